internal import BudgetModel
internal import CalculationGraphs
internal import ProbabilityDistributions

/// The people of a ladder by stage, one node a year each, FTE.
struct LadderPath {
  /// In the order of the ladder's stages; their sum is the group's headcount.
  let stages: [Series]
}

extension BudgetProjector {
  /// The people of one ladder by stage; 0 before its first year.
  mutating func ladder(_ ladder: CareerLadder) -> LadderPath {
    once(
      "ladder.\(ladder.id)", in: \.ladderPaths,
      fallback: { projector in
        LadderPath(stages: ladder.stages.map { _ in projector.flat(0) })
      },
      compute: { $0.path(ladder) })
  }

  /// The people of some stages as a share of the ladder's.
  mutating func share(ofStages stages: [String], on ladder: CareerLadder) -> Series {
    let path = self.ladder(ladder)
    let chosen = zip(ladder.stages, path.stages).filter { stages.contains($0.0) }.map(\.1)
    return graph.divideOrZero(
      graph.sum(chosen, count: count), graph.sum(path.stages, count: count))
  }

  /// `n_first = start × H`; later `n_t = s_t · (p_{t−1} · M_t) + hires_t · e_entry`, with stayers
  /// `s_t = H_t − hires_t` and shares `p = n / Σ n`.
  private mutating func path(_ ladder: CareerLadder) -> LadderPath {
    guard let group = group(ladder.group) else {
      return LadderPath(stages: ladder.stages.map { _ in flat(0) })
    }
    let people = workforce(group, .plan)
    let first = years.firstIndex { $0 >= ladder.startYear } ?? 0
    var stages = ladder.stages.map { _ in flat(0) }
    for (stage, share) in firstShares(ladder, first).enumerated() {
      stages[stage][first] = graph.multiply(share, people.headcount[first])
    }
    let rates = moveRates(ladder)
    for position in years.indices where position > first {
      let stayers = graph.subtract(people.headcount[position], people.hires[position])
      let kept = graph.divideOrZero(stayers, people.headcount[position - 1])
      let before = stages.map { $0[position - 1] }
      for (stage, name) in ladder.stages.enumerated() {
        var moved = before[stage]
        for (move, rate) in zip(ladder.moves, rates) {
          if move.from == name {
            moved = graph.subtract(moved, graph.multiply(before[stage], rate[position]))
          }
          if move.to == name, let from = ladder.stages.firstIndex(of: move.from) {
            moved = graph.add(moved, graph.multiply(before[from], rate[position]))
          }
        }
        var present = graph.multiply(kept, moved)
        if name == ladder.entry { present = graph.add(present, people.hires[position]) }
        stages[stage][position] = present
      }
    }
    return LadderPath(stages: stages)
  }

  /// The shares of the first year, made whole where draws do not add to 100 %.
  private mutating func firstShares(_ ladder: CareerLadder, _ first: Int) -> [Node] {
    let stated = ladder.stages.map { stage -> Node in
      guard ladder.started.contains(stage) else { return graph.constant(0) }
      let share = value("ladder.\(ladder.id).start.\(stage)", .plan, default: 0)
      return graph.nonnegative(share[first])
    }
    let total = graph.sum(stated)
    guard let rest = ladder.remainder else {
      if let whole = graph.constantValue(total), abs(whole - 1) <= 1e-9 { return stated }
      return stated.map { graph.divide($0, total) }
    }
    let most = graph.maximum(total, graph.constant(1))
    let shares = stated.map { graph.divide($0, most) }
    let left = graph.subtract(graph.constant(1), graph.divide(total, most))
    return zip(ladder.stages, shares).map { stage, share in stage == rest ? left : share }
  }

  /// The share of each move in each year; those that leave one stage are scaled to 100 % where they
  /// add to more.
  private mutating func moveRates(_ ladder: CareerLadder) -> [Series] {
    let stated = ladder.moves.map { move in
      graph.nonnegative(value(Self.path(of: move, on: ladder), .plan, default: 0))
    }
    var scales: [String: Series] = [:]
    for stage in ladder.stages {
      let row = ladder.moves.indices.filter { ladder.moves[$0].from == stage }
      let total = graph.sum(row.map { stated[$0] }, count: count)
      if total.allSatisfy({ (graph.constantValue($0) ?? 2) <= 1 + 1e-9 }) { continue }
      let one = graph.constant(1)
      scales[stage] = total.map { graph.divide(one, graph.maximum($0, one)) }
      let most = row.reduce(0) { $0 + mostShare(Self.path(of: ladder.moves[$1], on: ladder)) }
      if most > 1 { remark(Remarks.scaledMoves(ladder, stage)) }
    }
    return zip(ladder.moves, stated).map { move, rates in
      scales[move.from].map { graph.multiply(rates, $0) } ?? rates
    }
  }

  private static func path(of move: CareerLadder.Move, on ladder: CareerLadder) -> String {
    "ladder.\(ladder.id).advance.\(move.from)_\(move.to)"
  }

  /// The largest share that a value nearly ever takes: that of 999 in 1,000 draws, or 1 where it is
  /// not plain.
  private func mostShare(_ path: String) -> Double {
    guard let value = yearlyValue(path, .plan), value.changes.isEmpty else { return 1 }
    return value.segments.map { segment in
      switch segment.formula {
      case .constant(let number) where segment.growth == nil: number
      case .draw(let drawn) where segment.growth == nil: drawn.distribution.quantile(0.999)
      default: 1
      }
    }.max() ?? 0
  }
}
