internal import BudgetModel
internal import CalculationGraphs

/// How people move and what they earn on a salary schedule, one node a year each.
struct ScheduleTerms {
  /// The schedule.
  let schedule: SalarySchedule
  /// Who stands where, and where hires begin.
  let placement: ScheduledPay
  /// Leaving at each step, in the order of years, by the number of the step.
  let leaving: [[Int: StepLeaving]]
  /// Share of those who stay that moves up a step.
  let movement: Series
  /// Share of those who stay that moves to the next lane.
  let laneChange: Series
  /// What raises have made of a dollar of the schedule.
  let index: Series
  /// Salary of a hire.
  let hireSalary: Series
}

/// Who leaves at one step in one year.
struct StepLeaving {
  /// Share that leaves, retirement included: `1 − (1 − turnover)(1 − retirement)`.
  let all: Node
  /// Share that retires: `(1 − turnover) · retirement`.
  let retiring: Node
}

extension BudgetProjector {
  /// Movement and pay of a group on a schedule, leaving and pay each of its own world; `nil` where the
  /// group has an average salary.
  mutating func scheduleTerms(
    _ group: StaffGroup, turnover: World, pay: World
  ) -> ScheduleTerms? {
    guard let placement = group.schedule,
      let schedule = budget.schedules.first(where: { $0.id == placement.schedule })
    else { return nil }
    let path = "staff.\(group.id)"
    let index = raiseIndex(schedule, pay)
    let hire = schedule.lanes[placement.hireLane].salaries[placement.hireStep]
    return ScheduleTerms(
      schedule: schedule, placement: placement,
      leaving: leaving(group, schedule, placement, turnover),
      movement: value("\(path).step_movement", pay, default: 1),
      laneChange: value("\(path).lane_change", pay, default: 0), index: index,
      hireSalary: index.map { graph.multiply($0, graph.constant(hire)) })
  }

  /// `Π (1 + raise)` from the second year on.
  private mutating func raiseIndex(_ schedule: SalarySchedule, _ pay: World) -> Series {
    let raises = value("schedule.\(schedule.id).raise", pay, default: 0)
    var index = graph.constant(1)
    return years.indices.map { position in
      if position > 0 {
        index = graph.multiply(index, graph.add(graph.constant(1), raises[position]))
      }
      return index
    }
  }

  /// Who leaves at each step that some lane has.
  private mutating func leaving(
    _ group: StaffGroup, _ schedule: SalarySchedule, _ placement: ScheduledPay, _ world: World
  ) -> [[Int: StepLeaving]] {
    let standard = value("staff.\(group.id).turnover", world, default: 0)
    var byYear = [[Int: StepLeaving]](repeating: [:], count: count)
    let first = schedule.lanes.map(\.firstStep).min() ?? 1
    let last = schedule.lanes.map(\.lastStep).max() ?? 1
    let one = graph.constant(1)
    for step in first...last {
      let stated =
        placement.turnover.first { $0.steps.contains(step) }.flatMap { value($0.path, world) }
        ?? standard
      let turnover = world == .plan ? retained(group, stated) : stated
      let retirement = placement.retirement.first { $0.steps.contains(step) }
        .flatMap { value($0.path, world) }
      for position in years.indices {
        var all = turnover[position]
        var retiring = graph.constant(0)
        if let retirement {
          let kept = graph.subtract(one, turnover[position])
          retiring = graph.multiply(kept, retirement[position])
          all = graph.add(turnover[position], retiring)
        }
        byYear[position][step] = StepLeaving(all: all, retiring: retiring)
      }
    }
    return byYear
  }

  /// The share of a group that leaves the district each year, in one world: its turnover, or what its
  /// schedule makes of turnover and retirement by step on the path of the status quo.
  mutating func leavingShare(_ group: StaffGroup, _ world: World) -> Series {
    guard let (before, left, _) = leaversByStep(group) else {
      return value("staff.\(group.id).turnover", world, default: 0)
    }
    return graph.divideOrZero(left, before)
  }

  /// The same without retirements.
  mutating func turnoverShare(_ group: StaffGroup, _ world: World) -> Series {
    guard let (before, left, retired) = leaversByStep(group) else {
      return value("staff.\(group.id).turnover", world, default: 0)
    }
    return graph.divideOrZero(graph.subtract(left, retired), before)
  }

  /// Headcount of the year before, leavers and those of them who retire, in the status quo; `nil`
  /// where everybody leaves at one share.
  private mutating func leaversByStep(
    _ group: StaffGroup
  ) -> (before: Series, left: Series, retired: Series)? {
    guard let placement = group.schedule,
      !placement.turnover.isEmpty || !placement.retirement.isEmpty
    else { return nil }
    let path = workforce(group, .statusQuo)
    let opening = graph.constant(placement.roster.reduce(0) { $0 + $1.reduce(0, +) })
    let before = [opening] + path.headcount.dropLast()
    return (before, graph.subtract(before, path.stayers), path.retirements)
  }

  /// What a share of salary is a share of: the average salary of the plan, or, on a schedule, average
  /// pay of the status quo.
  mutating func salary(of group: String) -> Series {
    if let scheduled = self.group(group), scheduled.schedule != nil {
      return averagePay(scheduled, .statusQuo)
    }
    return value("staff.\(group).salary", .plan, default: 0)
  }
}
