public import BudgetModel
internal import BudgetNames
public import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// A value that growth, changes or figures may take out of what its key allows.
public struct WatchedValue: Sendable {
  /// The value.
  public let value: YearlyValue
  /// What its key allows.
  public let limits: ValueLimits
  /// Its numbers before they are kept inside, one node a year of the horizon.
  public let byYear: [Node]
}

extension BudgetProjector {
  /// Keeps a value inside what its key allows, where the budget says so; else watches it.
  mutating func keptInside(
    _ path: ValuePath, _ yearly: YearlyValue, isOfCell: Bool
  ) -> ValuePath {
    guard let limits = yearly.limits else { return path }
    guard budget.keptInside.contains(yearly.key) else {
      if !isOfCell, mayLeave(yearly, limits) { watched.append((yearly, limits, path.values)) }
      return path
    }
    var values = path.values
    if let least = limits.least { values = graph.maximum(values, flat(least)) }
    if let greatest = limits.greatest { values = graph.minimum(values, flat(greatest)) }
    return ValuePath(values: values, growth: path.growth)
  }

  /// The values that were watched; those that need themselves are left out.
  mutating func watchedValues() -> [WatchedValue] {
    var found: [WatchedValue] = []
    // Looking at one may bring up another.
    var index = 0
    while index < watched.count {
      let (value, limits, series) = watched[index]
      if let byYear = try? nodes(series) {
        found.append(WatchedValue(value: value, limits: limits, byYear: byYear))
      }
      index += 1
    }
    return found
  }

  /// Whether a value is more than draws and plain numbers, which are looked at before.
  private func mayLeave(_ yearly: YearlyValue, _ limits: ValueLimits) -> Bool {
    let formulas = yearly.segments.map(\.formula) + yearly.changes.map(\.operand)
    var seen: Set<ValueKey> = [yearly.key]
    if formulas.contains(where: { namesFigures($0, &seen) }) { return true }
    let grows =
      yearly.segments.contains { $0.growth != nil } || yearly.changes.contains { $0.growth != nil }
    if grows, limits.greatest != nil || limits.least != 0 { return true }
    return !yearly.changes.isEmpty && (grows || !formulas.allSatisfy(\.isConstant))
  }

  /// Whether a formula names figures, counts drawn people, or names values that grow or change: what
  /// is not sampled before.
  private func namesFigures(_ formula: ValueFormula, _ seen: inout Set<ValueKey>) -> Bool {
    switch formula {
    case .constant, .draw, .process, .restOfAdopted: return false
    case .binomial, .poisson, .prior, .withoutPlan: return true
    case .negate(let operand): return namesFigures(operand, &seen)
    case .arithmetic(_, let left, let right):
      return namesFigures(left, &seen) || namesFigures(right, &seen)
    case .function(let function, let arguments):
      if function == .cumulative { return true }
      for argument in arguments where namesFigures(argument, &seen) { return true }
      return false
    case .reference(let figure, let place):
      guard place == nil, case Figure.value(let key) = figure, let yearly = yearlyValue(key, .plan)
      else { return true }
      guard yearly.segments.count == 1, yearly.segments[0].growth == nil,
        yearly.segments[0].ramp.isEmpty, yearly.changes.isEmpty
      else { return true }
      return seen.insert(key).inserted && namesFigures(yearly.segments[0].formula, &seen)
    }
  }
}

extension ValueFormula {
  /// It is a given number.
  fileprivate var isConstant: Bool {
    if case .constant = self { return true }
    return false
  }
}
