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

  /// The trials that are held as texts at a time.
  private static let blockSize = 1_024

  /// The heading: `variant`, `trial`, then one column a measure or line and year; the columns of the
  /// base first, then those that only a variant has.
  public func heading() -> [String] { ["variant", "trial"] + names.map(\.text) }

  /// The rows of every run, in trial order, some at a time, each passed to `write`.
  ///
  /// A line that a run does not have is 0 there, a measure is empty.
  public func forEachBlock<Failure: Error>(
    _ write: ([[String]]) throws(Failure) -> Void
  ) throws(Failure) {
    let names = names
    for run in projection.runs {
      let variant = run.budget.variants.map(\.id).joined(separator: "+")
      let own = Dictionary(uniqueKeysWithValues: columns(run).map { ($0.name, $0.node) })
      let columns = names.map { (node: own[$0], absent: $0.isLine ? "0" : "") }
      for first in stride(from: 0, to: table.trials, by: Self.blockSize) {
        let block = first..<min(table.trials, first + Self.blockSize)
        var rows = block.map { [variant, String($0 + 1)] }
        for column in columns {
          guard let node = column.node else {
            for row in rows.indices { rows[row].append(column.absent) }
            continue
          }
          if let constant = table.constant(node) {
            let text = FigureFormat.result(constant) ?? ""
            for row in rows.indices { rows[row].append(text) }
            continue
          }
          table.withColumn(node) { values in
            for row in rows.indices {
              rows[row].append(FigureFormat.result(values[first + row]) ?? "")
            }
          }
        }
        try write(rows)
      }
    }
  }

  /// What a column holds.
  private struct ColumnName: Hashable {
    /// Its heading.
    let text: String
    /// Whether it is a line of the plan and no measure.
    let isLine: Bool
    /// How many columns of the run have had this heading before.
    let repetition: Int
  }

  /// The columns of all runs, each once, in the order in which they first appear.
  private var names: [ColumnName] {
    var seen: Set<ColumnName> = []
    return projection.runs.flatMap { columns($0).map(\.name) }.filter { seen.insert($0).inserted }
  }

  private func columns(_ run: ProjectedBudget) -> [(name: ColumnName, node: Node)] {
    let years = run.budget.years.map { "FY\($0)" }
    var found: [(name: ColumnName, node: Node)] = []
    var seen: [String: Int] = [:]
    func add(_ text: String, isLine: Bool, _ node: Node) {
      let before = seen[text, default: 0]
      seen[text] = before + 1
      found.append((ColumnName(text: text, isLine: isLine, repetition: before), node))
    }
    for measure in run.measures {
      for (year, node) in zip(years, measure.byYear) {
        add("\(measure.id) \(year)", isLine: false, node)
      }
    }
    for line in run.lines {
      for (year, node) in zip(years, line.byYear) {
        add("\(line.id) \(line.role.rawValue) \(year)", isLine: true, node)
      }
    }
    return found
  }
}
