internal import BudgetModel
internal import CalculationGraphs

// The sums that measures and probabilities are made of.
extension BudgetProjector {
  /// The sum of the cost lines of a kind: `C` or `C1`.
  mutating func cost(recurring: Bool, withInduced: Bool = true) -> Series {
    let rerun = !withInduced && inducedMovesStreams
    return onceSeries("cost \(recurring)\(rerun ? " without induced savings" : "")") { projector in
      let lines = projector.allCostItems(withInduced: !rerun).filter {
        $0.isRecurring == recurring
      }
      return projector.graph.sum(lines.map(\.values), count: projector.count)
    }
  }

  /// All cost: `C + C1`.
  mutating func totalCost() -> Series {
    graph.add(cost(recurring: true), cost(recurring: false))
  }

  /// The sum of the saving lines of a kind: `S` or `S1`.
  mutating func savings(recurring: Bool) -> Series {
    onceSeries("savings \(recurring)") { projector in
      let lines = projector.savingItems().filter { $0.isRecurring == recurring }
      return projector.graph.sum(lines.map(\.values), count: projector.count)
    }
  }

  /// All savings: `S + S1`.
  mutating func totalSavings() -> Series {
    graph.add(savings(recurring: true), savings(recurring: false))
  }

  /// The unrestricted part of the savings of a kind: `S_u` or `S1_u`.
  mutating func unrestrictedSavings(recurring: Bool, withInduced: Bool = true) -> Series {
    onceSeries("unrestricted savings \(recurring) \(withInduced)") { projector in
      let lines = projector.savingItems().filter {
        $0.isRecurring == recurring && $0.fund == nil && (withInduced || !$0.isInduced)
      }
      return projector.graph.sum(lines.map(\.values), count: projector.count)
    }
  }

  /// Without restricted induced savings the streams pay the same with and without them.
  var inducedMovesStreams: Bool {
    budget.plan.repurposed.contains { repurposed in
      let payers = repurposed.removesFrom.flatMap { group($0) }?.paidBy ?? []
      return repurposed.isInduced
        && (repurposed.fund != nil || payers.contains { $0.fund != nil })
    }
  }

  /// Recurring money: `S_u + R + F`.
  mutating func recurringMoney(withInduced: Bool = true) -> Series {
    onceSeries("recurring money \(withInduced)") { projector in
      let paid = projector.waterfall(
        withInduced: withInduced || !projector.inducedMovesStreams)
      let own = projector.unrestrictedSavings(recurring: true, withInduced: withInduced)
      let restricted = projector.graph.add(own, paid.restrictedSavings)
      return projector.graph.add(restricted, paid.recurringFunding)
    }
  }

  /// All money: `S_u + R + F + S1_u + F1`.
  mutating func allMoney() -> Series {
    onceSeries("all money") { projector in
      let oneTime = projector.unrestrictedSavings(recurring: false)
      let other = projector.graph.add(oneTime, projector.waterfall().otherFunding)
      return projector.graph.add(projector.recurringMoney(), other)
    }
  }

  /// Cost less money, negative where a margin is left.
  mutating func netCost() -> Series {
    graph.subtract(totalCost(), allMoney())
  }

  /// 1 where money reaches a cost, up to `max($1, 1e-9 · cost)`.
  mutating func reaches(_ money: Series, _ cost: Series) -> Series {
    zip(money, cost).map { money, cost in
      let slack = graph.maximum(
        graph.constant(1), graph.multiply(graph.constant(1e-9), cost))
      return graph.greaterOrEqual(money, graph.subtract(cost, slack))
    }
  }

  /// The groups that leaders come from; without leaders those that follow sections.
  func teacherGroups() -> [StaffGroup] {
    let named = Set(budget.plan.leaders.map(\.group))
    return budget.staff.filter { group in
      guard named.isEmpty else { return named.contains(group.id) }
      if case .perSection = group.basis { return true }
      return false
    }
  }

  /// Required positions of those groups before backfill.
  mutating func totalTeachers(_ world: World) -> Series {
    let state = world == .plan ? finalStaffing() : StaffingState()
    let groups = teacherGroups().map { positions($0, state) }
    return graph.sum(groups, count: count)
  }
}
