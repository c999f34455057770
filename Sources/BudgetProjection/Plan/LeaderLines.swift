internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

extension BudgetProjector {
  /// The cost lines of a role: stipend, extra days, base pay, release, training, replacements.
  mutating func leaderItems(_ role: LeaderRole) -> [PlanItem] {
    let path = "leader.\(role.id)"
    let release =
      role.cover == .hire
      ? attribution().items.filter { $0.id == "\(path).release" && $0.role == .cost }
      : coverItems(role)
    let training = trainingItems(role)
    let pay = once(
      "\(path).pay", in: \.linesByPart, fallback: { _ in [] }, compute: { $0.payItems(role) })
    let share = titleOneShare(of: role)
    return (pay + release + training).map { item in
      var placed = item
      placed.titleOneShare = share
      return placed
    }
  }

  /// Stipend and extra days, each with the benefits that are a share of pay.
  private mutating func payItems(_ role: LeaderRole) -> [PlanItem] {
    let path = "leader.\(role.id)"
    var items: [PlanItem] = []
    if role.stipendForm != .none {
      items.append(
        PlanItem(
          id: "\(path).stipend", title: "\(role.title): stipends", role: .cost, isRecurring: true,
          use: .leaderStipends, values: withBenefits(role, stipend(role)),
          place: role.range.place, payShare: payShare(role.group)))
    }
    if let days = value("\(path).extra_days", .plan) {
      let daily = graph.divideOrZero(averagePay(of: role), contractDays(role))
      items.append(
        PlanItem(
          id: "\(path).extra_days", title: "\(role.title): extra days", role: .cost,
          isRecurring: true, use: .leaderStipends,
          values: withBenefits(role, graph.multiply(days, daily)), place: role.range.place,
          payShare: payShare(role.group)))
    }
    if let raise = value("\(path).base_pay", .plan) {
      let total = graph.multiply(raise, leaders(role).holders)
      items.append(
        PlanItem(
          id: "\(path).base_pay", title: "\(role.title): permanent base pay", role: .cost,
          isRecurring: true, use: .leaderStipends, values: withShares(role, total),
          place: role.range.place, payShare: payShare(role.group)))
    }
    return items
  }

  /// The share of pay in pay with the benefits that are a share of it: 1 / (1 + percent items).
  mutating func payShare(_ groupID: String) -> Series {
    guard let group = group(groupID) else { return flat(1) }
    let shares = terms(group, turnover: .plan, pay: .plan).shareOfPay
    return shares.map {
      graph.divide(graph.constant(1), graph.add(graph.constant(1), graph.nonnegative($0)))
    }
  }

  /// Dollars a leader times leaders and the benefits that are a share of pay.
  private mutating func withBenefits(_ role: LeaderRole, _ each: Series) -> Series {
    withShares(role, graph.multiply(each, leaders(role).count))
  }

  /// Dollars with the benefits that are a share of pay.
  private mutating func withShares(_ role: LeaderRole, _ total: Series) -> Series {
    guard let group = group(role.group) else { return graph.nonnegative(total) }
    let shares = terms(group, turnover: .plan, pay: .plan).shareOfPay
    let factors = shares.map { graph.add(graph.constant(1), $0) }
    return graph.nonnegative(graph.multiply(total, factors))
  }

  /// The stipend of one leader, $ per year.
  private mutating func stipend(_ role: LeaderRole) -> Series {
    let path = "leader.\(role.id)"
    let stated = value("\(path).stipend", .plan, default: 0)
    switch role.stipendForm {
    case .none: return flat(0)
    case .dollars: return stated
    case .shareOfSalary:
      return graph.multiply(stated, salary(of: role.group))
    case .hoursAtRate:
      return graph.multiply(stated, value("\(path).stipend_rate", .plan, default: 0))
    case .hoursAtOwnRate:
      let hours = value("\(path).hours_per_day", .plan, default: 7.5)
      let yearly = graph.multiply(contractDays(role), hours)
      return graph.multiply(stated, graph.divideOrZero(averagePay(of: role), yearly))
    }
  }

  /// Days of the contract year: the role's own, else its group's.
  mutating func contractDays(_ role: LeaderRole) -> Series {
    value("leader.\(role.id).contract_days", .plan)
      ?? value("staff.\(role.group).contract_days", .plan, default: 187)
  }

  /// Average pay of the role's group on the path of the status quo.
  mutating func averagePay(of role: LeaderRole) -> Series {
    guard let group = group(role.group) else { return flat(0) }
    return averagePay(group, .statusQuo)
  }

  /// Training of a growing role (one-time), and of those who replace leaders who left.
  private mutating func trainingItems(_ role: LeaderRole) -> [PlanItem] {
    let path = "leader.\(role.id)"
    return once(
      "\(path).training", in: \.linesByPart, fallback: { _ in [] },
      compute: { projector in
        guard let each = projector.value("\(path).training", .plan) else { return [] }
        let leaders = projector.leaders(role)
        let startUp = projector.graph.multiply(each, leaders.startUp)
        let replacing = projector.graph.multiply(each, leaders.replacements)
        return [
          PlanItem(
            id: "\(path).training", title: "\(role.title): training at the start", role: .cost,
            isRecurring: false, use: .training, values: projector.graph.nonnegative(startUp),
            place: role.range.place),
          PlanItem(
            id: "\(path).training_replacement", title: "\(role.title): training of successors",
            role: .cost, isRecurring: true, use: .training,
            values: projector.graph.nonnegative(replacing), place: role.range.place),
        ]
      })
  }
}
