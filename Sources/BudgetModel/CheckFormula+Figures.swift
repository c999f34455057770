public import FigureCatalogue
internal import Quantities

extension CheckFormula {
  /// The figures it names, in reading order, each once.
  public var figures: [FigureKey] {
    var found: [FigureKey] = []
    var open = [self]
    while let next = open.popLast() {
      switch next {
      case .constant: continue
      case .figure(let key): if !found.contains(key) { found.append(key) }
      case .prior(let operand, _): open.append(operand)
      case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
        .and(let left, let right), .or(let left, let right):
        open.append(right)
        open.append(left)
      }
    }
    return found
  }
}

extension CheckFormula {
  /// The same as a value's formula; `nil` for a condition.
  public var valueFormula: ValueFormula? {
    switch self {
    case .constant(let value): return .constant(value)
    case .figure(let key):
      let named = ValueFormula.reference(key.figure, at: key.place)
      return key.world == .statusQuo ? .withoutPlan(named) : named
    case .arithmetic(let operation, let left, let right):
      guard let first = left.valueFormula, let second = right.valueFormula else { return nil }
      return .arithmetic(operation, first, second)
    case .prior(let operand, let years):
      return operand.valueFormula.map { .prior($0, years: years) }
    case .comparison, .and, .or: return nil
    }
  }
}
