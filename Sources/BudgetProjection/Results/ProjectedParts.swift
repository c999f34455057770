internal import BudgetModel
internal import CalculationGraphs

// What a projection hands on: lines with their payers, streams, staffing, positions.
extension BudgetProjector {
  /// Every cost line with who pays it, then every saving line.
  mutating func projectedLines() -> [ProjectedLine] {
    let paid = waterfall()
    var lines: [ProjectedLine] = []
    for (index, item) in paid.costs.enumerated() {
      var payments: [ProjectedLine.Payment] = []
      for (stream, fund) in budget.funds.enumerated() where mayPay(fund, item) {
        payments.append(
          ProjectedLine.Payment(payer: fund.id, byYear: paid.streamPayments[index][stream]))
      }
      payments.append(
        ProjectedLine.Payment(payer: "savings", byYear: paid.savingPayments[index]))
      payments.append(
        ProjectedLine.Payment(
          payer: "one_time_savings", byYear: paid.oneTimeSavingPayments[index]))
      payments.append(
        ProjectedLine.Payment(payer: "general_fund", byYear: paid.generalFund[index]))
      lines.append(line(item, payments))
    }
    for item in allCostItems() where item.id.hasPrefix("fund.") {
      lines.append(line(item, ownPayments(item)))
    }
    for item in savingItems() { lines.append(line(item, [])) }
    return lines
  }

  /// A surcharge is paid by its own stream.
  private mutating func ownPayments(_ item: PlanItem) -> [ProjectedLine.Payment] {
    let nothing = ["savings", "one_time_savings", "general_fund"]
    return [ProjectedLine.Payment(payer: item.fund ?? "", byYear: item.values)]
      + nothing.map { ProjectedLine.Payment(payer: $0, byYear: flat(0)) }
  }

  private func line(_ item: PlanItem, _ payments: [ProjectedLine.Payment]) -> ProjectedLine {
    ProjectedLine(
      id: item.id, title: item.title, role: item.role, isRecurring: item.isRecurring,
      isInduced: item.isInduced,
      fund: item.role == .cost ? "general" : item.fund ?? "general", use: item.use,
      byYear: item.values, claimed: item.claimed, payments: payments,
      isStaffing: item.isStaffing, isTwoSided: item.isTwoSided)
  }

  /// Every stream's account.
  mutating func projectedStreams() -> [ProjectedStream] {
    let accounts = waterfall().accounts
    var streams: [ProjectedStream] = []
    for (index, fund) in budget.funds.enumerated() {
      let award = award(fund)
      let account = accounts[index]
      var stream =
        ProjectedStream(
          id: fund.id, title: fund.title, isRecurring: fund.isRecurring,
          received: award.received, committed: award.committed, available: award.available,
          restrictedSavings: account.restrictedSavings, carryIn: account.carryIn,
          direct: account.direct, indirect: account.indirect, carried: account.carried,
          lapsed: account.lapsed, spendable: account.spendable,
          spent: spent(account), program: fund.program)
      if fund.transfer != nil { stream.transferredOut = award.transferredOut }
      if budget.funds.contains(where: { $0.transfer?.recipient == fund.id }) {
        stream.transferredIn = award.transferredIn
        stream.carryLimit = carryLimit(award)
      }
      if !fund.setAsides.isEmpty || yearlyValue("fund.\(fund.id).private_school", .plan) != nil {
        stream.setAside = award.setAside
      }
      if award.surcharge != nil {
        stream.surcharge = graph.add(account.surcharge, account.surchargeOneTime)
      }
      if yearlyValue("fund.\(fund.id).reimbursed_after", .plan) != nil {
        stream.float = float(fund, spent: stream.spent)
      }
      streams.append(stream)
    }
    return streams
  }

  /// Every group's positions and pay in both worlds.
  mutating func projectedStaffing() -> [ProjectedStaffing] {
    var staffing: [ProjectedStaffing] = []
    for group in budget.staff {
      let terms = terms(group, turnover: .statusQuo, pay: .statusQuo)
      let withShares = terms.shareOfPay.map { graph.add(graph.constant(1), $0) }
      let average = averagePay(group, .statusQuo)
      staffing.append(
        ProjectedStaffing(
          id: group.id, title: group.title, statusQuo: world(group, .statusQuo),
          plan: world(group, .plan),
          hireValue: graph.add(
            graph.multiply(terms.hireSalary, withShares), terms.perPosition),
          averageValue: graph.add(graph.multiply(average, withShares), terms.perPosition)))
    }
    return staffing
  }

  private mutating func world(
    _ group: StaffGroup, _ world: World
  ) -> ProjectedStaffing.World {
    let path = workforce(group, world)
    return ProjectedStaffing.World(
      required: path.required, headcount: path.headcount, hires: path.hires,
      payroll: path.payroll, cost: path.cost, details: details(group, path))
  }

  /// The further figures that a group's keys call for.
  private func details(
    _ group: StaffGroup, _ path: WorkforcePath
  ) -> [(name: String, byYear: [Node])] {
    func isStated(_ key: String) -> Bool { yearlyValue("staff.\(group.id).\(key)", .plan) != nil }
    let isScheduled = group.schedule != nil
    var details: [(name: String, byYear: [Node])] = []
    if isScheduled { details.append(("stayers", path.stayers)) }
    if isScheduled, group.layoffsAllowed { details.append(("layoffs", path.layoffs)) }
    if group.schedule?.retirement.isEmpty == false {
      details.append(("retirements", path.retirements))
    }
    if isScheduled { details.append(("waiting", path.waiting)) }
    if isStated("vacancies") { details.append(("vacant", path.vacant)) }
    if isStated("vacancy_cover") || isStated("absences") {
      details.append(("substitutes", path.substitutes))
    }
    return details
  }

  /// Every class-size rule in both worlds.
  mutating func projectedClassSizes() -> [ProjectedClassSize] {
    var result: [ProjectedClassSize] = []
    for rule in budget.classSizes {
      result.append(
        ProjectedClassSize(
          id: rule.id, title: rule.title, statusQuo: classes(rule, .statusQuo),
          plan: classes(rule, .plan)))
    }
    return result
  }

  private mutating func classes(
    _ rule: ClassSize, _ world: World
  ) -> ProjectedClassSize.World {
    let target = classTarget(rule, world)
    let isDrawn = target.contains { graph.constantValue($0) == nil }
    return ProjectedClassSize.World(
      students: totalStudents(rule, world), seats: totalSeats(rule, world),
      sections: totalSections(rule, world), target: target,
      fractional: isDrawn ? fractionalSections(rule, world) : nil,
      cap: classCap(rule, rule.grades, world))
  }

  /// Positions freed, and what becomes of them.
  mutating func projectedPositions() -> ProjectedPositions {
    let attribution = attribution()
    var freed: [Series] = []
    var used: [Series] = []
    var waiting: [Series] = []
    for group in budget.staff {
      waiting.append(waitingPositions(group))
      guard let groupFreed = attribution.freed[group.id] else { continue }
      let release = releasePositions(group, finalStaffing())
      freed.append(groupFreed)
      used.append(zip(groupFreed, release).map { graph.minimum($0, $1) })
    }
    let allFreed = graph.sum(freed, count: count)
    let allUsed = graph.sum(used, count: count)
    let allWaiting = graph.sum(waiting, count: count)
    let left = graph.subtract(graph.subtract(allFreed, allUsed), allWaiting)
    return ProjectedPositions(
      freed: allFreed, usedByRelease: allUsed, saved: graph.nonnegative(left),
      waiting: allWaiting)
  }

  /// Headcount above need that the plan adds to that of the status quo, FTE.
  mutating func waitingPositions(_ group: StaffGroup) -> Series {
    let planned = surplus(workforce(group, .plan))
    let present = surplus(workforce(group, .statusQuo))
    return graph.nonnegative(graph.subtract(planned, present))
  }

  /// Headcount above need.
  private mutating func surplus(_ path: WorkforcePath) -> Series {
    graph.nonnegative(graph.subtract(path.headcount, path.required))
  }
}
