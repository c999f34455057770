import Testing

@testable import ReportDocuments

/// The forms of a report for people.
@Suite struct RenderingTests {
  static let years = (2026...2035).map { "FY\($0)" }

  static let wide = ReportTable(
    caption: "Mean dollars a year – nominal",
    columns: [ReportTable.Column("Line", isNumber: false)]
      + years.map { ReportTable.Column($0, isNumber: true) },
    rows: [
      ReportTable.Row(["Recurring"], kind: .group),
      ReportTable.Row(
        ["Master Teacher: release from teaching | every day of the year"]
          + years.indices.map { .dollars(1_200_000 + 1_000 * Double($0)) }),
      ReportTable.Row(["Élan 学校 stipend"] + years.map { _ in .dollars(-20) }),
      ReportTable.Row(["Total"] + years.map { _ in .dollars(1_200_000.2) }, kind: .total),
    ], note: "Percentiles do not add.")

  static let chart = FanChart(
    caption: "Recurring coverage ratio",
    points: years.enumerated().map { index, year in
      let middle = 0.9 + 0.03 * Double(index)
      return FanChart.Point(
        label: year, p5: middle - 0.2, p25: middle - 0.05, p50: middle, p75: middle + 0.06,
        p95: middle + 0.25)
    }, reference: (1, "1.00 = covered"), format: .ratio)

  static let document = ReportDocument(
    title: "Will it pay for itself?", subtitle: "Slaton ISD – FY2026 to FY2035",
    parts: [
      .headline("In 83 of 100 futures recurring money covers the plan in every year from FY2026."),
      .heading(level: 2, "Costs"),
      .paragraph(String(repeating: "A sentence that goes on – and on ≥ 80 columns. ", count: 5)),
      .table(wide), .chart(.fan(chart)),
      .points(["one", String(repeating: "long point ", count: 20)]),
      .definitions([("Recurring money", String(repeating: "comes every year ", count: 10))]),
      .heading(level: 3, "Small"),
      .footer(["Input " + String(repeating: "0123456789abcdef", count: 8), "kept  as it is"]),
    ])

  @Test(arguments: [ReportForm.text, .ascii])
  func noLineIsWiderThanEightyColumns(form: ReportForm) {
    for line in render(Self.document, as: form).split(separator: "\n") {
      #expect(String(line).displayWidth <= 80, "\(line)")
      #expect(line.last != " ")
    }
  }

  @Test func theFallbackIsASCIIOnly() {
    let text = render(Self.document, as: .ascii)
    let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII }
    #expect(isASCII)
    #expect(text.contains("-$20"))
    #expect(text.contains("Elan ??"))
    #expect(text.contains(">= 80"))
  }

  @Test func aWideTableIsSplitByYearsAndLosesNothing() {
    let text = render(Self.document, as: .text)
    for year in Self.years { #expect(text.contains(year)) }
    for index in Self.years.indices { #expect(text.contains("$1,\(200 + index),000")) }
    #expect(text.components(separatedByText: "Élan 学校 stipend").count - 1 >= 2)
  }

  @Test func numbersEndInOneColumn() throws {
    let table = ReportTable(
      caption: nil,
      columns: [.init("Line", isNumber: false), .init("FY2026", isNumber: true)],
      rows: [.init(["学校", "$5"]), .init(["e\u{301}lan", "−$1,000"]), .init(["plain", "$20"])])
    let lines = render(
      ReportDocument(title: "t", subtitle: nil, parts: [.table(table)]), as: .text
    ).split(separator: "\n").map(String.init).suffix(5)
    let widths = Set(lines.map(\.displayWidth))
    #expect(widths.count == 1)
  }

  @Test func theChartShowsMediansAndItsReference() {
    let lines = TextRenderer(isASCII: true).lines(Self.chart)
    let drawn = lines.filter { $0.contains(" | ") }
    #expect((8...18).contains(drawn.count))
    #expect(lines.contains { $0.contains("1.00 |") && $0.contains("--") })
    #expect(lines.contains { $0.contains("p50") && $0.contains("0.90") && $0.contains("1.17") })
    let medianRows = Self.chart.points.indices.map { index in
      drawn.firstIndex { line in
        let body = Array(line.drop { $0 != "|" }.dropFirst(2))
        let position = index * 7 + 3
        return position < body.count && body[position] == "="
      }
    }
    #expect(!medianRows.contains(nil))
    let rows = medianRows.compactMap { $0 }
    #expect(rows == rows.sorted(by: >), "rising medians stand higher up")
  }

  @Test func twentyYearsAreDrawnInSeveralRowsOfYears() {
    let points = (2026...2045).map {
      FanChart.Point(label: "FY\($0)", p5: 0.9, p25: 1, p50: 1.1, p75: 1.2, p95: 1.3)
    }
    let chart = FanChart(caption: "c", points: points, reference: nil, format: .ratio)
    let lines = TextRenderer(isASCII: false).lines(chart)
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    let text = lines.joined(separator: "\n")
    #expect((2026...2045).allSatisfy { text.contains("FY\($0)") })
  }

  /// Half as high, with words under the years instead of percentiles, and no longer than a board has room.
  @Test func aSmallChartHasWordsBelow() throws {
    let whole = Self.chart
    let odds = whole.points.indices.map { "\($0 + 80)" }
    let chart = FanChart(
      caption: "c", points: whole.points, reference: (1, "1.00"), format: .ratio,
      below: ("of 100", odds), isSmall: true)
    let lines = TextRenderer(isASCII: false).lines(chart)
    #expect(lines.count <= ChartScale.fewRows + 2 + 5)
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    let below = try #require(lines.first { $0.hasPrefix("of 100") })
    #expect(below.split(separator: " ").dropFirst(2).map(String.init) == odds)
    #expect(!lines.contains { $0.contains("p95") })
  }

  @Test func aChartOfUndefinedNumbersIsDrawnEmpty() {
    let chart = FanChart(
      caption: "c",
      points: [.init(label: "FY2026", p5: .nan, p25: .nan, p50: .nan, p75: .nan, p95: .nan)],
      reference: nil, format: .dollars)
    let text = TextRenderer(isASCII: false).lines(chart).joined(separator: "\n")
    #expect(text.contains("n/a"))
    #expect(!text.lowercased().contains("nan"))
    let empty = FanChart(caption: "c", points: [], reference: nil, format: .count)
    #expect(TextRenderer(isASCII: false).lines(empty) == ["c"])
  }

  /// A ratio that never moves is labelled with two decimals.
  @Test func aRatioThatStaysIsLabelledShortly() {
    let chart = FanChart(
      caption: "c", points: [.init(label: "FY2026", p5: 1, p25: 1, p50: 1, p75: 1, p95: 1)],
      reference: nil, format: .ratio)
    let text = TextRenderer(isASCII: false).lines(chart).joined(separator: "\n")
    #expect(text.contains("1.00 ┤"))
    #expect(!text.contains("1.000"))
  }

  @Test(arguments: [(0.0, 0.0), (1.0, 1.0), (-5.0, 1e9), (1e14, 1e14 + 1), (-1e-9, 1e-9)])
  func scalesCoverTheirNumbers(low: Double, high: Double) throws {
    let scale = ChartScale(covering: [low, high])
    #expect(scale.values.count <= 18)
    let top = try #require(scale.values.first)
    let bottom = try #require(scale.values.last)
    #expect(top >= high - scale.step / 2)
    #expect(bottom <= low + scale.step / 2)
    #expect(scale.row(of: high) <= scale.row(of: low))
  }

  @Test func markdownTablesHaveOneCellAColumn() {
    let text = render(Self.document, as: .markdown)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 6)
    for row in rows {
      let bars = row.replacing("\\|", with: "").filter { $0 == "|" }.count
      #expect(bars == Self.years.count + 2, "\(row)")
    }
    #expect(rows[1].hasPrefix("| :--- | ---: |"))
    #expect(text.contains("teaching \\| every"))
    #expect(text.contains("```text"))
    #expect(text.contains("> **In 83 of 100"))
  }

  @Test func markdownSignsAreEscaped() {
    let text = render(
      ReportDocument(
        title: "a*b", subtitle: nil,
        parts: [.paragraph("# not a heading <b> `x` no_title2 _em_"), .points(["1. one"])]),
      as: .markdown)
    #expect(text == "# a\\*b\n\n\\# not a heading \\<b> \\`x\\` no_title2 \\_em\\_\n\n- 1\\. one\n")
  }

  @Test func aFenceIsLongerThanItsContents() {
    let text = render(
      ReportDocument(title: "t", subtitle: nil, parts: [.footer(["```` code"])]), as: .markdown)
    #expect(text.contains("`````text\n```` code\n`````"))
  }
}

extension String {
  /// The pieces between occurrences of a text.
  func components(separatedByText text: String) -> [Substring] { split(separator: text) }
}
