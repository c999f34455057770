internal import BudgetModel
internal import CalculationGraphs

// The waterfall where dollars have prices or lines have limits: a linear programme with the stages as
// goals in strict order.
extension BudgetProjector {
  /// One part of a line in one year: what falls at Title I schools, or what does not.
  private struct Part {
    let line: Int
    let isTitleOne: Bool
    let amount: Node
  }

  /// One way from a pool to a part.
  private struct Arc {
    let pool: FundingPool
    let line: Int
    let supply: Int
    let demand: Int
  }

  /// Whether a stream bears a surcharge, a line limits a stream, or a line is split by place.
  mutating func needsGoals(_ costs: [PlanItem]) -> Bool {
    for fund in budget.funds {
      let surcharge = award(fund).surcharge ?? []
      if surcharge.contains(where: { graph.constantValue($0) != 0 }) { return true }
      if !fund.useShares.isEmpty { return true }
      guard fund.onlyTitleOneSchools else { continue }
      for line in costs where mayPay(fund, line) {
        if let share = line.titleOneShare,
          share.contains(where: { graph.constantValue($0) != 1 })
        {
          return true
        }
      }
    }
    return costs.contains { !$0.braid.isEmpty }
  }

  /// What flows from each pool to each line.
  mutating func payByGoals(_ year: FundingYear, _ costs: [PlanItem]) -> [FundingFlow] {
    var pools: [FundingPool] = []
    for stream in budget.funds.indices { pools += dollarPools(stream, year) }
    let kinds: [FundingPool.Kind] = [
      .award, .recurringSaving, .carryIn, .oneTimeAward, .oneTimeSaving,
    ]
    let supplies = kinds.flatMap { kind in pools.filter { $0.kind == kind } }
      .filter { graph.constantValue($0.capacity) != 0 }
    let demands = costs.indices.flatMap { parts($0, costs[$0], year.position) }
    let arcs = arcs(supplies, demands, costs)
    guard !arcs.isEmpty else { return [] }
    let limits = limits(arcs, year.position, costs)
    var prices: [Node] = []
    var charges: [Node] = []
    for arc in arcs {
      let award = award(budget.funds[arc.pool.stream])
      let charge = charge(award, costs[arc.line], year.position)
      charges.append(charge)
      prices.append(
        graph.add(graph.add(graph.constant(1), award.indirect[year.position]), charge))
    }
    let amounts = graph.allocate(
      Allocation(
        supplies: supplies.map(\.capacity), demands: demands.map(\.amount),
        mayServe: supplies.indices.map { supply in
          demands.indices.map { demand in
            arcs.contains { $0.supply == supply && $0.demand == demand }
          }
        },
        pricing: Allocation.Pricing(
          prices: prices, limits: limits.amounts, limitOfArc: limits.ofArc,
          goals: goals(arcs, costs))))
    return arcs.enumerated().compactMap { number, arc -> FundingFlow? in
      let amount = amounts[arc.supply][arc.demand]
      guard graph.constantValue(amount) != 0 else { return nil }
      let surcharge = graph.multiply(amount, charges[number])
      return FundingFlow(
        pool: arc.pool, line: arc.line, amount: amount,
        surcharge: graph.constantValue(surcharge) == 0 ? nil : surcharge)
    }
  }

  /// The surcharge on a dollar of a line: the stream's surcharge × the line's share of pay.
  private mutating func charge(_ award: AwardPath, _ line: PlanItem, _ position: Int) -> Node {
    guard let surcharge = award.surcharge, let share = line.payShare else {
      return graph.constant(0)
    }
    return graph.multiply(surcharge[position], share[position])
  }

  /// A line's dollars, apart by place where a stream pays at Title I schools only.
  private mutating func parts(_ line: Int, _ cost: PlanItem, _ position: Int) -> [Part] {
    let whole = cost.values[position]
    guard graph.constantValue(whole) != 0 else { return [] }
    let isLimited = budget.funds.contains { $0.onlyTitleOneSchools && mayPay($0, cost) }
    guard isLimited, let share = cost.titleOneShare?[position],
      graph.constantValue(share) != 1
    else { return [Part(line: line, isTitleOne: true, amount: whole)] }
    let inside = graph.multiply(whole, share)
    let outside = graph.nonnegative(graph.subtract(whole, inside))
    let both = [
      Part(line: line, isTitleOne: false, amount: outside),
      Part(line: line, isTitleOne: true, amount: inside),
    ]
    return both.filter { graph.constantValue($0.amount) != 0 }
  }

  private func arcs(
    _ supplies: [FundingPool], _ demands: [Part], _ costs: [PlanItem]
  ) -> [Arc] {
    supplies.enumerated().flatMap { supply, pool -> [Arc] in
      let fund = budget.funds[pool.stream]
      return demands.enumerated().compactMap { demand, part -> Arc? in
        guard mayPay(fund, costs[part.line]), part.isTitleOne || !fund.onlyTitleOneSchools
        else { return nil }
        return Arc(pool: pool, line: part.line, supply: supply, demand: demand)
      }
    }
  }

  // MARK: limits

  /// The most that all money of a stream pays of a line, and which limit each arc has.
  private mutating func limits(
    _ arcs: [Arc], _ position: Int, _ costs: [PlanItem]
  ) -> (amounts: [Node], ofArc: [Int32]) {
    var amounts: [Node] = []
    var numbers: [String: Int32] = [:]
    var ofArc: [Int32] = []
    for arc in arcs {
      let key = "\(arc.pool.stream) \(arc.line)"
      if let known = numbers[key] {
        ofArc.append(known)
        continue
      }
      var number: Int32 = -1
      let share = paidShare(budget.funds[arc.pool.stream], costs[arc.line])
      if let share, graph.constantValue(share[position]) != 1 {
        number = Int32(amounts.count)
        amounts.append(graph.multiply(costs[arc.line].values[position], share[position]))
      }
      numbers[key] = number
      ofArc.append(number)
    }
    return (amounts, ofArc)
  }

  /// The largest share of a line that a stream may pay; `nil` for all of it.
  private mutating func paidShare(_ fund: FundingStream, _ line: PlanItem) -> Series? {
    if let part = line.braid.first(where: { $0.fund == fund.id }) {
      return value(part.path, .plan)
    }
    guard line.fund == nil else { return nil }
    if let id = line.id.dropping("line."), fund.paysFor.contains(.line(id)) {
      return fund.useShares.first { $0.use == .line(id) }.flatMap { value($0.path, .plan) }
    }
    return fund.useShares.first { $0.use == line.use }.flatMap { value($0.path, .plan) }
  }

  // MARK: goals

  /// The stages, then ties: streams in declared order, lines in declared order, then each arc.
  private func goals(_ arcs: [Arc], _ costs: [PlanItem]) -> [[Int32]] {
    func numbers(_ belongs: (Arc) -> Bool) -> [Int32] {
      arcs.indices.filter { belongs(arcs[$0]) }.map { Int32($0) }
    }
    let late: [FundingPool.Kind] = [.carryIn, .oneTimeAward, .oneTimeSaving]
    let all: [FundingPool.Kind] = [.award, .recurringSaving] + late
    let stages: [(kinds: [FundingPool.Kind], isRecurring: Bool)] = [
      ([.award], true), ([.recurringSaving], true), (late, true), ([.carryIn], true),
      ([.oneTimeAward], true), (all, false), ([.carryIn], false), ([.oneTimeAward], false),
      ([.recurringSaving, .oneTimeSaving], false),
    ]
    func isIn(_ arc: Arc, _ stage: (kinds: [FundingPool.Kind], isRecurring: Bool)) -> Bool {
      costs[arc.line].isRecurring == stage.isRecurring && stage.kinds.contains(arc.pool.kind)
    }
    var goals = stages.map { stage in numbers { isIn($0, stage) } }
    for stage in [stages[0], stages[1], stages[2], stages[5]] {
      goals += budget.funds.indices.map { stream in
        numbers { $0.pool.stream == stream && isIn($0, stage) }
      }
      goals += costs.indices.map { line in numbers { $0.line == line && isIn($0, stage) } }
    }
    goals += arcs.indices.map { [Int32($0)] }
    var kept: [[Int32]] = []
    for goal in goals where !goal.isEmpty && !kept.contains(goal) { kept.append(goal) }
    return kept
  }
}
