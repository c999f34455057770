internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import ProbabilityDistributions
internal import Quantities

/// The people of a ladder by stage, one number a year each, FTE.
struct LadderPath {
  /// In the order of the ladder's stages; their sum is the group's headcount.
  let stages: [Series]
}

/// Teachers on the stages of career ladders over the years.
enum LadderTeachers {
  /// The people of one ladder by stage; 0 before its first year.
  static func path(_ ladder: CareerLadder, _ projector: inout BudgetProjector) -> LadderPath {
    projector.once(BudgetProjector.PartKey(kind: "ladder", id: ladder.id)) {
      LadderStages(ladder: ladder).path(&$0)
    }
  }

  /// The people of some stages as a share of the ladder's.
  static func share(
    ofStages stages: [String], on ladder: CareerLadder, _ projector: inout BudgetProjector
  ) -> Series {
    let path = path(ladder, &projector)
    let chosen = zip(ladder.stages, path.stages).filter { stages.contains($0.0) }.map(\.1)
    return projector.graph.divideOrZero(
      projector.graph.sum(chosen), projector.graph.sum(path.stages))
  }
}

/// How people move up and down a ladder.
struct LadderStages {
  /// The ladder.
  let ladder: CareerLadder

  /// `n_first = start × H`; later `n_t = s_t · (p_{t−1} · M_t) + hires_t · e_entry`, with stayers
  /// `s_t = H_t − hires_t` and shares `p = n / Σ n`.
  func path(_ projector: inout BudgetProjector) -> LadderPath {
    let people = people(&projector)
    let rates = rates(&projector)
    var stages: [Series] = []
    for (index, stage) in ladder.stages.enumerated() {
      stages.append(
        projector.figure(.ladderStage(ladder.name, stage)) { projector in
          guard let people else { return projector.flat(0) }
          return projector.yearly { projector, position throws(Unanswered) in
            try number(in: index, people, rates, position, &projector)
          }
        })
    }
    return LadderPath(stages: stages)
  }

  /// Who is on the ladder.
  private struct People {
    /// The first year of the ladder, by its position.
    let first: Int
    /// FTE of the group.
    let headcount: Series
    /// FTE hired.
    let hires: Series
    /// FTE of the year before who stay, as a share of that year's headcount; of no use in the first
    /// year.
    let kept: Series
  }

  private func people(_ projector: inout BudgetProjector) -> People? {
    guard let group = projector.group(ladder.group) else { return nil }
    let path = StaffWorkforce(group: group).workforce(.plan, &projector)
    let stayers = projector.graph.subtract(path.headcount, path.hires)
    let kept = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else { return projector.graph.constant(0) }
      let staying = try projector.at(stayers, position)
      let before = try projector.at(path.headcount, position - 1)
      return projector.graph.divideOrZero(staying, before)
    }
    return People(
      first: projector.years.firstIndex { $0 >= ladder.startYear } ?? 0,
      headcount: path.headcount, hires: path.hires, kept: kept)
  }

  /// The people of a stage in one year.
  private func number(
    in stage: Int, _ people: People, _ rates: [Series], _ position: Int,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    if position < people.first { return projector.graph.constant(0) }
    if position == people.first {
      let shares = try firstShares(position, &projector)
      let headcount = try projector.at(people.headcount, position)
      return projector.graph.multiply(shares[stage], headcount)
    }
    let stages = LadderTeachers.path(ladder, &projector).stages
    let name = ladder.stages[stage]
    let before = try projector.at(stages[stage], position - 1)
    var moved = before
    for (move, rates) in zip(ladder.moves, rates) {
      if move.from == name {
        let rate = try projector.at(rates, position)
        moved = projector.graph.subtract(moved, projector.graph.multiply(before, rate))
      }
      if move.to == name, let from = ladder.stages.firstIndex(of: move.from) {
        let there = try projector.at(stages[from], position - 1)
        let rate = try projector.at(rates, position)
        moved = projector.graph.add(moved, projector.graph.multiply(there, rate))
      }
    }
    let kept = try projector.at(people.kept, position)
    let present = projector.graph.multiply(kept, moved)
    guard name == ladder.entry else { return present }
    let hires = try projector.at(people.hires, position)
    return projector.graph.add(present, hires)
  }

  /// The shares of the first year, made whole where draws do not add to 100 %.
  private func firstShares(
    _ first: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> [Term] {
    let key = BudgetProjector.PartKey(kind: "first shares", id: ladder.id)
    return try projector.once(key, in: projector.years[first]) { projector throws(Unanswered) in
      var stated: [Term] = []
      for stage in ladder.stages {
        guard ladder.started.contains(stage) else {
          stated.append(projector.graph.constant(0))
          continue
        }
        let shares = projector.value(ladder.key("start", stage), .plan, default: 0)
        let share = try projector.at(shares, first)
        stated.append(projector.graph.nonnegative(share))
      }
      return whole(stated, &projector)
    }
  }

  /// Shares that add to 1: the rest goes to its stage, or else all are scaled.
  private func whole(_ stated: [Term], _ projector: inout BudgetProjector) -> [Term] {
    let total = projector.graph.sum(stated)
    guard let rest = ladder.remainder else {
      if let whole = projector.graph.constantValue(total), abs(whole - 1) <= 1e-9 {
        return stated
      }
      return stated.map { projector.graph.divide($0, total) }
    }
    let one = projector.graph.constant(1)
    let most = projector.graph.maximum(total, one)
    let shares = stated.map { projector.graph.divide($0, most) }
    let left = projector.graph.subtract(one, projector.graph.divide(total, most))
    return zip(ladder.stages, shares).map { stage, share in stage == rest ? left : share }
  }

  // MARK: moves

  /// The share of each move in each year; those that leave one stage are scaled to 100 % in years in
  /// which they add to more.
  private func rates(_ projector: inout BudgetProjector) -> [Series] {
    var stated: [Series] = []
    for move in ladder.moves {
      let share = projector.value(key(of: move), .plan, default: 0)
      stated.append(projector.graph.nonnegative(share))
    }
    var rates = stated
    for stage in ladder.stages {
      let row = ladder.moves.indices.filter { ladder.moves[$0].from == stage }
      let total = projector.graph.sum(row.map { stated[$0] })
      let most = row.reduce(0) { $0 + mostShare(key(of: ladder.moves[$1]), projector) }
      for move in row {
        rates[move] = projector.yearly { projector, position throws(Unanswered) in
          let rate = try projector.at(stated[move], position)
          let all = try projector.at(total, position)
          if let known = projector.graph.constantValue(all), known <= 1 + 1e-9 { return rate }
          if most > 1 { projector.remark(Remarks.scaledMoves(ladder, stage)) }
          let one = projector.graph.constant(1)
          let scale = projector.graph.divide(one, projector.graph.maximum(all, one))
          return projector.graph.multiply(rate, scale)
        }
      }
    }
    return rates
  }

  private func key(of move: CareerLadder.Move) -> ValueKey {
    ladder.key("advance", "\(move.from)_\(move.to)")
  }

  /// The largest share that a value nearly ever takes: that of 999 in 1,000 draws, or 1 where it is
  /// not plain.
  private func mostShare(_ key: ValueKey, _ projector: BudgetProjector) -> Double {
    guard let value = projector.yearlyValue(key, .plan), value.changes.isEmpty else { return 1 }
    return value.segments.map { segment in
      switch segment.formula {
      case .constant(let number) where segment.growth == nil: number
      case .draw(let drawn) where segment.growth == nil: drawn.distribution.quantile(0.999)
      default: 1
      }
    }.max() ?? 0
  }
}
