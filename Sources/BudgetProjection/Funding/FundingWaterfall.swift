internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// Who pays, with or without the induced savings.
  mutating func waterfall(withInduced: Bool = true) -> Waterfall {
    once(
      withInduced ? "who pays" : "who pays without induced savings", in: \.waterfalls,
      fallback: { $0.emptyWaterfall([]) }, compute: { $0.computeWaterfall(withInduced) })
  }

  private mutating func emptyWaterfall(_ costs: [PlanItem]) -> Waterfall {
    let streams = budget.funds.count
    let none = costs.map { _ in [Series](repeating: [], count: streams) }
    return Waterfall(
      costs: costs, accounts: Array(repeating: StreamAccount(), count: streams),
      streamPayments: none, oneTimePayments: none,
      savingPayments: costs.map { _ in [] }, oneTimeSavingPayments: costs.map { _ in [] },
      generalFund: costs.map { _ in [] }, recurringFunding: [], restrictedSavings: [],
      otherFunding: [])
  }

  private mutating func computeWaterfall(_ withInduced: Bool) -> Waterfall {
    let costs = costItems()
    var savings = savingItems()
    if !withInduced { savings.removeAll { $0.isInduced } }
    var result = emptyWaterfall(costs)
    var carryIns = budget.funds.map { _ in graph.constant(0) }
    for position in years.indices {
      let year = FundingYear(position: position, carryIns: carryIns, savings: savings)
      payFromStreams(year, &result)
      closeAccounts(year, &result)
      payFromSavings(year, &result)
      carryIns = result.accounts.map { $0.carried[position] }
    }
    return result
  }

  /// Stages 1 and 2: recurring lines, by this year's recurring awards, then restricted recurring
  /// savings, then carry-in and one-time money; stage 3: one-time lines, by what lapses first.
  private mutating func payFromStreams(_ year: FundingYear, _ result: inout Waterfall) {
    if needsGoals(result.costs) {
      let flows = payByGoals(year, result.costs)
      sortFunding(flows.filter { result.costs[$0.line].isRecurring }, &result)
      let oneTime = applied(flows.filter { !result.costs[$0.line].isRecurring })
      result.otherFunding[year.position] = graph.add(
        result.otherFunding[year.position], oneTime)
      record(flows, &result)
      return
    }
    var pools: [FundingPool] = []
    for stream in budget.funds.indices { pools += self.pools(stream, year) }
    let stages: [(FundingPool.Kind) -> Bool] = [
      { $0 == .award }, { $0 == .recurringSaving }, { $0 == .carryIn }, { $0 == .oneTimeAward },
      { $0 == .oneTimeSaving },
    ]
    let recurring = result.costs.indices.filter { result.costs[$0].isRecurring }
    let flows = allocate(
      stages.flatMap { stage in pools.filter { stage($0.kind) } }, to: recurring, year,
      result.costs)
    sortFunding(flows, &result)
    let final = payOneTimeLines(flows, pools, year, result.costs)
    let oneTime = final.filter { !result.costs[$0.line].isRecurring }
    result.otherFunding[year.position] = graph.add(
      result.otherFunding[year.position], graph.sum(oneTime.map(\.amount)))
    record(final, &result)
  }

  /// Enters what streams pay into the lines and the streams' accounts.
  mutating func record(_ final: [FundingFlow], _ result: inout Waterfall) {
    for line in result.costs.indices {
      for stream in budget.funds.indices {
        let paid = final.filter { $0.line == line && $0.pool.stream == stream }
        result.streamPayments[line][stream].append(graph.sum(paid.map(\.amount)))
        let oneTime = paid.filter { $0.pool.kind.isOneTime && result.costs[line].isRecurring }
        result.oneTimePayments[line][stream].append(graph.sum(oneTime.map(\.amount)))
      }
    }
    for stream in budget.funds.indices {
      let all = final.filter { $0.pool.stream == stream }
      let own = all.filter { $0.pool.kind != .carryIn }
      result.accounts[stream].direct.append(graph.sum(all.map(\.amount)))
      result.accounts[stream].directFromOwn.append(graph.sum(own.map(\.amount)))
      let charged = all.filter { result.costs[$0.line].isRecurring }.compactMap(\.surcharge)
      let oneTime = all.filter { !result.costs[$0.line].isRecurring }.compactMap(\.surcharge)
      result.accounts[stream].surcharge.append(graph.sum(charged))
      result.accounts[stream].surchargeOneTime.append(graph.sum(oneTime))
      result.accounts[stream].surchargeFromOwn.append(graph.sum(own.compactMap(\.surcharge)))
    }
  }

  /// The pools of one stream in one year.
  private mutating func pools(_ stream: Int, _ year: FundingYear) -> [FundingPool] {
    let factor = graph.add(
      graph.constant(1), award(budget.funds[stream]).indirect[year.position])
    return dollarPools(stream, year).map { pool in
      FundingPool(
        stream: stream, kind: pool.kind, capacity: graph.divide(pool.capacity, factor))
    }
  }

  /// The pools of one stream in one year, in dollars that also bear indirect cost and surcharge.
  mutating func dollarPools(_ stream: Int, _ year: FundingYear) -> [FundingPool] {
    let fund = budget.funds[stream]
    let award = award(fund)
    let position = year.position
    let dollars: [(FundingPool.Kind, Node)] = [
      (.carryIn, year.carryIns[stream]),
      (fund.isRecurring ? .award : .oneTimeAward, award.available[position]),
      (.recurringSaving, restricted(fund, recurring: true, year)),
      (.oneTimeSaving, restricted(fund, recurring: false, year)),
    ]
    return dollars.map { kind, amount in
      FundingPool(stream: stream, kind: kind, capacity: amount)
    }
  }

  /// The year's savings that return to a stream.
  mutating func restricted(
    _ fund: FundingStream, recurring: Bool, _ year: FundingYear
  ) -> Node {
    let savings = year.savings.filter { $0.fund == fund.id && $0.isRecurring == recurring }
    return graph.sum(savings.map { $0.values[year.position] })
  }

  /// What flows from pools, in their order, to lines.
  mutating func allocate(
    _ pools: [FundingPool], to lines: [Int], _ year: FundingYear, _ costs: [PlanItem]
  ) -> [FundingFlow] {
    let wanted = lines.filter { graph.constantValue(costs[$0].values[year.position]) != 0 }
    let supplies = pools.filter { pool in
      graph.constantValue(pool.capacity) != 0
        && wanted.contains { mayPay(budget.funds[pool.stream], costs[$0]) }
    }
    guard !supplies.isEmpty, !wanted.isEmpty else { return [] }
    let amounts = graph.allocate(
      Allocation(
        supplies: supplies.map(\.capacity), demands: wanted.map { costs[$0].values[year.position] },
        mayServe: supplies.map { pool in
          wanted.map { mayPay(budget.funds[pool.stream], costs[$0]) }
        }))
    var flows: [FundingFlow] = []
    for (supply, pool) in supplies.enumerated() {
      for (demand, line) in wanted.enumerated()
      where graph.constantValue(amounts[supply][demand]) != 0 {
        flows.append(FundingFlow(pool: pool, line: line, amount: amounts[supply][demand]))
      }
    }
    return flows
  }

  /// Whether a stream may pay for a line: a line that names its streams, or else by its use.
  func mayPay(_ fund: FundingStream, _ line: PlanItem) -> Bool {
    if !line.braid.isEmpty { return line.braid.contains { $0.fund == fund.id } }
    if let only = line.fund { return only == fund.id }
    if fund.paysFor.contains(line.use) { return true }
    guard line.id.hasPrefix("line.") else { return false }
    return fund.paysFor.contains(.line(String(line.id.dropFirst("line.".count))))
  }

  /// Dollars of cost that flows pay, surcharge included.
  mutating func applied(_ flows: [FundingFlow]) -> Node {
    graph.sum(flows.map(\.amount) + flows.compactMap(\.surcharge))
  }

  /// Sorts what flows to recurring lines into F, R and F1.
  mutating func sortFunding(_ flows: [FundingFlow], _ result: inout Waterfall) {
    let awards = flows.filter { $0.pool.kind == .award }
    let savings = flows.filter { $0.pool.kind == .recurringSaving }
    let others = flows.filter { $0.pool.kind != .award && $0.pool.kind != .recurringSaving }
    result.recurringFunding.append(applied(awards))
    result.restrictedSavings.append(applied(savings))
    result.otherFunding.append(applied(others))
  }

  /// Unrestricted recurring savings, then one-time ones, take what is unpaid in declared order,
  /// recurring lines first; the rest is left to the general fund.
  private mutating func payFromSavings(_ year: FundingYear, _ result: inout Waterfall) {
    let position = year.position
    var unpaid = result.costs.enumerated().map { line, cost in
      let paid = graph.sum(result.streamPayments[line].map { $0[position] })
      return graph.nonnegative(graph.subtract(cost.values[position], paid))
    }
    let order =
      result.costs.indices.filter { result.costs[$0].isRecurring }
      + result.costs.indices.filter { !result.costs[$0].isRecurring }
    for isRecurring in [true, false] {
      let savings = year.savings.filter { $0.fund == nil && $0.isRecurring == isRecurring }
      var left = graph.sum(savings.map { $0.values[position] })
      for line in order {
        let paid = graph.minimum(unpaid[line], left)
        left = graph.subtract(left, paid)
        unpaid[line] = graph.subtract(unpaid[line], paid)
        if isRecurring {
          result.savingPayments[line].append(paid)
        } else {
          result.oneTimeSavingPayments[line].append(paid)
        }
      }
    }
    for line in result.costs.indices { result.generalFund[line].append(unpaid[line]) }
  }
}
