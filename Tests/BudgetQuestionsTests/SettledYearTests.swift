import BudgetModel
import BudgetProjection
import BudgetReports
import MonteCarlo
import ReportDocuments
import Testing

@testable import BudgetQuestions

/// `settled raises FY2027 = 3%, 2.5%`: years of a driver that are agreed, and draws after them.
@Suite struct SettledYearTests {
  /// A district whose pay follows a driver.
  private static func text(_ driver: String, _ more: String) -> String {
    """
    language 1
    scenario "A contract" { years = FY2026..FY2031 }
    driver raises = \(driver)
    driver cpi = ar1(mean = 2.5%, sd = 1.3%, persistence = 0.5)
    correlate raises with cpi at 0.6
    \(more)
    staff teachers {
      positions = 40 FTE; salary = $50,000 per FTE grow by raises; turnover = 8% to 14% drawn each year
    }
    let rate = raises
    let prices = cpi
    let pay = teachers.salary
    plan "Leaders" { leader lead { count = 2; stipend = $5,000 } }
    """
  }

  private static let ar1 = "ar1(mean = 3%, sd = 1%, persistence = 0.5)"
  private static let settled = "settled raises FY2027 = 5%, 4%"

  /// At the medians: FY2026 is the mean, then 5 % and 4 %, then half of each year's distance from 3 %.
  @Test func theProcessGoesOnFromTheLastSettledYear() throws {
    let found = try MedianFigures(Self.text(Self.ar1, Self.settled))
    expectEqual(try found("let.rate"), [0.03, 0.05, 0.04, 0.035, 0.0325, 0.03125], "rate")
    let pay = [1, 1.05, 1.04, 1.035, 1.0325, 1.03125].reduce(into: [50_000.0]) { pay, factor in
      pay.append(pay[pay.count - 1] * factor)
    }
    expectEqual(try found("let.pay"), Array(pay[1...]), "salary")
  }

  /// A random walk goes on with its drift; a year between two settled ones is drawn from the one before.
  @Test func aRandomWalkAndAGap() throws {
    let found = try MedianFigures(
      Self.text(
        "random_walk(start = 2%, drift = 0.1%, sd = 0.5%)",
        "settled raises FY2027 = 4%\nsettled raises FY2029 = 1%"))
    expectEqual(try found("let.rate"), [0.021, 0.04, 0.041, 0.01, 0.011, 0.012], "rate")
  }

  /// A driver without a process has its own draw in every other year, a plain one its number.
  @Test func otherYearsStayAsTheyAre() throws {
    let found = try MedianFigures(Self.text("2% to 4%", Self.settled))
    expectEqual(try found("let.rate"), [0.03, 0.05, 0.04, 0.03, 0.03, 0.03], "median")
  }

  /// In every future settled years have no spread, the process goes on with the innovation that it would
  /// have had, x = m + ρ(x' − m) + s√(1 − ρ²)z, and no other draw moves, even of a correlated value.
  @Test(arguments: [Sampling.latin, .plain])
  func noOtherDrawMoves(_ sampling: Sampling) throws {
    let settings = SimulationSettings(trials: 300, seed: 4, sampling: sampling)
    let open = try AllTrials(.text(Self.text(Self.ar1, "")), settings)
    let agreed = try AllTrials(.text(Self.text(Self.ar1, Self.settled)), settings)
    func columns(_ all: AllTrials, _ name: String) throws -> [[Double]] {
      all.columns(try #require(all.projection.runs[0].figuresByName[name]))
    }
    #expect(try columns(open, "let.prices") == columns(agreed, "let.prices"))
    #expect(
      try columns(open, "staff.teachers.stayers") == columns(agreed, "staff.teachers.stayers"))
    let free = try columns(open, "let.rate")
    let bound = try columns(agreed, "let.rate")
    #expect(free[0] == bound[0])
    #expect(bound[1].allSatisfy { $0 == 0.05 } && bound[2].allSatisfy { $0 == 0.04 })
    for year in 3..<6 {
      func innovations(_ rates: [[Double]]) -> [Double] {
        zip(rates[year - 1], rates[year]).map { $1 - 0.03 - 0.5 * ($0 - 0.03) }
      }
      let isSame = zip(innovations(free), innovations(bound)).allSatisfy {
        agrees($0, $1, absolute: 1e-12)
      }
      #expect(isSame, "year \(year)")
      #expect(bound[year] != free[year])
    }
  }

  /// The assumption register lists the agreement with its years and its source.
  @Test func theRegisterNamesTheAgreement() throws {
    let source = ScenarioSource.text(
      Self.text(Self.ar1, Self.settled + " source \"agreement of May 2025\""))
    let result = runScenario(
      RunRequest(source: source, path: "x", variants: .base, settings: .medians))
    let text = render(CFOAppendix.register.compose(try #require(result.runs.first)), as: .markdown)
    for words in ["agreement of May 2025", "in FY2027", "in FY2028"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// `explain` tells the first drawn year from the settled one.
  @Test func explainNamesTheYearBefore() throws {
    let answer = explainFigure(
      RunRequest(
        source: .text(Self.text(Self.ar1, Self.settled)), path: "x", variants: .base,
        settings: SimulationSettings(trials: 20, threads: 1)),
      figure: "driver.raises", year: 2029, trial: nil, depth: 8, inASCII: true)
    let text = render(try #require(answer.document), as: .ascii)
    for word in ["FY2028", "4%", "settled raises FY2027"] {
      #expect(text.contains(word), "\(word)")
    }
  }
}
