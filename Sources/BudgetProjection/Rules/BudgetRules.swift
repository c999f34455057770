internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Rules on the budget's own arithmetic: one-time money, double booking, attrition.
enum BudgetRules {
  /// The least money that trips a rule: $1.
  private static var leastDollars: Double { 1 }
  /// The fewest positions that trip a rule, FTE.
  private static var leastPositions: Double { 1e-6 }

  /// One-time money on recurring lines, as far as no sunset explains it.
  static func oneTimeTest(_ projector: inout BudgetProjector) -> RuleTest {
    let paid = FundingWaterfall.waterfall(&projector)
    let recurring = paid.costs.indices.filter { paid.costs[$0].isRecurring }
    let own = sunsets(of: paid.costs, projector.budget.plan)
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in projector.budget.funds.enumerated() {
      let series = recurring.map { line in
        unexplained(
          paid.oneTimePayments[line][stream], after: fund.sunset, own[line], &projector)
      }
      parts.append((fund.title, RuleRemarks.oneTime(fund.title), projector.graph.sum(series)))
    }
    let series = recurring.map { line in
      unexplained(paid.oneTimeSavingPayments[line], after: nil, own[line], &projector)
    }
    parts.append(
      (RuleRemarks.oneTimeSavings, RuleRemarks.oneTimeSavings, projector.graph.sum(series)))
    return test(parts, unit: "$ per year", above: Self.leastDollars, &projector)
  }

  /// Dollars on a line in years that no sunset of stream or line explains.
  private static func unexplained(
    _ payments: Series, after stream: Sunset?, _ own: Sunset?, _ projector: inout BudgetProjector
  ) -> Series {
    let last = max(stream?.year ?? .min, own?.year ?? .min)
    return PlanYears.counting(payments, in: projector.years.map { $0 > last }, &projector)
  }

  /// For each cost line the sunset of the role or line that it belongs to.
  private static func sunsets(of items: [PlanItem], _ plan: Plan) -> [Sunset?] {
    let roles = Dictionary(grouping: plan.leaders, by: \.name)
    let lines = Dictionary(grouping: plan.lines, by: \.name)
    return items.map { item in
      switch item.key.source {
      case .leader(let id, _): roles[id]?.first?.sunset
      case .line(let id): lines[id]?.first?.sunset
      default: nil
      }
    }
  }

  /// Savings that return to a stream above what it pays for today.
  static func doubleBookingTest(_ projector: inout BudgetProjector) -> RuleTest {
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in projector.budget.funds.enumerated() {
      let excess = projector.graph.nonnegative(
        projector.graph.subtract(
          StreamAccounts.fundFigure(stream, .restrictedSavings, &projector),
          StreamAccounts.fundFigure(stream, .committed, &projector)
        ))
      parts.append((fund.title, RuleRemarks.excess(fund.title), excess))
    }
    return test(parts, unit: "$ per year", above: Self.leastDollars, &projector)
  }

  /// Positions that the plan leaves above need, group by group.
  static func attritionTest(_ projector: inout BudgetProjector) -> RuleTest {
    var parts: [(title: String, label: String, values: Series)] = []
    for group in projector.budget.staff where !group.layoffsAllowed {
      let waiting = StaffingFigures.waitingPositions(group, &projector)
      parts.append((group.title, RuleRemarks.waiting(group.title), waiting))
    }
    return test(parts, unit: "FTE", above: Self.leastPositions, &projector)
  }

  /// A test that trips where one of several amounts is above a number.
  private static func test(
    _ parts: [(title: String, label: String, values: Series)], unit: String, above least: Double,
    _ projector: inout BudgetProjector
  ) -> RuleTest {
    var test = RuleTest()
    for part in parts {
      test.parts.append(
        RuleTest.Part(
          title: part.title, trip: projector.graph.greater(part.values, projector.flat(least)),
          amount: RuleTest.Amount(
            title: part.label, unit: unit, values: part.values, listedAbove: least)))
    }
    test.plan = projector.graph.any(test.parts.map(\.trip))
    return test
  }
}
