internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

// Figures and lines of ladders, bonuses, exchanges and retention effects by name.
extension BudgetProjector {
  /// A figure of one of them, computing no other part of the plan than it needs.
  mutating func ladderFigure(_ name: String) -> Series? {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let key = parts.count == 3 ? parts[2] : nil
    switch parts[0] {
    case "ladder":
      guard let ladder = budget.plan.ladders.first(where: { $0.id == parts[1] }), let key else {
        return nil
      }
      if let stage = ladder.stages.firstIndex(of: key) { return self.ladder(ladder).stages[stage] }
    case "bonus":
      guard let bonus = budget.plan.bonuses.first(where: { $0.id == parts[1] }) else { return nil }
      if key == "recipients" { return recipients(bonus) }
    case "retention":
      guard let effect = budget.plan.retentions.first(where: { $0.id == parts[1] }) else {
        return nil
      }
      if let key { return retentionFigure(effect, key) }
    case "exchange": break
    default: return nil
    }
    return ladderItems(named: name).first?.values
  }

  private mutating func retentionFigure(_ effect: RetentionEffect, _ key: String) -> Series? {
    switch key {
    case "supported_share": return supportedShare(effect)
    case "avoided_leavers": return avoidedLeavers(effect)
    case "plan_turnover":
      guard let group = group(effect.group) else { return nil }
      return retained(group, value("staff.\(group.id).turnover", .plan, default: 0))
    default: return nil
    }
  }

  /// The lines with an id.
  private mutating func ladderItems(named id: String) -> [PlanItem] {
    var items: [PlanItem] = []
    for ladder in budget.plan.ladders where id.hasPrefix("ladder.\(ladder.id).") {
      items += ladderItems(ladder)
    }
    for bonus in budget.plan.bonuses where id == "bonus.\(bonus.id)" { items += bonusItems(bonus) }
    for exchange in budget.plan.exchanges
    where id == "exchange.\(exchange.id)" || id.hasPrefix("exchange.\(exchange.id).") {
      items += exchangeItems(exchange)
    }
    for effect in budget.plan.retentions where id == "retention.\(effect.id)" {
      items += retentionItems(effect)
    }
    return items.filter { $0.id == id }
  }

  /// The names of figures that are no lines.
  func ladderFigureNames() -> [String] {
    var names: [String] = []
    for ladder in budget.plan.ladders {
      names += ladder.stages.map { "ladder.\(ladder.id).\($0)" }
    }
    names += budget.plan.bonuses.map { "bonus.\($0.id).recipients" }
    for effect in budget.plan.retentions {
      names += ["supported_share", "avoided_leavers", "plan_turnover"].map {
        "retention.\(effect.id).\($0)"
      }
    }
    return names
  }

  /// The people of every ladder by stage.
  mutating func projectedLadders() -> [ProjectedLadder] {
    var ladders: [ProjectedLadder] = []
    for ladder in budget.plan.ladders {
      let path = self.ladder(ladder)
      ladders.append(
        ProjectedLadder(
          id: ladder.id, title: ladder.title,
          stages: zip(ladder.stages, path.stages).map { (name: $0, byYear: $1) }))
    }
    return ladders
  }

  /// Labels stages, recipients and retention figures.
  mutating func labelLadders() {
    for ladder in budget.plan.ladders {
      for (stage, people) in zip(ladder.stages, self.ladder(ladder).stages) {
        label(
          people, "ladder.\(ladder.id).\(stage)", "\(ladder.title): teachers, \(stage)", "FTE",
          place: ladder.range.place)
      }
    }
    for bonus in budget.plan.bonuses {
      label(
        recipients(bonus), "bonus.\(bonus.id).recipients", "\(bonus.title): recipients", "FTE",
        place: bonus.range.place)
    }
    for effect in budget.plan.retentions {
      let name = "retention.\(effect.id)"
      let place = effect.range.place
      label(
        supportedShare(effect), "\(name).supported_share", "\(effect.title): supported share",
        "ratio", place: place)
      label(
        avoidedLeavers(effect), "\(name).avoided_leavers", "\(effect.title): leavers avoided",
        "FTE", place: place)
      if let turnover = retentionFigure(effect, "plan_turnover") {
        label(
          turnover, "\(name).plan_turnover", "\(effect.title): turnover with the effect", "ratio",
          place: place)
      }
    }
  }
}
