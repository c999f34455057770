internal import BudgetModel
internal import Quantities

/// An amount of each year from before the horizon on, where it is known.
private struct YearlyAmounts {
  /// Amounts of years before the horizon, by fiscal year.
  var past: [Int: Double] = [:]
  /// Those of the horizon.
  let values: Series
  /// What they are divided by, where the amounts are quotients.
  var divisor: [YearlyAmounts] = []

  /// The quotient of two amounts, year by year, where both are known.
  func over(_ other: YearlyAmounts) -> YearlyAmounts {
    var result = self
    result.divisor = [other]
    return result
  }

  /// Whether a year's amount is known.
  func isKnown(_ year: Int, from firstYear: Int) -> Bool {
    (year >= firstYear || past[year] != nil)
      && divisor.allSatisfy { $0.isKnown(year, from: firstYear) }
  }

  /// The amount of a year that is known.
  func term(_ year: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    var term =
      year >= projector.firstYear
      ? try projector.at(values, year - projector.firstYear)
      : projector.graph.constant(past[year] ?? .nan)
    for other in divisor {
      term = projector.graph.divideOrZero(term, try other.term(year, &projector))
    }
    return term
  }
}

/// The federal rules that a district keeps up its own spending.
enum MaintenanceOfEffort {
  /// What the effort of a year must reach of that of the year before (ESEA §8521(a)).
  private static var keptEffort: Double { 0.9 }
  /// For how many years a failure counts (ESEA §8521(b)).
  private static var failureYears: Int { 5 }

  /// Effort of the preceding year against 90 % of the second preceding year, in total and per pupil;
  /// the better measure counts. Trips in the year whose awards are at stake.
  static func essaTest(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    guard let fund = projector.budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    let planned = essaYears(fund, .plan, &projector)
    guard planned.known.contains(true) else {
      test.missing = [RuleRemarks.noEffort(projector.firstYear)]
      return test
    }
    test.plan = planned.fails
    test.statusQuo = essaYears(fund, .statusQuo, &projector).fails
    test.amounts = [
      RuleTest.Amount(title: RuleRemarks.awardCut, unit: "share", values: planned.cuts)
    ]
    if planned.known.contains(false) { test.missing = [RuleRemarks.noEffort(projector.firstYear)] }
    return test
  }

  /// Where effort fails, what awards are cut by, and which years can be assessed.
  private static func essaYears(
    _ fund: GeneralFund, _ world: World, _ projector: inout BudgetProjector
  ) -> (fails: Series, cuts: Series, known: [Bool]) {
    let effort = amounts(
      GeneralFundPaths.fiscalEffort(world, &projector), before: fund.effort, projector)
    let pupils = amounts(
      StudentCounts.totalStudents(world, &projector), before: fund.pupils, projector)
    let measures = [effort, effort.over(pupils)]
    let shortfalls = projector.yearly { projector, position throws(Unanswered) in
      try Self.shortfall(measures, projector.years[position], &projector)
    }
    let fails = projector.graph.greater(shortfalls, projector.flat(1e-9))
    let failedBefore = Set(fund.failedEffort)
    let cuts = projector.yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      var earlier: [Term] = []
      for before in year - Self.failureYears..<year {
        if before >= projector.firstYear {
          earlier.append(try projector.at(fails, before - projector.firstYear))
        } else if failedBefore.contains(before) {
          earlier.append(projector.graph.constant(1))
        }
      }
      let short = try projector.at(shortfalls, position)
      return projector.graph.multiply(short, projector.graph.any(earlier))
    }
    let known = projector.years.map { year in
      measures.contains { measure in
        [year - 1, year - 2].allSatisfy { measure.isKnown($0, from: projector.firstYear) }
      }
    }
    return (fails, cuts, known)
  }

  /// `(0.9 · second preceding − preceding) / (0.9 · second preceding)` of the better measure, at least
  /// 0, and 0 where neither measure is known.
  private static func shortfall(
    _ measures: [YearlyAmounts], _ year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    var least: Term?
    for measure in measures {
      let isKnown = [year - 1, year - 2].allSatisfy {
        measure.isKnown($0, from: projector.firstYear)
      }
      guard isKnown else { continue }
      let last = try measure.term(year - 1, &projector)
      let before = try measure.term(year - 2, &projector)
      let wanted = projector.graph.multiply(projector.graph.constant(keptEffort), before)
      let missing = projector.graph.nonnegative(projector.graph.subtract(wanted, last))
      let share = projector.graph.divideOrZero(missing, wanted)
      least = least.map { projector.graph.minimum($0, share) } ?? share
    }
    return least ?? projector.graph.constant(0)
  }

  /// Spending on special education against that of the year before, in total and per pupil; one of
  /// the two is enough.
  static func ideaTest(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    guard let fund = projector.budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    guard projector.budget.budgetLines.contains(where: \.isSpecialEducation) else {
      test.missing = [RuleRemarks.noSpecialEducation]
      return test
    }
    let spent = amounts(
      GeneralFundPaths.specialEducationSpending(&projector), before: fund.specialEducation,
      projector)
    let pupils = amounts(
      StudentCounts.totalStudents(.plan, &projector), before: fund.pupils, projector)
    let measures = [spent, spent.over(pupils)]
    test.plan = projector.yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      var lower: [Term] = []
      for measure in measures where measure.isKnown(year - 1, from: projector.firstYear) {
        let before = try measure.term(year - 1, &projector)
        let kept = projector.graph.multiply(projector.graph.constant(1 - 1e-9), before)
        lower.append(projector.graph.greater(kept, try measure.term(year, &projector)))
      }
      return lower.isEmpty ? projector.graph.constant(0) : projector.graph.all(lower)
    }
    if !spent.isKnown(projector.firstYear - 1, from: projector.firstYear) {
      test.missing = [RuleRemarks.noSpecialEducationBefore(projector.firstYear)]
    }
    return test
  }

  /// A series of the horizon with the amounts of years before it.
  private static func amounts(
    _ values: Series, before past: [GeneralFund.PastAmount], _ projector: BudgetProjector
  ) -> YearlyAmounts {
    var result = YearlyAmounts(values: values)
    for amount in past where amount.year < projector.firstYear {
      result.past[amount.year] = amount.amount
    }
    return result
  }
}
