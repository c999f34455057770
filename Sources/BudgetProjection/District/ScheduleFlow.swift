internal import BudgetModel
internal import CalculationGraphs

/// People who came at one time: how many, and how one of them is spread over the cells.
///
/// Where everybody's movement is the same share of a cell, cohorts keep what is drawn apart from what
/// is not, so that few nodes differ between the steps from the status quo to the plan.
private struct Cohort {
  /// FTE, or 1 where the cells hold FTE.
  var size: Node
  /// By lane and position of the step; `nil` for a cell that nobody can stand in.
  var cells: [[Node?]]
}

/// How many of those at each step stay in one year.
private struct Staying {
  /// The share that stays, by step, behind `common`.
  let byStep: [Int: Node]
  /// The share that stays at every step alike.
  let common: Node
  /// The share of those at a step that retires.
  let retiring: [Int: Node]
}

extension BudgetProjector {
  /// The recursion of headcount and payroll over the lanes and steps of a schedule.
  ///
  /// A year is: leavers go; those who stay move up a step and change lanes; hires come at their lane
  /// and step; layoffs end with the hires' cell first and then from the lowest step up.
  mutating func scheduledFlow(
    _ group: StaffGroup, required: Series, _ terms: WorkforceTerms, _ scheduled: ScheduleTerms
  ) -> StaffFlow {
    let zero = graph.constant(0)
    var cohorts = [
      Cohort(
        size: graph.constant(1),
        cells: scheduled.placement.roster.map { lane in
          lane.map { $0 == 0 ? nil : graph.constant($0) }
        })
    ]
    var flow = StaffFlow()
    for position in years.indices {
      let staying = staying(group, cohorts, scheduled, position)
      flow.retirements.append(
        staying.retiring.isEmpty ? zero : sum(cohorts, scheduled, staying.retiring))
      cohorts = cohorts.map { cohort in
        Cohort(
          size: graph.multiply(cohort.size, staying.common),
          cells: moved(cohort.cells, staying.byStep, scheduled, position))
      }
      let stayers = headcount(cohorts)
      let hires = hires(required[position], stayers: stayers, terms, position)
      cohorts.append(hired(hires, scheduled))
      var laidOff = zero
      if group.layoffsAllowed {
        laidOff = graph.nonnegative(graph.subtract(stayers, required[position]))
        cohorts = [layOff(laidOff, merged(cohorts, scheduled), scheduled)]
      }
      flow.stayers.append(stayers)
      flow.hires.append(hires)
      flow.layoffs.append(laidOff)
      flow.headcount.append(graph.subtract(graph.add(stayers, hires), laidOff))
      flow.payroll.append(
        graph.multiply(scheduled.index[position], salaries(cohorts, scheduled)))
    }
    return flow
  }

  /// A cohort of one FTE in the hires' cell.
  private mutating func hired(_ hires: Node, _ scheduled: ScheduleTerms) -> Cohort {
    var cells = scheduled.schedule.lanes.map { [Node?](repeating: nil, count: $0.salaries.count) }
    cells[scheduled.placement.hireLane][scheduled.placement.hireStep] = graph.constant(1)
    return Cohort(size: hires, cells: cells)
  }

  // MARK: sums

  private mutating func headcount(_ cohorts: [Cohort]) -> Node {
    let sizes = cohorts.map { cohort in
      let people = graph.sum(cohort.cells.flatMap { $0 }.compactMap { $0 })
      return graph.multiply(cohort.size, people)
    }
    return graph.sum(sizes)
  }

  private mutating func salaries(_ cohorts: [Cohort], _ scheduled: ScheduleTerms) -> Node {
    let sums = cohorts.map { cohort in
      var total = graph.constant(0)
      for (lane, cells) in zip(scheduled.schedule.lanes, cohort.cells) {
        for (salary, cell) in zip(lane.salaries, cells) {
          guard let cell else { continue }
          total = graph.add(total, graph.multiply(cell, graph.constant(salary)))
        }
      }
      return graph.multiply(cohort.size, total)
    }
    return graph.sum(sums)
  }

  /// The people of all cells, each times a share of its step.
  private mutating func sum(
    _ cohorts: [Cohort], _ scheduled: ScheduleTerms, _ shares: [Int: Node]
  ) -> Node {
    let sums = cohorts.map { cohort in
      var total = graph.constant(0)
      for (lane, cells) in zip(scheduled.schedule.lanes, cohort.cells) {
        for (place, cell) in cells.enumerated() {
          guard let cell, let share = shares[lane.firstStep + place] else { continue }
          total = graph.add(total, graph.multiply(cell, share))
        }
      }
      return graph.multiply(cohort.size, total)
    }
    return graph.sum(sums)
  }

  // MARK: leaving

  /// Who stays in a year: the share at each step, or, of whole leavers, what is left when the drawn
  /// number leaves in proportion to what was expected of each cell.
  private mutating func staying(
    _ group: StaffGroup, _ cohorts: [Cohort], _ scheduled: ScheduleTerms, _ position: Int
  ) -> Staying {
    let leaving = scheduled.leaving[position]
    let one = graph.constant(1)
    var common: Node?
    if let first = leaving.values.first?.all, leaving.values.allSatisfy({ $0.all == first }) {
      common = first
    }
    var scale: Node?
    if group.wholeLeavers { scale = leaverScale(group, cohorts, scheduled, common, position) }
    var byStep: [Int: Node] = [:]
    var retiring: [Int: Node] = [:]
    for (step, share) in leaving.sorted(by: { $0.key < $1.key }) {
      if common == nil { byStep[step] = kept(share.all, scale) }
      guard graph.constantValue(share.retiring) != 0 else { continue }
      retiring[step] = share.retiring
      if let scale {
        let most = graph.divideOrZero(share.retiring, share.all)
        retiring[step] = graph.minimum(most, graph.multiply(share.retiring, scale))
      }
    }
    let shared = common.map { kept($0, scale) } ?? one
    return Staying(byStep: byStep, common: shared, retiring: retiring)
  }

  /// The share that stays where a share leaves, scaled; nobody leaves twice.
  private mutating func kept(_ share: Node, _ scale: Node?) -> Node {
    let one = graph.constant(1)
    guard let scale else { return graph.subtract(one, share) }
    return graph.subtract(one, graph.minimum(one, graph.multiply(share, scale)))
  }

  /// Drawn over expected leavers: `Binomial(round(H), τ̄) / Σ n·τ`; 0 where none are expected.
  private mutating func leaverScale(
    _ group: StaffGroup, _ cohorts: [Cohort], _ scheduled: ScheduleTerms, _ common: Node?,
    _ position: Int
  ) -> Node {
    let people = headcount(cohorts)
    let expected: Node
    let chance: Node
    if let common {
      expected = graph.multiply(people, common)
      chance = common
    } else {
      expected = sum(cohorts, scheduled, scheduled.leaving[position].mapValues(\.all))
      chance = graph.minimum(graph.divideOrZero(expected, people), graph.constant(1))
    }
    let drawn = graph.binomialQuantile(leaverUniform(group, position), n: people, p: chance)
    return graph.divideOrZero(drawn, expected)
  }

  // MARK: movement

  /// The cells of those who stay after step movement and then lane changes.
  private mutating func moved(
    _ cells: [[Node?]], _ staying: [Int: Node], _ scheduled: ScheduleTerms, _ position: Int
  ) -> [[Node?]] {
    let lanes = scheduled.schedule.lanes
    var steps = lanes.map { [Node?](repeating: nil, count: $0.salaries.count) }
    let up = scheduled.movement[position]
    let stand = graph.subtract(graph.constant(1), up)
    for (number, lane) in lanes.enumerated() {
      for (place, cell) in cells[number].enumerated() {
        guard var people = cell else { continue }
        if let share = staying[lane.firstStep + place] { people = graph.multiply(people, share) }
        if place == lane.salaries.count - 1 {
          add(people, to: &steps[number][place])
        } else {
          add(graph.multiply(people, stand), to: &steps[number][place])
          add(graph.multiply(people, up), to: &steps[number][place + 1])
        }
      }
    }
    let change = scheduled.laneChange[position]
    guard graph.constantValue(change) != 0, lanes.count > 1 else { return steps }
    let remain = graph.subtract(graph.constant(1), change)
    var result = lanes.map { [Node?](repeating: nil, count: $0.salaries.count) }
    for (number, lane) in lanes.enumerated() {
      for (place, cell) in steps[number].enumerated() {
        guard let people = cell else { continue }
        guard number + 1 < lanes.count else {
          add(people, to: &result[number][place])
          continue
        }
        add(graph.multiply(people, remain), to: &result[number][place])
        let next = lanes[number + 1].position(nearest: lane.firstStep + place)
        add(graph.multiply(people, change), to: &result[number + 1][next])
      }
    }
    return result
  }

  /// Adds people to a cell; a cell of nobody stays empty.
  private mutating func add(_ people: Node, to cell: inout Node?) {
    guard graph.constantValue(people) != 0 else { return }
    cell = cell.map { graph.add($0, people) } ?? people
  }

  // MARK: layoffs

  /// All cohorts as one whose cells hold FTE.
  private mutating func merged(_ cohorts: [Cohort], _ scheduled: ScheduleTerms) -> Cohort {
    var cells = scheduled.schedule.lanes.map { [Node?](repeating: nil, count: $0.salaries.count) }
    for cohort in cohorts {
      for (lane, row) in cohort.cells.enumerated() {
        for (place, cell) in row.enumerated() {
          guard let cell else { continue }
          add(graph.multiply(cohort.size, cell), to: &cells[lane][place])
        }
      }
    }
    return Cohort(size: graph.constant(1), cells: cells)
  }

  /// Takes people out of the hires' cell first, then from the lowest step up, lanes in order.
  private mutating func layOff(
    _ laidOff: Node, _ cohort: Cohort, _ scheduled: ScheduleTerms
  ) -> Cohort {
    guard graph.constantValue(laidOff) != 0 else { return cohort }
    let placement = scheduled.placement
    let lanes = scheduled.schedule.lanes
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
