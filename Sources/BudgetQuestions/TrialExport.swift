internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import MonteCarlo
internal import ReportDocuments

/// Every trial of the measures and lines, for people who do their own statistics.
public struct TrialExport: Sendable {
  let projection: Projection
  let table: TrialTable

  /// The number of trials.
  public var trials: Int { table.trials }

  /// The heading: `variant`, `trial`, then one column a measure or line and year.
  public func heading() -> [String] {
    guard let first = projection.runs.first else { return [] }
    return ["variant", "trial"] + columns(first).map(\.name)
  }

  /// The rows of one run, in trial order, each passed to `write`.
  public func forEachRow(_ write: ([String]) throws -> Void) rethrows {
    for run in projection.runs {
      let variant = run.budget.variants.map(\.id).joined(separator: "+")
      let values = columns(run).map { table.column($0.node) }
      for trial in 0..<table.trials {
        let cells = values.map { FigureFormat.result($0[trial]) ?? "" }
        try write([variant, String(trial + 1)] + cells)
      }
    }
  }

  private func columns(_ run: ProjectedBudget) -> [(name: String, node: Node)] {
    let years = run.budget.years.map { "FY\($0)" }
    var found: [(name: String, node: Node)] = []
    for measure in run.measures {
      for (year, node) in zip(years, measure.byYear) {
        found.append(("\(measure.id) \(year)", node))
      }
    }
    for line in run.lines {
      for (year, node) in zip(years, line.byYear) {
        found.append(("\(line.id) \(line.role.rawValue) \(year)", node))
      }
    }
    return found
  }
}
