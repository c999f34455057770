/// When a field gives a row of the table.
enum RowRule: Sendable { case never, always, whereDefined }

/// A field of a record: its name, type and meaning, how it is read, and where it stands in a table.
public struct Field<Subject>: Sendable {
  /// Its name, type and meaning; `nil` for one that stands in the table only.
  var member: RecordType.Member?
  /// Reads it; `nil` where a record does not have it.
  var read: @Sendable (Subject) -> ReadRecord.Value?
  /// The column that it fills, for all rows of its record.
  var column: TableColumn?
  /// When it gives a row of its own.
  var rowRule = RowRule.never
  /// What stands in its row, or in the rows of the records in it.
  var cells: (@Sendable (Subject) -> [TableColumn: String])?

  /// Whether a value gives a row.
  func givesRow(_ value: ReadRecord.Value) -> Bool {
    switch rowRule {
    case .never: false
    case .always: true
    case .whereDefined: !value.text.isEmpty
    }
  }
}

// Declared in full.
extension Field {
  /// Declares a field that holds records.
  init(
    holding name: String, _ type: FieldType, _ summary: String,
    _ value: @escaping @Sendable (Subject) -> ReadRecord.Value
  ) {
    self.init(
      member: RecordType.Member(name: name, type: type, summary: summary, isAlwaysThere: true),
      read: { value($0) })
  }

  /// Declares a field of any type without records in it.
  public init(
    _ name: String, _ type: FieldType, _ summary: String,
    _ value: @escaping @Sendable (Subject) -> JSONValue
  ) {
    self.init(holding: name, type, summary) { .plain(value($0)) }
  }

  /// A column of the table that does not stand in JSON.
  public static func column(
    _ column: TableColumn, _ text: @escaping @Sendable (Subject) -> String
  ) -> Field {
    Field(member: nil, read: { .plain(.string(text($0))) }, column: column)
  }
}

// Where a field stands.
extension Field {
  /// The same field, filling a column of all rows of its record.
  public func filling(_ column: TableColumn) -> Field {
    var field = self
    field.column = column
    return field
  }

  /// The same field, filling the column of its name.
  public var fillingItsColumn: Field { member.map { filling(TableColumn($0.name)) } ?? self }

  /// The same field with a row of its own; a value that is not defined leaves its cell empty.
  public func row(_ cells: [TableColumn: String]) -> Field {
    var field = self
    field.rowRule = .always
    field.cells = { _ in cells }
    return field
  }

  /// The same field with a row of its own where it has a value.
  public func rowWhereDefined(
    _ cells: @escaping @Sendable (Subject) -> [TableColumn: String]
  ) -> Field {
    var field = self
    field.rowRule = .whereDefined
    field.cells = cells
    return field
  }

  /// The same field of records, with cells that all of their rows share.
  public func sharing(_ cells: @escaping @Sendable (Subject) -> [TableColumn: String]) -> Field {
    var field = self
    field.cells = cells
    return field
  }

  /// The same field, in those records only of whose subjects something holds.
  public func only(where holds: @escaping @Sendable (Subject) -> Bool) -> Field {
    var field = self
    field.member?.isAlwaysThere = false
    field.read = { [read] in holds($0) ? read($0) : nil }
    return field
  }

  /// The same field of a subject that holds this one.
  public func from<Outer>(_ subject: @escaping @Sendable (Outer) -> Subject) -> Field<Outer> {
    let (read, cells) = (read, cells)
    let ownRead: @Sendable (Outer) -> ReadRecord.Value? = { read(subject($0)) }
    var field = Field<Outer>(member: member, read: ownRead, column: column, rowRule: rowRule)
    if let cells { field.cells = { cells(subject($0)) } }
    return field
  }
}

extension Array {
  /// The same fields of a subject that holds theirs.
  public func from<Subject, Outer>(
    _ subject: @escaping @Sendable (Outer) -> Subject
  ) -> [Field<Outer>] where Element == Field<Subject> {
    map { $0.from(subject) }
  }
}
