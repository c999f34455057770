internal import BudgetModel
internal import CalculationGraphs

/// An amount of each year from before the horizon on; `nil` where a year's is not known.
private struct YearlyAmounts {
  /// By fiscal year.
  var byYear: [Int: Node] = [:]

  /// The quotient of two amounts, year by year, where both are known.
  func over(_ other: YearlyAmounts, _ graph: inout GraphBuilder) -> YearlyAmounts {
    var result = YearlyAmounts()
    for year in byYear.keys.sorted() {
      guard let amount = byYear[year], let divisor = other.byYear[year] else { continue }
      result.byYear[year] = graph.divideOrZero(amount, divisor)
    }
    return result
  }
}

extension BudgetProjector {
  /// What the effort of a year must reach of that of the year before (ESEA §8521(a)).
  private static var keptEffort: Double { 0.9 }
  /// For how many years a failure counts (ESEA §8521(b)).
  private static var failureYears: Int { 5 }

  /// Effort of the preceding year against 90 % of the second preceding year, in total and per pupil;
  /// the better measure counts. Trips in the year whose awards are at stake.
  mutating func essaTest() -> RuleTest {
    var test = RuleTest()
    guard let fund = budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    let planned = essaYears(fund, .plan)
    guard planned.isAssessed else {
      test.missing = [RuleRemarks.noEffort(firstYear)]
      return test
    }
    test.plan = planned.fails
    test.statusQuo = essaYears(fund, .statusQuo).fails
    test.amounts = [
      ProjectedRule.Amount(title: RuleRemarks.awardCut, unit: "share", byYear: planned.cuts)
    ]
    if !planned.isComplete { test.missing = [RuleRemarks.noEffort(firstYear)] }
    return test
  }

  private mutating func essaYears(
    _ fund: GeneralFund, _ world: World
  ) -> (fails: Series, cuts: Series, isAssessed: Bool, isComplete: Bool) {
    let effort = amounts(fiscalEffort(world), before: fund.effort)
    let pupils = amounts(totalStudents(world), before: fund.pupils)
    let measures = [effort, effort.over(pupils, &graph)]
    var shortfalls: [Node?] = []
    for year in years { shortfalls.append(shortfall(measures, year)) }
    var failed: [Int: Node] = [:]
    for year in fund.failedEffort { failed[year] = graph.constant(1) }
    var fails: Series = []
    var cuts: Series = []
    for (position, year) in years.enumerated() {
      let short = shortfalls[position] ?? graph.constant(0)
      let fail = graph.greater(short, graph.constant(1e-9))
      let earlier = (year - Self.failureYears..<year).compactMap { failed[$0] }
      fails.append(fail)
      cuts.append(graph.multiply(short, any(earlier)))
      failed[year] = fail
    }
    return (
      fails, cuts, shortfalls.contains { $0 != nil }, shortfalls.allSatisfy { $0 != nil }
    )
  }

  /// `(0.9 · second preceding − preceding) / (0.9 · second preceding)` of the better measure, at least
  /// 0; `nil` where neither measure is known.
  private mutating func shortfall(_ measures: [YearlyAmounts], _ year: Int) -> Node? {
    var least: Node?
    for measure in measures {
      guard let last = measure.byYear[year - 1], let before = measure.byYear[year - 2] else {
        continue
      }
      let wanted = graph.multiply(graph.constant(Self.keptEffort), before)
      let missing = graph.nonnegative(graph.subtract(wanted, last))
      let share = graph.divideOrZero(missing, wanted)
      least = least.map { graph.minimum($0, share) } ?? share
    }
    return least
  }

  /// Spending on special education against that of the year before, in total and per pupil; one of
  /// the two is enough.
  mutating func ideaTest() -> RuleTest {
    var test = RuleTest()
    guard let fund = budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    guard budget.budgetLines.contains(where: \.isSpecialEducation) else {
      test.missing = [RuleRemarks.noSpecialEducation]
      return test
    }
    let spent = amounts(specialEducationSpending(), before: fund.specialEducation)
    let pupils = amounts(totalStudents(.plan), before: fund.pupils)
    let measures = [spent, spent.over(pupils, &graph)]
    var trips: Series = []
    for year in years {
      let lower = measures.compactMap { measure -> Node? in
        guard let now = measure.byYear[year], let before = measure.byYear[year - 1] else {
          return nil
        }
        let kept = graph.multiply(graph.constant(1 - 1e-9), before)
        return graph.greater(kept, now)
      }
      trips.append(lower.isEmpty ? graph.constant(0) : graph.all(lower))
    }
    test.plan = trips
    if spent.byYear[firstYear - 1] == nil {
      test.missing = [RuleRemarks.noSpecialEducationBefore(firstYear)]
    }
    return test
  }

  /// A series of the horizon with the amounts of years before it.
  private mutating func amounts(
    _ values: Series, before past: [GeneralFund.PastAmount]
  ) -> YearlyAmounts {
    var result = YearlyAmounts()
    for amount in past where amount.year < firstYear {
      result.byYear[amount.year] = graph.constant(amount.amount)
    }
    for (year, node) in zip(years, values) { result.byYear[year] = node }
    return result
  }
}
