internal import CalculationGraphs

/// A number of one year: the graph's node that holds it, and the formula by which it came about.
struct Term {
  /// The node.
  let node: Node
  /// The formula.
  let formula: FormulaBook.Index
}
