internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Finds a figure of one run by what a person wrote.
struct FigureLookup {
  private let run: ProjectedBudget
  private let keys: [String: FigureKey]

  /// Knows the figures of one run.
  init(_ run: ProjectedBudget) {
    self.run = run
    var keys: [String: FigureKey] = [:]
    for key in run.figures.keys { keys[key.description] = key }
    for alias in FigureKey.aliases where run.figures[alias.key] != nil {
      keys[alias.name] = alias.key
    }
    for key in run.figures.keys {
      for other in key.otherSpellings where keys[other] == nil { keys[other] = key }
    }
    // Lines as results name them, with their side.
    for line in run.lines {
      let side = FigureKey(.lineSide(line.key, line.role == .cost ? .cost : .saving))
      keys["\(line.role.rawValue).\(line.id)"] =
        run.figures[side] == nil ? FigureKey(.line(line.key)) : side
    }
    self.keys = keys
  }

  /// The figure of a name in a year; the first of the horizon where none is given.
  func find(_ written: String, year: Int?) throws(ExplanationError) -> ExplainedTerm {
    let years = run.budget.years
    if let year, !years.contains(year) {
      throw .yearOutsideHorizon(year, horizon: years)
    }
    if let key = keys[written] { return term(key, year ?? years.lowerBound) }
    let candidates = fullNames(of: written)
    if candidates.count > 1 { throw .ambiguousFigure(written, candidates: candidates) }
    if let full = candidates.first, let key = keys[full] {
      return term(key, year ?? years.lowerBound)
    }
    throw .unknownFigure(written, suggestions: suggestions(written))
  }

  private func term(_ key: FigureKey, _ year: Int) -> ExplainedTerm {
    guard let figure = run.figures[key] else {
      preconditionFailure("a key of the run's figures has no figure")
    }
    let isYearly = figure.byYear.count > 1 || run.budget.years.count == 1
    var hasYear = isYearly
    if case .event = key.figure { hasYear = false }
    let position = hasYear ? year - run.budget.years.lowerBound : 0
    let index = figure.formulas[position]
    var formula: FormulaBook.Index? = index
    if case .name(let number) = run.book.entry(index), run.book.name(number).what == .figure(key) {
      formula = run.book.name(number).formula
    }
    return ExplainedTerm(
      identity: .named(.figure(key)), name: key.description, year: hasYear ? year : nil,
      node: figure.byYear[position], formula: formula)
  }

  /// The full names whose part after the kind is the name written, in the same world, sorted.
  private func fullNames(of name: String) -> [String] {
    let statusQuo = World.statusQuo.prefix
    let prefix = name.hasPrefix(statusQuo) ? statusQuo : ""
    let rest = name.dropFirst(prefix.count)
    let found = run.figures.keys.map(\.description).filter { full in
      guard full.hasPrefix(prefix) else { return false }
      let tail = full.dropFirst(prefix.count)
      guard !tail.hasPrefix(statusQuo), let dot = tail.firstIndex(of: ".") else { return false }
      return tail[tail.index(after: dot)...] == rest
    }
    return found.sorted()
  }

  /// The nearest names, among full ones first, then among short ones.
  private func suggestions(_ written: String) -> [String] {
    let full = keys.keys.sorted()
    let near = Diagnostic.suggestions(for: written, among: full)
    if !near.isEmpty { return near }
    var fullOfShort: [String: String] = [:]
    for key in full where !key.hasPrefix(World.statusQuo.prefix) {
      guard let dot = key.firstIndex(of: ".") else { continue }
      let short = String(key[key.index(after: dot)...])
      if fullOfShort[short] == nil { fullOfShort[short] = key }
    }
    return Diagnostic.suggestions(for: written, among: fullOfShort.keys.sorted())
      .compactMap { fullOfShort[$0] }
  }
}
