internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// How people move and what they earn on a salary schedule.
struct ScheduleTerms {
  /// The schedule.
  let schedule: SalarySchedule
  /// Who stands where, and where hires begin.
  let placement: ScheduledPay
  /// Leaving at each step that some lane has, lowest first.
  let leaving: [StepLeaving]
  /// Steps that those who stay move up on average, 0 to 2.
  let movement: Series
  /// Share of those who stay that moves to the next lane.
  let laneChange: Series
  /// What raises have made of a dollar of the schedule.
  let index: Series
  /// Salary of a hire.
  let hireSalary: Series
}

/// Who leaves at one step.
struct StepLeaving {
  /// The number of the step.
  let step: Int
  /// Share that leaves, retirement included: `1 − (1 − turnover)(1 − retirement)`.
  let all: Series
  /// Share that retires: `(1 − turnover) · retirement`.
  let retiring: Series
}

extension ScheduleTerms {
  /// Movement and pay of a group on a schedule, leaving and pay each of its own world; `nil` where the
  /// group has an average salary.
  static func terms(
    _ group: StaffGroup, turnover: World, pay: World, _ projector: inout BudgetProjector
  ) -> ScheduleTerms? {
    guard let placement = group.schedule,
      let schedule = projector.budget.schedules.first(where: { $0.id == placement.schedule })
    else { return nil }
    let index = raiseIndex(schedule, pay, &projector)
    let hire = schedule.lanes[placement.hireLane].salaries[placement.hireStep]
    return ScheduleTerms(
      schedule: schedule, placement: placement,
      leaving: leaving(group, schedule, placement, turnover, &projector),
      movement: projector.value(group.key("step_movement"), pay, default: 1),
      laneChange: projector.value(group.key("lane_change"), pay, default: 0), index: index,
      hireSalary: projector.graph.multiply(index, projector.flat(hire)))
  }

  /// `Π (1 + raise)` from the second year on.
  private static func raiseIndex(
    _ schedule: SalarySchedule, _ pay: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "raise index", id: schedule.id, world: pay)) {
      projector in
      let raises = projector.value(schedule.key("raise"), pay, default: 0)
      let factors = projector.graph.onePlus(raises)
      var index = Series(index: 0)
      index = projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(1) }
        let before = try projector.at(index, position - 1)
        let factor = try projector.at(factors, position)
        return projector.graph.multiply(before, factor)
      }
      return index
    }
  }

  /// Who leaves at each step that some lane has.
  private static func leaving(
    _ group: StaffGroup, _ schedule: SalarySchedule, _ placement: ScheduledPay, _ world: World,
    _ projector: inout BudgetProjector
  ) -> [StepLeaving] {
    let standard = projector.value(group.key("turnover"), world, default: 0)
    let first = schedule.lanes.map(\.firstStep).min() ?? 1
    let last = schedule.lanes.map(\.lastStep).max() ?? 1
    var steps: [StepLeaving] = []
    for step in first...last {
      let stated = statedShare(placement.turnover, at: step, world, &projector) ?? standard
      let turnover = world == .plan ? TeacherRetention.retained(group, stated, &projector) : stated
      guard let retirement = statedShare(placement.retirement, at: step, world, &projector) else {
        steps.append(StepLeaving(step: step, all: turnover, retiring: projector.flat(0)))
        continue
      }
      let kept = projector.graph.subtract(projector.flat(1), turnover)
      let retiring = projector.graph.multiply(kept, retirement)
      steps.append(
        StepLeaving(step: step, all: projector.graph.add(turnover, retiring), retiring: retiring))
    }
    return steps
  }

  /// The share that is stated for a step, or none.
  private static func statedShare(
    _ shares: [ScheduledPay.Leaving], at step: Int, _ world: World,
    _ projector: inout BudgetProjector
  ) -> Series? {
    guard let stated = shares.first(where: { $0.steps.contains(step) }) else { return nil }
    return projector.value(stated.key, world)
  }

  /// The share of a group that leaves the district each year, in one world: its turnover, or what its
  /// schedule makes of turnover and retirement by step on the path of the status quo.
  static func leavingShare(_ group: StaffGroup, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    guard let placement = placementByStep(group) else {
      return projector.value(group.key("turnover"), world, default: 0)
    }
    return projector.once(BudgetProjector.PartKey(kind: "leaving share", id: group.id)) {
      projector in
      let (before, left, _) = leavers(group, placement, &projector)
      return projector.graph.divideOrZero(left, before)
    }
  }

  /// The same without retirements.
  static func turnoverShare(_ group: StaffGroup, _ world: World, _ projector: inout BudgetProjector)
    -> Series
  {
    guard let placement = placementByStep(group) else {
      return projector.value(group.key("turnover"), world, default: 0)
    }
    return projector.once(BudgetProjector.PartKey(kind: "turnover share", id: group.id)) {
      projector in
      let (before, left, retired) = leavers(group, placement, &projector)
      return projector.graph.divideOrZero(projector.graph.subtract(left, retired), before)
    }
  }

  /// The placement of a group whose people leave at shares of their step; `nil` where everybody leaves
  /// at one share.
  private static func placementByStep(_ group: StaffGroup) -> ScheduledPay? {
    guard let placement = group.schedule,
      !placement.turnover.isEmpty || !placement.retirement.isEmpty
    else { return nil }
    return placement
  }

  /// Headcount of the year before, leavers and those of them who retire, in the status quo.
  private static func leavers(
    _ group: StaffGroup, _ placement: ScheduledPay, _ projector: inout BudgetProjector
  ) -> (before: Series, left: Series, retired: Series) {
    let path = StaffWorkforce(group: group).workforce(.statusQuo, &projector)
    let opening = placement.roster.reduce(0) { $0 + $1.reduce(0, +) }
    let before = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else { return projector.graph.constant(opening) }
      return try projector.at(path.headcount, position - 1)
    }
    return (before, projector.graph.subtract(before, path.stayers), path.retirements)
  }

  /// What a share of salary is a share of: the average salary of the plan, or, on a schedule, average
  /// pay of the status quo.
  static func salary(of group: String, _ projector: inout BudgetProjector) -> Series {
    if let scheduled = projector.group(group), scheduled.schedule != nil {
      return StaffWorkforce(group: scheduled).averagePay(.statusQuo, &projector)
    }
    return projector.value(ValueKey(StaffKind.keyword, group, "salary"), .plan, default: 0)
  }
}
