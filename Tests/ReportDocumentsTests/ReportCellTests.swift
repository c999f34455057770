import Testing

@testable import ReportDocuments

/// Cells of tables as they are drawn.
@Suite struct ReportCellTests {
  @Test(arguments: [
    (ReportCell.text("a"), "a"), ("FY2027", "FY2027"), (.number(1_234.56, decimals: 1), "1,234.6"),
    (.number(nil), "n/a"), (.dollars(-1_250, place: 100), "−$1,300"), (.dollars(.nan), "n/a"),
    (.percent(0.125, decimals: 1), "12.5%"), (.percent(nil), "n/a"), (.missing, "n/a"),
    (.nothing, "–"), (.figure(0.834, .frequency(error: 0.006)), "about 83"),
    (.figure(2_340_000, .shortDollars(decimals: 2)), "$2.34M"),
    (.figure(0.254, .dollarsAndCents), "$0.25"), (.figure(-0.254, .dollarsAndCents), "−$0.25"),
    (.figure(0.0123, .signedPercent(decimals: 1)), "+1.2%"),
    (.figure(0.0004, .signedPercent(decimals: 1)), "0.0%"),
    (.figure(-0.0123, .signedPercent(decimals: 1)), "−1.2%"),
  ])
  func aCellIsDrawn(_ cell: ReportCell, _ text: String) { #expect(cell.text == text) }

  @Test func aRangeNamesTheUnitOfAPercentageOnceInParentheses() {
    func share(_ value: Double) -> ReportFigure { ReportFigure(value, .percent(decimals: 0)) }
    func dollars(_ value: Double) -> ReportFigure { ReportFigure(value, .dollars(place: 1)) }
    #expect(ReportCell.range(share(0.7), share(0.8)).text == "70% to 80%")
    let inside = ReportCell.figureInRange(share(0.81), from: share(0.71), to: share(0.88))
    #expect(inside.text == "81% (71–88%)")
    let money = ReportCell.figureInRange(dollars(5), from: dollars(1), to: dollars(9))
    #expect(money.text == "$5 ($1–$9)")
  }

  /// The number stays a number until a form draws it.
  @Test(arguments: ReportForm.allCases)
  func everyFormDrawsTheNumbersOfATable(form: ReportForm) {
    let table = ReportTable(
      caption: nil,
      columns: [.init("Line", isNumber: false), .init("Mean", isNumber: true)],
      rows: [.init(["Pay", .dollars(-1_234.4)]), .init(["Share", .percent(0.5)])])
    let text = render(ReportDocument(title: "t", subtitle: nil, parts: [.table(table)]), as: form)
    #expect(text.contains(form == .ascii ? "-$1,234" : "−$1,234"))
    #expect(text.contains("50%"))
  }

  @Test(arguments: [(24.0, 0), (22.5, 1), (0.125, 3), (1.0 / 3, 6), (-1.25, 2), (.nan, 6)])
  func aNumberIsPrintedWithTheDecimalsItHas(value: Double, decimals: Int) {
    #expect(FigureFormat.decimals(of: value, most: 6) == decimals)
  }
}
