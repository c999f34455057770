import ReportDocuments

extension Field {
  /// A text.
  public static func text(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> Field {
    Field(name, .text(), summary) { .string(value($0)) }
  }

  /// A text, or null.
  public static func textOrNull(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String?
  ) -> Field {
    Field(name, .nullable(.text()), summary) { .optional(value($0)) }
  }

  /// Texts in order.
  public static func texts(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> [String]
  ) -> Field {
    Field(name, .list(.text()), summary) { .array(value($0).map { .string($0) }) }
  }

  /// True or false.
  public static func flag(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Bool
  ) -> Field {
    Field(name, .boolean, summary) { .boolean(value($0)) }
  }

  /// A whole number, 0 or more.
  public static func count(
    _ name: String, _ summary: String, least: Int = 0,
    _ value: @escaping @Sendable (Subject) -> Int
  ) -> Field {
    Field(name, .integer(least: least), summary) { .integer(value($0)) }
  }

  /// A whole number, or null.
  public static func countOrNull(
    _ name: String, _ summary: String, least: Int = 0,
    _ value: @escaping @Sendable (Subject) -> Int?
  ) -> Field {
    Field(name, .nullable(.integer(least: least)), summary) {
      value($0).map { .integer($0) } ?? .null
    }
  }

  /// One of the words of an enumeration.
  public static func choice<Word: CaseIterable & RawRepresentable & Sendable>(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Word
  ) -> Field where Word.RawValue == String {
    Field(name, .choice(Word.allCases.map(\.rawValue)), summary) { .string(value($0).rawValue) }
  }

  /// One of the words of an enumeration; left out where there is none.
  public static func choiceWhereAny<Word: CaseIterable & RawRepresentable & Sendable>(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Word?
  ) -> Field where Word.RawValue == String {
    let type = FieldType.choice(Word.allCases.map(\.rawValue))
    return Field(name, type, summary) { .optional(value($0)?.rawValue) }
      .only { value($0) != nil }
  }

  /// A text; left out where there is none.
  public static func textWhereAny(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String?
  ) -> Field {
    Field(name, .text(), summary) { .optional(value($0)) }.only { value($0) != nil }
  }

  /// A number that was written, so that it is finite.
  public static func number(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Double
  ) -> Field {
    Field(name, .number(), summary) { .number(value($0)) }
  }

  /// A computed number; null where it is not defined or not finite.
  ///
  /// Below 1e-9 it is 0 in JSON and in the table: the dust that differences of large amounts leave.
  public static func figure(
    _ name: String, _ summary: String, within range: ClosedRange<Double>? = nil,
    _ value: @escaping @Sendable (Subject) -> Double?
  ) -> Field {
    Field(name, .nullable(.number(range)), summary) { subject in
      .optional(value(subject))
    }
  }

  /// Computed numbers by names that depend on the subject, each with a row of the table.
  public static func figures(
    _ name: String, _ summary: String, row: @escaping @Sendable (String) -> [TableColumn: String],
    _ values: @escaping @Sendable (Subject) -> [(name: String, value: Double?)]
  ) -> Field {
    Field(holding: name, .named(.nullable(.number())), summary) { subject in
      .record(
        ReadRecord(
          members: values(subject).map { entry in
            ReadRecord.Member(
              name: entry.name, value: .plain(.optional(entry.value)), isRow: true,
              cells: row(entry.name))
          }))
    }
  }
}

// Records in records.
extension Field {
  /// Another record.
  public static func record<Inner>(
    _ name: String, _ summary: String, of record: Record<Inner>,
    _ value: @escaping @Sendable (Subject) -> Inner
  ) -> Field {
    Field(holding: name, .record(record.type), summary) { .record(record.read(value($0))) }
  }

  /// Another record, or null.
  public static func recordOrNull<Inner>(
    _ name: String, _ summary: String, of record: Record<Inner>,
    _ value: @escaping @Sendable (Subject) -> Inner?
  ) -> Field {
    Field(holding: name, .nullable(.record(record.type)), summary) {
      value($0).map { .record(record.read($0)) } ?? .plain(.null)
    }
  }

  /// Records in order.
  public static func list<Inner>(
    _ name: String, _ summary: String, of record: Record<Inner>,
    _ values: @escaping @Sendable (Subject) -> [Inner]
  ) -> Field {
    Field(holding: name, .list(.record(record.type)), summary) {
      .records(values($0).map(record.read))
    }
  }
}

extension JSONValue {
  /// The value as a cell of a table: digits, a text, 1 or 0; nothing where there is no value.
  var cell: String {
    switch self {
    case .boolean(let value): value ? "1" : "0"
    case .integer(let value): String(value)
    case .number(let value): FigureFormat.result(value) ?? ""
    case .string(let text): text
    case .null, .array, .object: ""
    }
  }
}
