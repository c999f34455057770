import BudgetModel
import BudgetNames
import ReportDocuments
import Workbooks

/// The register of assumptions: what was written where, with its range and its source.
struct InputSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun

  private static let columns: [SheetColumn] = [
    ("Assumption", 40), ("Path", 34), ("Unit", 16), ("World", 14), ("Years", 14),
    ("As written", 40), ("p5", 14), ("Median, or the number", 14), ("p95", 14), ("Growth", 28),
    ("Source or reason", 60), ("Basis", 10), ("File:line", 34),
  ]

  /// The sheet.
  var sheet: Sheet {
    var sheet = Sheet(
      WorkbookWording.inputs, title: CFOWording.registerHeading, note: WorkbookWording.inputNote,
      columns: Self.columns)
    for entry in reported.register.entries {
      for (position, statement) in entry.statements.enumerated() {
        sheet.append(row(entry, statement, number: constant(entry.key, position)))
      }
      for change in entry.changes { sheet.append(row(entry, change)) }
    }
    return sheet
  }

  private func row(
    _ entry: AssumptionEntry, _ statement: AssumptionEntry.Statement, number: Double?
  ) -> [Cell] {
    let format: NumberFormat = entry.unit.hasPrefix("$") ? .cents : .general
    let range = statement.range
    let basis =
      statement.source != nil
      ? WorkbookWording.source : statement.because != nil ? WorkbookWording.reason : ""
    return start(entry, years: statement.years ?? "") + [
      .text(statement.written, .input, wraps: true),
      .number(range.map { Self.rounded($0.p5) }, format),
      .number(
        range.map { Self.rounded($0.p50) } ?? number, format,
        range == nil && number != nil ? .input : .plain),
      .number(range.map { Self.rounded($0.p95) }, format),
      .text(statement.growth ?? "", wraps: true),
      .text(statement.source ?? statement.because ?? "", wraps: true), .text(basis),
      .text(statement.place ?? WorkbookWording.byDefault),
    ]
  }

  private func row(_ entry: AssumptionEntry, _ change: AssumptionEntry.Change) -> [Cell] {
    start(entry, years: change.years) + [
      .text(WorkbookWording.changed(by: change.author, to: change.written), .input, wraps: true),
      .empty, .empty, .empty, .empty, .text(change.basis ?? "", wraps: true), .empty,
      .text(change.place),
    ]
  }

  private func start(_ entry: AssumptionEntry, years: String) -> [Cell] {
    [
      .text(entry.title, wraps: true), .text(entry.path, wraps: true),
      .text(entry.unit, wraps: true),
      .text(WorkbookWording.world(isPlanOnly: entry.isPlanOnly)), .text(years, wraps: true),
    ]
  }

  /// A percentile with six significant digits.
  private static func rounded(_ value: Double) -> Double {
    FigureFormat.plain(value, significant: 6).flatMap { Double($0) } ?? value
  }

  /// The number of a statement that is nothing but a number.
  private func constant(_ key: ValueKey, _ position: Int) -> Double? {
    let value = budget.planValues[key] ?? budget.statusQuoValues[key]
    guard let segments = value?.segments, segments.indices.contains(position),
      case .constant(let number) = segments[position].formula
    else { return nil }
    return number
  }
}
