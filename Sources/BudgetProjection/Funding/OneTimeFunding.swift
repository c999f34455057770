// Stage 3 of the waterfall: one-time lines, by what lapses first.
extension ComponentYear {
  /// The flows to recurring lines with those to one-time lines. What each kind of money pays of each
  /// recurring line stays; which stream pays it may change, so that one-time lines get the most.
  func payOneTimeLines(
    _ flows: [FundingFlow], _ pools: [FundingPool], _ projector: inout BudgetProjector
  ) -> [FundingFlow] {
    let lines = component.lines.indices.filter {
      !isRecurring($0) && projector.graph.constantValue(amounts[$0]) != 0
    }
    guard !lines.isEmpty else { return flows }
    let ordered = FundingPool.Kind.lapsingFirst.flatMap { kinds in
      pools.filter { kinds.contains($0.kind) }
    }
    var left: [FundingPool] = []
    for pool in ordered {
      let used = flows.filter { $0.pool.isSame(as: pool) }.map(\.amount)
      var capacity = pool.capacity
      if !used.isEmpty {
        capacity = projector.graph.subtract(capacity, projector.graph.sum(used))
      }
      left.append(
        FundingPool(
          stream: pool.stream, kind: pool.kind, capacity: projector.graph.nonnegative(capacity)))
    }
    let unspent = left.filter { projector.graph.constantValue($0.capacity) != 0 }
    guard movingHelps(flows, lines, unspent) else {
      return flows + allocate(left, to: lines, &projector)
    }
    return reallocated(flows, lines, unspent, &projector)
  }

  /// Whether money that cannot pay a one-time line could take over a recurring line from money of
  /// its kind that can.
  private func movingHelps(
    _ flows: [FundingFlow], _ lines: [Int], _ unspent: [FundingPool]
  ) -> Bool {
    flows.contains { flow in
      lines.contains { line in
        component.mayPay(flow.pool.stream, line)
          && unspent.contains { other in
            other.kind == flow.pool.kind && component.mayPay(other.stream, flow.line)
              && !component.mayPay(other.stream, line)
          }
      }
    }
  }

  /// One allocation the other way round: present flows and then one-time lines look for money. Each
  /// flow finds the part of its pool that it uses; a one-time line that is stuck moves flows to what
  /// is left of other pools of their kind.
  private func reallocated(
    _ flows: [FundingFlow], _ lines: [Int], _ unspent: [FundingPool],
    _ projector: inout BudgetProjector
  ) -> [FundingFlow] {
    var parts: [FundingPool] = []
    for flow in flows where !parts.contains(where: { $0.isSame(as: flow.pool) }) {
      let used = flows.filter { $0.pool.isSame(as: flow.pool) }.map(\.amount)
      parts.append(
        FundingPool(
          stream: flow.pool.stream, kind: flow.pool.kind, capacity: projector.graph.sum(used)))
    }
    parts += unspent
    let seekers =
      present(flows, beside: lines.count, &projector)
      + lines.map { Seeker(line: $0, kind: nil, amount: amounts[$0]) }
    let found = projector.graph.allocate(
      supplies: seekers.map(\.amount), demands: parts.map(\.capacity),
      mayServe: seekers.map { seeker in
        parts.map {
          (seeker.kind == nil || seeker.kind == $0.kind)
            && component.mayPay($0.stream, seeker.line)
        }
      })
    var result: [FundingFlow] = []
    for (number, seeker) in seekers.enumerated() {
      for (part, pool) in parts.enumerated()
      where projector.graph.constantValue(found[number][part]) != 0 {
        result.append(FundingFlow(pool: pool, line: seeker.line, amount: found[number][part]))
      }
    }
    return result
  }

  /// What looks for money: a flow to a recurring line, of one kind, or a one-time line.
  private struct Seeker {
    let line: Int
    let kind: FundingPool.Kind?
    let amount: Term
  }

  /// The most seekers of one allocation.
  private static var mostSeekers: Int { 128 }

  /// Present flows as seekers; where they are too many, those of one line and kind together.
  private func present(
    _ flows: [FundingFlow], beside others: Int, _ projector: inout BudgetProjector
  ) -> [Seeker] {
    let single = flows.map { Seeker(line: $0.line, kind: $0.pool.kind, amount: $0.amount) }
    guard single.count + others > Self.mostSeekers else { return single }
    var together: [Seeker] = []
    for seeker in single
    where !together.contains(where: { $0.line == seeker.line && $0.kind == seeker.kind }) {
      let same = single.filter { $0.line == seeker.line && $0.kind == seeker.kind }
      together.append(
        Seeker(
          line: seeker.line, kind: seeker.kind,
          amount: projector.graph.sum(same.map(\.amount))))
    }
    return together
  }
}
