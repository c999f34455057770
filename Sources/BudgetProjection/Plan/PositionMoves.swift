internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import Quantities

/// Positions that a line of the plan takes away from a staff group, or adds to it.
struct PositionMove {
  /// Which line it is, e.g. `repurpose.aides`.
  let key: LineKey
  /// A plain title.
  let title: String
  /// The staff group.
  let group: String
  /// The value that states the positions, FTE.
  let positions: ValueKey
  /// Positions are added, or else taken away.
  let isAdded: Bool
  /// The first year in which it acts.
  let startYear: Int
  /// What kind of use a cost is.
  let use: FundingUse
  /// The stream to which a saving returns, or the only one that may pay a cost; `nil` for none.
  let fund: String?
  /// The expenditure that ends, where it is one.
  let repurposed: RepurposedExpenditure?
  /// The line, where it is one.
  let line: PlanLine?
  /// `file:line`, or none.
  let place: String?

  /// It acts through the leaders' work.
  var isInduced: Bool { repurposed?.isInduced == true }
}

/// Positions that the plan moves from one staff group to another.
enum PositionMoves {
  /// Everything in the plan that takes positions away or adds them: expenditures that end, then lines.
  static func all(_ projector: BudgetProjector) -> [PositionMove] {
    let removed = projector.budget.plan.repurposed.compactMap { repurposed in
      repurposed.removesFrom.map { group in
        PositionMove(
          key: LineKey(.repurpose(repurposed.name)), title: repurposed.title, group: group,
          positions: repurposed.key("removes"), isAdded: false,
          startYear: Repurposing.startYear(of: repurposed, projector), use: .other,
          fund: repurposed.fund,
          repurposed: repurposed, line: nil, place: repurposed.range.place)
      }
    }
    let added = projector.budget.plan.lines.compactMap { line in
      line.addsTo.map { group in
        PositionMove(
          key: LineKey(.line(line.name)), title: line.title, group: group,
          positions: line.key("adds"), isAdded: true, startYear: line.startYear, use: line.use,
          fund: line.fund, repurposed: nil, line: line, place: line.range.place)
      }
    }
    return removed + added
  }

  /// The positions of one line, FTE at least 0; none before its start, and, of an induced one, none
  /// without leaders.
  static func moved(_ move: PositionMove, _ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "positions moved", id: move.key.description)) {
      projector in
      let stated = projector.value(move.positions, .plan, default: 0)
      var positions = projector.graph.nonnegative(stated)
      if let repurposed = move.repurposed, repurposed.isInduced {
        positions = projector.graph.multiply(
          positions, Repurposing.inducedGate(repurposed, &projector))
      }
      let acting = projector.years.map { $0 >= move.startYear }
      return PlanYears.counting(positions, in: acting, &projector)
    }
  }

  /// The plan's staffing before positions that end through the leaders' work, which follow the
  /// leaders and so cannot count them.
  static func staffingBeforeInduced(_ projector: BudgetProjector) -> StaffingState {
    var state = StaffingState.finalStaffing(projector)
    state.leavesOutInduced = true
    return state
  }
}
