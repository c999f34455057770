internal import CalculationGraphs

// Answers that are handed on: nodes and constants of all years.
extension BudgetProjector {
  /// The nodes of a series, one a fiscal year.
  mutating func nodes(_ series: Series) throws(ProjectionFault) -> [Node] {
    var nodes: [Node] = []
    for position in years.indices { nodes.append(try answer(series, position).node) }
    return nodes
  }

  /// Whether a series is constantly 0 in every year.
  mutating func isZero(_ series: Series) throws(ProjectionFault) -> Bool {
    for position in years.indices {
      let term = try answer(series, position)
      if graph.constantValue(term) != 0 { return false }
    }
    return true
  }
}
