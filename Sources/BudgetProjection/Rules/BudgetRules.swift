internal import BudgetModel
internal import CalculationGraphs

// Rules on the budget's own arithmetic: one-time money, double booking, attrition.
extension BudgetProjector {
  /// The least money that trips a rule: $1.
  private static var leastDollars: Double { 1 }
  /// The fewest positions that trip a rule, FTE.
  private static var leastPositions: Double { 1e-6 }

  /// 1 in years in which an amount is above a number.
  private mutating func above(_ values: Series, _ least: Double) -> Series {
    let limit = graph.constant(least)
    return values.map { graph.greater($0, limit) }
  }

  /// One-time money on recurring lines, as far as no sunset explains it.
  mutating func oneTimeTest() -> RuleTest {
    let paid = waterfall()
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in budget.funds.enumerated() {
      var series: [Series] = []
      for (line, item) in paid.costs.enumerated() where item.isRecurring {
        let payments = paid.oneTimePayments[line][stream]
        series.append(unexplained(payments, item, fund.sunset))
      }
      let total = graph.sum(series, count: count)
      parts.append((fund.title, RuleRemarks.oneTime(fund.title), total))
    }
    var series: [Series] = []
    for (line, item) in paid.costs.enumerated() where item.isRecurring {
      series.append(unexplained(paid.oneTimeSavingPayments[line], item, nil))
    }
    parts.append(
      (
        RuleRemarks.oneTimeSavings, RuleRemarks.oneTimeSavings,
        graph.sum(series, count: count)
      ))
    return test(parts, unit: "$ per year", above: Self.leastDollars)
  }

  /// Dollars on a line in years that no sunset of stream or line explains.
  private mutating func unexplained(
    _ payments: Series, _ item: PlanItem, _ sunset: Sunset?
  ) -> Series {
    guard payments.count == count else { return flat(0) }
    let last = max(sunset?.year ?? .min, self.sunset(of: item)?.year ?? .min)
    return years.indices.map { years[$0] <= last ? graph.constant(0) : payments[$0] }
  }

  /// The sunset of the role or line that a cost line belongs to.
  private func sunset(of item: PlanItem) -> Sunset? {
    let parts = item.id.split(separator: ".").map(String.init)
    guard parts.count >= 2 else { return nil }
    switch parts[0] {
    case "leader": return budget.plan.leaders.first { $0.id == parts[1] }?.sunset
    case "line": return budget.plan.lines.first { $0.id == parts[1] }?.sunset
    default: return nil
    }
  }

  /// Savings that return to a stream above what it pays for today.
  mutating func doubleBookingTest() -> RuleTest {
    let accounts = waterfall().accounts
    var parts: [(title: String, label: String, values: Series)] = []
    for (stream, fund) in budget.funds.enumerated() {
      let saved = accounts[stream].restrictedSavings
      guard saved.count == count else { continue }
      let excess = graph.nonnegative(graph.subtract(saved, award(fund).committed))
      parts.append((fund.title, RuleRemarks.excess(fund.title), excess))
    }
    return test(parts, unit: "$ per year", above: Self.leastDollars)
  }

  /// Positions that the plan leaves above need, group by group.
  mutating func attritionTest() -> RuleTest {
    var parts: [(title: String, label: String, values: Series)] = []
    for group in budget.staff where !group.layoffsAllowed {
      let waiting = waitingPositions(group)
      parts.append((group.title, RuleRemarks.waiting(group.title), waiting))
    }
    return test(parts, unit: "FTE", above: Self.leastPositions)
  }

  /// A test that trips where one of several amounts is above a number; amounts that are 0 in every
  /// trial are left out.
  private mutating func test(
    _ parts: [(title: String, label: String, values: Series)], unit: String, above least: Double
  ) -> RuleTest {
    var test = RuleTest()
    var trips: [Series] = []
    for part in parts {
      let isZero = part.values.allSatisfy { graph.constantValue($0).map { $0 <= least } ?? false }
      if isZero { continue }
      let trip = above(part.values, least)
      trips.append(trip)
      test.places.append(ProjectedRule.Place(title: part.title, byYear: trip))
      test.amounts.append(
        ProjectedRule.Amount(title: part.label, unit: unit, byYear: part.values))
    }
    test.plan = any(trips)
    return test
  }
}
