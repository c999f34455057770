internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// Indirect cost, carry-over and lapse of each stream in one year.
  mutating func closeAccounts(_ year: FundingYear, _ result: inout Waterfall) {
    let position = year.position
    for (stream, fund) in budget.funds.enumerated() {
      let award = award(fund)
      let saved = graph.add(
        restricted(fund, recurring: true, year), restricted(fund, recurring: false, year))
      let own = graph.add(award.available[position], saved)
      let carryIn = year.carryIns[stream]
      let spendable = graph.add(carryIn, own)
      let direct = result.accounts[stream].direct[position]
      let indirect = graph.multiply(award.indirect[position], direct)
      let factor = graph.add(graph.constant(1), award.indirect[position])
      let surcharge = graph.add(
        result.accounts[stream].surcharge[position],
        result.accounts[stream].surchargeOneTime[position])
      let ownSpent = graph.add(
        graph.multiply(factor, result.accounts[stream].directFromOwn[position]),
        result.accounts[stream].surchargeFromOwn[position])
      let unspent = graph.nonnegative(graph.subtract(own, ownSpent))
      let carried = carriedOver(award, unspent, position)
      let left = graph.subtract(
        graph.subtract(spendable, graph.add(graph.add(direct, indirect), surcharge)), carried)
      result.accounts[stream].restrictedSavings.append(saved)
      result.accounts[stream].carryIn.append(carryIn)
      result.accounts[stream].indirect.append(indirect)
      result.accounts[stream].carried.append(carried)
      result.accounts[stream].lapsed.append(graph.nonnegative(left))
      result.accounts[stream].spendable.append(spendable)
    }
  }

  /// `min(unspent of this year's own money, limit × award)`, without a limit below the amount.
  private mutating func carriedOver(
    _ award: AwardPath, _ unspent: Node, _ position: Int
  ) -> Node {
    guard let share = award.carryover?[position] else { return graph.constant(0) }
    let limit = graph.nonnegative(graph.multiply(share, award.joined[position]))
    let limited = graph.minimum(unspent, limit)
    guard let below = award.freeBelow?[position] else { return limited }
    return graph.select(
      graph.greater(below, award.joined[position]), unspent, limited)
  }
}
