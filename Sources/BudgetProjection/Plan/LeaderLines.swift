internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// The cost lines of a role: stipend, extra days, base pay, release, training, replacements.
  mutating func leaderItems(_ role: LeaderRole) -> [PlanItem] {
    once(PartKey(kind: "leader lines", id: role.id)) { projector in
      let lines = LeaderLines(role: role)
      let release =
        role.cover == .hire
        ? projector.attribution().items.filter {
          $0.role == .cost && $0.key.source == .leader(role.name, .release)
        } : projector.coverItems(role)
      let items = lines.pay(&projector) + release + lines.training(&projector)
      let share = projector.titleOneShare(of: role)
      return items.map { item in
        var placed = item
        placed.titleOneShare = share
        return placed
      }
    }
  }

  /// All cost lines of a role, $ per year; at a school its share of the leaders, and `nil` where the
  /// leaders are counted for the district.
  mutating func leaderCost(_ role: LeaderRole, atSchool school: String?) -> Series? {
    let cost = figure(.leader(role.name, .cost)) { projector in
      projector.graph.sum(projector.leaderItems(role).map(\.values))
    }
    guard let school else { return cost }
    guard let here = leaders(role, atSchool: school) else { return nil }
    let wanted = leaders(role).wanted
    return figure(.leader(role.name, .cost), at: Place(school: school)) { projector in
      projector.graph.multiply(cost, projector.graph.divideOrZero(here, wanted))
    }
  }

  /// The share of pay in pay with the benefits that are a share of it: 1 / (1 + percent items).
  mutating func payShare(_ groupID: String) -> Series {
    guard let group = group(groupID) else { return flat(1) }
    return once(PartKey(kind: "pay share", id: groupID)) { projector in
      let shares = projector.terms(group, turnover: .plan, pay: .plan).shareOfPay
      return projector.graph.divide(
        projector.flat(1), projector.graph.onePlus(projector.graph.nonnegative(shares)))
    }
  }

  /// Pay of a group, with the benefits that are a share of it, at least 0.
  mutating func withShareBenefits(_ pay: Series, of groupID: String) -> Series {
    guard let group = group(groupID) else { return graph.nonnegative(pay) }
    let shares = terms(group, turnover: .plan, pay: .plan).shareOfPay
    return graph.nonnegative(graph.multiply(pay, graph.onePlus(shares)))
  }

  /// Days of the contract year: the role's own, else its group's.
  mutating func contractDays(_ role: LeaderRole) -> Series {
    value(role.key("contract_days"), .plan)
      ?? value(ValueKey(StaffKind.keyword, role.group, "contract_days"), .plan, default: 187)
  }

  /// Average pay of the role's group on the path of the status quo.
  mutating func averagePay(of role: LeaderRole) -> Series {
    guard let group = group(role.group) else { return flat(0) }
    return averagePay(group, .statusQuo)
  }
}

/// What a leader role costs beside released time.
struct LeaderLines {
  /// The role.
  let role: LeaderRole

  /// Stipend, extra days and permanent raise, each with the benefits that are a share of pay.
  func pay(_ projector: inout BudgetProjector) -> [PlanItem] {
    var items: [PlanItem] = []
    if role.stipendForm != .none {
      let total = projector.graph.multiply(stipend(&projector), projector.leaders(role).count)
      items.append(payItem(.stipend, "stipends", total, &projector))
    }
    if let days = projector.value(role.key("extra_days"), .plan) {
      let daily = projector.graph.divideOrZero(
        projector.averagePay(of: role), projector.contractDays(role))
      let each = projector.graph.multiply(days, daily)
      let total = projector.graph.multiply(each, projector.leaders(role).count)
      items.append(payItem(.extraDays, "extra days", total, &projector))
    }
    if let raise = projector.value(role.key("base_pay"), .plan) {
      let total = projector.graph.multiply(raise, projector.leaders(role).holders)
      items.append(payItem(.basePay, "permanent base pay", total, &projector))
    }
    return items
  }

  private func payItem(
    _ line: LineKey.LeaderLine, _ title: String, _ pay: Series,
    _ projector: inout BudgetProjector
  ) -> PlanItem {
    let key = LineKey(.leader(role.name, line))
    return PlanItem(
      key: key, title: "\(role.title): \(title)", role: .cost, isRecurring: true,
      use: .leaderStipends,
      values: projector.figure(.line(key)) { $0.withShareBenefits(pay, of: role.group) },
      place: role.range.place, payShare: projector.payShare(role.group))
  }

  /// The stipend of one leader, $ per year.
  private func stipend(_ projector: inout BudgetProjector) -> Series {
    let stated = projector.value(role.key("stipend"), .plan, default: 0)
    switch role.stipendForm {
    case .none: return projector.flat(0)
    case .dollars: return stated
    case .shareOfSalary:
      return projector.graph.multiply(stated, projector.salary(of: role.group))
    case .hoursAtRate:
      let rate = projector.value(role.key("stipend_rate"), .plan, default: 0)
      return projector.graph.multiply(stated, rate)
    case .hoursAtOwnRate:
      let hours = projector.value(role.key("hours_per_day"), .plan, default: 7.5)
      let hoursOfYear = projector.graph.multiply(projector.contractDays(role), hours)
      let rate = projector.graph.divideOrZero(projector.averagePay(of: role), hoursOfYear)
      return projector.graph.multiply(stated, rate)
    }
  }

  /// Training of a growing role (one-time), and of those who replace leaders who left.
  func training(_ projector: inout BudgetProjector) -> [PlanItem] {
    guard let each = projector.value(role.key("training"), .plan) else { return [] }
    let leaders = projector.leaders(role)
    return [
      trainingItem(
        .training, "training at the start", each, leaders.startUp, isRecurring: false, &projector),
      trainingItem(
        .trainingReplacement, "training of successors", each, leaders.replacements,
        isRecurring: true, &projector),
    ]
  }

  private func trainingItem(
    _ line: LineKey.LeaderLine, _ title: String, _ each: Series, _ trained: Series,
    isRecurring: Bool, _ projector: inout BudgetProjector
  ) -> PlanItem {
    let key = LineKey(.leader(role.name, line))
    return PlanItem(
      key: key, title: "\(role.title): \(title)", role: .cost, isRecurring: isRecurring,
      use: .training,
      values: projector.figure(.line(key)) {
        $0.graph.nonnegative($0.graph.multiply(each, trained))
      }, place: role.range.place)
  }
}
