internal import BudgetModel

/// One component in one year before its streams pay.
struct ComponentYear {
  /// The component.
  let component: FundingComponent
  /// The year's position in the horizon.
  let position: Int
  /// The dollars of each line.
  let amounts: [Term]
  /// Indirect dollars that each stream takes for a direct dollar.
  let indirectRates: [Term]
  /// The surcharge on a dollar of each line for each stream, `[line][stream]`; `nil` for none.
  let charges: [[Term?]]
  /// The money of all streams, in dollars that also bear indirect cost and surcharge.
  let pools: [FundingPool]

  /// Asks for all that the component needs in a year.
  init(
    _ component: FundingComponent, _ position: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    self.component = component
    self.position = position
    var amounts: [Term] = []
    for line in component.lines {
      amounts.append(try projector.at(line.item.values, position))
    }
    var indirectRates: [Term] = []
    var pools: [FundingPool] = []
    for (number, stream) in component.streams.enumerated() {
      indirectRates.append(try projector.at(stream.award.indirect, position))
      let dollars: [(kind: FundingPool.Kind, amount: Series?)] = [
        (.carryIn, stream.usableCarryIn),
        (stream.fund.isRecurring ? .award : .oneTimeAward, stream.award.available),
        (.recurringSaving, stream.recurringSavings),
        (.oneTimeSaving, stream.oneTimeSavings),
      ]
      for pool in dollars {
        guard let amount = pool.amount else { continue }
        let capacity = try projector.at(amount, position)
        pools.append(FundingPool(stream: number, kind: pool.kind, capacity: capacity))
      }
    }
    self.amounts = amounts
    self.indirectRates = indirectRates
    self.pools = pools
    self.charges = try Self.charges(component, amounts, position, &projector)
  }

  /// The surcharge on a dollar of a line: the stream's surcharge × the line's share of pay.
  private static func charges(
    _ component: FundingComponent, _ amounts: [Term], _ position: Int,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) -> [[Term?]] {
    var charges: [[Term?]] = []
    for (number, line) in component.lines.enumerated() {
      var ofLine: [Term?] = component.streams.map { _ in nil }
      if let share = line.item.payShare, projector.graph.constantValue(amounts[number]) != 0 {
        for (number, stream) in component.streams.enumerated() where line.mayBePaid[number] {
          guard let surcharge = stream.award.surcharge else { continue }
          let rate = try projector.at(surcharge, position)
          let charge = projector.graph.multiply(rate, try projector.at(share, position))
          ofLine[number] = projector.graph.constantValue(charge) == 0 ? nil : charge
        }
      }
      charges.append(ofLine)
    }
    return charges
  }

  /// What the streams pay, by the stages of the waterfall.
  func pay(_ projector: inout BudgetProjector) throws(Unanswered) -> ComponentPayments {
    guard !component.lines.isEmpty else {
      return ComponentPayments(self, sorted: [], final: [], &projector)
    }
    if try needsGoals(&projector) {
      let flows = try payByGoals(&projector)
      return ComponentPayments(
        self, sorted: flows.filter { isRecurring($0.line) }, final: flows, &projector)
    }
    let recurring = payRecurringLines(&projector)
    let final = payOneTimeLines(recurring.flows, recurring.pools, &projector)
    return ComponentPayments(self, sorted: recurring.flows, final: final, &projector)
  }

  /// Whether a line comes again every year, by its number.
  func isRecurring(_ line: Int) -> Bool { component.lines[line].item.isRecurring }

  /// Stages 1 and 2: recurring lines, by this year's recurring awards, then restricted recurring
  /// savings, then carry-in and one-time money.
  private func payRecurringLines(
    _ projector: inout BudgetProjector
  ) -> (flows: [FundingFlow], pools: [FundingPool]) {
    var direct: [FundingPool] = []
    for pool in pools {
      let rate = indirectRates[pool.stream]
      var capacity = pool.capacity
      if projector.graph.constantValue(rate) != 0 {
        let factor = projector.graph.add(projector.graph.constant(1), rate)
        capacity = projector.graph.divide(capacity, factor)
      }
      direct.append(FundingPool(stream: pool.stream, kind: pool.kind, capacity: capacity))
    }
    let ordered = FundingPool.Kind.inStages.flatMap { kind in direct.filter { $0.kind == kind } }
    let lines = component.lines.indices.filter { isRecurring($0) }
    return (allocate(ordered, to: lines, &projector), direct)
  }

  /// What flows from pools, in their order, to lines.
  func allocate(
    _ pools: [FundingPool], to lines: [Int], _ projector: inout BudgetProjector
  ) -> [FundingFlow] {
    let wanted = lines.filter { projector.graph.constantValue(amounts[$0]) != 0 }
    let supplies = pools.filter { pool in
      projector.graph.constantValue(pool.capacity) != 0
        && wanted.contains { component.mayPay(pool.stream, $0) }
    }
    guard !supplies.isEmpty, !wanted.isEmpty else { return [] }
    let dollars = projector.graph.allocate(
      supplies: supplies.map(\.capacity), demands: wanted.map { amounts[$0] },
      mayServe: supplies.map { pool in wanted.map { component.mayPay(pool.stream, $0) } })
    var flows: [FundingFlow] = []
    for (supply, pool) in supplies.enumerated() {
      for (demand, line) in wanted.enumerated()
      where projector.graph.constantValue(dollars[supply][demand]) != 0 {
        flows.append(FundingFlow(pool: pool, line: line, amount: dollars[supply][demand]))
      }
    }
    return flows
  }
}
