internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

/// Positions that a line of the plan takes away from a staff group, or adds to it.
struct PositionMove {
  /// The id of the line, e.g. `repurpose.aides`.
  let id: String
  /// A plain title.
  let title: String
  /// The staff group.
  let group: String
  /// The path of the positions, FTE.
  let path: String
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
}

extension BudgetProjector {
  /// Everything in the plan that takes positions away or adds them: expenditures that end, then lines.
  func positionMoves() -> [PositionMove] {
    let removed = budget.plan.repurposed.compactMap { repurposed in
      repurposed.removesFrom.map { group in
        PositionMove(
          id: "repurpose.\(repurposed.id)", title: repurposed.title, group: group,
          path: "repurpose.\(repurposed.id).removes", isAdded: false,
          startYear: startYear(of: repurposed), use: .other, fund: repurposed.fund,
          repurposed: repurposed, line: nil, place: repurposed.range.place)
      }
    }
    let added = budget.plan.lines.compactMap { line in
      line.addsTo.map { group in
        PositionMove(
          id: "line.\(line.id)", title: line.title, group: group, path: "line.\(line.id).adds",
          isAdded: true, startYear: line.startYear, use: line.use, fund: line.fund,
          repurposed: nil, line: line, place: line.range.place)
      }
    }
    return removed + added
  }

  /// Required positions of a group after the lines that a state takes into account.
  mutating func withMoves(
    _ required: Series, _ group: StaffGroup, _ state: StaffingState
  ) -> Series {
    var total = required
    for move in positionMoves() where move.group == group.id && state.moved.contains(move.id) {
      let positions = moved(move)
      total = move.isAdded ? graph.add(total, positions) : graph.subtract(total, positions)
    }
    return total
  }

  /// The positions of one line, FTE at least 0; none before its start, and, of an induced one, none
  /// without leaders.
  private mutating func moved(_ move: PositionMove) -> Series {
    var positions = graph.nonnegative(value(move.path, .plan, default: 0))
    if let repurposed = move.repurposed, repurposed.isInduced {
      positions = graph.multiply(positions, inducedGate(repurposed))
    }
    return years.enumerated().map { position, year in
      year < move.startYear ? graph.constant(0) : positions[position]
    }
  }

  /// The plan's staffing before positions that end through the leaders' work, which follow the
  /// leaders and so cannot count them.
  func staffingBeforeInduced() -> StaffingState {
    var state = finalStaffing()
    for move in positionMoves() where move.repurposed?.isInduced == true {
      state.moved.remove(move.id)
    }
    return state
  }

  /// What a line's positions change in payroll: a cost, and a saving for each fund.
  mutating func moveItems(_ id: String) -> [PlanItem] {
    attribution().items.filter { $0.id == id || $0.id.hasPrefix(id + ".") }
  }
}
