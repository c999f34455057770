internal import PlainText

/// A table of one value a row, for spreadsheets and statistics programs.
public struct TidyTable: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The rows, one text a column.
  public let rows: [[String]]

  /// Makes a table.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as CSV by RFC 4180: comma, quotation marks where needed, CR LF line ends.
  public func csv() -> String {
    Self.csv([columns] + rows)
  }

  /// Rows as CSV, without a heading of their own.
  public static func csv(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows { text += row.map(field).joined(separator: ",") + "\r\n" }
    return text
  }

  /// A field, quoted where it holds a comma, a quotation mark or a line end.
  private static func field(_ written: String) -> String {
    let text = written.withoutControls
    let special = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard special else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
