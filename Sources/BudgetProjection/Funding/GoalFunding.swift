internal import BudgetModel
internal import CalculationGraphs

// The waterfall where dollars have prices or lines have limits: a linear programme with the stages as
// goals in strict order.
extension ComponentYear {
  /// One part of a line: what falls at Title I schools, or what does not.
  private struct Part {
    let line: Int
    let isTitleOne: Bool
    let amount: Term
  }

  /// One way from a pool to a part.
  private struct Arc {
    let pool: FundingPool
    let line: Int
    let supply: Int
    let demand: Int
  }

  /// Whether a dollar of some line bears a surcharge, a line limits a stream, or a line is split by
  /// place.
  func needsGoals(_ projector: inout BudgetProjector) throws(Unanswered) -> Bool {
    if component.limitsShares || charges.contains(where: { $0.contains { $0 != nil } }) {
      return true
    }
    for line in component.lines.indices {
      if try titleOneShare(line, &projector) != nil { return true }
    }
    return false
  }

  /// The share of a line that falls at Title I schools where some stream pays there only; `nil` where
  /// all of it does.
  private func titleOneShare(
    _ line: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    let isLimited = component.streams.indices.contains {
      component.streams[$0].fund.onlyTitleOneSchools && component.mayPay($0, line)
    }
    guard isLimited, let share = component.lines[line].item.titleOneShare else { return nil }
    let inside = try projector.at(share, position)
    return projector.graph.constantValue(inside) == 1 ? nil : inside
  }

  /// What flows from each pool to each line.
  func payByGoals(_ projector: inout BudgetProjector) throws(Unanswered) -> [FundingFlow] {
    let supplies = FundingPool.Kind.inStages
      .flatMap { kind in pools.filter { $0.kind == kind } }
      .filter { projector.graph.constantValue($0.capacity) != 0 }
    var demands: [Part] = []
    for line in component.lines.indices { demands += try parts(line, &projector) }
    let arcs = arcs(supplies, demands)
    guard !arcs.isEmpty else { return [] }
    let limits = try limits(arcs, &projector)
    var prices: [Term] = []
    for arc in arcs {
      let rate = indirectRates[arc.pool.stream]
      let price = projector.graph.add(projector.graph.constant(1), rate)
      let charge = charges[arc.line][arc.pool.stream]
      prices.append(charge.map { projector.graph.add(price, $0) } ?? price)
    }
    let goals = FundingGoals(
      arcs: arcs.map { arc in
        FundingGoals.Arc(
          stream: arc.pool.stream, line: arc.line, kind: arc.pool.kind,
          isRecurring: isRecurring(arc.line))
      }, streams: component.streams.count, lines: component.lines.count)
    let dollars = projector.graph.allocate(
      supplies: supplies.map(\.capacity), demands: demands.map(\.amount),
      mayServe: supplies.indices.map { supply in
        demands.indices.map { demand in
          arcs.contains { $0.supply == supply && $0.demand == demand }
        }
      },
      pricing: Allocation.Pricing(
        prices: prices.map(\.node), limits: limits.amounts, limitOfArc: limits.ofArc,
        goals: goals.inOrder))
    var flows: [FundingFlow] = []
    for arc in arcs {
      let amount = dollars[arc.supply][arc.demand]
      guard projector.graph.constantValue(amount) != 0 else { continue }
      let charge = charges[arc.line][arc.pool.stream]
      flows.append(
        FundingFlow(
          pool: arc.pool, line: arc.line, amount: amount,
          surcharge: charge.map { projector.graph.multiply(amount, $0) }))
    }
    return flows
  }

  /// A line's dollars, apart by place where a stream pays at Title I schools only.
  private func parts(_ line: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> [Part] {
    let whole = amounts[line]
    guard projector.graph.constantValue(whole) != 0 else { return [] }
    guard let share = try titleOneShare(line, &projector) else {
      return [Part(line: line, isTitleOne: true, amount: whole)]
    }
    let inside = projector.graph.multiply(whole, share)
    let outside = projector.graph.nonnegative(projector.graph.subtract(whole, inside))
    let both = [
      Part(line: line, isTitleOne: false, amount: outside),
      Part(line: line, isTitleOne: true, amount: inside),
    ]
    return both.filter { projector.graph.constantValue($0.amount) != 0 }
  }

  private func arcs(_ supplies: [FundingPool], _ demands: [Part]) -> [Arc] {
    supplies.enumerated().flatMap { supply, pool -> [Arc] in
      let fund = component.streams[pool.stream].fund
      return demands.enumerated().compactMap { demand, part -> Arc? in
        guard component.mayPay(pool.stream, part.line),
          part.isTitleOne || !fund.onlyTitleOneSchools
        else { return nil }
        return Arc(pool: pool, line: part.line, supply: supply, demand: demand)
      }
    }
  }

  /// The most that all money of a stream pays of a line, and which limit each arc has, −1 for none.
  private func limits(
    _ arcs: [Arc], _ projector: inout BudgetProjector
  ) throws(Unanswered) -> (amounts: [Node], ofArc: [Int32]) {
    var amounts: [Node] = []
    var numbers = component.lines.map { _ in component.streams.map { _ in Int32?.none } }
    var ofArc: [Int32] = []
    for arc in arcs {
      if let known = numbers[arc.line][arc.pool.stream] {
        ofArc.append(known)
        continue
      }
      var number: Int32 = -1
      if let largest = component.lines[arc.line].largestShares[arc.pool.stream] {
        let share = try projector.at(largest, position)
        if projector.graph.constantValue(share) != 1 {
          number = Int32(amounts.count)
          amounts.append(projector.graph.multiply(self.amounts[arc.line], share).node)
        }
      }
      numbers[arc.line][arc.pool.stream] = number
      ofArc.append(number)
    }
    return (amounts, ofArc)
  }
}
