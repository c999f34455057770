internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// The sums that measures and events are made of.
enum PlanTotals {
  /// The sum of the cost lines of a kind: `C` or `C1`.
  static func cost(recurring: Bool, withInduced: Bool = true, _ projector: inout BudgetProjector)
    -> Series
  {
    if withInduced || !inducedMovesStreams(projector) {
      return projector.figure(.district(recurring ? .costRecurring : .costOneTime)) {
        costLines(recurring: recurring, withInduced: true, &$0)
      }
    }
    let kind = recurring ? "recurring" : "one-time"
    return projector.once(
      BudgetProjector.PartKey(kind: "cost without induced savings", detail: kind)
    ) {
      costLines(recurring: recurring, withInduced: false, &$0)
    }
  }

  private static func costLines(
    recurring: Bool, withInduced: Bool, _ projector: inout BudgetProjector
  ) -> Series {
    let lines = PlanItem.allCostItems(withInduced: withInduced, &projector).filter {
      $0.isRecurring == recurring
    }
    return projector.graph.sum(lines.map(\.values))
  }

  /// All cost: `C + C1`.
  static func totalCost(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "total cost")) {
      $0.graph.add(cost(recurring: true, &$0), cost(recurring: false, &$0))
    }
  }

  /// The sum of the saving lines of a kind: `S` or `S1`.
  static func savings(recurring: Bool, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(recurring ? .savingsRecurring : .savingsOneTime)) { projector in
      let lines = PlanItem.savingItems(&projector).filter { $0.isRecurring == recurring }
      return projector.graph.sum(lines.map(\.values))
    }
  }

  /// All savings: `S + S1`.
  static func totalSavings(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "total savings")) {
      $0.graph.add(savings(recurring: true, &$0), savings(recurring: false, &$0))
    }
  }

  /// The unrestricted part of the savings of a kind: `S_u` or `S1_u`.
  static func unrestrictedSavings(
    recurring: Bool, withInduced: Bool = true, _ projector: inout BudgetProjector
  ) -> Series {
    let detail = "\(recurring ? "recurring" : "one-time") \(withInduced ? "all" : "not induced")"
    return projector.once(BudgetProjector.PartKey(kind: "unrestricted savings", detail: detail)) {
      projector in
      let all = PlanItem.savingItems(&projector).filter { $0.isRecurring == recurring }
      let lines = all.filter { $0.fund == nil && (withInduced || !$0.isInduced) }
      // Where nothing is restricted or left out, these are all savings, and go by that name.
      if lines.count == all.count { return savings(recurring: recurring, &projector) }
      return projector.graph.sum(lines.map(\.values))
    }
  }

  /// Without restricted induced savings the streams pay the same with and without them.
  static func inducedMovesStreams(_ projector: BudgetProjector) -> Bool {
    projector.budget.plan.repurposed.contains { repurposed in
      let payers =
        repurposed.removesFrom.flatMap { projector.group($0) }?.paidBy ?? []
      return repurposed.isInduced
        && (repurposed.fund != nil || payers.contains { $0.fund != nil })
    }
  }

  /// Recurring money: `S_u + R + F`.
  static func recurringMoney(withInduced: Bool = true, _ projector: inout BudgetProjector) -> Series
  {
    let detail = withInduced ? "" : "without induced savings"
    return projector.once(BudgetProjector.PartKey(kind: "recurring money", detail: detail)) {
      projector in
      let isWhole = withInduced || !inducedMovesStreams(projector)
      let paid = FundingWaterfall.waterfall(withInduced: isWhole, &projector)
      let own = unrestrictedSavings(recurring: true, withInduced: withInduced, &projector)
      let restricted = projector.graph.add(own, paid.restrictedSavings)
      let funding =
        isWhole
        ? DistrictFigures.figure(.fundingRecurring, .plan, &projector) : paid.recurringFunding
      return projector.graph.add(restricted, funding)
    }
  }

  /// All money: `S_u + R + F + S1_u + F1`.
  static func allMoney(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "all money")) { projector in
      let oneTime = unrestrictedSavings(recurring: false, &projector)
      let other = projector.graph.add(
        oneTime, DistrictFigures.figure(.fundingOneTime, .plan, &projector))
      return projector.graph.add(recurringMoney(&projector), other)
    }
  }

  /// Cost less money, negative where a margin is left.
  static func netCost(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.netCost)) { $0.graph.difference(totalCost(&$0), allMoney(&$0)) }
  }

  /// 1 where money reaches a cost, up to `max($1, 1e-9 · cost)`.
  static func reaches(_ money: Series, _ cost: Series, _ projector: inout BudgetProjector) -> Series
  {
    let slack = projector.graph.maximum(
      projector.flat(1), projector.graph.multiply(projector.flat(1e-9), cost))
    return projector.graph.greaterOrEqual(money, projector.graph.subtract(cost, slack))
  }
}
