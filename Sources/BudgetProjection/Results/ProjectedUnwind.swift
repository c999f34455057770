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

extension BudgetProjector {
  /// The plan with its roles stopped in each of the budget's `unwindYears`, on the same draws.
  mutating func projectedUnwinds() throws(ProjectionFault) -> [ProjectedUnwind] {
    let stops = budget.unwindYears.filter { budget.years.contains($0) }
    guard !stops.isEmpty else { return [] }
    let withRoles = try nodes(savingsOfRoles())
    var unwinds: [ProjectedUnwind] = []
    for stop in stops {
      var stopped = BudgetProjector(budget: budget, graph: graph.graph, medians: medians)
      stopped.leadersStop = stop
      unwinds.append(try stopped.remains(from: stop, savingsWithRoles: withRoles))
      graph.graph = stopped.graph.graph
      medians = stopped.medians
    }
    return unwinds
  }

  /// The sum of the savings that need leaders: induced ones, and positions that leaders replace.
  private mutating func savingsOfRoles() -> Series {
    let items = savingItems().filter { item in
      if case .leader(_, .replaces) = item.key.source { return true }
      return item.isInduced
    }
    return graph.sum(items.map(\.values))
  }

  /// What a projection whose roles stop in a year still pays for them.
  private mutating func remains(
    from stop: Int, savingsWithRoles: [Node]
  ) throws(ProjectionFault) -> ProjectedUnwind {
    var items: [PlanItem] = []
    for role in budget.plan.leaders { items += leaderItems(role) }
    let release = items.filter { $0.use == .leaderRelease }
    let raises = items.filter { item in
      if case .leader(_, .basePay) = item.key.source { return true }
      return false
    }
    let since = years.map { $0 >= stop }
    let held = counting(attribution().heldByRelease, in: since)
    let releaseCost = counting(graph.sum(release.map(\.values)), in: since)
    let raiseCost = counting(graph.sum(raises.map(\.values)), in: since)
    let total = counting(graph.sum(items.map(\.values)), in: since)
    let cumulative = counting(graph.runningSum(total), in: since)
    let savings = try nodes(counting(savingsOfRoles(), in: since))
    let ended = years.indices.map { position in
      since[position]
        ? graph.graph.subtract(savingsWithRoles[position], savings[position])
        : graph.graph.constant(0)
    }
    return ProjectedUnwind(
      stop: stop, heldPositions: try nodes(held), release: try nodes(releaseCost),
      basePay: try nodes(raiseCost), total: try nodes(total),
      cumulative: try nodes(cumulative), savingsEnded: ended)
  }
}
