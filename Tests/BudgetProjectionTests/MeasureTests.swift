import BudgetModel
import BudgetNames
import FigureCatalogue
import Testing

@testable import BudgetProjection

/// Measures, probabilities, formulas and checks.
struct MeasureTests {
  /// Slaton's items: photocopiers, software, a pull-out program, and induced positions.
  static func slaton() -> SampleBudget {
    var sample = SampleBudget()
    sample.addStaff(positions: 85, salary: 52_400)
    sample.addLeader("master", .count, 4)
    sample.plan("leader.master.stipend", .constant(75_000))
    sample.addRepurposed("copiers", .constant(160_000))
    sample.addRepurposed("subscription", .constant(18_500))
    sample.addRepurposed("pullout", .constant(76_000))
    sample.addRepurposed("intervention", .constant(64_000), induced: true)
    return sample
  }

  @Test func slatonsPublishedFigures() {
    var future = Future(Self.slaton())
    let expected = [254_500.0, 318_500, 318_500, 318_500, 318_500]
    #expect(agree(future.figure("savings.recurring"), expected))
    let claimed = future.run.lines.first { $0.id == "repurpose.intervention" }?.claimed
    #expect(claimed == [nil, 64_000, 64_000, 64_000, 64_000])
    #expect(agree([future.figure("coverage.without_induced")[1]], [254_500.0 / 300_000]))
  }

  @Test func probabilitiesFollowTheYears() {
    var future = Future(Self.slaton())
    #expect(future.holds("covered.FY2026") == 0)
    #expect(future.holds("covered.FY2027") == 1)
    #expect(future.holds("covered.every_year") == 0)
    #expect(future.holds("covered.final_year") == 1)
    #expect(future.holds("covered_without_induced.FY2027") == 0)
    #expect(future.holds("start_gap.1") == 1)
    #expect(future.holds("start_gap.0") == 0)
    #expect(future.holds("start_gap.never") == 0)
    #expect(future.holds("uncovered_from.FY2026") == 1)
    #expect(future.holds("cliff.never") == 1)
    // −45,500 then +18,500 a year: the third year after makes up for the first.
    #expect(future.holds("cumulative_covered.FY2028") == 0)
    #expect(future.holds("cumulative_covered.FY2029") == 1)
    #expect(future.holds("neutral.cumulative.FY2029") == 1)
  }

  @Test func aGrantsEndIsACliff() {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100), lastYear: 2028)
    sample.addLine("coaching", .constant(80))
    var future = Future(sample)
    #expect(future.holds("cliff.FY2029") == 1)
    #expect(future.holds("cliff.FY2030") == 0)
    #expect(future.holds("cliff.never") == 0)
    // A stream with an end is one-time money, so recurring money never covers the plan.
    #expect(future.holds("start_gap.never") == 1)
    #expect(agree(future.figure("coverage.total"), [1, 1, 1, 0, 0]))
  }

  @Test func withoutCostCoverageIsUndefinedAndTheYearCovered() throws {
    var sample = SampleBudget()
    sample.addStaff(positions: 20)
    sample.addLeader("lead", .count, 2, starts: 2028)
    sample.plan("leader.lead.stipend", .constant(1_000))
    var future = Future(sample)
    let measure = try #require(future.run.measures.first { $0.id == "coverage.recurring" })
    #expect(future.numbers(try #require(measure.definedByYear)) == [0, 0, 1, 1, 1])
    #expect(future.holds("covered.FY2027") == 1)
    #expect(future.holds("covered.FY2028") == 0)
    #expect(future.holds("cliff.never") == 1)
  }

  @Test func growthRealisationAndPhaseInMultiply() {
    var sample = SampleBudget()
    sample.addRepurposed("tutoring", .constant(1_000), growth: .constant(0.1), starts: 2027)
    sample.plan(
      "repurpose.tutoring.saves", .constant(1_000), growth: .constant(0.1),
      ramp: [.constant(0.5), .constant(1)])
    sample.plan("repurpose.tutoring.realised", .constant(0.8))
    var future = Future(sample)
    #expect(
      agree(future.figure("repurpose.tutoring"), [0, 440, 968, 1_064.8, 1_171.28]))
  }

  @Test func formulasMayUseMeasuresAndMeasuresFormulas() throws {
    var sample = SampleBudget()
    sample.addStaff(positions: 60)
    sample.addLeader("master", .onePer, 15)
    for (id, formula) in [
      ("books", ValueFormula.arithmetic(.multiply, .figure(.district(.leaders)), .constant(500))),
      (
        "each",
        .arithmetic(
          .divide, .figure(.district(.costRecurring)), .figure(.district(.savingsRecurring)))
      ),
    ] {
      sample.declare(id, formula)
    }
    sample.addLine("books", .value("let.books"))
    var future = Future(sample)
    #expect(agree([future.figure("let.books")[0]], [2_000]))
    #expect(agree([future.figure("cost.recurring")[0]], [2_000]))
    let each = try #require(future.run.measures.first { $0.id == "let.each" })
    #expect(future.numbers(try #require(each.definedByYear)) == [0, 0, 0, 0, 0])
  }

  @Test func checksCompareWithTheirSlack() {
    func check(_ comparison: Comparison, _ threshold: Double, _ figure: Figure) -> Double {
      var sample = Self.slaton()
      sample.checks = [
        Check(
          kind: .require, title: "", text: "",
          condition: .everyTrial(
            .comparison(
              comparison, .figure(FigureKey(figure)), .constant(threshold), isMoney: true),
            years: [2027]), range: SampleBudget.range)
      ]
      var future = Future(sample)
      return future.number(future.run.checks[0].nodes[0].node)
    }
    #expect(check(.greaterOrEqual, 318_500.5, .district(.savingsRecurring)) == 1)
    #expect(check(.greaterOrEqual, 318_502, .district(.savingsRecurring)) == 0)
    #expect(check(.equal, 318_499.5, .district(.savingsRecurring)) == 1)
    #expect(check(.greater, 318_500, .district(.savingsRecurring)) == 0)
    #expect(check(.greaterOrEqual, 1, .district(.coverageRecurring)) == 1)
    #expect(check(.greaterOrEqual, 1.07, .district(.coverageRecurring)) == 0)
    #expect(check(.lessOrEqual, 0, .staff(StaffID("teachers"), .payroll)) == 0)
  }
}
