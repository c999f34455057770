internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

// The sums that measures and events are made of.
extension BudgetProjector {
  /// The sum of the cost lines of a kind: `C` or `C1`.
  mutating func cost(recurring: Bool, withInduced: Bool = true) -> Series {
    if withInduced || !inducedMovesStreams() {
      return figure(.district(recurring ? .costRecurring : .costOneTime)) {
        $0.costLines(recurring: recurring, withInduced: true)
      }
    }
    let kind = recurring ? "recurring" : "one-time"
    return once(PartKey(kind: "cost without induced savings", detail: kind)) {
      $0.costLines(recurring: recurring, withInduced: false)
    }
  }

  private mutating func costLines(recurring: Bool, withInduced: Bool) -> Series {
    let lines = allCostItems(withInduced: withInduced).filter { $0.isRecurring == recurring }
    return graph.sum(lines.map(\.values))
  }

  /// All cost: `C + C1`.
  mutating func totalCost() -> Series {
    once(PartKey(kind: "total cost")) {
      $0.graph.add($0.cost(recurring: true), $0.cost(recurring: false))
    }
  }

  /// The sum of the saving lines of a kind: `S` or `S1`.
  mutating func savings(recurring: Bool) -> Series {
    figure(.district(recurring ? .savingsRecurring : .savingsOneTime)) { projector in
      let lines = projector.savingItems().filter { $0.isRecurring == recurring }
      return projector.graph.sum(lines.map(\.values))
    }
  }

  /// All savings: `S + S1`.
  mutating func totalSavings() -> Series {
    once(PartKey(kind: "total savings")) {
      $0.graph.add($0.savings(recurring: true), $0.savings(recurring: false))
    }
  }

  /// The unrestricted part of the savings of a kind: `S_u` or `S1_u`.
  mutating func unrestrictedSavings(recurring: Bool, withInduced: Bool = true) -> Series {
    let detail = "\(recurring ? "recurring" : "one-time") \(withInduced ? "all" : "not induced")"
    return once(PartKey(kind: "unrestricted savings", detail: detail)) { projector in
      let all = projector.savingItems().filter { $0.isRecurring == recurring }
      let lines = all.filter { $0.fund == nil && (withInduced || !$0.isInduced) }
      // Where nothing is restricted or left out, these are all savings, and go by that name.
      if lines.count == all.count { return projector.savings(recurring: recurring) }
      return projector.graph.sum(lines.map(\.values))
    }
  }

  /// Without restricted induced savings the streams pay the same with and without them.
  func inducedMovesStreams() -> Bool {
    budget.plan.repurposed.contains { repurposed in
      let payers = repurposed.removesFrom.flatMap { group($0) }?.paidBy ?? []
      return repurposed.isInduced
        && (repurposed.fund != nil || payers.contains { $0.fund != nil })
    }
  }

  /// Recurring money: `S_u + R + F`.
  mutating func recurringMoney(withInduced: Bool = true) -> Series {
    let detail = withInduced ? "" : "without induced savings"
    return once(PartKey(kind: "recurring money", detail: detail)) { projector in
      let isWhole = withInduced || !projector.inducedMovesStreams()
      let paid = projector.waterfall(withInduced: isWhole)
      let own = projector.unrestrictedSavings(recurring: true, withInduced: withInduced)
      let restricted = projector.graph.add(own, paid.restrictedSavings)
      let funding =
        isWhole ? projector.district(.fundingRecurring) : paid.recurringFunding
      return projector.graph.add(restricted, funding)
    }
  }

  /// All money: `S_u + R + F + S1_u + F1`.
  mutating func allMoney() -> Series {
    once(PartKey(kind: "all money")) { projector in
      let oneTime = projector.unrestrictedSavings(recurring: false)
      let other = projector.graph.add(oneTime, projector.district(.fundingOneTime))
      return projector.graph.add(projector.recurringMoney(), other)
    }
  }

  /// Cost less money, negative where a margin is left.
  mutating func netCost() -> Series {
    figure(.district(.netCost)) { $0.graph.subtract($0.totalCost(), $0.allMoney()) }
  }

  /// 1 where money reaches a cost, up to `max($1, 1e-9 · cost)`.
  mutating func reaches(_ money: Series, _ cost: Series) -> Series {
    let slack = graph.maximum(flat(1), graph.multiply(flat(1e-9), cost))
    return graph.greaterOrEqual(money, graph.subtract(cost, slack))
  }
}
