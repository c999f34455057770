internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

/// A line of the plan before it is known who pays.
struct PlanItem {
  /// The id.
  let id: String
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
  /// Dollars a year, at least 0.
  let values: Series
  /// A saving before realisation, see `ProjectedLine.claimed`.
  var claimed: [Double?]?
  /// Part of the change in staffing.
  var isStaffing = false
  /// Stands once in each role, so that one of the two may be zero throughout.
  var isTwoSided = false
  /// `file:line`, or none.
  var place: String?
  /// The share of a cost that is pay before benefits; `nil` where none is.
  var payShare: Series?
  /// The share of a cost that falls at Title I schools; `nil` where it has no place.
  var titleOneShare: Series?
  /// The streams that may pay a cost, each up to its share; empty where none are named.
  var braid: [PlanLine.BraidedShare] = []
}

extension BudgetProjector {
  /// Every cost line in declared order: each role's lines, staffing, class sizes, ladders,
  /// bonuses, exchanges, other lines.
  mutating func costItems() -> [PlanItem] {
    var items: [PlanItem] = []
    for role in budget.plan.leaders {
      items += leaderItems(role)
    }
    let own = Set(budget.plan.leaders.map { "leader.\($0.id).release" } + addingLines())
    items += attribution().items.filter { $0.role == .cost && !own.contains($0.id) }
    items += classSizeItems().filter { $0.role == .cost }
    for ladder in budget.plan.ladders { items += ladderItems(ladder) }
    for bonus in budget.plan.bonuses { items += bonusItems(bonus) }
    for exchange in budget.plan.exchanges {
      items += exchangeItems(exchange).filter { $0.role == .cost }
    }
    for line in budget.plan.lines where line.isCost {
      items += lineItems(line).filter { $0.role == .cost }
    }
    return items
  }

  /// The ids of the lines that add positions.
  private func addingLines() -> [String] {
    budget.plan.lines.filter { $0.addsTo != nil }.map { "line.\($0.id)" }
  }

  /// Every cost line, then the surcharges that streams pay on top of pay.
  mutating func allCostItems(withInduced: Bool = true) -> [PlanItem] {
    let paid = waterfall(withInduced: withInduced)
    var items = costItems()
    for (stream, fund) in budget.funds.enumerated() where award(fund).surcharge != nil {
      let account = paid.accounts[stream]
      guard account.surcharge.count == count else { continue }
      items.append(
        PlanItem(
          id: "fund.\(fund.id).surcharge", title: "\(fund.title): surcharge on pay", role: .cost,
          isRecurring: true, fund: fund.id, values: account.surcharge,
          place: fund.range.place))
      guard account.surchargeOneTime.contains(where: { graph.constantValue($0) != 0 }) else {
        continue
      }
      items.append(
        PlanItem(
          id: "fund.\(fund.id).surcharge_one_time",
          title: "\(fund.title): surcharge on one-time pay", role: .cost, isRecurring: false,
          fund: fund.id, values: account.surchargeOneTime, place: fund.range.place))
    }
    return items
  }

  /// Every saving line in declared order: repurposed, staffing, class sizes, exchanges,
  /// retention effects, other lines.
  mutating func savingItems() -> [PlanItem] {
    var items: [PlanItem] = []
    for repurposed in budget.plan.repurposed {
      items += repurposedItems(repurposed).filter { $0.role == .saving }
    }
    let removing = budget.plan.repurposed.filter { $0.removesFrom != nil }
      .map { "repurpose.\($0.id)" }
    items += attribution().items.filter { item in
      item.role == .saving
        && !removing.contains { item.id == $0 || item.id.hasPrefix($0 + ".") }
    }
    items += classSizeItems().filter { $0.role == .saving }
    for exchange in budget.plan.exchanges {
      items += exchangeItems(exchange).filter { $0.role == .saving }
    }
    for effect in budget.plan.retentions { items += retentionItems(effect) }
    for line in budget.plan.lines where !line.isCost { items += lineItems(line) }
    return items
  }
}
