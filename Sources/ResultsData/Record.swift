/// A record type, declared once: its JSON, its part of the schema and its rows of the table follow
/// from its fields.
public struct Record<Subject>: Sendable {
  /// Its name among the definitions of a schema.
  let name: String
  /// What it describes, in one line.
  let summary: String
  /// Its fields in order.
  let fields: [Field<Subject>]
  /// Whether each record is one row of the table.
  let isRow: Bool

  /// Declares a record by groups of fields; their names differ.
  public init(
    _ name: String, _ summary: String, isRow: Bool = false, _ fields: [Field<Subject>]...
  ) {
    self.name = name
    self.summary = summary
    self.fields = Array(fields.joined())
    self.isRow = isRow
    let names = self.fields.compactMap(\.member?.name)
    precondition(Set(names).count == names.count, "two fields of record \(name) share a name")
  }

  /// What is known of it without its subject.
  public var type: RecordType {
    RecordType(name: name, summary: summary, members: fields.compactMap(\.member))
  }

  /// A subject as JSON.
  public func json(_ subject: Subject) -> JSONValue { read(subject).json }

  /// Reads a subject once, for every form.
  func read(_ subject: Subject) -> ReadRecord {
    var record = ReadRecord(isRow: isRow)
    for field in fields {
      guard let value = field.read(subject) else { continue }
      if let column = field.column { record.cells[column] = value.text }
      record.members.append(
        ReadRecord.Member(
          name: field.member?.name, value: value, isRow: field.givesRow(value),
          cells: field.cells?(subject) ?? [:]))
    }
    return record
  }
}
