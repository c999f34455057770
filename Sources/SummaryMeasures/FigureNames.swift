internal import BudgetModel

/// A figure that a check's formula names.
struct FigureName: Hashable {
  /// Its key in `ProjectedBudget.figures`.
  let path: String
}

/// The figures a formula names, in reading order, each once.
func figures(in formula: CheckFormula) -> [FigureName] {
  var found: [FigureName] = []
  var open = [formula]
  while let next = open.popLast() {
    switch next {
    case .constant: continue
    case .figure(let name, let statusQuo):
      let figure = FigureName(path: statusQuo ? "status_quo." + name : name)
      if !found.contains(figure) { found.append(figure) }
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
      .and(let left, let right), .or(let left, let right):
      open.append(right)
      open.append(left)
    }
  }
  return found
}
