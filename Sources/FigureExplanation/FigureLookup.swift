internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics

/// Finds a figure of one run by what a person wrote.
struct FigureLookup {
  private let run: ProjectedBudget
  private let graph: CalculationGraph

  /// Short names of measures.
  private static let aliases = [
    "coverage": "coverage.recurring", "cost": "cost.recurring", "savings": "savings.recurring",
  ]

  /// Knows the figures of one run.
  init(_ run: ProjectedBudget, graph: CalculationGraph) {
    self.run = run
    self.graph = graph
  }

  /// The figure of a name in a year; the first of the horizon where none is given.
  func find(_ written: String, year: Int?) throws(ExplanationError) -> NamedOperand {
    let years = run.budget.years
    if let year, !years.contains(year) {
      throw .yearOutsideHorizon(year, horizon: years)
    }
    let year = year ?? years.lowerBound
    if let event = run.probabilities.first(where: { $0.id == written }) {
      return NamedOperand(node: event.node, name: event.id, year: nil)
    }
    let name = Self.aliases[written] ?? written
    if let node = node(name, year) { return NamedOperand(node: node, name: name, year: year) }
    let candidates = fullNames(of: name)
    if candidates.count > 1 { throw .ambiguousFigure(written, candidates: candidates) }
    if let full = candidates.first, let node = node(full, year) {
      return NamedOperand(node: node, name: full, year: year)
    }
    if let node = labelled(name, year) {
      return NamedOperand(node: node, name: name, year: year)
    }
    throw .unknownFigure(written, suggestions: suggestions(written))
  }

  private func node(_ name: String, _ year: Int) -> Node? {
    guard let figure = run.figures[name] else { return nil }
    let index = year - run.budget.years.lowerBound
    return figure.indices.contains(index) ? figure[index] : nil
  }

  /// The full names whose part after the kind is the name written, in the same world, sorted.
  private func fullNames(of name: String) -> [String] {
    var prefix = ""
    var rest = Substring(name)
    for part in [FigureFacts.statusQuo, FigureFacts.value] where rest.hasPrefix(part) {
      prefix += part
      rest = rest.dropFirst(part.count)
    }
    let found = run.figures.keys.filter { key in
      guard key.hasPrefix(prefix) else { return false }
      let tail = key.dropFirst(prefix.count)
      if tail.hasPrefix(FigureFacts.statusQuo) || tail.hasPrefix(FigureFacts.value) { return false }
      guard let dot = tail.firstIndex(of: ".") else { return false }
      return tail[tail.index(after: dot)...] == rest
    }
    return found.sorted()
  }

  /// A node that only a label names, such as the sections of one school and grade, among those that
  /// the run's figures are computed from.
  private func labelled(_ name: String, _ year: Int) -> Node? {
    let found = graph.labels.filter {
      $0.value.name == name && ($0.value.year ?? year) == year
    }
    guard !found.isEmpty else { return nil }
    let reachable = graph.ancestors(of: run.figures.values.flatMap { $0 })
    return found.keys.sorted().first { reachable.contains($0) }
  }

  /// The nearest names, among full ones first, then among short ones.
  private func suggestions(_ written: String) -> [String] {
    let full = run.figures.keys.sorted() + Self.aliases.keys.sorted()
    let near = Diagnostic.suggestions(for: written, among: full)
    if !near.isEmpty { return near }
    var fullOfShort: [String: String] = [:]
    for key in full.sorted(by: NodeNames.standsBefore) {
      guard let dot = key.firstIndex(of: ".") else { continue }
      let short = String(key[key.index(after: dot)...])
      if fullOfShort[short] == nil { fullOfShort[short] = key }
    }
    return Diagnostic.suggestions(for: written, among: fullOfShort.keys.sorted())
      .compactMap { fullOfShort[$0] }
  }
}
