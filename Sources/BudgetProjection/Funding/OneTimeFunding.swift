internal import BudgetModel
internal import CalculationGraphs

// Stage 3 of the waterfall: one-time lines, by what lapses first.
extension BudgetProjector {
  /// The order of money for one-time lines.
  private static var lapsingFirst: [[FundingPool.Kind]] {
    [[.carryIn], [.oneTimeAward], [.oneTimeSaving, .recurringSaving], [.award]]
  }

  /// The flows to recurring lines with those to one-time lines. What each kind of money pays of each
  /// recurring line stays; which stream pays it may change, so that one-time lines get the most.
  mutating func payOneTimeLines(
    _ flows: [FundingFlow], _ pools: [FundingPool], _ year: FundingYear, _ costs: [PlanItem]
  ) -> [FundingFlow] {
    let lines = costs.indices.filter {
      !costs[$0].isRecurring && graph.constantValue(costs[$0].values[year.position]) != 0
    }
    guard !lines.isEmpty else { return flows }
    let ordered = Self.lapsingFirst.flatMap { kinds in pools.filter { kinds.contains($0.kind) } }
    let left = ordered.map { pool in
      let used = flows.filter { $0.pool.isSame(as: pool) }.map(\.amount)
      return FundingPool(
        stream: pool.stream, kind: pool.kind,
        capacity: graph.nonnegative(graph.subtract(pool.capacity, graph.sum(used))))
    }
    guard movingHelps(flows, lines, left, costs) else {
      return flows + allocate(left, to: lines, year, costs)
    }
    return reallocated(flows, lines, left, year, costs)
  }

  /// Whether money that cannot pay a one-time line could take over a recurring line from money of
  /// its kind that can.
  private func movingHelps(
    _ flows: [FundingFlow], _ lines: [Int], _ left: [FundingPool], _ costs: [PlanItem]
  ) -> Bool {
    flows.contains { flow in
      lines.contains { line in
        mayPay(budget.funds[flow.pool.stream], costs[line])
          && left.contains { other in
            other.kind == flow.pool.kind && graph.constantValue(other.capacity) != 0
              && mayPay(budget.funds[other.stream], costs[flow.line])
              && !mayPay(budget.funds[other.stream], costs[line])
          }
      }
    }
  }

  /// One allocation the other way round: present flows and then one-time lines look for money. Each
  /// flow finds the part of its pool that it uses; a one-time line that is stuck moves flows to what
  /// is left of other pools of their kind.
  private mutating func reallocated(
    _ flows: [FundingFlow], _ lines: [Int], _ left: [FundingPool], _ year: FundingYear,
    _ costs: [PlanItem]
  ) -> [FundingFlow] {
    var parts: [FundingPool] = []
    for flow in flows where !parts.contains(where: { $0.isSame(as: flow.pool) }) {
      let used = flows.filter { $0.pool.isSame(as: flow.pool) }.map(\.amount)
      parts.append(
        FundingPool(
          stream: flow.pool.stream, kind: flow.pool.kind, capacity: graph.sum(used)))
    }
    parts += left.filter { graph.constantValue($0.capacity) != 0 }
    let seekers =
      present(flows, beside: lines.count)
      + lines.map { Seeker(line: $0, kind: nil, amount: costs[$0].values[year.position]) }
    let amounts = graph.allocate(
      Allocation(
        supplies: seekers.map(\.amount), demands: parts.map(\.capacity),
        mayServe: seekers.map { seeker in
          parts.map {
            (seeker.kind == nil || seeker.kind == $0.kind)
              && mayPay(budget.funds[$0.stream], costs[seeker.line])
          }
        }))
    var result: [FundingFlow] = []
    for (number, seeker) in seekers.enumerated() {
      for (part, pool) in parts.enumerated()
      where graph.constantValue(amounts[number][part]) != 0 {
        result.append(
          FundingFlow(pool: pool, line: seeker.line, amount: amounts[number][part]))
      }
    }
    return result
  }

  /// What looks for money: a flow to a recurring line, of one kind, or a one-time line.
  private struct Seeker {
    let line: Int
    let kind: FundingPool.Kind?
    let amount: Node
  }

  /// The most seekers of one allocation.
  private static var mostSeekers: Int { 128 }

  /// Present flows as seekers; where they are too many, those of one line and kind together.
  private mutating func present(_ flows: [FundingFlow], beside others: Int) -> [Seeker] {
    let single = flows.map { Seeker(line: $0.line, kind: $0.pool.kind, amount: $0.amount) }
    guard single.count + others > Self.mostSeekers else { return single }
    var together: [Seeker] = []
    for seeker in single
    where !together.contains(where: { $0.line == seeker.line && $0.kind == seeker.kind }) {
      let same = single.filter { $0.line == seeker.line && $0.kind == seeker.kind }
      together.append(
        Seeker(line: seeker.line, kind: seeker.kind, amount: graph.sum(same.map(\.amount))))
    }
    return together
  }
}

extension FundingPool {
  /// Whether two pools hold money of the same stream and kind.
  func isSame(as other: FundingPool) -> Bool {
    stream == other.stream && kind == other.kind
  }
}
