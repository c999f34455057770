internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

/// The way from the status quo's staffing to the plan's, step by step.
struct Attribution {
  /// A cost and a saving line for each step.
  let items: [PlanItem]
  /// Required positions of each group that the class-size and position steps take away.
  let freed: [String: Series]
  /// FTE that the steps of the roles' releases keep employed beside the status quo.
  let heldByRelease: Series
}

/// One step: what it changes and which groups it may move.
private struct AttributionStep {
  let id: String
  let title: String
  let use: FundingUse
  let groups: [StaffGroup]
  let place: String?
  /// The plan states the change, so that its line is shown even where it is zero.
  let isStated: Bool
  /// Takes positions away or adds them for its own sake.
  let movesPositions: Bool
  /// A saving through the leaders' work.
  var isInduced = false
  /// The stream to which a saving returns whoever pays the group; the only one that may pay a cost.
  var fund: String?
  /// The line of the plan that adds positions, where it is one.
  var line: PlanLine?
  let take: (inout StaffingState) -> Void
}

extension BudgetProjector {
  /// Release of each role, positions they replace, class sizes, positions, positions removed or
  /// added, turnover, pay; each line is the difference in payroll with benefits that its step makes.
  mutating func attribution() -> Attribution {
    once(
      "staffing", in: \.attributions,
      fallback: { Attribution(items: [], freed: [:], heldByRelease: $0.flat(0)) },
      compute: { $0.computeAttribution() })
  }

  private mutating func computeAttribution() -> Attribution {
    var state = StaffingState()
    var costs: [String: Series] = [:]
    var payrolls: [String: Series] = [:]
    var required: [String: Series] = [:]
    var heads: [String: Series] = [:]
    var held = flat(0)
    for group in budget.staff {
      let start = workforce(group, state)
      heads[group.id] = start.headcount
      costs[group.id] = start.cost
      payrolls[group.id] = start.payroll
      required[group.id] = start.required
    }
    var items: [PlanItem] = []
    var freed: [String: Series] = [:]
    for step in attributionSteps() {
      step.take(&state)
      var differences: [(group: StaffGroup, values: Series)] = []
      var pay: [Series] = []
      for group in step.groups {
        let next = workforce(group, state)
        differences.append((group, graph.subtract(next.cost, costs[group.id] ?? flat(0))))
        if bearsSurcharge {
          pay.append(graph.subtract(next.payroll, payrolls[group.id] ?? flat(0)))
        }
        payrolls[group.id] = next.payroll
        if step.movesPositions {
          let fewer = graph.subtract(required[group.id] ?? flat(0), next.required)
          freed[group.id] = graph.add(freed[group.id] ?? flat(0), graph.nonnegative(fewer))
        }
        if step.use == .leaderRelease {
          let more = graph.subtract(next.headcount, heads[group.id] ?? flat(0))
          held = graph.add(held, more)
        }
        costs[group.id] = next.cost
        required[group.id] = next.required
        heads[group.id] = next.headcount
      }
      let difference = graph.sum(differences.map(\.values), count: count)
      items += lines(
        step, differences,
        bearsSurcharge ? payShare(graph.sum(pay, count: count), difference) : nil)
    }
    return Attribution(items: items, freed: freed, heldByRelease: held)
  }

  /// The lines of a step, or none where it cannot move anything: one cost, and a saving for each fund
  /// that pays the groups it moves. What is paid from different funds is not netted.
  private mutating func lines(
    _ step: AttributionStep, _ differences: [(group: StaffGroup, values: Series)],
    _ payShare: Series?
  ) -> [PlanItem] {
    let byFund = differencesByFund(step, differences)
    let moves = byFund.contains { entry in
      entry.values.contains { graph.constantValue($0) != 0 }
    }
    guard step.isStated || moves else { return [] }
    var costs: [Series] = []
    for entry in byFund { costs.append(graph.nonnegative(entry.values)) }
    var items = [
      PlanItem(
        id: step.id, title: step.title, role: .cost, isRecurring: true, fund: step.fund,
        use: step.use, values: graph.sum(costs, count: count), isStaffing: true,
        place: step.place, payShare: payShare,
        titleOneShare: step.line.flatMap { titleOneShare(ofLine: $0) },
        braid: step.line?.braid ?? [])
    ]
    for entry in byFund {
      let lower = entry.values.map { graph.negate($0) }
      let isPart = byFund.count > 1
      let paidBy = budget.funds.first { $0.id == entry.fund }?.title ?? "general"
      items.append(
        PlanItem(
          id: isPart ? "\(step.id).\(entry.fund ?? "general")" : step.id,
          title: isPart ? "\(step.title) (\(paidBy))" : step.title, role: .saving,
          isRecurring: true, isInduced: step.isInduced, fund: entry.fund,
          values: graph.nonnegative(lower), isStaffing: true, place: step.place))
    }
    return items
  }

  /// The change in spending by who pays the groups today, in declared order.
  private mutating func differencesByFund(
    _ step: AttributionStep, _ differences: [(group: StaffGroup, values: Series)]
  ) -> [(fund: String?, values: Series)] {
    var funds: [String?] = []
    if let fund = step.fund {
      funds = [fund]
    } else {
      for (fund, _) in step.groups.flatMap(\.paidBy) where !funds.contains(fund) {
        funds.append(fund)
      }
      if funds.isEmpty { funds = [nil] }
    }
    return funds.map { fund in
      var parts: [Series] = []
      for (group, values) in differences {
        let shares = group.paidBy.filter { $0.fund == fund }.map(\.share)
        let share = step.fund == nil ? shares.reduce(0, +) : 1
        if share == 1 {
          parts.append(values)
        } else if share > 0 {
          parts.append(graph.multiply(values, flat(share)))
        }
      }
      return (fund, graph.sum(parts, count: count))
    }
  }

  /// Whether some stream bears a surcharge on pay.
  private var bearsSurcharge: Bool {
    budget.funds.contains { yearlyValue("fund.\($0.id).surcharge", .plan) != nil }
  }

  /// Payroll over cost of a step, from 0 to 1; 0 where the step costs nothing.
  private mutating func payShare(_ pay: Series, _ cost: Series) -> Series {
    graph.nonnegative(graph.divideOrZero(pay, cost)).map { graph.minimum($0, graph.constant(1)) }
  }

  /// Every step in the order of the domain.
  private func attributionSteps() -> [AttributionStep] {
    releaseSteps() + replacementSteps() + classSizeSteps()
      + groupSteps("positions", keys: ["positions"], movesPositions: true) {
        $0.positions.insert($1)
      }
      + moveSteps()
      + groupSteps("turnover", keys: ["turnover", "turnover.", "retirement.", "vacancies"]) {
        $0.turnover.insert($1)
      }
      + groupSteps("pay", keys: Self.payKeys) { $0.pay.insert($1) }
  }

  /// The keys of a group that say what its people cost.
  private static var payKeys: [String] {
    [
      "salary", "hire_salary", "step", "benefits.", "step_movement", "lane_change",
      "vacancy_cover", "contract_days", "absences", "substitute",
    ]
  }

  /// A step for each line that takes positions away or adds them.
  private func moveSteps() -> [AttributionStep] {
    positionMoves().map { move in
      AttributionStep(
        id: move.id, title: move.title, use: move.use,
        groups: budget.staff.filter { $0.id == move.group }, place: move.place, isStated: true,
        movesPositions: true, isInduced: move.repurposed?.isInduced ?? false, fund: move.fund,
        line: move.line,
        take: { $0.moved.insert(move.id) })
    }
  }

  private func releaseSteps() -> [AttributionStep] {
    budget.plan.leaders.filter { $0.cover == .hire }.map { role in
      AttributionStep(
        id: "leader.\(role.id).release", title: "\(role.title): released time",
        use: .leaderRelease, groups: budget.staff.filter { $0.id == role.group },
        place: role.range.place,
        isStated: yearlyValue("leader.\(role.id).release", .plan) != nil,
        movesPositions: false, take: { $0.released.insert(role.id) })
    }
  }

  /// One step for each role that replaces positions.
  private func replacementSteps() -> [AttributionStep] {
    budget.plan.leaders.filter { yearlyValue("leader.\($0.id).replaces", .plan) != nil }.map {
      role in
      AttributionStep(
        id: "leader.\(role.id).replaces", title: "\(role.title): positions replaced", use: .other,
        groups: budget.staff.filter { $0.id == role.group }, place: role.range.place,
        isStated: true, movesPositions: true, take: { $0.replaced.insert(role.id) })
    }
  }

  private func classSizeSteps() -> [AttributionStep] {
    budget.classSizes.map { rule in
      AttributionStep(
        id: "class_size.\(rule.id)", title: "\(rule.title): class size", use: .other,
        groups: budget.staff.filter { group in
          staffedRules(group).contains { $0.id == rule.id }
        },
        place: planPlace { $0.hasPrefix("class_size.\(rule.id).") } ?? rule.range.place,
        isStated: planPlace { $0.hasPrefix("class_size.\(rule.id).") } != nil,
        movesPositions: true, take: { $0.classSizes.insert(rule.id) })
    }
  }

  private func groupSteps(
    _ kind: String, keys: [String], movesPositions: Bool = false,
    take: @escaping (inout StaffingState, String) -> Void
  ) -> [AttributionStep] {
    budget.staff.map { group in
      let place = planPlace { path in
        keys.contains { key in
          let full = "staff.\(group.id).\(key)"
          return key.hasSuffix(".") ? path.hasPrefix(full) : path == full
        } || (kind == "pay" && path == group.schedule.map { "schedule.\($0.schedule).raise" })
      }
      let effect = kind == "turnover" ? retention(of: group)?.range.place : nil
      return AttributionStep(
        id: "\(kind).\(group.id)", title: "\(group.title): \(kind)", use: .other, groups: [group],
        place: place ?? effect ?? group.range.place, isStated: place != nil || effect != nil,
        movesPositions: movesPositions, take: { take(&$0, group.id) })
    }
  }

  /// Where the plan last changes one of the values that a test picks, by sorted path.
  private func planPlace(_ picks: (String) -> Bool) -> String? {
    for path in budget.planValues.keys.sorted() where picks(path) {
      guard let yearly = budget.planValues[path] else { continue }
      let written = yearly.changes.last?.range ?? yearly.segments.last?.range
      return written?.place ?? path
    }
    return nil
  }
}
