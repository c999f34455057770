public import FigureCatalogue

extension CheckFormula {
  /// The figures it names, in reading order, each once.
  public var figures: [FigureKey] {
    var found: [FigureKey] = []
    var open = [self]
    while let next = open.popLast() {
      switch next {
      case .constant: continue
      case .figure(let key): if !found.contains(key) { found.append(key) }
      case .arithmetic(_, let left, let right), .comparison(_, let left, let right, _),
        .and(let left, let right), .or(let left, let right):
        open.append(right)
        open.append(left)
      }
    }
    return found
  }
}
