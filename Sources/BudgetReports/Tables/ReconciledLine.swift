import BudgetModel
import BudgetProjection
import SummaryMeasures

/// A line of the general fund held against one amount of the adopted budget.
struct ReconciledLine {
  /// The line.
  let line: BudgetLine
  /// The fiscal year.
  let year: Int
  /// Dollars adopted.
  let adopted: Double
  /// Dollars projected, on the path with every draw at its median.
  let projected: Double
  /// Within the tolerance.
  let holds: Bool

  /// Projected less adopted.
  var difference: Double { projected - adopted }

  /// The lines of a run with an adopted amount, in declared order.
  static func all(of run: RunSummary) -> [ReconciledLine] {
    var lines: [String: BudgetLine] = [:]
    for line in run.projected.budget.budgetLines { lines[line.path] = line }
    return run.checks.compactMap { result in
      guard let line = result.check.line.flatMap({ lines[$0] }), let found = result.found,
        case .figure(_, _, let adopted, _, let years) = result.check.condition,
        let year = years.first
      else { return nil }
      return ReconciledLine(
        line: line, year: year, adopted: adopted, projected: found,
        holds: result.outcome == .passed)
    }
  }
}
