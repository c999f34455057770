public import BudgetModel
internal import BudgetNames
public import Diagnostics
public import FigureCatalogue
internal import Quantities

/// The message about figures and values each of which needs the next, the last one the first again.
///
/// It stands where the first value of the chain is written, or at `fallback` where none is; every
/// other value of the chain is labelled where it is written, and the notes give all their places.
public func circularReference(
  _ chain: [FigureKey], in budget: DistrictBudget, fallback: SourceRange
) -> Diagnostic {
  var written: [(key: FigureKey, range: SourceRange)] = []
  for key in chain where !written.contains(where: { $0.key == key }) {
    if let range = place(of: key, in: budget) { written.append((key, range)) }
  }
  return ChangeMessages.circularReference(
    written.first?.range ?? fallback, chain.map(\.description),
    labels: written.dropFirst().map { Diagnostic.Label($0.range, "`\($0.key)`") },
    places: written.map { "`\($0.key)` is written at \($0.range.place)" })
}

/// Where a value was last written or changed; `nil` for a figure, and where nothing was written.
func place(of key: FigureKey, in budget: DistrictBudget) -> SourceRange? {
  guard case .value(let value) = key.figure else { return nil }
  let planned = key.world == .plan ? budget.planValues[value] : nil
  guard let yearly = planned ?? budget.statusQuoValues[value] ?? budget.planValues[value] else {
    return nil
  }
  return formulaRange(yearly) ?? yearly.segments.compactMap(\.range).first
}

/// The first statement of a value that names something.
private func formulaRange(_ yearly: YearlyValue) -> SourceRange? {
  let segments = yearly.segments.filter { segment in
    !segment.formula.references.isEmpty || !(segment.growth?.rate.references.isEmpty ?? true)
  }
  let changes = yearly.changes.filter { !$0.operand.references.isEmpty }
  return segments.compactMap(\.range).first ?? changes.first?.range
}
