internal import BudgetModel
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
  mutating func projectedUnwinds() -> [ProjectedUnwind] {
    let withRoles = savingsOfRoles()
    return budget.unwindYears.filter { budget.years.contains($0) }.map { stop in
      var stopped = BudgetProjector(budget: budget, graph: graph, medians: medians)
      stopped.leadersStop = stop
      let result = stopped.remains(from: stop, savingsWithRoles: withRoles)
      graph = stopped.graph
      medians = stopped.medians
      return result
    }
  }

  /// The sum of the savings that need leaders: induced ones, and positions that leaders replace.
  private mutating func savingsOfRoles() -> Series {
    let items = savingItems().filter { $0.isInduced || $0.id.hasSuffix(".replaces") }
    return graph.sum(items.map(\.values), count: count)
  }

  /// What a projection whose roles stop in a year still pays for them.
  private mutating func remains(from stop: Int, savingsWithRoles: Series) -> ProjectedUnwind {
    var items: [PlanItem] = []
    for role in budget.plan.leaders { items += leaderItems(role) }
    let zero = graph.constant(0)
    func since(_ values: Series) -> Series {
      years.enumerated().map { position, year in year < stop ? zero : values[position] }
    }
    let release = items.filter { $0.use == .leaderRelease }.map(\.values)
    let raises = items.filter { $0.id.hasSuffix(".base_pay") }.map(\.values)
    let total = since(graph.sum(items.map(\.values), count: count))
    let ended = graph.subtract(savingsWithRoles, savingsOfRoles())
    return ProjectedUnwind(
      stop: stop, heldPositions: since(attribution().heldByRelease),
      release: since(graph.sum(release, count: count)),
      basePay: since(graph.sum(raises, count: count)), total: total,
      cumulative: since(graph.runningSum(total)), savingsEnded: since(ended))
  }
}
