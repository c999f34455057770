internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics
internal import MonteCarlo

/// A figure that is not a number in some trial, in the scenario's words.
struct NonFiniteFigure {
  /// Its name: a line or measure, or the label of a figure in between.
  let name: String
  /// The fiscal year.
  let year: Int?
  /// What it is: not a number, or infinite.
  let isNaN: Bool
  /// The trial, counted from 1.
  let trial: Int
  /// Where its block stands, if it belongs to one.
  let range: SourceRange?
  /// Where its value stands, as `file:line`, if it is labelled.
  let place: String?

  /// Names a value that the engine found; lines and measures have their own names.
  init(_ value: NonFiniteValue, label: NodeLabel?, in projection: Projection) {
    isNaN = value.value.isNaN
    trial = value.trial + 1
    place = label?.place
    for run in projection.runs {
      let years = Array(run.budget.years)
      for line in run.lines {
        guard let position = line.byYear.firstIndex(of: value.node) else { continue }
        name = line.id
        year = years[position]
        range = Self.block(of: line.key, in: run.budget.plan)
        return
      }
      for measure in run.measures {
        guard let position = measure.byYear.firstIndex(of: value.node) else { continue }
        name = measure.id
        year = years[position]
        range = nil
        return
      }
    }
    name = label?.name ?? "figure %\(value.node.index)"
    year = label?.year
    range = nil
  }

  /// The block of the plan that a line belongs to.
  private static func block(of line: LineKey, in plan: Plan) -> SourceRange? {
    switch line.source {
    case .line(let id): plan.lines.first { $0.name == id }?.range
    case .repurpose(let id): plan.repurposed.first { $0.name == id }?.range
    case .leader(let id, _): plan.leaders.first { $0.name == id }?.range
    default: nil
    }
  }
}
