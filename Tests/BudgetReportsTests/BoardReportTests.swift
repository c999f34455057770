import ReportDocuments
import Testing

@testable import BudgetReports

/// The reports for people.
@Suite struct ReportCompositionTests {
  /// All forms of all reports on a fixture.
  static func texts(_ fixture: ReportedRunFixture) -> [String] {
    let reported = fixture.reported()
    let documents =
      [
        composeRunReport(reported), composeCFOReport(reported), composeBoardReport(reported),
        composeBoardAppendix(reported),
      ].compactMap { $0 } + CFOAppendix.allCases.map { $0.compose(reported) }
    return documents.flatMap { document in ReportForm.allCases.map { render(document, as: $0) } }
  }

  /// The board report and its appendix, paragraphs on one line.
  static func board(_ fixture: ReportedRunFixture) throws -> String {
    let document = try #require(composeBoardReport(fixture.reported()))
    let appendix = try #require(composeBoardAppendix(fixture.reported()))
    return render(document, as: .markdown) + render(appendix, as: .markdown)
  }

  @Test func theHeadlineIsJointAndInNaturalFrequencies() throws {
    let text = try Self.board(ReportedRunFixture())
    #expect(
      text.contains(
        "In 83 of 100 futures recurring money covers the plan in every year from FY2026; in 41 "
          + "savings alone do; in 66 it does without the induced savings."))
  }

  @Test(arguments: [
    (0.3, "is unlikely to"), (0.6, "is likely to"), (0.83, "is very likely to"),
    (0.97, "is nearly certain to"),
  ])
  func oddsHaveTheirWord(covered: Double, word: String) throws {
    #expect(try Self.board(ReportedRunFixture(covered: covered)).contains(word))
  }

  @Test func theCostStandsBesideTheNumberOfStudents() throws {
    let text = try Self.board(ReportedRunFixture())
    #expect(text.contains("In FY2028 the plan costs $142 per student in the district"))
  }

  @Test func noFutureIsSaidInWords() throws {
    let text = try Self.board(ReportedRunFixture(covered: 0))
    #expect(text.contains("In none of the futures simulated does recurring money cover"))
  }

  @Test func aDeterministicRunHasNoBoardReport() {
    let fixture = ReportedRunFixture(error: nil, isDeterministic: true)
    #expect(composeBoardReport(fixture.reported()) == nil)
    let text = render(composeRunReport(fixture.reported()), as: .markdown)
    #expect(text.contains("not the middle of the results"))
    #expect(!text.contains("of 100 futures"))
  }

  @Test(arguments: [true, false])
  func nothingUndefinedIsPrinted(isDefined: Bool) {
    for text in Self.texts(ReportedRunFixture(coverageIsDefined: isDefined)) {
      let words = text.split { !$0.isLetter }.map { $0.lowercased() }
      #expect(!words.contains("nan"))
      #expect(!words.contains("inf"))
      #expect(!words.contains("dscr"))
      #expect(!text.contains("−$0 "))
    }
  }

  /// An interval that rounds away at either end is said in words.
  @Test(arguments: [
    (0.0, 0.0004, "below 0.1%"), (0.9996, 1.0, "above 99.9%"),
    (0.147, 0.165, "between 14.7% and 16.5%"),
  ])
  func simulationErrorIsPlain(_ low: Double, _ high: Double, _ place: String) {
    let text = BoardWording.simulationError(trials: 10_000, low: low, high: high)
    #expect(text.contains("would lie \(place) (95% confidence)"))
  }

  @Test func noLineOfTextIsWiderThanEightyColumns() {
    let reported = ReportedRunFixture().reported()
    for form in [ReportForm.text, .ascii] {
      for document in [composeRunReport(reported), composeCFOReport(reported)] {
        for line in render(document, as: form).split(separator: "\n") {
          #expect(String(line).displayWidth <= 80, "\(line)")
        }
      }
    }
  }

  @Test func theSameRunGivesTheSameBytes() {
    #expect(Self.texts(ReportedRunFixture()) == Self.texts(ReportedRunFixture()))
  }

  @Test func printedTotalsAreTheSumsOfPrintedLines() throws {
    let reported = ReportedRunFixture().reported()
    let parts = [
      CostSection(reported: reported, place: 10).costTable,
      CostSection(reported: reported, place: 1).payerTable,
    ]
    for part in parts {
      guard case .table(let table) = part else { continue }
      for column in 1..<table.columns.count {
        var sum = 0
        var totals: [Int] = []
        for row in table.rows where row.kind != .group {
          let digits = row.cells[column].text.filter { $0.isNumber || $0 == "−" }
          let dollars = try #require(Int(digits.replacing("−", with: "-")))
          if row.kind == .plain { sum += dollars } else { totals.append(dollars) }
        }
        #expect(totals.count == 3)
        #expect(totals[0] + totals[1] == totals[2])
        #expect(totals[2] == sum)
      }
    }
  }

  @Test func costsAreRoundedByLargestRemaindersToTheirSum() throws {
    let costs = CostSection(reported: ReportedRunFixture().reported(), place: 1)
    guard case .table(let table) = costs.costTable else { return }
    // 40,000.3 + 120,000.4 + 10,000.5 = 170,001.2 prints as 170,001: the one dollar goes to .5.
    #expect(
      table.rows.map { $0.cells.count > 1 ? $0.cells[1].text : "" } == [
        "", "$40,000", "$120,001", "$160,001", "", "$10,000", "$10,000", "$170,001",
      ])
  }

  @Test func zeroRowsAreShownButNotTheEmptySideOfAStaffingLine() {
    let text = render(composeCFOReport(ReportedRunFixture().reported()), as: .markdown)
    #expect(text.contains("| One-time savings | $0 | $0 | $0 |"))
    #expect(!text.contains("The class_size.elementary line"))
  }

  /// The board's tables leave out rows of zeros and say how many.
  @Test func theBoardSeesNoRowsOfZeros() throws {
    let text = try Self.board(ReportedRunFixture())
    #expect(!text.contains("| One-time savings | $0"))
    #expect(text.contains("1 row that is zero in every year is left out."))
  }

  /// 1,400 + 300 print as 2,000 + 0 and 600 + 200 as 1,000 + 0: the small line may go, the totals stay.
  @Test func rowsThatPrintAsZeroDoNotChangeTheTotal() {
    let table = AdditiveTable(
      groups: [
        .init(
          title: nil, lines: [("a", [1_400, 600]), ("b", [300, 200]), ("c", [0, 0])], total: "all")
      ], total: nil, columns: 2, place: 1_000)
    #expect(table.zeroLines == 2)
    let shown = table.rows(showsZeros: false)
    #expect(shown.last?.cells.dropFirst().map(\.text) == ["$2,000", "$1,000"])
    #expect(table.rows().last?.cells.map(\.text) == shown.last?.cells.map(\.text))
  }

  @Test func theFooterReproducesTheReport() throws {
    let text = render(composeRunReport(ReportedRunFixture().reported()), as: .text)
    for piece in ["plus_one", "10,000 trials, latin", "seed 1", "evenkeel 0.1.0", "0f0f0f"] {
      #expect(text.contains(piece))
    }
    let command = text.split(separator: "\n").suffix(2).joined(separator: " ")
      .replacing("\\", with: " ").split(separator: " ").joined(separator: " ")
    #expect(command == ReportedRunFixture().reported().provenance.command)
  }
}
