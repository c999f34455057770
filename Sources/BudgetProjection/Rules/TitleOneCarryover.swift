internal import BudgetModel
internal import Quantities

/// The limit on Title I money carried over into the next year.
enum TitleOneCarryover {
  /// The share of a Title I-A award that may be carried over (ESEA §1127).
  private static var carriedShare: Double { 0.15 }
  /// Awards below this may be carried over whole, $ (ESEA §1127(c)).
  private static var freeAward: Double { 50_000 }

  /// What is left unspent of the year's own money above 15 % of the award, where the award is at
  /// least $50,000.
  static func test(_ projector: inout BudgetProjector) -> RuleTest {
    let streams = projector.budget.funds.enumerated().filter { $0.element.program == .title1 }
    var test = RuleTest()
    guard !streams.isEmpty else {
      test.missing = [RuleRemarks.noStream(.title1)]
      return test
    }
    let accounts = FundingWaterfall.waterfall(&projector).accounts
    for (index, fund) in streams {
      let award = StreamAwards(fund: fund).award(&projector)
      let unspent = unspentOwnMoney(award, accounts[index], &projector)
      let limit = projector.graph.multiply(projector.flat(Self.carriedShare), award.joined)
      let over = projector.graph.nonnegative(projector.graph.subtract(unspent, limit))
      let isFree = projector.graph.greater(projector.flat(Self.freeAward), award.joined)
      let excess = projector.graph.multiply(projector.graph.not(isFree), over)
      test.parts.append(
        RuleTest.Part(
          title: fund.title, trip: projector.graph.greater(excess, projector.flat(1)),
          amount: RuleTest.Amount(
            title: RuleRemarks.lapse(fund.title), unit: "$ per year", values: excess)))
    }
    test.plan = projector.graph.any(test.parts.map(\.trip))
    return test
  }

  /// What is left of a stream's money of one year, carry-in apart.
  private static func unspentOwnMoney(
    _ award: AwardPath, _ account: StreamAccount, _ projector: inout BudgetProjector
  ) -> Series {
    let own = projector.graph.add(award.available, account.restrictedSavings)
    let factor = projector.graph.onePlus(award.indirect)
    let spent = projector.graph.add(
      projector.graph.multiply(factor, account.directFromOwn), account.surchargeFromOwn)
    return projector.graph.nonnegative(projector.graph.subtract(own, spent))
  }
}
