import Testing

@testable import ReportDocuments

/// A document with every kind of part, its words full of signs that HTML would read.
enum PageFixture {
  static let hostile = "</style><script>alert('x')</script> & \"q\" {{title}} \u{202E}"

  static let table = ReportTable(
    caption: hostile,
    columns: [
      .init("", isNumber: false), .init(hostile, isNumber: true), .init("n", isNumber: true),
    ],
    rows: [
      .init([hostile], kind: .group),
      .init([.text("a"), .futures(.init(0.834, .frequency(error: nil))), .dollars(-1_234)]),
      .init(
        [.text("b"), .detailed(.text(hostile), detail: hostile), .trend(.number(3), [0.5, 1])],
        kind: .marked),
      .init([.text("Sum"), .missing, .nothing], kind: .total),
    ], note: hostile, isCards: true, detailNote: hostile)

  static let fan = FanChart(
    caption: hostile,
    points: [
      .init(label: "FY2026", p5: 1, p25: 2, p50: 3, p75: 4, p95: 5),
      .init(label: "FY2027", p5: 1, p25: 3, p50: 5, p75: 7, p95: 9),
      .init(label: "FY2028", p5: .nan, p25: .nan, p50: .nan, p75: .nan, p95: .nan),
      .init(label: "FY2029", p5: 2, p25: 2, p50: 2, p75: 2, p95: 2),
    ], reference: (1, hostile), format: .ratio, below: ("of 100", ["1", "<1", "", "3"]),
    floor: ([1, 2, 3, 4], hostile))

  static let bars = StackedBars(
    caption: hostile, labels: ["FY2026", "FY2027"],
    series: [
      .init(title: hostile, kind: .stream, values: [20, 10]),
      .init(title: "Savings", kind: .saving, values: [40, 40]),
      .init(title: "General fund", kind: .generalFund, values: [30, 60]),
      .init(title: "Nothing", kind: .stream, values: [0, 0]),
    ], format: .dollars, table: table)

  static let heat = HeatMap(
    caption: hostile, pageCaption: hostile, rowHeading: "School", columns: ["K", hostile],
    totals: ["Sum"],
    modes: ["Of 100", hostile],
    rows: [
      .init(
        title: hostile, cells: [.init(shade: 0.2, words: ["20", hostile]), nil],
        totals: [.number(1.5, decimals: 1)])
    ], darkest: 0.5, isShare: true)

  static let tornado = TornadoChart(
    caption: hostile, center: (10, "The plan"),
    bars: [
      .init(title: hostile, low: -20, high: 40), .init(title: "b", low: 5, high: 10),
      .init(title: "c", low: .nan, high: 10),
    ], format: .dollars, table: table)

  static let bridge = BridgeChart(
    caption: hostile,
    steps: [
      .init(title: "FY2026", value: 100, isTotal: true),
      .init(title: hostile, value: -150, isTotal: false),
      .init(title: "FY2030", value: -50, isTotal: true),
    ], range: (-80, 20, hostile), table: table)

  static let document = ReportDocument(
    title: hostile, subtitle: hostile,
    parts: [
      .headline("In fewer than 1 of 100 futures it pays; FY2026 costs $1,200, or 3."),
      .heading(level: 2, hostile), .paragraph(hostile), .points([hostile, "b"]),
      .definitions([(hostile, hostile)]), .table(table),
      .columns([[.chart(.fan(fan))], [.chart(.stackedBars(bars))]]), .newPage,
      .heading(level: 3, "deeper"), .chart(.heatMap(heat)), .chart(.tornado(tornado)),
      .chart(.bridge(bridge)), .code(hostile), .footer([hostile, "  a \\", "    b"]),
    ])

  static let page = render([document, document], as: .html)
}

/// A page read as a tree of tags.
struct PageTags {
  struct Tag {
    let name: String
    let attributes: [String: String]
    /// The names of the tags around it, the outermost first.
    let path: [String]
  }

  /// Every tag in order.
  private(set) var all: [Tag] = []
  /// The text between tags, entities resolved; style and head left out.
  private(set) var text = ""
  /// What is wrong with the nesting.
  private(set) var faults: [String] = []

  private static let void: Set = ["meta", "input", "br", "link", "img", "hr"]

  init(_ page: String) {
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      add(rest[..<start], in: open)
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      var inside = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") { continue }
      if inside.hasPrefix("/") {
        let name = String(inside.dropFirst())
        if open.last != name { faults.append("</\(name)> within \(open)") }
        if open.last == name { open.removeLast() }
        continue
      }
      let closes = inside.hasSuffix("/")
      if closes { inside = inside.dropLast() }
      let name = String(inside.prefix { $0 != " " && $0 != "\n" })
      all.append(
        Tag(name: name, attributes: Self.attributes(inside.dropFirst(name.count)), path: open))
      if !closes, !Self.void.contains(name) { open.append(name) }
      if name == "style", let close = rest.firstRange(of: "</style>") {
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private mutating func add(_ piece: Substring, in open: [String]) {
    guard !open.contains("head") else { return }
    text += Self.resolved(String(piece)) + " "
  }

  static func resolved(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var result: [String: String] = [:]
    for match in text.matches(of: /([A-Za-z0-9:-]+)(?:="([^"]*)")?/) {
      result[String(match.1)] = resolved(String(match.2 ?? ""))
    }
    return result
  }

  func named(_ name: String) -> [Tag] { all.filter { $0.name == name } }
}
