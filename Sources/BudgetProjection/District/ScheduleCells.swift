internal import BudgetModel

/// People who came at one time: how many, and how one of them is spread over the cells.
///
/// Where everybody's movement is the same share of a cell, cohorts keep what is drawn apart from what
/// is not, so that few nodes differ between the steps from the status quo to the plan.
struct Cohort {
  /// FTE, or 1 where the cells hold FTE.
  let size: Term
  /// By lane and position of the step; `nil` for a cell that nobody can stand in.
  var cells: [[Term?]]
}

/// The lanes and steps of a schedule on which cohorts stand, and what moves between them.
struct ScheduleCells {
  /// The schedule.
  let schedule: SalarySchedule
  /// Who stands where, and where hires begin.
  let placement: ScheduledPay

  /// Cells of nobody.
  private var empty: [[Term?]] {
    schedule.lanes.map { [Term?](repeating: nil, count: $0.salaries.count) }
  }

  /// The people of the year before the horizon.
  func opening(_ graph: inout TermBuilder) -> Cohort {
    let cells = placement.roster.map { lane in
      lane.map { $0 == 0 ? nil : graph.constant($0) }
    }
    return Cohort(size: graph.constant(1), cells: cells)
  }

  /// A cohort of one FTE in the hires' cell.
  func hired(_ hires: Term, _ graph: inout TermBuilder) -> Cohort {
    var cells = empty
    cells[placement.hireLane][placement.hireStep] = graph.constant(1)
    return Cohort(size: hires, cells: cells)
  }

  // MARK: sums

  /// The people of all cohorts, FTE.
  func headcount(_ cohorts: [Cohort], _ graph: inout TermBuilder) -> Term {
    let sizes = cohorts.map { cohort in
      let people = graph.sum(cohort.cells.flatMap { $0 }.compactMap { $0 })
      return graph.multiply(cohort.size, people)
    }
    return graph.sum(sizes)
  }

  /// What they earn by the schedule before raises, $ per year.
  func salaries(_ cohorts: [Cohort], _ graph: inout TermBuilder) -> Term {
    let sums = cohorts.map { cohort in
      var parts: [Term] = []
      for (lane, cells) in zip(schedule.lanes, cohort.cells) {
        for (salary, cell) in zip(lane.salaries, cells) {
          guard let cell else { continue }
          parts.append(graph.multiply(cell, graph.constant(salary)))
        }
      }
      return graph.multiply(cohort.size, graph.sum(parts))
    }
    return graph.sum(sums)
  }

  /// The people of all cells, each times a share of its step.
  func sum(_ cohorts: [Cohort], _ shares: [Int: Term], _ graph: inout TermBuilder) -> Term {
    let sums = cohorts.map { cohort in
      var parts: [Term] = []
      for (lane, cells) in zip(schedule.lanes, cohort.cells) {
        for (place, cell) in cells.enumerated() {
          guard let cell, let share = shares[lane.firstStep + place] else { continue }
          parts.append(graph.multiply(cell, share))
        }
      }
      return graph.multiply(cohort.size, graph.sum(parts))
    }
    return graph.sum(sums)
  }

  // MARK: movement

  /// The cells of those who stay after step movement and then lane changes. Up to 1, movement is the
  /// share that moves a step; above it everybody moves one, and what is above 1 is the share that moves
  /// two, where the lane has them.
  func moved(
    _ cells: [[Term?]], staying: [Int: Term], up: Term, laneChange: Term,
    _ graph: inout TermBuilder
  ) -> [[Term?]] {
    var steps = empty
    let moving = graph.minimum(up, graph.constant(1))
    let stand = graph.subtract(graph.constant(1), moving)
    let twice = graph.nonnegative(graph.subtract(up, graph.constant(1)))
    let isTwice = graph.constantValue(twice) != 0
    for (number, lane) in schedule.lanes.enumerated() {
      for (place, cell) in cells[number].enumerated() {
        guard var people = cell else { continue }
        if let share = staying[lane.firstStep + place] { people = graph.multiply(people, share) }
        if place == lane.salaries.count - 1 {
          add(people, to: &steps[number][place], &graph)
          continue
        }
        add(graph.multiply(people, stand), to: &steps[number][place], &graph)
        guard isTwice, place + 2 < lane.salaries.count else {
          add(graph.multiply(people, moving), to: &steps[number][place + 1], &graph)
          continue
        }
        let once = graph.subtract(moving, twice)
        add(graph.multiply(people, once), to: &steps[number][place + 1], &graph)
        add(graph.multiply(people, twice), to: &steps[number][place + 2], &graph)
      }
    }
    guard graph.constantValue(laneChange) != 0, schedule.lanes.count > 1 else { return steps }
    return laneChanged(steps, laneChange, &graph)
  }

  /// The cells after some of those in each lane but the last have gone to the next one.
  private func laneChanged(
    _ cells: [[Term?]], _ change: Term, _ graph: inout TermBuilder
  ) -> [[Term?]] {
    let lanes = schedule.lanes
    let remain = graph.subtract(graph.constant(1), change)
    var result = empty
    for (number, lane) in lanes.enumerated() {
      for (place, cell) in cells[number].enumerated() {
        guard let people = cell else { continue }
        guard number + 1 < lanes.count else {
          add(people, to: &result[number][place], &graph)
          continue
        }
        add(graph.multiply(people, remain), to: &result[number][place], &graph)
        let next = lanes[number + 1].position(nearest: lane.firstStep + place)
        add(graph.multiply(people, change), to: &result[number + 1][next], &graph)
      }
    }
    return result
  }

  /// Adds people to a cell; a cell of nobody stays empty.
  private func add(_ people: Term, to cell: inout Term?, _ graph: inout TermBuilder) {
    guard graph.constantValue(people) != 0 else { return }
    cell = cell.map { graph.add($0, people) } ?? people
  }

  // MARK: layoffs

  /// All cohorts as one whose cells hold FTE.
  func merged(_ cohorts: [Cohort], _ graph: inout TermBuilder) -> Cohort {
    var cells = empty
    for cohort in cohorts {
      for (lane, row) in cohort.cells.enumerated() {
        for (place, cell) in row.enumerated() {
          guard let cell else { continue }
          add(graph.multiply(cohort.size, cell), to: &cells[lane][place], &graph)
        }
      }
    }
    return Cohort(size: graph.constant(1), cells: cells)
  }

  /// Takes people out of the hires' cell first, then from the lowest step up, lanes in order.
  func layOff(_ laidOff: Term, _ cohort: Cohort, _ graph: inout TermBuilder) -> Cohort {
    guard graph.constantValue(laidOff) != 0 else { return cohort }
    let lanes = schedule.lanes
    var order = lanes.indices.flatMap { lane in
      lanes[lane].salaries.indices.map { (lane: lane, place: $0, step: lanes[lane].firstStep + $0) }
    }
    order.removeAll { $0.lane == placement.hireLane && $0.place == placement.hireStep }
    order.sort { ($0.step, $0.lane) < ($1.step, $1.lane) }
    order.insert((placement.hireLane, placement.hireStep, 0), at: 0)
    var result = cohort
    var left = laidOff
    for cell in order {
      guard let people = result.cells[cell.lane][cell.place] else { continue }
      let taken = graph.minimum(people, left)
      result.cells[cell.lane][cell.place] = graph.subtract(people, taken)
      left = graph.subtract(left, taken)
    }
    return result
  }
}
