internal import BudgetModel
internal import BudgetNames
public import CalculationGraphs

/// What remains to be paid where all leader roles stop in a year and the rest of the plan stays; one
/// node a year of the horizon, 0 before the stop.
public struct ProjectedUnwind: Sendable {
  /// The first fiscal year without leaders.
  public let stop: Int
  /// FTE hired for released time and not yet gone.
  public let heldPositions: [Node]
  /// What they cost, $ per year.
  public let release: [Node]
  /// Permanent raises still owed, $ per year.
  public let basePay: [Node]
  /// All cost lines of the leader roles, $ per year.
  public let total: [Node]
  /// The same summed up since the stop, $.
  public let cumulative: [Node]
  /// Induced savings, and those of replaced positions, that end with the roles, $ per year.
  public let savingsEnded: [Node]

  /// Its figures in the order of reports.
  public var figures: [(name: String, unit: String, byYear: [Node])] {
    [
      ("held_positions", "FTE", heldPositions), ("release", "$ per year", release),
      ("base_pay", "$ per year", basePay), ("total", "$ per year", total),
      ("cumulative", "$", cumulative), ("savings_ended", "$ per year", savingsEnded),
    ]
  }
}

extension ProjectedUnwind {
  /// The plan with its roles stopped in each of the budget's `unwindYears`, on the same draws.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedUnwind] {
    let stops = projector.budget.unwindYears.filter { projector.budget.years.contains($0) }
    guard !stops.isEmpty else { return [] }
    let withRoles = try projector.nodes(savingsOfRoles(&projector))
    var unwinds: [ProjectedUnwind] = []
    for stop in stops {
      var stopped = BudgetProjector(
        budget: projector.budget, graph: projector.graph.graph, medians: projector.medians,
        detail: .results)
      stopped.leadersStop = stop
      unwinds.append(try remains(from: stop, savingsWithRoles: withRoles, &stopped))
      projector.graph.graph = stopped.graph.graph
      projector.medians = stopped.medians
    }
    return unwinds
  }

  /// The sum of the savings that need leaders: induced ones, and positions that leaders replace.
  private static func savingsOfRoles(_ projector: inout BudgetProjector) -> Series {
    let items = PlanItem.savingItems(&projector).filter { item in
      if case .leader(_, .replaces) = item.key.source { return true }
      return item.isInduced
    }
    return projector.graph.sum(items.map(\.values))
  }

  /// What a projection whose roles stop in a year still pays for them.
  private static func remains(
    from stop: Int, savingsWithRoles: [Node], _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedUnwind {
    var items: [PlanItem] = []
    for role in projector.budget.plan.leaders { items += LeaderLines(role: role).items(&projector) }
    let release = items.filter { $0.use == .leaderRelease }
    let raises = items.filter { item in
      if case .leader(_, .basePay) = item.key.source { return true }
      return false
    }
    let since = projector.years.map { $0 >= stop }
    let held = PlanYears.counting(
      Attribution.ofPlan(&projector).heldByRelease, in: since, &projector)
    let releaseCost = PlanYears.counting(
      projector.graph.sum(release.map(\.values)), in: since, &projector)
    let raiseCost = PlanYears.counting(
      projector.graph.sum(raises.map(\.values)), in: since, &projector)
    let total = PlanYears.counting(projector.graph.sum(items.map(\.values)), in: since, &projector)
    let cumulative = PlanYears.counting(projector.graph.runningSum(total), in: since, &projector)
    let savings = try projector.nodes(
      PlanYears.counting(savingsOfRoles(&projector), in: since, &projector))
    let ended = projector.years.indices.map { position in
      since[position]
        ? projector.graph.graph.subtract(savingsWithRoles[position], savings[position])
        : projector.graph.graph.constant(0)
    }
    return ProjectedUnwind(
      stop: stop, heldPositions: try projector.nodes(held),
      release: try projector.nodes(releaseCost),
      basePay: try projector.nodes(raiseCost), total: try projector.nodes(total),
      cumulative: try projector.nodes(cumulative), savingsEnded: ended)
  }
}
