public import Diagnostics

/// A CSV file as a header and rows of text cells, every cell with its place.
public struct CSVTable: Sendable {
  /// One row below the header.
  public struct Row: Sendable {
    /// The cells, as many as the header has, without spaces around them.
    public let cells: [String]
    /// The place of the whole row.
    public let range: SourceRange

    /// The one-based line where the row starts.
    public var line: Int { range.line }
  }

  /// A mistake in a cell or a column name.
  public struct Problem: Error, Sendable {
    /// The message with its place.
    public let diagnostic: Diagnostic

    /// A mistake that the reader of a column found.
    public init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }

  /// The text that was read.
  public let file: SourceFile
  /// The column names in written order.
  public let header: [String]
  /// The place of the header line.
  public let headerRange: SourceRange
  /// The rows in written order; blank lines are left out.
  public let rows: [Row]

  /// Reads a table; it is `nil` when the text cannot be read, and rows with mistakes are left out.
  public static func read(_ file: SourceFile) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    let records = CSVRecords.ranges(of: file)
    var diagnostics: [Diagnostic] = []
    let cells = CSVRecords.cells(of: file, records: records, diagnostics: &diagnostics)
    guard let names = cells.first, let headerRange = records.first, let names else {
      if diagnostics.isEmpty {
        diagnostics.append(
          CSVMessages.noHeader(SourceRange(file: file, lowerBound: 0, upperBound: 0)))
      }
      return (nil, diagnostics)
    }
    var seen: Set<String> = []
    let places = CSVRecords.cellRanges(in: headerRange)
    for (name, range) in zip(names, places) where !seen.insert(name).inserted {
      diagnostics.append(CSVMessages.repeatedColumn(name, range))
    }
    var rows: [Row] = []
    for (row, range) in zip(cells, records).dropFirst() {
      guard let row else { continue }
      if row.count == names.count {
        rows.append(Row(cells: row, range: range))
      } else {
        diagnostics.append(CSVMessages.rowLength(row.count, expected: names.count, range))
      }
    }
    let table = CSVTable(file: file, header: names, headerRange: headerRange, rows: rows)
    return (table, diagnostics)
  }

  /// The index of a column; the problem lists the columns, at the place that names it.
  public func column(_ name: String, namedAt range: SourceRange?) throws(Problem) -> Int {
    if let index = header.firstIndex(of: name) { return index }
    throw Problem(diagnostic: CSVMessages.missingColumn(name, in: self, at: range))
  }

  /// The place of a cell.
  public func range(row: Int, column: Int) -> SourceRange {
    CSVRecords.cellRange(column, in: rows[row].range)
  }

  /// The text of a cell; an empty cell is a problem.
  public func text(row: Int, column: Int) throws(Problem) -> String {
    let text = rows[row].cells[column]
    if !text.isEmpty { return text }
    throw Problem(
      diagnostic: CSVMessages.emptyCell(
        column: header[column], range(row: row, column: column)))
  }

  /// The number in a cell, such as `1234.5`, `-3` or `1,234`; anything else is a problem.
  public func number(row: Int, column: Int) throws(Problem) -> Double {
    let text = try text(row: row, column: column)
    if let number = CSVNumber.value(text) { return number }
    throw bad(text, "a number", row: row, column: column)
  }

  /// The number in a cell, or a percentage such as `3.5%` as a ratio.
  public func ratio(row: Int, column: Int) throws(Problem) -> (value: Double, isPercent: Bool) {
    let text = try text(row: row, column: column)
    if let number = CSVNumber.value(text) { return (number, false) }
    if text.hasSuffix("%"), let number = CSVNumber.value(String(text.dropLast())) {
      return (number / 100, true)
    }
    throw bad(text, "a number", row: row, column: column)
  }

  /// The whole number in a cell, between -10¹⁵ and 10¹⁵.
  public func wholeNumber(row: Int, column: Int) throws(Problem) -> Int {
    let text = try text(row: row, column: column)
    if let number = CSVNumber.value(text), let whole = Int(exactly: number) { return whole }
    throw bad(text, "a whole number", row: row, column: column)
  }

  /// The problem of a cell that does not hold what it should.
  private func bad(_ text: String, _ kind: String, row: Int, column: Int) -> Problem {
    Problem(
      diagnostic: CSVMessages.badNumber(
        text, column: header[column], kind: kind, range(row: row, column: column)))
  }
}

/// Numbers as CSV files write them.
enum CSVNumber {
  /// The value of `[-|+]digits[.digits]`, thousands commas in their places, below 10¹⁵; or none.
  static func value(_ text: String) -> Double? {
    var body = text[...]
    if body.hasPrefix("-") || body.hasPrefix("+") { body = body.dropFirst() }
    let pieces = body.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(pieces.count), pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
    let groups = pieces[0].split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) && !$0.isEmpty }),
      pieces.dropFirst().allSatisfy({ $0.utf8.allSatisfy(isDigit) })
    else { return nil }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    guard let number = Double(text.filter { $0 != "," && $0 != "+" }), abs(number) < 1e15 else {
      return nil
    }
    return number
  }

  /// Whether a byte is one of 0 to 9.
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
