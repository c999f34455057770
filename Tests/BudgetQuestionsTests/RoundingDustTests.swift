import BudgetProjection
import BudgetReports
import CalculationGraphs
import MonteCarlo
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// What rounding leaves of large amounts is no result: 41,003 teachers earn about $4 billion, whose last
/// digit is worth $0.0000005.
@Suite struct RoundingDustTests {
  /// 137 positions are left empty in one year and filled again in the next: from then on the payroll is
  /// what it would have been, but comes about in another order.
  static let district = """
    language 1
    scenario "Large" { years = FY2026..FY2030 }
    driver cola = normal(mean = 3%, sd = 1%)
    staff teachers "Teachers" {
      positions = 41,003 FTE
      salary = $83,217.13 per FTE grow by cola
      turnover = 8% to 13%
      benefits retirement = 8.25% of pay
      paid_by = 30% title1, 70% general
    }
    general_fund { opening = $100,000,000; reserve = 5% of spending }
    revenue aid { amount = $4,000,000,000 per year grow by cola }
    spending pay { staff = teachers }
    fund title1 "Title I" {
      award = $312,345,678.91 per year grow by cola
      available = 60%
      carryover = 15%
      indirect = 3.17%
      pays_for = leader stipends, leader release, training
    }
    fund title2 "Title II" {
      award = $45,345,678.91 per year grow by cola
      available = 60%
      transfer = 33.3% to title1
      pays_for = leader stipends, 50% of training
    }
    plan "Fewer for a year" {
      set staff.teachers.positions -= 137 FTE in FY2026
      leader mentor "Mentor" {
        count = 1,003
        of = teachers
        release = 20%
        stipend = $5,003.07
        training = $777.77 per new leader
      }
      repurpose kits "Kits" { saves = $40,000,000.01 per year grow by cola }
    }
    """

  static let settings = SimulationSettings(trials: 400, seed: 1)

  /// In every trial a line, a payment and a measure in dollars is 0 or at least a cent.
  @Test func noTrialHoldsDust() throws {
    let all = try AllTrials(.text(Self.district), Self.settings)
    let run = try #require(all.projection.runs.first)
    func expectClean(_ nodes: [Node], _ name: String) {
      for column in all.columns(nodes) {
        let dust = column.first { $0 != 0 && abs($0) < 0.01 }
        #expect(dust == nil, "\(name): \(dust ?? 0)")
      }
    }
    for line in run.lines {
      expectClean(line.byYear, line.id)
      for payment in line.payments { expectClean(payment.byYear, "\(line.id) \(payment.payer)") }
    }
    for measure in run.measures where measure.unit.hasPrefix("$") {
      expectClean(measure.byYear, measure.id)
    }
    let refilled = run.lines.filter { $0.id.hasPrefix("positions.teachers") }
    #expect(!refilled.isEmpty)
    for line in refilled {
      #expect(all.columns(Array(line.byYear.dropFirst())).joined().allSatisfy { $0 == 0 })
    }
    let saving = refilled.filter { $0.role == .saving }
    let first = all.columns(saving.map { $0.byYear[0] })
    // 137 positions at $83,217.13 and 8.25 %.
    let saved = 137 * 83_217.13 * 1.0825
    for trial in 0..<400 {
      let sum = first.reduce(0) { $0 + $1[trial] }
      #expect(abs(sum - saved) < 0.01, "\(sum)")
    }
  }

  /// What is the same in every trial has neither a spread nor an error.
  @Test func whatDoesNotVaryHasNoSpread() throws {
    let summary = try run(Self.district, Self.settings)
    let byYear = try #require(summary.measures.first { $0.id == "savings.recurring" }).byYear
    let first = try #require(byYear[0].statistics)
    #expect(first[.sd].value == 0)
    for statistic in Statistic.allCases { #expect(first[statistic].error == 0) }
    let later = try #require(byYear[1].statistics)
    #expect(later[.sd].value > 100_000)
  }
}
