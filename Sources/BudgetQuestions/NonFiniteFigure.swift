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

  /// Names a value that the engine found, once for each year in which it is the figure's; lines and
  /// measures have their own names.
  static func named(
    _ value: NonFiniteValue, label: NodeLabel?, in projection: Projection
  ) -> [NonFiniteFigure] {
    func figures(_ name: String, _ years: [Int?], _ range: SourceRange?) -> [NonFiniteFigure] {
      years.map { year in
        NonFiniteFigure(
          name: name, year: year, isNaN: value.value.isNaN, trial: value.trial + 1, range: range,
          place: label?.place)
      }
    }
    for run in projection.runs {
      func years(_ nodes: [Node]) -> [Int] {
        zip(run.budget.years, nodes).filter { $0.1 == value.node }.map(\.0)
      }
      if let line = run.lines.first(where: { $0.byYear.contains(value.node) }) {
        let block = block(of: line.key, in: run.budget.plan)
        return figures(line.id, years(line.byYear), block)
      }
      if let measure = run.measures.first(where: { $0.byYear.contains(value.node) }) {
        return figures(measure.id, years(measure.byYear), nil)
      }
    }
    return figures(label?.name ?? "figure %\(value.node.index)", [label?.year], nil)
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
