public import BudgetNames
public import Quantities

extension DistrictBudget {
  /// The declared value of a key in a world: the plan's own first, then the status quo's.
  public func yearlyValue(_ key: ValueKey, _ world: World) -> YearlyValue? {
    if world == .plan, let changed = planValues[key] { return changed }
    return statusQuoValues[key]
  }
}
