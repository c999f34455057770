internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs

/// Titles, units and written values of one run's figures by name.
struct FigureFacts {
  /// The run.
  let run: ProjectedBudget
  /// The graph with its labels.
  let graph: CalculationGraph
  private let labels: [String: NodeLabel]

  /// Knows the figures of one run.
  init(run: ProjectedBudget, graph: CalculationGraph) {
    self.run = run
    self.graph = graph
    var labels: [String: NodeLabel] = [:]
    for node in graph.labels.keys.sorted() {
      guard let label = graph.labels[node], labels[label.name] == nil else { continue }
      labels[label.name] = label
    }
    self.labels = labels
  }

  /// The prefix of names that belong to the status quo.
  static let statusQuo = "status_quo."
  /// The prefix of declared values whose path is also a figure's name.
  static let value = "value."

  /// A plain title, or `nil`.
  func title(_ operand: NamedOperand) -> String? {
    let (name, world) = Self.split(operand.name)
    if let measure = run.measures.first(where: { $0.id == name }) { return measure.title + world }
    if let yearly = yearlyValue(operand.name) { return yearly.title + world }
    if let line = run.lines.first(where: { $0.id == name || "\($0.id).\($0.role.rawValue)" == name })
    {
      return line.title + world
    }
    if let probability = run.probabilities.first(where: { $0.id == name }) {
      return probability.title
    }
    return labels[name].map { $0.title + world }
  }

  /// The unit as printed; a declared share or rate is a percentage.
  func unit(_ operand: NamedOperand) -> String {
    let (name, _) = Self.split(operand.name)
    if let measure = run.measures.first(where: { $0.id == name }) { return measure.unit }
    if let yearly = yearlyValue(operand.name) {
      let isShare = ["ratio", "share", "rate"].contains(yearly.unit)
      let isNamed = name.hasPrefix("let.") || name.hasPrefix("input.")
      return isShare && !isNamed ? "%" : yearly.unit
    }
    if run.probabilities.contains(where: { $0.id == name }) { return "0 or 1" }
    if run.lines.contains(where: { $0.id == name || name.hasPrefix("\($0.id) paid by ") })
      || run.lines.contains(where: { "\($0.id).\($0.role.rawValue)" == name })
    {
      return "$ per year"
    }
    return unitByKey(name) ?? labels[name]?.unit ?? ""
  }

  private func unitByKey(_ name: String) -> String? {
    let parts = name.split(separator: ".")
    guard let kind = parts.first, let key = parts.last else { return nil }
    switch kind {
    case "enrollment": return "students"
    case "sections": return "sections"
    case "fund" where parts.count == 3: return "$ per year"
    case "leader" where key == "count" || key == "new": return "leaders"
    case "staff":
      switch key {
      case "required", "positions", "headcount", "hires": return "FTE"
      case "payroll", "cost": return "$ per year"
      case "average_pay": return "$ per FTE per year"
      default: return nil
      }
    case "covered", "neutral", "self_paying", "covered_without_induced": return "0 or 1"
    default: return nil
    }
  }

  /// The declared value that a name stands for, or `nil` for a computed figure.
  func yearlyValue(_ name: String) -> YearlyValue? {
    let isStatusQuo = name.hasPrefix(Self.statusQuo)
    let prefix = isStatusQuo ? Self.statusQuo : ""
    var path = String(name.dropFirst(prefix.count))
    if path.hasPrefix(Self.value) {
      path = String(path.dropFirst(Self.value.count))
    } else if run.figures[name] != run.figures[prefix + Self.value + path] {
      return nil
    }
    let planned = isStatusQuo ? nil : run.budget.planValues[path]
    return planned ?? run.budget.statusQuoValues[path]
  }

  /// The name under which a declared value is a figure of its own.
  func name(ofPath path: String, isStatusQuo: Bool) -> String {
    let prefix = isStatusQuo ? Self.statusQuo : ""
    let full = prefix + Self.value + path
    return run.figures[prefix + path] == run.figures[full] ? prefix + path : full
  }

  /// A figure in one year of the horizon, by its position.
  func operand(_ name: String, index: Int) -> NamedOperand? {
    guard let figure = run.figures[name], figure.indices.contains(index) else { return nil }
    return NamedOperand(
      node: figure[index], name: name, year: run.budget.years.lowerBound + index)
  }

  /// A name without its prefixes, and words for the world it belongs to.
  static func split(_ name: String) -> (name: String, world: String) {
    var rest = name
    var world = ""
    if rest.hasPrefix(statusQuo) {
      rest = String(rest.dropFirst(statusQuo.count))
      world = " (status quo)"
    }
    if rest.hasPrefix(value) { rest = String(rest.dropFirst(value.count)) }
    return (rest, world)
  }
}
