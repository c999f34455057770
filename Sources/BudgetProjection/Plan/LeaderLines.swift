internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

extension LeaderLines {
  /// The cost lines of a role: stipend, extra days, base pay, release, training, replacements.
  func items(_ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "leader lines", id: role.id)) { projector in
      let lines = LeaderLines(role: role)
      let release =
        role.cover == .hire
        ? Attribution.items(.leader(role.name, .release), &projector).filter { $0.role == .cost }
        : LeaderCover(role: role).items(&projector)
      let items = lines.pay(&projector) + release + lines.training(&projector)
      let share = TitleOneSchools.share(of: role, &projector)
      return items.map { item in
        var placed = item
        placed.titleOneShare = share
        return placed
      }
    }
  }

  /// All cost lines of a role, $ per year; at a school its share of the leaders, and `nil` where the
  /// leaders are counted for the district.
  func cost(atSchool school: String?, _ projector: inout BudgetProjector) -> Series? {
    let cost = projector.figure(.leader(role.name, .cost)) { projector in
      projector.graph.sum(items(&projector).map(\.values))
    }
    guard let school else { return cost }
    guard let here = TeacherLeaders(role: role).leaders(atSchool: school, &projector) else {
      return nil
    }
    let wanted = TeacherLeaders(role: role).leaders(&projector).wanted
    return projector.figure(.leader(role.name, .cost), at: Place(school: school)) { projector in
      projector.graph.multiply(cost, projector.graph.divideOrZero(here, wanted))
    }
  }

  /// The share of pay in pay with the benefits that are a share of it: 1 / (1 + percent items).
  static func payShare(_ groupID: String, _ projector: inout BudgetProjector) -> Series {
    guard let group = projector.group(groupID) else { return projector.flat(1) }
    return projector.once(BudgetProjector.PartKey(kind: "pay share", id: groupID)) { projector in
      let shares = WorkforceTerms.terms(group, turnover: .plan, pay: .plan, &projector).shareOfPay
      return projector.graph.divide(
        projector.flat(1), projector.graph.onePlus(projector.graph.nonnegative(shares)))
    }
  }

  /// Pay of a group, with the benefits that are a share of it, at least 0.
  static func withShareBenefits(
    _ pay: Series, of groupID: String, _ projector: inout BudgetProjector
  ) -> Series {
    guard let group = projector.group(groupID) else {
      return projector.graph.nonnegative(pay)
    }
    let shares = WorkforceTerms.terms(group, turnover: .plan, pay: .plan, &projector).shareOfPay
    return projector.graph.nonnegative(
      projector.graph.multiply(pay, projector.graph.onePlus(shares)))
  }

  /// Days of the contract year: the role's own, else its group's.
  func contractDays(_ projector: inout BudgetProjector) -> Series {
    projector.value(role.key("contract_days"), .plan)
      ?? projector.valueOrStandard(
        ValueKey(StaffKind.keyword, role.group, "contract_days"), .plan)
  }

  /// Average pay of the role's group on the path of the status quo.
  func averagePay(_ projector: inout BudgetProjector) -> Series {
    guard let group = projector.group(role.group) else { return projector.flat(0) }
    return StaffWorkforce(group: group).averagePay(.statusQuo, &projector)
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
      let total = projector.graph.multiply(
        stipend(&projector), TeacherLeaders(role: role).leaders(&projector).count)
      items.append(payItem(.stipend, "stipends", total, &projector))
    }
    if let days = projector.value(role.key("extra_days"), .plan) {
      let daily = projector.graph.divideOrZero(
        averagePay(&projector), contractDays(&projector))
      let each = projector.graph.multiply(days, daily)
      let total = projector.graph.multiply(
        each, TeacherLeaders(role: role).leaders(&projector).count)
      items.append(payItem(.extraDays, "extra days", total, &projector))
    }
    if let raise = projector.value(role.key("base_pay"), .plan) {
      let total = projector.graph.multiply(
        raise, TeacherLeaders(role: role).leaders(&projector).holders)
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
      values: projector.figure(.line(key)) {
        LeaderLines.withShareBenefits(pay, of: role.group, &$0)
      },
      place: role.range.place, payShare: LeaderLines.payShare(role.group, &projector))
  }

  /// The stipend of one leader, $ per year.
  private func stipend(_ projector: inout BudgetProjector) -> Series {
    let stated = projector.value(role.key("stipend"), .plan, default: 0)
    switch role.stipendForm {
    case .none: return projector.flat(0)
    case .dollars: return stated
    case .shareOfSalary:
      return projector.graph.multiply(stated, ScheduleTerms.salary(of: role.group, &projector))
    case .hoursAtRate:
      let rate = projector.value(role.key("stipend_rate"), .plan, default: 0)
      return projector.graph.multiply(stated, rate)
    case .hoursAtOwnRate:
      let hours = projector.valueOrStandard(role.key("hours_per_day"), .plan)
      let hoursOfYear = projector.graph.multiply(contractDays(&projector), hours)
      let rate = projector.graph.divideOrZero(
        averagePay(&projector), hoursOfYear)
      return projector.graph.multiply(stated, rate)
    }
  }

  /// Training of a growing role (one-time), and of those who replace leaders who left.
  func training(_ projector: inout BudgetProjector) -> [PlanItem] {
    guard let each = projector.value(role.key("training"), .plan) else { return [] }
    let leaders = TeacherLeaders(role: role).leaders(&projector)
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
