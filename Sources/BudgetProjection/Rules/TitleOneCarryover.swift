internal import BudgetModel
internal import Quantities

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
    for (index, fund) in streams {
      let award = award(fund)
      let unspent = unspentOwnMoney(award, accounts[index])
      let limit = graph.multiply(flat(Self.carriedShare), award.joined)
      let over = graph.nonnegative(graph.subtract(unspent, limit))
      let isFree = graph.greater(flat(Self.freeAward), award.joined)
      let excess = graph.multiply(graph.not(isFree), over)
      test.parts.append(
        RuleTest.Part(
          title: fund.title, trip: graph.greater(excess, flat(1)),
          amount: RuleTest.Amount(
            title: RuleRemarks.lapse(fund.title), unit: "$ per year", values: excess)))
    }
    test.plan = graph.any(test.parts.map(\.trip))
    return test
  }

  /// What is left of a stream's money of one year, carry-in apart.
  private mutating func unspentOwnMoney(_ award: AwardPath, _ account: StreamAccount) -> Series {
    let own = graph.add(award.available, account.restrictedSavings)
    let factor = graph.onePlus(award.indirect)
    let spent = graph.add(
      graph.multiply(factor, account.directFromOwn), account.surchargeFromOwn)
    return graph.nonnegative(graph.subtract(own, spent))
  }
}
