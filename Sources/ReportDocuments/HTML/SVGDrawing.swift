internal import PlainText

/// The inside of an SVG picture.
///
/// Colours stand as attributes, for printers that do not carry a page's style into a picture, and as
/// classes, by which the page's style replaces them in the dark.
struct SVGDrawing {
  /// The units that the picture is wide; 12-unit text is 12 px on a phone.
  let width: Double
  /// The units that it is high.
  let height: Double
  /// The elements so far.
  private(set) var elements = ""

  /// An empty picture.
  init(width: Double = 360, height: Double) {
    self.width = width
    self.height = height
  }

  /// How text is set against its point.
  enum Anchor: String { case start, middle, end }

  /// A number of the picture, to a tenth of a unit.
  static func number(_ value: Double) -> String {
    FigureFormat.plain((value * 10).rounded() / 10, significant: 8) ?? "0"
  }

  private static func points(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  /// A filled area.
  mutating func polygon(_ points: [(x: Double, y: Double)], style: String, fill: String) {
    elements += "<polygon points=\"\(Self.points(points))\" class=\"\(style)\" fill=\"\(fill)\"/>"
  }

  /// A line through points.
  mutating func polyline(
    _ points: [(x: Double, y: Double)], style: String, stroke: String, width: Double,
    dash: String? = nil
  ) {
    elements +=
      "<polyline points=\"\(Self.points(points))\" class=\"\(style)\" fill=\"none\" "
      + "stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
  }

  /// A straight line.
  mutating func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), style: String, stroke: String,
    width: Double = 1, dash: String? = nil
  ) {
    elements +=
      "<line x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" "
      + "x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\" class=\"\(style)\" "
      + "stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
  }

  /// A dot.
  mutating func dot(_ at: (x: Double, y: Double), radius: Double, style: String, fill: String) {
    elements +=
      "<circle cx=\"\(Self.number(at.x))\" cy=\"\(Self.number(at.y))\" "
      + "r=\"\(Self.number(radius))\" class=\"\(style)\" fill=\"\(fill)\"/>"
  }

  /// A box, hatched on request so that it is known without its colour.
  mutating func box(
    _ corner: (x: Double, y: Double), width: Double, height: Double, style: String, fill: String,
    isHatched: Bool = false
  ) {
    guard width > 0, height > 0 else { return }
    elements +=
      "<rect x=\"\(Self.number(corner.x))\" y=\"\(Self.number(corner.y))\" "
      + "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" class=\"\(style)\" "
      + "fill=\"\(fill)\"/>"
    if isHatched { hatch(corner, width: width, height: height) }
  }

  /// Slanting lines within a box.
  private mutating func hatch(_ corner: (x: Double, y: Double), width: Double, height: Double) {
    let gap = 5.0
    var path = ""
    var offset = gap
    while offset < width + height {
      let start = (x: min(offset, width), y: max(0, offset - width))
      let end = (x: max(0, offset - height), y: min(offset, height))
      path +=
        "M\(Self.number(corner.x + start.x)) \(Self.number(corner.y + start.y))"
        + "L\(Self.number(corner.x + end.x)) \(Self.number(corner.y + end.y))"
      offset += gap
    }
    guard !path.isEmpty else { return }
    elements +=
      "<path d=\"\(path)\" class=\"hatch\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"1.4\"/>"
  }

  /// Words.
  mutating func text(
    _ words: String, _ at: (x: Double, y: Double), anchor: Anchor = .start, style: String = "",
    fill: String = "#1a1e24"
  ) {
    elements +=
      "<text x=\"\(Self.number(at.x))\" y=\"\(Self.number(at.y))\" text-anchor=\"\(anchor)\" "
      + (style.isEmpty ? "" : "class=\"\(style)\" ")
      + "fill=\"\(fill)\" font-size=\"12\">\(words.escapedForHTML)</text>"
  }

  /// A label beside a picture: its lines with their heights, and the middle of them.
  struct Label {
    let lines: [(words: String, y: Double)]
    let middle: Double
  }

  /// The height of a line of a label, and the gap between two labels.
  private static let lineHeight = 13.0
  private static let labelGap = 4.0

  /// Labels beside the heights that they name, pushed apart where they would touch; in the order given.
  static func labels(
    _ wanted: [(y: Double, words: [String])], from top: Double, to bottom: Double
  ) -> [Label] {
    let order = wanted.indices.sorted {
      wanted[$0].y != wanted[$1].y ? wanted[$0].y < wanted[$1].y : $0 > $1
    }
    func half(_ index: Int) -> Double { Double(wanted[index].words.count) * lineHeight / 2 }
    var middles = wanted.map(\.y)
    var floor = top - lineHeight / 2
    for index in order {
      middles[index] = max(middles[index], floor + half(index))
      floor = middles[index] + half(index) + labelGap
    }
    var ceiling = bottom + lineHeight / 2
    for index in order.reversed() {
      middles[index] = min(middles[index], ceiling - half(index))
      ceiling = middles[index] - half(index) - labelGap
    }
    return wanted.indices.map { index in
      let first = middles[index] - half(index) + lineHeight / 2
      return Label(
        lines: wanted[index].words.enumerated().map {
          ($0.element, first + Double($0.offset) * lineHeight)
        }, middle: middles[index])
    }
  }
}
