public import BudgetModel
public import CalculationGraphs

/// A revenue or spending line of the general fund, the same in both worlds.
public struct ProjectedBudgetLine: Sendable {
  /// The line.
  public let line: BudgetLine
  /// Dollars a year, one node a year of the horizon.
  public let byYear: [Node]
}
