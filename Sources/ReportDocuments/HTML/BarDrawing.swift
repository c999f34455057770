/// Stacked bars as SVG: the first part at the bottom, values inside, names at the last bar.
struct BarDrawing {
  /// What is drawn.
  let chart: StackedBars

  private static let top = 22.0
  private static let bottom = 214.0
  private static let right = 244.0
  /// So many streams have a colour of their own; the others are one part.
  private static let mostStreams = 3

  private struct Part {
    let title: String
    let values: [Double]
    let style: String
    let fill: String
    let ink: String
    var isHatched = false

    /// The position of the last year in which it pays.
    var lastYear: Int { values.lastIndex { $0 > 0 } ?? 0 }
  }

  private static let streams = [
    ("s2", "#3f97d3", "#10212e"), ("s1", "#0072b2", "#ffffff"), ("s3", "#cc79a7", "#2a0f1e"),
  ]

  /// The parts that pay something, the later streams as one.
  private var parts: [Part] {
    var parts: [Part] = []
    var streams = 0
    let paying = chart.series.filter { $0.values.contains { $0 > 0 } }
    let savings = paying.filter { $0.kind == .saving || $0.kind == .oneTimeSaving }
    let shown = savings + paying.filter { $0.kind != .saving && $0.kind != .oneTimeSaving }
    let all = shown.count { $0.kind == .stream }
    var rest: [StackedBars.Series] = []
    for series in shown {
      switch series.kind {
      case .saving:
        parts.append(part(series, "s4", "#00664b", "#ffffff"))
      case .oneTimeSaving:
        parts.append(part(series, "s5", "#f0e442", "#2b2800"))
      case .stream:
        if streams < Self.mostStreams - (all > Self.mostStreams ? 1 : 0) {
          let (style, fill, ink) = Self.streams[streams]
          parts.append(part(series, style, fill, ink))
        } else {
          rest.append(series)
        }
        streams += 1
      case .generalFund: continue
      }
    }
    if !rest.isEmpty {
      let values = chart.labels.indices.map { year in
        rest.reduce(0) { $0 + value($1, year) }
      }
      let (style, fill, ink) = Self.streams[2]
      parts.append(
        Part(
          title: ChartWording.otherGrants, values: values, style: style, fill: fill, ink: ink))
    }
    for series in shown where series.kind == .generalFund {
      var own = part(series, "gf", "#d55e00", "#10212e")
      own.isHatched = true
      parts.append(own)
    }
    return parts
  }

  private func part(_ series: StackedBars.Series, _ style: String, _ fill: String, _ ink: String)
    -> Part
  {
    Part(
      title: series.title, values: chart.labels.indices.map { value(series, $0) }, style: style,
      fill: fill, ink: ink)
  }

  private func value(_ series: StackedBars.Series, _ year: Int) -> Double {
    guard series.values.indices.contains(year), series.values[year].isFinite else { return 0 }
    return max(0, series.values[year])
  }

  /// The picture.
  var drawing: SVGDrawing {
    var drawing = SVGDrawing(height: 242)
    let parts = parts
    let count = chart.labels.count
    guard count > 0 else { return drawing }
    let slot = (Self.right - 4) / Double(count)
    let width = min(48, slot * 0.78)
    let totals = chart.labels.indices.map { year in parts.reduce(0) { $0 + $1.values[year] } }
    let scale = (Self.bottom - Self.top) / max(totals.max() ?? 0, 1e-9)
    let step = max(1, Int((46 / slot).rounded(.up)))
    drawing.line(
      (0, Self.bottom), (Self.right, Self.bottom), style: "zero", stroke: "#8a93a0")
    var ends: [End] = []
    for year in chart.labels.indices {
      let x = 4 + slot * (Double(year) + 0.5) - width / 2
      var base = Self.bottom
      for part in parts {
        let height = part.values[year] * scale
        drawing.box(
          (x, base - height), width: width, height: height, style: "\(part.style) gap",
          fill: part.fill, isHatched: part.isHatched)
        inside(part, year, at: (x, base), width: width, height: height, &drawing)
        if height > 0, year == part.lastYear {
          ends.append(End(x: x + width, y: base - height / 2, part: part))
        }
        base -= height
      }
      guard (count - 1 - year) % step == 0 else { continue }
      drawing.text(
        short(totals[year]), (x + width / 2, base - 6), anchor: .middle, style: "b")
      drawing.text(
        chart.labels[year], (x + width / 2, Self.bottom + 18), anchor: .middle)
    }
    names(ends, &drawing)
    return drawing
  }

  /// Where a part's last bar ends.
  private struct End {
    let x: Double
    let y: Double
    let part: Part
  }

  /// About the units that a letter takes.
  private static let letter = 6.9

  /// The dollars of a part where they fit into its bar; on hatching they stand on a plate.
  private func inside(
    _ part: Part, _ year: Int, at corner: (x: Double, y: Double), width: Double, height: Double,
    _ drawing: inout SVGDrawing
  ) {
    let words = short(part.values[year])
    let room = Double(words.count) * Self.letter
    guard height >= 15, width >= room else { return }
    let middle = (x: corner.x + width / 2, y: corner.y - height / 2)
    if part.isHatched {
      drawing.box(
        (middle.x - room / 2 - 1, middle.y - 7), width: room + 2, height: 14, style: "paper",
        fill: "#ffffff")
    }
    drawing.text(
      words, (middle.x, middle.y + 4), anchor: .middle,
      style: part.isHatched ? "" : "\(part.style)t", fill: part.isHatched ? "#1a1e24" : part.ink)
  }

  /// A number within a bar, without the sign of the unit.
  private func short(_ value: Double) -> String {
    let text = chart.format.text(value)
    return text.hasPrefix("$") ? String(text.dropFirst()) : text
  }

  /// Names with their colour beside the last bar; a part that pays earlier only says until when.
  private func names(_ ends: [End], _ drawing: inout SVGDrawing) {
    let last = chart.labels.count - 1
    let words = ends.map { end in
      ChartWording.split(end.part.title)
        + (end.part.lastYear < last ? [ChartWording.until(chart.labels[end.part.lastYear])] : [])
    }
    let labels = SVGDrawing.labels(
      zip(ends, words).map { ($0.y, $1) }, from: Self.top, to: Self.bottom)
    for (end, label) in zip(ends, labels) {
      if end.part.lastYear == last {
        drawing.polyline(
          [(end.x, end.y), (Self.right + 2, end.y), (Self.right + 8, label.middle)],
          style: "leader", stroke: "#8a93a0", width: 1)
      }
      let first = label.lines.first?.y ?? label.middle
      drawing.box(
        (Self.right + 10, first - 4), width: 8, height: 8, style: end.part.style,
        fill: end.part.fill, isHatched: end.part.isHatched)
      for line in label.lines { drawing.text(line.words, (Self.right + 22, line.y + 4)) }
    }
  }
}
