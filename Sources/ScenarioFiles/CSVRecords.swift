import Diagnostics
import PlainText
import SwiftCSV

/// Finds the places of rows and cells in a CSV text; the cells themselves are read by SwiftCSV.
enum CSVRecords {
  /// The place of every row that is not blank; a newline inside quotes does not end a row.
  static func ranges(of file: SourceFile) -> [SourceRange] {
    var result: [SourceRange] = []
    var start = 0
    var isQuoted = false
    func finish(at end: Int) {
      var upper = end
      while upper > start, file.bytes[upper - 1] == 0x0D { upper -= 1 }
      let isBlank = file.bytes[start..<upper].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isBlank {
        result.append(SourceRange(file: file, lowerBound: start, upperBound: upper))
      }
    }
    for (offset, byte) in file.bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted {
        finish(at: offset)
        start = offset + 1
      }
    }
    finish(at: file.bytes.count)
    return result
  }

  /// The place of a cell of a row, quotes included, or the whole row where it has fewer cells.
  static func cellRange(_ index: Int, in row: SourceRange) -> SourceRange {
    let ranges = cellRanges(in: row)
    return ranges.indices.contains(index) ? ranges[index] : row
  }

  /// The places of all cells of a row, quotes included.
  static func cellRanges(in row: SourceRange) -> [SourceRange] {
    let bytes = row.file.bytes
    var result: [SourceRange] = []
    var start = row.lowerBound
    var isQuoted = false
    func range(to end: Int) -> SourceRange {
      var lower = start
      var upper = end
      while lower < upper, bytes[lower] == 0x20 { lower += 1 }
      while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
      return SourceRange(file: row.file, lowerBound: lower, upperBound: upper)
    }
    for offset in row.lowerBound..<row.upperBound {
      if bytes[offset] == 0x22 { isQuoted.toggle() }
      guard bytes[offset] == 0x2C, !isQuoted else { continue }
      result.append(range(to: offset))
      start = offset + 1
    }
    result.append(range(to: row.upperBound))
    return result
  }

  /// The trimmed cells of every row; `nil` where a row cannot be split, with a message.
  static func cells(
    of file: SourceFile, records: [SourceRange], diagnostics: inout [Diagnostic]
  ) -> [[String]?] {
    var result: [[String]?] = []
    result.reserveCapacity(records.count)
    for record in records {
      if let control = firstControl(in: record) {
        result.append(nil)
        diagnostics.append(CSVMessages.controlCharacter(control))
        continue
      }
      switch split(record.text) {
      case .success(let cells): result.append(cells)
      case .failure(let failure):
        result.append(nil)
        let first = file.lineStarts[record.line - 1] + file.lineText(record.line).utf8.count
        let place = SourceRange(
          file: file, lowerBound: record.lowerBound, upperBound: min(first, record.upperBound))
        diagnostics.append(CSVMessages.malformed(place, reason: failure.reason))
      }
    }
    return result
  }

  /// The place of a row's first control character other than a tab or a line end, if it holds one.
  private static func firstControl(in row: SourceRange) -> SourceRange? {
    let text = row.text
    guard text.withoutControls != text else { return nil }
    var offset = row.lowerBound
    for scalar in text.unicodeScalars {
      let length = Unicode.UTF8.width(scalar)
      let isUsual = scalar == "\t" || scalar == "\n" || scalar == "\r"
      if scalar.isControlCharacter, !isUsual {
        return SourceRange(file: row.file, lowerBound: offset, upperBound: offset + length)
      }
      offset += length
    }
    return nil
  }

  /// Why a row cannot be split.
  struct Malformed: Error {
    /// The reason in words.
    let reason: String
  }

  /// The trimmed cells of one row.
  ///
  /// SwiftCSV drops an empty last cell at the end of a text and accepts a quote that never closes;
  /// so a newline is added, and an odd number of quotes is found here.
  static func split(_ row: String) -> Result<[String], Malformed> {
    if !row.utf8.count(where: { $0 == 0x22 }).isMultiple(of: 2) {
      return .failure(Malformed(reason: "a quote is not closed"))
    }
    do {
      let csv = try EnumeratedCSV(
        string: row + "\n", delimiter: .comma, loadColumns: false, rowLimit: 1)
      if csv.header.isEmpty || !csv.rows.isEmpty {
        return .failure(Malformed(reason: "it holds a line break of an unusual kind"))
      }
      return .success(csv.header.map(trimmed))
    } catch {
      return .failure(Malformed(reason: "something stands behind a closing quote"))
    }
  }

  /// The text without spaces and tabs around it.
  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let front = text.drop(while: isSpace)
    guard let last = front.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(front[...last])
  }
}
