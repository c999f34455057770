import BudgetModel
import BudgetProjection
import BudgetReports
import CalculationGraphs
import Diagnostics
import FigureCatalogue
import MonteCarlo
import Quantities
import ReportDocuments
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// `set enrollment.students *= 97% from FY2027`: each named year's students times a factor, once.
@Suite struct EnrollmentShockTests {
  /// Two schools with three grades in FY2025, with a method of their own and some changes.
  private static func text(_ method: String, _ changes: String) -> String {
    """
    language 1
    scenario "Fewer students" { years = FY2026..FY2030 }
    school north "North" { }
    school south "South" { }
    enrollment FY2025 {
                K    1    2
      north    61   58   64
      south    83   79   75
      \(method)
    }
    class_size all { grades = K..2; target = 22 students; rounding = up }
    staff teachers "Teachers" { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }
    fund grant "Grant" { award = $100 per student; count_year = prior; available = 100%; pays_for = leader stipends }
    plan "Leaders" { leader lead "Lead" { count = 1; stipend = $9,000 } }
    \(changes)

    """
  }

  private static let moving =
    "method = growth; growth = -3% to 3% drawn each year by school and grade"
  private static let rising =
    "survival = 98% to 101% drawn each year by school and grade; entry_growth = -2% to 2% drawn each year"
  private static let cohorts = "\(rising); noise = 70%"
  private static let whole = "\(rising); noise = 70%; whole_students = yes"
  private static let moved =
    "\(rising); noise = 70%; move north to south = 20% from FY2028"

  @Test func theFactorIsTakenOnceAndDoesNotGrow() throws {
    func students(_ change: String) throws -> [Double] {
      try MedianFigures(Self.text("method = flat", change))("enrollment")
    }
    expectEqual(
      try students("set enrollment.students *= 97% from FY2027"),
      [420, 407.4, 407.4, 407.4, 407.4], "from")
    expectEqual(
      try students("set enrollment.students *= 95% in FY2028"), [420, 420, 399, 420, 420], "in")
    expectEqual(
      try students(
        "set enrollment.students *= 95% from FY2028\nset enrollment.students *= 90% in FY2029"),
      [420, 420, 399, 359.1, 399], "both")
  }

  /// Whatever the method, a future's students are the path's times the factor: no draw and no later year
  /// moves.
  @Test(arguments: [moving, cohorts, moved, rising])
  func thePathDoesNotMove(_ method: String) throws {
    let text = Self.text(
      method, "variant fewer \"Fewer\" { set enrollment.students *= 93% FY2027..FY2028 }")
    for sampling in [Sampling.latin, .plain] {
      let all = try AllTrials(
        .text(text), SimulationSettings(trials: 200, seed: 6, sampling: sampling))
      let (base, fewer) = (all.projection.runs[0].students, all.projection.runs[1].students)
      #expect(base.count == fewer.count && base.count == 12)
      for (one, other) in zip(base, fewer) {
        for (year, columns) in zip(all.columns(one.byYear), all.columns(other.byYear)).enumerated()
        {
          let factor = year == 1 || year == 2 ? 0.93 : 1
          let isSame = zip(columns.0, columns.1).allSatisfy { agrees($0 * factor, $1) }
          #expect(isSame, "\(one.school ?? "") \(one.grade?.rawValue ?? "") year \(year)")
        }
      }
    }
  }

  /// With whole students each cell is whole after the factor, at most half a student from it.
  @Test func cellsAreWholeAfterIt() throws {
    let text = Self.text(
      Self.whole, "variant fewer \"Fewer\" { set enrollment.students *= 93% from FY2027 }")
    let all = try AllTrials(.text(text), SimulationSettings(trials: 200, seed: 6))
    let (base, fewer) = (all.projection.runs[0].students, all.projection.runs[1].students)
    for (one, other) in zip(base, fewer) where one.school != nil && one.grade != nil {
      for year in 1..<5 {
        let pairs = zip(all.table.column(one.byYear[year]), all.table.column(other.byYear[year]))
        let isWhole = pairs.allSatisfy { path, shocked in
          shocked == shocked.rounded() && abs(shocked - 0.93 * path) <= 0.5 + 1e-9
        }
        #expect(isWhole)
      }
    }
  }

  /// Given counts stay: what an award per student counts of the year before is the shocked count of that
  /// year, and the given one before the horizon.
  @Test func lastYearsCountIsTheShockedOne() throws {
    let figures = try MedianFigures(
      Self.text("method = flat", "set enrollment.students *= 90% from FY2026"))
    expectEqual(
      try figures("fund.grant.received"), [42_000, 37_800, 37_800, 37_800, 37_800], "prior")
    expectEqual(try figures("enrollment.north.K"), [54.9, 54.9, 54.9, 54.9, 54.9], "cell")
  }

  @Test func aTableOfCountsIsShockedToo() throws {
    let text = """
      language 1
      scenario "Counts" { years = FY2026..FY2027 }
      school north "North" { }
      enrollment FY2026 {
                K    1
        north  60   50
        method = table
      }
      enrollment FY2027 {
                K    1
        north  64   55
      }
      staff teachers "Teachers" { positions = 3 FTE; salary = $50,000 per FTE; turnover = 10% }
      plan "Leaders" { leader lead "Lead" { count = 1; stipend = $9,000 } }
      set enrollment.students *= 50% in FY2027

      """
    expectEqual(try MedianFigures(text)("enrollment"), [110, 59.5], "table")
  }

  /// In `plan` the status quo keeps its students, and the lines still add up to the difference in pay.
  @Test func thePlanAloneMayHaveFewerStudents() throws {
    let all = try AllTrials(
      .text(
        Self.text(Self.cohorts, "").replacing(
          "plan \"Leaders\" {",
          with: "plan \"Leaders\" { set enrollment.students *= 80% from FY2027; ")),
      SimulationSettings(trials: 100, seed: 3))
    let run = all.projection.runs[0]
    let rule = run.classSizes[0]
    for year in 1..<5 {
      let pairs = zip(
        all.table.column(rule.statusQuo.students[year]), all.table.column(rule.plan.students[year]))
      #expect(pairs.allSatisfy { agrees($0 * 0.8, $1) })
    }
    let staff = run.staffing[0]
    for year in 0..<5 {
      let lines = run.lines.filter(\.isStaffing)
      let cost = lines.filter { $0.role == .cost }.map { $0.byYear[year] }
      let saving = lines.filter { $0.role == .saving }.map { $0.byYear[year] }
      for trial in 0..<100 {
        func sum(_ nodes: [Node]) -> Double {
          nodes.reduce(0) { $0 + all.table.value($1, trial: trial) }
        }
        let change = sum([staff.plan.cost[year]]) - sum([staff.statusQuo.cost[year]])
        #expect(agrees(sum(cost) - sum(saving), change))
      }
    }
  }

  /// It may be drawn: one factor for every cell of a future.
  @Test func aDrawnFactorIsTheSameForAllCells() throws {
    let text = Self.text(
      "method = flat",
      "variant fewer \"Fewer\" { set enrollment.students *= 90% to 99% from FY2026 }")
    let all = try AllTrials(.text(text), SimulationSettings(trials: 100, seed: 3))
    let cells = all.projection.runs[1].students.filter { $0.school != nil && $0.grade != nil }
    let factors = zip(cells, [61.0, 58, 64, 83, 79, 75]).map { cell, given in
      all.table.column(cell.byYear[2]).map { $0 / given }
    }
    #expect(Set(factors[0]).count > 90)
    for other in factors.dropFirst() {
      #expect(zip(factors[0], other).allSatisfy { agrees($0, $1) })
    }
  }

  @Test func aShockOfTheScenarioItselfIsNoWarning() throws {
    let checked = checkScenario(
      .text(Self.text("method = flat", "set enrollment.students *= 97% from FY2027")),
      isStrict: false)
    #expect(!checked.diagnostics.contains { $0.code.id == "top-level-set" })
  }

  /// Every fix that the message prints is accepted where it stands.
  @Test(arguments: [
    ("set enrollment.students -= 3% from FY2027", "set enrollment.students *= 97% from FY2027"),
    ("set enrollment.students += 4% in FY2028", "set enrollment.students *= 104% in FY2028"),
    ("set enrollment.students = 95%", "set enrollment.students *= 95%"),
    ("set enrollment.students *= -3%", "set enrollment.students *= 97%"),
    ("set enrollment.students *= 95 from FY2027", "set enrollment.students *= 95% from FY2027"),
    ("set enrollment.students -= 12 students", "set enrollment.students *= 97%"),
  ])
  func theFixCanBeTyped(_ wrong: String, _ right: String) throws {
    func messages(_ change: String) -> [String] {
      checkScenario(.text(Self.text("method = flat", change)), isStrict: false).diagnostics
        .filter { $0.severity == .error }.map { "\($0.code.id): \($0.fix ?? "")" }
    }
    #expect(messages(wrong) == ["enrollment-shock: write `\(right)`"])
    #expect(messages(right) == [])
  }
}
