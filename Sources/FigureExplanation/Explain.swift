internal import BudgetModel
public import BudgetProjection
internal import CalculationGraphs
public import MonteCarlo

/// Explains one figure of one run in one year: its value, formula, range and drivers.
///
/// Values are those of `MonteCarloEngine.evaluate` for the trial under the same settings.
/// - Parameters:
///   - run: The position of the run among the projection's runs.
///   - figure: The spelling of a key of `ProjectedBudget.figures`, an alias such as `coverage`, or a
///     name without its kind where that is unique, such as `teachers.payroll`.
///   - year: The fiscal year; the first of the horizon where none is given.
///   - settings: Those of the run.
///   - trial: The trial whose values are shown, counted from 0; `nil` for draws at their medians.
///   - depth: How many levels of operands are opened.
public func explain(
  _ projection: Projection, run: Int, figure: String, year: Int? = nil,
  settings: SimulationSettings, trial: Int? = nil, depth: Int = 4
) throws(ExplanationError) -> ExplainedFigure {
  precondition(projection.runs.indices.contains(run), "the projection has no run of this number")
  if let trial, trial < 0 || trial >= settings.actualTrials {
    throw .trialOutsideRun(trial, trials: settings.actualTrials)
  }
  let projected = projection.runs[run]
  let graph = projection.graph
  let term = try FigureLookup(projected).find(figure, year: year)
  let defined = definedNode(term, projected)
  do {
    let values = try values(of: term, defined, projection, projected, settings, trial)
    var tree = ExplanationTree(
      FigureFacts(run: projected, graph: graph), values: values, depth: max(0, depth))
    let isDefined = defined.map { values[$0] != 0 } ?? true
    let drivers = try FigureDrivers.drivers(of: term.node, in: graph, settings: settings)
    return ExplainedFigure(
      scenario: projected.budget.header.title, variants: projected.budget.variants.map(\.title),
      trial: trial, root: tree.explained(term, isDefined: isDefined),
      range: try range(of: term.node, defined, graph, settings), drivers: drivers.drivers,
      driversRemark: drivers.remark)
  } catch {
    throw .simulation(error)
  }
}

/// The node that is 1 where a measure is defined; `nil` where it always is.
private func definedNode(_ term: ExplainedTerm, _ run: ProjectedBudget) -> Node? {
  guard let year = term.year, case .named(.figure(let key)) = term.identity,
    let measure = run.measures.first(where: { $0.key == key })
  else { return nil }
  return measure.definedByYear?[year - run.budget.years.lowerBound]
}

/// The values of everything that a tree may show, in one trial.
private func values(
  of term: ExplainedTerm, _ defined: Node?, _ projection: Projection, _ run: ProjectedBudget,
  _ settings: SimulationSettings, _ trial: Int?
) throws(SimulationError) -> [Node: Double] {
  var wanted = Set([term.node])
  if let defined { wanted.insert(defined) }
  if let formula = term.formula { run.book.collectNodes(below: formula, into: &wanted) }
  var settings = settings
  if trial == nil { settings.deterministic = true }
  return try MonteCarloEngine.evaluate(
    projection.graph, settings: settings, trial: trial ?? 0, nodes: wanted.sorted())
}

/// The spread over the run's trials in which the figure is defined.
private func range(
  of node: Node, _ defined: Node?, _ graph: CalculationGraph, _ settings: SimulationSettings
) throws(SimulationError) -> ExplainedFigure.Range? {
  if settings.deterministic { return nil }
  let kept = graph.keeping([node] + (defined.map { [$0] } ?? []))
  let table = try MonteCarloEngine.run(kept, settings: settings)
  var column = table.column(node)
  if let defined {
    let holds = table.column(defined)
    column = column.indices.filter { holds[$0] != 0 }.map { column[$0] }
  }
  guard !column.isEmpty, column.allSatisfy(\.isFinite) else { return nil }
  column.sort()
  return ExplainedFigure.Range(
    mean: column.reduce(0, +) / Double(column.count), p5: quantile(column, 0.05),
    p50: quantile(column, 0.5), p95: quantile(column, 0.95),
    trials: column.count)
}

/// The quantile of sorted numbers: the number of its rank.
private func quantile(_ sorted: [Double], _ share: Double) -> Double {
  sorted[QuantileRank.rank(share, of: sorted.count) - 1]
}
