/// What a field of a record holds.
public indirect enum FieldType: Sendable {
  /// A text; `pattern` is a regular expression that it matches.
  case text(pattern: String? = nil)
  /// A number, within a range where one is given.
  case number(ClosedRange<Double>? = nil)
  /// A whole number, not below `least` where that is given.
  case integer(least: Int? = nil)
  /// True or false.
  case boolean
  /// One of some texts.
  case choice([String])
  /// Always the same value.
  case constant(JSONValue)
  /// A value of one of some types.
  case either([FieldType])
  /// A value, or null.
  case nullable(FieldType)
  /// Values of one type in order.
  case list(FieldType)
  /// Values of one type by names that depend on the subject.
  case named(FieldType)
  /// Another record.
  case record(RecordType)
}

/// What is known of a record without its subject.
public struct RecordType: Sendable {
  /// One field of it.
  public struct Member: Sendable {
    /// Its name.
    public let name: String
    /// What it holds.
    public let type: FieldType
    /// What it means, in one line.
    public let summary: String
    /// Whether every record of the type has it.
    public internal(set) var isAlwaysThere: Bool
  }

  /// Its name among the definitions of a schema.
  public let name: String
  /// What it describes, in one line.
  public let summary: String
  /// Its fields in order.
  public let members: [Member]
}
