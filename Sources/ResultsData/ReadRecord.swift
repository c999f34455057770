/// A record as it was read from its subject: from here on there are only names and values.
struct ReadRecord: Sendable {
  /// A value that was read.
  enum Value: Sendable {
    /// A value without records in it.
    case plain(JSONValue)
    /// A record.
    case record(ReadRecord)
    /// Records in order.
    case records([ReadRecord])
  }

  /// A field that was read.
  struct Member: Sendable {
    /// Its name; `nil` for one that stands in the table only.
    let name: String?
    /// Its value.
    let value: Value
    /// Whether it gives a row of the table.
    let isRow: Bool
    /// What stands in the columns of its row, or of the rows of the records in it.
    let cells: [TableColumn: String]
  }

  /// What stands in the columns of every row of this record.
  var cells: [TableColumn: String] = [:]
  /// Its fields in order.
  var members: [Member] = []
  /// Whether the record itself is a row.
  var isRow = false
}

extension ReadRecord {
  /// The record as JSON.
  var json: JSONValue {
    .object(
      members.compactMap { member in
        member.name.map { (key: $0, value: member.value.json) }
      })
  }

  /// Hands out the rows of the record in order, below the cells of what holds it.
  ///
  /// The number of a row stands in the column `value`.
  func forEachRow(
    below outer: [TableColumn: String], value column: TableColumn,
    _ write: ([TableColumn: String]) -> Void
  ) {
    let cells = outer.merging(self.cells) { $1 }
    if isRow { write(cells) }
    for member in members where member.isRow || !member.value.records.isEmpty {
      var own = cells.merging(member.cells) { $1 }
      for record in member.value.records {
        record.forEachRow(below: own, value: column, write)
      }
      if member.isRow {
        own[column] = member.value.text
        write(own)
      }
    }
  }
}

extension ReadRecord.Value {
  /// The value as JSON.
  var json: JSONValue {
    switch self {
    case .plain(let value): value
    case .record(let record): record.json
    case .records(let records): .array(records.map(\.json))
    }
  }

  /// The records in it.
  var records: [ReadRecord] {
    switch self {
    case .plain: []
    case .record(let record): [record]
    case .records(let records): records
    }
  }

  /// The value as it stands in a cell of a table; nothing for null, lists and records.
  var text: String {
    if case .plain(let value) = self { value.cell } else { "" }
  }
}
