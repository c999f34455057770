internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Leaders of one role who take the places of those who leave another.
struct LeaderSuccession {
  /// The role whose leaders move up.
  let role: LeaderRole

  /// Its leaders who move up in a year, or `nil` where no role is filled from it:
  /// `min(Σ filled share × places left, (1 − τ_t)·L_{t−1})`, the places of a role being its new leaders
  /// less those of a growing role.
  func movedUp(_ projector: inout BudgetProjector) -> Series? {
    let filled = projector.budget.plan.leaders.filter { $0.filledFrom == role.id }
    guard !filled.isEmpty else { return nil }
    return projector.figure(.leader(role.name, .movedUp)) { projector in
      let staying = projector.graph.subtract(
        projector.flat(1), LeaderMoves(role: role).turnover(&projector))
      return projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(0) }
        var wanted: [Term] = []
        for above in filled {
          let left = TeacherLeaders(role: above).leaders(&projector).replacements
          let share = projector.valueOrStandard(above.key("filled_share"), .plan)
          wanted.append(
            projector.graph.multiply(
              try projector.at(left, position), try projector.at(share, position)))
        }
        let count = TeacherLeaders(role: role).leaders(&projector).count
        let stayers = projector.graph.multiply(
          try projector.at(staying, position), try projector.at(count, position - 1))
        return projector.graph.minimum(projector.graph.sum(wanted), stayers)
      }
    }
  }
}
