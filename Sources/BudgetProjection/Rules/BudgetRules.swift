internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

// Rules on the budget's own arithmetic: one-time money, double booking, attrition.
extension BudgetProjector {
  /// The least money that trips a rule: $1.
  private static var leastDollars: Double { 1 }
  /// The fewest positions that trip a rule, FTE.
  private static var leastPositions: Double { 1e-6 }

  /// One-time money on recurring lines, as far as no sunset explains it.
  mutating func oneTimeTest() -> RuleTest {
    let paid = waterfall()
    let recurring = paid.costs.indices.filter { paid.costs[$0].isRecurring }
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in budget.funds.enumerated() {
      let series = recurring.map { line in
        unexplained(paid.oneTimePayments[line][stream], paid.costs[line], fund.sunset)
      }
      parts.append((fund.title, RuleRemarks.oneTime(fund.title), graph.sum(series)))
    }
    let series = recurring.map { line in
      unexplained(paid.oneTimeSavingPayments[line], paid.costs[line], nil)
    }
    parts.append((RuleRemarks.oneTimeSavings, RuleRemarks.oneTimeSavings, graph.sum(series)))
    return test(parts, unit: "$ per year", above: Self.leastDollars)
  }

  /// Dollars on a line in years that no sunset of stream or line explains.
  private mutating func unexplained(
    _ payments: Series, _ item: PlanItem, _ sunset: Sunset?
  ) -> Series {
    let last = max(sunset?.year ?? .min, self.sunset(of: item)?.year ?? .min)
    return counting(payments, in: years.map { $0 > last })
  }

  /// The sunset of the role or line that a cost line belongs to.
  private func sunset(of item: PlanItem) -> Sunset? {
    switch item.key.source {
    case .leader(let id, _): budget.plan.leaders.first { $0.name == id }?.sunset
    case .line(let id): budget.plan.lines.first { $0.name == id }?.sunset
    default: nil
    }
  }

  /// Savings that return to a stream above what it pays for today.
  mutating func doubleBookingTest() -> RuleTest {
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in budget.funds.enumerated() {
      let excess = graph.nonnegative(
        graph.subtract(
          fundFigure(stream, .restrictedSavings), fundFigure(stream, .committed)))
      parts.append((fund.title, RuleRemarks.excess(fund.title), excess))
    }
    return test(parts, unit: "$ per year", above: Self.leastDollars)
  }

  /// Positions that the plan leaves above need, group by group.
  mutating func attritionTest() -> RuleTest {
    var parts: [(title: String, label: String, values: Series)] = []
    for group in budget.staff where !group.layoffsAllowed {
      let waiting = StaffingFigures.waitingPositions(group, &self)
      parts.append((group.title, RuleRemarks.waiting(group.title), waiting))
    }
    return test(parts, unit: "FTE", above: Self.leastPositions)
  }

  /// A test that trips where one of several amounts is above a number.
  private mutating func test(
    _ parts: [(title: String, label: String, values: Series)], unit: String, above least: Double
  ) -> RuleTest {
    var test = RuleTest()
    for part in parts {
      test.parts.append(
        RuleTest.Part(
          title: part.title, trip: graph.greater(part.values, flat(least)),
          amount: RuleTest.Amount(
            title: part.label, unit: unit, values: part.values, listedAbove: least)))
    }
    test.plan = graph.any(test.parts.map(\.trip))
    return test
  }
}
