internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// The share of a Title I-A award that may be carried over (ESEA §1127).
  private static var carriedShare: Double { 0.15 }
  /// Awards below this may be carried over whole, $ (ESEA §1127(c)).
  private static var freeAward: Double { 50_000 }

  /// What is left unspent of the year's own money above 15 % of the award, where the award is at
  /// least $50,000.
  mutating func titleOneCarryoverTest() -> RuleTest {
    let streams = budget.funds.enumerated().filter { $0.element.program == .title1 }
    var test = RuleTest()
    guard !streams.isEmpty else {
      test.missing = [RuleRemarks.noStream(.title1)]
      return test
    }
    let accounts = waterfall().accounts
    var trips: [Series] = []
    for (index, fund) in streams {
      let account = accounts[index]
      guard account.direct.count == count else { continue }
      let award = award(fund)
      var excess: Series = []
      for position in years.indices {
        let unspent = unspentOwnMoney(award, account, position)
        let received = award.joined[position]
        let limit = graph.multiply(graph.constant(Self.carriedShare), received)
        let over = graph.nonnegative(graph.subtract(unspent, limit))
        let isFree = graph.greater(graph.constant(Self.freeAward), received)
        excess.append(graph.multiply(graph.not(isFree), over))
      }
      let trip = excess.map { graph.greater($0, graph.constant(1)) }
      trips.append(trip)
      test.places.append(ProjectedRule.Place(title: fund.title, byYear: trip))
      test.amounts.append(
        ProjectedRule.Amount(
          title: RuleRemarks.lapse(fund.title), unit: "$ per year", byYear: excess))
    }
    test.plan = any(trips)
    return test
  }

  /// What is left of a stream's money of one year, carry-in apart.
  private mutating func unspentOwnMoney(
    _ award: AwardPath, _ account: StreamAccount, _ position: Int
  ) -> Node {
    let own = graph.add(award.available[position], account.restrictedSavings[position])
    let factor = graph.add(graph.constant(1), award.indirect[position])
    let spent = graph.add(
      graph.multiply(factor, account.directFromOwn[position]), account.surchargeFromOwn[position])
    return graph.nonnegative(graph.subtract(own, spent))
  }
}
