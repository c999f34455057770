internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue

/// A line of the plan before it is known who pays.
struct PlanItem {
  /// Which line it is, or which part of a saving.
  let key: LineKey
  /// A plain title.
  let title: String
  /// Cost or saving.
  let role: ProjectedLine.Role
  /// Recurring, or one-time.
  let isRecurring: Bool
  /// A saving through the leaders' work.
  var isInduced = false
  /// A saving's source stream, or the only stream that may pay a cost.
  var fund: String?
  /// What kind of use a cost is.
  var use = FundingUse.other
  /// Dollars a year, at least 0, under the line's own name.
  let values: Series
  /// What a saving is before realisation; `nil` for other lines.
  var claimed: ClaimedSaving?
  /// Part of the change in staffing.
  var isStaffing = false
  /// Stands once in each role, so that one of the two may be zero throughout.
  var isTwoSided = false
  /// Listed in any case; else only where some year is not constantly 0.
  var isStated = true
  /// `file:line`, or none.
  var place: String?
  /// The share of a cost that is pay before benefits; `nil` where none is.
  var payShare: Series?
  /// The share of a cost that falls at Title I schools; `nil` where no part of it falls elsewhere.
  var titleOneShare: Series?
  /// The streams that may pay a cost, each up to its share; empty where none are named.
  var braid: [PlanLine.BraidedShare] = []

  /// Stands in both roles, as staffing and dollars that follow class sizes do.
  var standsInBothRoles: Bool { isStaffing || isTwoSided }
}

/// What a repurposed saving would be if all of it were realised.
struct ClaimedSaving {
  /// Dollars a year before realisation.
  let amounts: Series
  /// 0 in years before which there were no leaders to bring the saving about.
  let begun: Series
  /// The first fiscal year of the saving.
  let start: Int
}

extension PlanItem {
  /// Every cost line in declared order: each role's lines, staffing, class sizes, ladders,
  /// bonuses, exchanges, other lines.
  static func costItems(_ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "cost lines")) { projector in
      let plan = projector.budget.plan
      var items: [PlanItem] = []
      for role in plan.leaders { items += LeaderLines(role: role).items(&projector) }
      items += Attribution.ofPlan(&projector).items.filter { item in
        switch item.key.source {
        // Releases stand with their roles, lines that add positions with the other lines.
        case .leader(_, .release), .line: false
        default: item.role == .cost
        }
      }
      items += ClassSizeLines.items(&projector).filter { $0.role == .cost }
      for ladder in plan.ladders { items += LadderLines.items(ladder, &projector) }
      for bonus in plan.bonuses { items += BonusLine.items(bonus, &projector) }
      for exchange in plan.exchanges {
        items += ExchangeLines(exchange: exchange).items(&projector).filter { $0.role == .cost }
      }
      for line in plan.lines where line.isCost {
        items += Repurposing.lineItems(line, &projector).filter { $0.role == .cost }
      }
      return items
    }
  }

  /// Every cost line, then the surcharges that streams pay on top of pay.
  static func allCostItems(withInduced: Bool = true, _ projector: inout BudgetProjector)
    -> [PlanItem]
  {
    costItems(&projector) + surchargeItems(withInduced: withInduced, &projector)
  }

  /// The surcharges on the pay that each stream paid for, on recurring and on one-time lines. What they
  /// would be without induced savings is no line of the plan, and has no name.
  static func surchargeItems(withInduced: Bool = true, _ projector: inout BudgetProjector)
    -> [PlanItem]
  {
    projector.once(
      BudgetProjector.PartKey(kind: "surcharge lines", detail: withInduced ? "" : "without induced")
    ) {
      projector in
      var items: [PlanItem] = []
      for (stream, fund) in projector.budget.funds.enumerated()
      where StreamAwards(fund: fund).award(&projector).surcharge != nil {
        let account = FundingWaterfall.waterfall(withInduced: withInduced, &projector).accounts[
          stream]
        for isOneTime in [false, true] {
          let key = LineKey(.surcharge(fund.name, oneTime: isOneTime))
          let paid = isOneTime ? account.surchargeOneTime : account.surcharge
          items.append(
            PlanItem(
              key: key, title: "\(fund.title): surcharge on \(isOneTime ? "one-time " : "")pay",
              role: .cost, isRecurring: !isOneTime, fund: fund.id,
              values: withInduced ? projector.figure(.line(key)) { _ in paid } : paid,
              isStated: !isOneTime, place: fund.range.place))
        }
      }
      return items
    }
  }

  /// Every saving line in declared order: repurposed, staffing, class sizes, exchanges,
  /// retention effects, other lines.
  static func savingItems(_ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "saving lines")) { projector in
      let plan = projector.budget.plan
      var items: [PlanItem] = []
      for repurposed in plan.repurposed {
        items += Repurposing.repurposedItems(repurposed, &projector).filter { $0.role == .saving }
      }
      items += Attribution.ofPlan(&projector).items.filter { item in
        // Positions that end stand with the other repurposed expenditures.
        if case .repurpose = item.key.source { return false }
        return item.role == .saving
      }
      items += ClassSizeLines.items(&projector).filter { $0.role == .saving }
      for exchange in plan.exchanges {
        items += ExchangeLines(exchange: exchange).items(&projector).filter { $0.role == .saving }
      }
      for effect in plan.retentions { items += TeacherRetention(effect: effect).items(&projector) }
      for line in plan.lines where !line.isCost { items += Repurposing.lineItems(line, &projector) }
      return items
    }
  }

  /// A saving before realisation at the median growth, one number a year, `nil` before its start; `nil`
  /// for lines that claim nothing.
  static func claimed(_ item: PlanItem, _ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [Double?]?
  {
    guard let saving = item.claimed else { return nil }
    var claimed: [Double?] = []
    for (position, year) in projector.years.enumerated() {
      guard year >= saving.start else {
        claimed.append(nil)
        continue
      }
      let begun = try projector.answer(saving.begun, position)
      let amount = try projector.answer(saving.amounts, position)
      claimed.append(
        projector.median(begun.node) == 0 ? nil : max(0, projector.median(amount.node)))
    }
    return claimed
  }
}
