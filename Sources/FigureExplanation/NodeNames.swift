internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// The names of one run's nodes.
///
/// A label of the graph counts where the run's figure of that name is that very node; else the
/// figures that stand there give the name, then who pays a line, then the label after all.
struct NodeNames {
  private let run: ProjectedBudget
  private let graph: CalculationGraph
  private var names: [Node: (name: String, year: Int?)] = [:]
  private var payments: Set<Node> = []
  private let firstYear: Int

  /// Finds the names of a run.
  init(_ run: ProjectedBudget, graph: CalculationGraph) {
    self.run = run
    self.graph = graph
    self.firstYear = run.budget.years.lowerBound
    for (node, label) in graph.labels {
      guard let index = label.year.map({ $0 - run.budget.years.lowerBound }),
        let figure = run.figures[label.name], figure.indices.contains(index),
        figure[index] == node
      else { continue }
      names[node] = (label.name, label.year)
    }
    for name in run.figures.keys.sorted(by: Self.standsBefore) {
      for (index, node) in (run.figures[name] ?? []).enumerated() { add(node, name, index) }
    }
    for line in run.lines {
      for payment in line.payments {
        for (index, node) in payment.byYear.enumerated() {
          if names[node] == nil { payments.insert(node) }
          add(node, line.id + Self.paidBy + payment.payer, index)
        }
      }
    }
    for (node, label) in graph.labels where names[node] == nil {
      names[node] = (label.name, label.year)
    }
  }

  private mutating func add(_ node: Node, _ name: String, _ index: Int) {
    guard graph.constantValue(node) == nil, names[node] == nil else { return }
    names[node] = (name, firstYear + index)
  }

  /// What stands between a line and its payer in the name of a payment.
  static let paidBy = " paid by "
  /// What the names of draws begin with that are not a figure of their own.
  static let drawPrefix = "draw of "

  /// The plan's figures before values, and both before the status quo's; then by name.
  static func standsBefore(_ left: String, _ right: String) -> Bool {
    func rank(_ name: String) -> Int {
      (name.hasPrefix("status_quo.") ? 2 : 0)
        + (name.hasPrefix("value.") || name.hasPrefix("status_quo.value.") ? 1 : 0)
    }
    return (rank(left), left) < (rank(right), right)
  }

  /// A node under its name, with the year asked about where it stands for that year too; `nil`
  /// where it has none.
  func operand(_ node: Node, in year: Int?) -> NamedOperand? {
    if let (name, ownYear) = names[node] {
      let figure = run.figures[name] ?? []
      if let year, figure.indices.contains(year - firstYear), figure[year - firstYear] == node {
        return NamedOperand(node: node, name: name, year: year)
      }
      return NamedOperand(
        node: node, name: name, year: ownYear, isFigure: !payments.contains(node))
    }
    guard case .input(let position) = graph.operations[Int(node.index)] else { return nil }
    let input = graph.inputs[Int(position)]
    return NamedOperand(
      node: node, name: Self.drawPrefix + input.name, year: input.year, isFigure: false)
  }
}
