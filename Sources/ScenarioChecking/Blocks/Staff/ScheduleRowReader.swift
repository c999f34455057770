internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads the rows of files of salaries and people.
enum ScheduleRowReader {
  /// The table of a block's file and its rows that every `where` takes.
  static func readRows(
    _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> (table: CSVTable, rows: [Int])? {
    guard let file = instance.block.file else {
      assembler.report(
        StaffMessages.noScheduleFile(instance.block.header, instance.description.keyword))
      return nil
    }
    guard let table = assembler.readTable(file, from: instance.block.header.file) else {
      return nil
    }
    var rows = Array(table.rows.indices)
    for written in instance.entries("where") {
      let entry = written.entry
      assembler.reject(entry.clauses, key: "where")
      do throws(CSVTable.Problem) {
        let column = try table.column(entry.first.text, namedAt: entry.first.range)
        let wanted = Self.cellText(entry.value)
        rows.removeAll { table.rows[$0].cells[column] != wanted }
      } catch {
        assembler.report(error.diagnostic)
        return nil
      }
    }
    guard !rows.isEmpty else {
      assembler.report(StaffMessages.noScheduleRows(file.range, instance.description.keyword))
      return nil
    }
    return (table, rows)
  }

  /// What a cell must hold: a text, or a word or number as written.
  private static func cellText(_ value: Expression) -> String {
    if case .text(let quoted) = value { return quoted.text }
    return value.range.text
  }

  /// The whole number of a field, below a million.
  static func wholeNumber(
    _ table: CSVTable, _ row: Int, _ source: CSVSource, _ assembler: inout BudgetAssembler
  ) throws(CSVTable.Problem) -> (value: Int, range: SourceRange)? {
    guard case .column(let column) = source else {
      assembler.report(StaffMessages.scheduleColumn(table.rows[row].range))
      return nil
    }
    let number = try table.wholeNumber(row: row, column: column)
    let range = table.range(row: row, column: column)
    guard (0..<1_000_000).contains(number) else {
      assembler.report(StaffMessages.scheduleNumber(range, "a step is a whole number from 0 up"))
      return nil
    }
    return (number, range)
  }

  /// The amount of a field, at least 0.
  static func amount(
    _ table: CSVTable, _ row: Int, _ source: CSVSource, _ assembler: inout BudgetAssembler
  ) throws(CSVTable.Problem) -> Double? {
    guard case .column(let column) = source else {
      assembler.report(StaffMessages.scheduleColumn(table.rows[row].range))
      return nil
    }
    let number = try table.number(row: row, column: column)
    guard number >= 0, number < 1e9 else {
      let range = table.range(row: row, column: column)
      assembler.report(
        StaffMessages.scheduleNumber(range, "salaries and people are numbers from 0 up"))
      return nil
    }
    return number
  }
}
