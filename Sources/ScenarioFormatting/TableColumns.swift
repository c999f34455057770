import Diagnostics
import ScenarioSyntax

/// The widths of one enrolment table's columns.
struct TableColumns {
  /// The offset of the first byte of each of its lines.
  let lineStarts: Set<Int>
  /// The offset of the first byte of its header.
  let headerStart: Int
  /// The width of the column of schools.
  let names: Int
  /// The widths of the columns of grades.
  let widths: [Int]

  /// Measures a table.
  init(_ table: EnrollmentRows) {
    headerStart = table.grades.first?.range.lowerBound ?? table.range.lowerBound
    lineStarts = Set(table.rows.map(\.range.lowerBound)).union([headerStart])
    names = table.rows.map(\.school.text.utf8.count).max() ?? 0
    widths = table.grades.indices.map { column in
      let cells = table.rows.map { row -> Int in
        guard column < row.cells.count, let cell = row.cells[column] else { return 1 }
        return cell.range.upperBound - cell.range.lowerBound
      }
      return max(table.grades[column].text.utf8.count, cells.max() ?? 0)
    }
  }

  /// The aligned line of cells; the header has no school.
  func line(_ cells: [String], isHeader: Bool) -> String {
    var pieces = isHeader ? [""] + cells : cells
    let first = pieces.removeFirst()
    var result = first + String(repeating: " ", count: max(0, names - first.utf8.count))
    for (cell, width) in zip(pieces, widths) {
      result += "  " + String(repeating: " ", count: max(0, width - cell.utf8.count)) + cell
    }
    return result
  }

  /// The tables of a tree by the offsets of their lines.
  static func all(in tree: ScenarioTree) -> [Int: TableColumns] {
    var result: [Int: TableColumns] = [:]
    func collect(_ statements: [Statement]) {
      for case .block(let block) in statements {
        if let table = block.table {
          let columns = TableColumns(table)
          for start in columns.lineStarts { result[start] = columns }
        }
        collect(block.body)
      }
    }
    collect(tree.statements)
    return result
  }
}
