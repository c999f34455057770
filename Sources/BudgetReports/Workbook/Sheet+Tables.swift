import Workbooks

/// A heading with the width of its column, in characters.
typealias SheetColumn = (heading: String, width: Double)

extension Sheet {
  /// Starts a sheet with its title, a note and the headings; the data begins below, and the first
  /// `frozen` columns stay in sight.
  init(
    _ name: String, title: String, note: String, columns: [SheetColumn], frozen: Int = 1,
    facts: [[Cell]] = []
  ) {
    self.init(name: name, widths: columns.map(\.width))
    append([.text(title, .title)])
    append([.text(note, .note)])
    for fact in facts { append(fact) }
    append([])
    headings = append(columns.map { .text($0.heading, .heading, wraps: true) })
    frozenColumns = frozen
  }

  /// Adds lines by year under their totals, each with the sum of its years; where the total of all
  /// stands, or the last total.
  @discardableResult mutating func append(_ table: AdditiveTable) -> Int {
    var totals: [(Sheet, Int) -> Formula] = []
    for group in table.groups {
      if let title = group.title { append([.text(title, .group)]) }
      let first = rows.count
      for line in group.lines {
        appendYears([.text(line.title, wraps: true)], line.values.map { .dollars($0) })
      }
      let lines = first..<rows.count
      func sum(_ sheet: Sheet, _ column: Int) -> Formula? {
        lines.isEmpty ? nil : sheet.sum(rows: lines, column: column)
      }
      if let title = group.total {
        let total = appendTotal(title, table.columns) { sum($0, $1) }
        totals.append { $0.cell(total, $1) }
      } else if !lines.isEmpty {
        totals.append { $0.sum(rows: lines, column: $1) }
      }
    }
    guard let title = table.total else { return rows.count - 1 }
    return appendTotal(title, table.columns) { sheet, column in
      let parts = totals.map { $0(sheet, column) }
      return parts.dropFirst().reduce(parts.first) { total, part in total.map { $0 + part } }
    }
  }

  /// Adds a row of years with their sum.
  mutating func appendYears(
    _ start: [Cell], _ years: [Cell], _ role: CellStyle.Role = .plain
  ) {
    let cells = start + years
    guard !years.isEmpty else {
      append(cells)
      return
    }
    let sum = sum(columns: start.count..<cells.count, ofNext: cells)
    append(cells + [.formula(sum, .dollars, role)])
  }

  /// Adds a total of each year and of all years; where it stands. Without anything to add up it is 0.
  @discardableResult mutating func appendTotal(
    _ title: String, _ years: Int, after blanks: Int = 0,
    _ total: (Sheet, Int) -> Formula?
  ) -> Int {
    let start = [Cell.text(title, .total)] + [Cell](repeating: .text("", .total), count: blanks)
    let cells = (0..<years).map { year -> Cell in
      total(self, start.count + year).map { .formula($0, .dollars, .total) } ?? .dollars(0, .total)
    }
    appendYears(start, cells, .total)
    return rows.count - 1
  }

  /// Adds a row of differences in whole dollars that are 0 where the workbook agrees with itself.
  mutating func appendDifference(
    _ title: String, columns: Range<Int>, _ difference: (Sheet, Int) -> Formula
  ) {
    let blanks = [Cell](repeating: .empty, count: columns.lowerBound - 1)
    append(
      [.text(title, .note)] + blanks
        + columns.map { .formula(difference(self, $0).wholeDollars, .dollars, .note) })
  }
}

/// The columns of years in dollars.
enum YearColumns {
  /// The width of an amount.
  static let width = 15.0

  /// A column for each year, and one for all.
  static func dollars(_ years: [String], withSum: Bool = true) -> [SheetColumn] {
    (years + (withSum ? [WorkbookWording.allYears] : [])).map { ("\($0), $", width) }
  }
}
