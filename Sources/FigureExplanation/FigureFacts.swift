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
  private let lines: [String: ProjectedLine]

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
    var lines: [String: ProjectedLine] = [:]
    for line in run.lines { lines[Self.name(of: line, in: run)] = line }
    self.lines = lines
  }

  /// The figure that holds a line's dollars: its id; with `_cost` where a declared value has that
  /// id for its path; with its role for a staffing line.
  static func name(of line: ProjectedLine, in run: ProjectedBudget) -> String {
    if line.standsInBothRoles { return "\(line.id).\(line.role.rawValue)" }
    let costName = line.id + "_cost"
    return run.figures[costName] == line.byYear ? costName : line.id
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
    if let line = line(name) { return line.title + world }
    if let probability = run.probabilities.first(where: { $0.id == name }) {
      return probability.title
    }
    if let line = run.budgetLines.first(where: { $0.line.path == name }) { return line.line.title }
    return labels[name].map { $0.title + world }
  }

  /// The unit as printed; a declared share or rate is a percentage.
  func unit(_ operand: NamedOperand) -> String {
    let (name, _) = Self.split(operand.name)
    if let measure = run.measures.first(where: { $0.id == name }) { return measure.unit }
    let isScore = name.hasPrefix(NodeNames.drawPrefix) && !isWholeValue(name)
    if !isScore, let yearly = yearlyValue(operand.name) {
      let isShare = ["ratio", "share", "rate"].contains(yearly.unit)
      let isNamed = name.hasPrefix("let.") || name.hasPrefix("input.")
      return isShare && !isNamed ? "%" : yearly.unit
    }
    if run.probabilities.contains(where: { $0.id == name }) { return "0 or 1" }
    let isLine = line(name) != nil
    if isLine || name.contains(NodeNames.paidBy) { return "$ per year" }
    return unitByKey(name) ?? labels[name]?.unit ?? ""
  }

  /// The line of a figure's name: as it is, or one that stands in both roles.
  private func line(_ name: String) -> ProjectedLine? {
    let id = name.hasSuffix("_cost") ? String(name.dropLast(5)) : name
    return lines[name] ?? lines[name + ".cost"] ?? lines[id + ".cost"]
  }

  /// A draw is all there is to its value, so that it has the value's unit.
  private func isWholeValue(_ draw: String) -> Bool {
    guard let segments = yearlyValue(draw)?.segments, segments.count == 1 else { return false }
    if case .draw = segments[0].formula { return true }
    return false
  }

  private func unitByKey(_ name: String) -> String? {
    let parts = name.split(separator: ".")
    guard let kind = parts.first, let key = parts.last else { return nil }
    switch kind {
    case "enrollment": return "students"
    case "sections": return "sections"
    case "rooms": return "rooms"
    case "class_size" where key == "average" || key == "largest": return "students per section"
    case "class_size" where key == "students": return "students"
    case "revenue" where parts.count == 2, "spending" where parts.count == 2: return "$ per year"
    case "fund" where parts.count == 3: return "$ per year"
    case "leader" where parts.count == 3: return unitOfLeader(String(key))
    case "ladder", "bonus": return parts.count == 3 ? "FTE" : nil
    case "retention":
      return parts.count == 3 ? (key == "avoided_leavers" ? "FTE" : "%") : nil
    case "staff":
      switch key {
      case "required", "positions", "headcount", "hires", "stayers", "layoffs", "retirements",
        "waiting", "vacant":
        return "FTE"
      case "payroll", "cost", "substitutes": return "$ per year"
      case "average_pay", "salary": return "$ per FTE per year"
      default: return nil
      }
    case "covered", "neutral", "self_paying", "covered_without_induced": return "0 or 1"
    default: return nil
    }
  }

  /// The unit of a figure of a leader role.
  private func unitOfLeader(_ key: String) -> String? {
    switch key {
    case "count", "new", "pool", "unfilled", "base_pay_holders": "leaders"
    case "students": "students per leader"
    case "release_fte": "FTE"
    case "chargeable": "$ per year"
    default: key.hasSuffix("_cost") ? "$ per year" : nil
    }
  }

  /// The declared value that a name stands for, or, of a draw, in which it stands; `nil` for a
  /// computed figure.
  func yearlyValue(_ name: String) -> YearlyValue? {
    if name.hasPrefix(NodeNames.drawPrefix) {
      let path = String(name.dropFirst(NodeNames.drawPrefix.count).prefix { $0 != "[" })
      return run.budget.planValues[path] ?? run.budget.statusQuoValues[path]
    }
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
