import BudgetModel
import BudgetProjection
import Diagnostics
import MonteCarlo
import ScenarioFiles
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Staff on schedules, vacancies, removed positions and who pays: what holds in every trial.
struct StaffScheduleTests {
  /// A scenario with the file of a one-step schedule and its roster.
  static func source(_ text: String) -> ScenarioSource {
    ScenarioSource(
      file: SourceFile(path: "test.scenario", text: text),
      files: MemoryFiles([
        "test.scenario": text, "one.csv": "step,salary,n\n1,50000,41.5\n",
      ]))
  }

  /// A small faculty whose pay is stated by some keys.
  static func district(_ pay: String, leavers: String, layoffs: String) -> String {
    """
    language 1
    scenario "One step" { years = FY2026..FY2031 }
    driver raises = normal(mean = 3%, sd = 1%)
    \(pay.contains("one") ? schedule : "")
    staff teachers {
      positions = 40 FTE
      turnover = 6% to 14% drawn each year
      whole_leavers = \(leavers)
      layoffs = \(layoffs)
      vacancies = 3%
      vacancy_cover = $170 per day
      absences = 8 days
      substitute = $120 per day
      benefits fica = 7.65% of pay
      benefits health = $6,000 per FTE grow by 4%
      \(pay)
    }
    plan "P" {
      leader lead { count = 3; stipend = $4,000; release = 50% }
      repurpose cut { removes = 6 FTE of teachers ramp 50%, 100%; starts = FY2027 }
      set teachers.turnover -= 1 points from FY2028
    }
    """
  }

  static let schedule = """
    schedule one from "one.csv" { step = column "step"; salary = column "salary"; raise = raises }
    roster now from "one.csv" { step = column "step"; fte = column "n" }
    """

  @Test(
    "A schedule of one step and one lane is the average salary",
    arguments: [("no", "no"), ("yes", "no"), ("no", "allowed"), ("yes", "allowed")])
  func oneStepIsAnAverage(_ leavers: String, _ layoffs: String) throws {
    let settings = SimulationSettings(trials: 400, threads: 2)
    let plain = Self.district(
      """
      headcount = 41.5 FTE
      salary = $50,000 per FTE grow by raises
      step = 0%
      """, leavers: leavers, layoffs: layoffs)
    let stepped = Self.district(
      "schedule = one\nroster = now", leavers: leavers, layoffs: layoffs)
    let average = try AllTrials(Self.source(plain), settings)
    let scheduled = try AllTrials(Self.source(stepped), settings)
    let ofAverage = average.projection.runs[0].figuresByName
    let ofSchedule = scheduled.projection.runs[0].figuresByName
    for name in ["stayers", "hires", "layoffs", "headcount", "vacant", "payroll", "cost"] {
      for world in ["", "status_quo."] {
        let full = "\(world)staff.teachers.\(name)"
        let one = try #require(ofAverage[full])
        let other = try #require(ofSchedule[full])
        let same = zip(average.columns(one), scheduled.columns(other)).allSatisfy { left, right in
          zip(left, right).allSatisfy { agrees($0, $1, relative: 1e-12, absolute: 1e-10) }
        }
        #expect(same, "\(full) \(leavers) \(layoffs)")
      }
    }
  }

  @Test(
    "Headcount is stayers and hires less layoffs, and positions are filled, vacant or waiting",
    arguments: Repository.runnable)
  func headcountIsConserved(_ path: String) throws {
    let all = try AllTrials(
      .file(path), SimulationSettings(trials: 200, threads: 2))
    let run = all.projection.runs[0]
    let figures = run.figuresByName
    for group in run.budget.staff {
      for world in ["", "status_quo."] {
        func columns(_ key: String) throws -> [[Double]] {
          all.columns(try #require(figures["\(world)staff.\(group.id).\(key)"]))
        }
        let people = try columns("headcount")
        let stayers = try columns("stayers")
        let hires = try columns("hires")
        let layoffs = try columns("layoffs")
        let required = try columns("required")
        let waiting = try columns("waiting")
        let isVacant = run.budget.statusQuoValues[group.key("vacancies")] != nil
        let vacant = try columns("vacant")
        for year in people.indices {
          let holds = people[year].indices.allSatisfy { trial in
            let flow = stayers[year][trial] + hires[year][trial] - layoffs[year][trial]
            let filled = required[year][trial] + waiting[year][trial] - vacant[year][trial]
            return agrees(people[year][trial], flow, absolute: 1e-9)
              && agrees(people[year][trial], filled, absolute: 1e-9)
              && (isVacant || vacant[year][trial] == 0)
          }
          #expect(holds, "\(path) \(world)\(group.id), year \(year)")
        }
      }
    }
  }

  static let titled = """
    language 1
    scenario "Paid by two" { years = FY2026..FY2029 }
    fund title1 { award = $400,000 per year; available = 20%; pays_for = leader stipends }
    staff aides {
      positions = 10 FTE
      salary = $30,000 per FTE
      turnover = 30%
      step = 0%
      paid_by = 60% title1, 40% general
    }
    staff teachers { positions = 45 FTE; salary = $50,000 per FTE }
    plan "P" {
      leader lead { one per 15 teachers; of = teachers; stipend = $4,000; starts = FY2027 }
      repurpose cut "Aides" { removes = 2 FTE of aides; induced = yes }
      line coaching "Coaches" { adds = 1 FTE of teachers; use = training; starts = FY2028 }
    }
    """

  @Test("Removed positions return to who pays the group, after the first leaders")
  func removedPositionsReturn() throws {
    let figures = try MedianFigures(Self.titled)
    // Two hires of $30,000 are not made in the year after the first leaders, and so on.
    expectEqual(try figures("repurpose.cut"), [0, 0, -60_000, -60_000], "net")
    expectEqual(try figures("repurpose.cut.title1"), [0, 0, 36_000, 36_000], "title1")
    expectEqual(try figures("repurpose.cut.general"), [0, 0, 24_000, 24_000], "general")
    expectEqual(
      try figures("fund.title1.restricted_savings"), [0, 0, 36_000, 36_000], "returned")
    expectEqual(try figures("line.coaching"), [0, 0, 50_000, 50_000], "coaches")
    expectEqual(try figures("positions.freed"), [0, 0, 2, 2], "freed")
    expectEqual(try figures("positions.waiting"), [0, 0, 0, 0], "waiting")
    // Leaders are counted before what they bring about; the added teacher makes no fourth leader
    // of 45 + 1 at one per 15, but 46 teachers need 4.
    expectEqual(try figures("leader.lead.count"), [0, 3, 4, 4], "leaders")
    let run = try run(Self.titled)
    #expect(run.lines.filter { $0.line.id.hasPrefix("repurpose.cut.") }.count == 2)
    let savings = run.lines.filter { $0.line.role == .saving && $0.line.id.hasPrefix("repurpose.") }
    #expect(savings.allSatisfy { $0.line.isInduced })
  }

  @Test("The general fund pays its share of a group")
  func generalFundPaysItsShare() throws {
    let text = Self.titled.replacing(
      "plan \"P\" {",
      with: """
        general_fund { opening = $100,000 }
        revenue taxes "Taxes" { amount = $3,000,000 per year }
        spending pay "Aides" { staff = aides }
        plan "P" {
        """)
    // Ten aides at $30,000, of which 40 % are general.
    expectEqual(try MedianFigures(text)("spending.pay"), [120_000, 120_000, 120_000, 120_000], "")
  }

  @Test("Positions above need wait for attrition, and are laid off where that is allowed")
  func positionsWait() throws {
    let text = Self.titled.replacing("turnover = 30%", with: "turnover = 5%")
    let waiting = try MedianFigures(text)
    // Ten, then two fewer: 9.5 stay above 8, then 9.025.
    expectEqual(try waiting("staff.aides.waiting"), [0, 0, 1.5, 1.025], "waiting")
    expectEqual(try waiting("positions.waiting"), [0, 0, 1.5, 1.025], "of the plan")
    let laidOff = try MedianFigures(
      text.replacing("step = 0%", with: "step = 0%\n  layoffs = allowed"))
    expectEqual(try laidOff("staff.aides.layoffs"), [0, 0, 1.5, 0], "layoffs")
    expectEqual(try laidOff("staff.aides.waiting"), [0, 0, 0, 0], "nobody waits")
  }
}
