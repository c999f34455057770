/// How the answers of one kind are given as data: a record for JSON and its schema, and the columns
/// of the table of its rows.
public struct Dataset<Subject>: Sendable {
  /// What the schema describes.
  public let title: String
  /// What holds for all of its figures, in one line.
  public let summary: String
  /// The record of an answer.
  public let record: Record<Subject>
  /// The columns of the table.
  public let columns: [TableColumn]
  /// The column of a row's number.
  let value: TableColumn

  /// Declares the data of answers; a row's number stands in the column `value`.
  public init(
    title: String, _ summary: String, record: Record<Subject>, columns: [TableColumn],
    value: TableColumn = TableColumn("value")
  ) {
    self.title = title
    self.summary = summary
    self.record = record
    self.columns = columns
    self.value = value
  }

  /// An answer as JSON.
  public func json(_ subject: Subject) -> JSONValue { record.json(subject) }

  /// An answer as a table, in the order of the JSON; what is not defined is an empty cell.
  public func table(_ subject: Subject) -> TidyTable {
    var rows: [[String]] = []
    record.read(subject).forEachRow(below: [:], value: value) { cells in
      rows.append(columns.map { cells[$0] ?? "" })
    }
    return TidyTable(columns: columns.map(\.name), rows: rows)
  }

  /// The JSON Schema of the JSON.
  public var schema: JSONValue {
    Schema.json(title: title, summary, of: .record(record.type))
  }
}
