import BudgetModel
import FigureCatalogue
import ProbabilityDistributions
import Quantities
import Testing

@testable import BudgetProjection

/// Values over time, against the closed forms of compound growth.
struct ValuePathTests {
  private func path(
    _ formula: ValueFormula, growth: ValueFormula? = nil, floor: ValueFormula? = nil,
    ramp: [ValueFormula] = [], dated: Int? = nil, changes: [ValueChange] = [],
    uniforms: [String: Double] = [:]
  ) -> [Double] {
    var sample = SampleBudget()
    sample.state(
      "input.x", formula, growth: growth, floor: floor, ramp: ramp, dated: dated,
      changes: changes)
    var future = Future(sample, uniforms: uniforms)
    return future.figure("input.x")
  }

  private func rate(_ low: Double, _ high: Double) -> ValueFormula {
    .draw(
      DrawnValue(name: "rate", distribution: .uniform(low: low, high: high), eachYear: true))
  }

  @Test func growthActsFromTheSecondYearOn() {
    let found = path(.constant(100), growth: .constant(0.1))
    #expect(agree(found, [100, 110, 121, 133.1, 146.41]))
  }

  @Test func datedBeforeTheHorizonGrowsAtTheMedianThenByTheFirstYearsDraw() {
    // FY2024 → FY2025 at the median 2 %, FY2026 at its draw of 4 %.
    let found = path(
      .constant(100), growth: rate(0, 0.04), dated: 2024, uniforms: ["rate 2026": 0.999_999_999])
    #expect(agree([found[0]], [100 * 1.02 * 1.04], within: 1e-7))
    #expect(agree([found[1]], [100 * 1.02 * 1.04 * 1.02], within: 1e-7))
  }

  @Test func aValueDrawnEachYearIsItsDrawTimesTheGrowthIndex() {
    let drawn = ValueFormula.draw(
      DrawnValue(name: "x", distribution: .uniform(low: 0, high: 200), eachYear: true))
    let found = path(drawn, growth: .constant(0.1), uniforms: ["x 2027": 0.25])
    #expect(agree(found, [100, 55, 121, 133.1, 146.41]))
  }

  @Test func aFloorBoundsTheFallFromThePriorYear() {
    let found = path(.constant(100), growth: .constant(-0.3), floor: .constant(0.9))
    #expect(agree(found, [100, 90, 81, 72.9, 65.61]))
  }

  @Test func changesActInTheirYearsOnly() {
    let from = path(
      .constant(100), growth: .constant(0.1),
      changes: [SampleBudget.change(.replace, 50, from: 2028)])
    #expect(agree(from, [100, 110, 50, 55, 60.5]))
    let inside = path(
      .constant(100), growth: .constant(0.1),
      changes: [SampleBudget.change(.replace, 50, from: 2027, until: 2027)])
    #expect(agree(inside, [100, 50, 121, 133.1, 146.41]))
    let added = path(
      .constant(100), growth: .constant(0.1),
      changes: [SampleBudget.change(.increase, 10, from: 2027)])
    #expect(agree(added, [100, 120, 132, 145.2, 159.72]))
    let scaled = path(
      .constant(100), growth: .constant(0.1),
      changes: [SampleBudget.change(.scale, 2, from: 2030)])
    #expect(agree(scaled, [100, 110, 121, 133.1, 292.82]))
    let ownGrowth = path(
      .constant(100), growth: .constant(0.1),
      changes: [SampleBudget.change(.replace, 50, from: 2028, growth: 0)])
    #expect(agree(ownGrowth, [100, 110, 50, 50, 50]))
  }

  @Test func aRampPhasesInAndItsLastShareStays() {
    let found = path(.constant(100), ramp: [.constant(0.5), .constant(0.75)])
    #expect(agree(found, [50, 75, 75, 75, 75]))
  }

  @Test func anAutoregressiveRateRevertsToItsMean() {
    // Scores of 0 after a last value of 10 %: the gap to the mean of 2 % halves each year.
    let process = ValueFormula.process(
      DrawnProcess(
        name: "cpi",
        form: .autoregressive(mean: 0.02, sd: 0.01, persistence: 0.5, last: 0.10)))
    #expect(agree(path(process), [0.06, 0.04, 0.03, 0.025, 0.0225]))
    // One score of 1 in the first year adds sd·√(1 − ρ²), and half of it a year later.
    let shock = 0.01 * 0.75.squareRoot()
    let found = path(process, uniforms: ["cpi 2026": 0.841_344_746_068_542_9])
    #expect(agree([found[0], found[1]], [0.06 + shock, 0.04 + shock / 2], within: 1e-9))
  }

  @Test func aHireSalaryGrowsAsTheSalaryDoes() {
    var sample = SampleBudget()
    sample.addStaff(positions: 10)
    sample.state(
      "staff.teachers.salary", .constant(50_000), growth: .constant(0.03),
      changes: [SampleBudget.change(.scale, 1.1, from: 2028)])
    sample.state("staff.teachers.hire_salary", .constant(40_000))
    var future = Future(sample)
    let expected = [1, 1.03, 1.0609 * 1.1, 1.092727 * 1.1, 1.12550881 * 1.1].map { $0 * 40_000 }
    #expect(agree(future.figure("staff.teachers.hire_salary"), expected))
  }

  @Test func drawsOfCellsAreNamedByTheirCell() {
    var sample = SampleBudget()
    sample.addStudents(100, grades: [.g3], method: .growth, year: 2025)
    sample.state(
      "enrollment.growth",
      .draw(
        DrawnValue(
          name: "enrollment.growth", distribution: .uniform(low: -0.02, high: 0.02),
          eachYear: true, by: .schoolAndGrade)))
    var future = Future(sample, uniforms: ["enrollment.growth[primary,3] 2026": 0.75])
    #expect(agree(future.figure("enrollment"), [101, 101, 101, 101, 101]))
  }

  @Test func aCircleIsReportedWithItsChain() throws {
    var sample = SampleBudget()
    sample.declare("a", .value("let.b"))
    sample.declare("b", .arithmetic(.add, .value("let.a"), .constant(1)))
    let fault = try #require(project([sample.budget]).faults.first)
    #expect(fault.budget == 0)
    let chain = try #require(fault.circle)
    let names = chain.map(\.key.description)
    #expect(names.count == 3 && names.first == names.last)
    #expect(Set(names) == ["let.a", "let.b"])
    #expect(Set(chain.map(\.year)) == [2026])
  }
}
