/// Writes JSON Schema (draft 2020-12) from declared types.
public struct Schema {
  private var definitions: [(key: String, value: JSONValue)] = []

  /// The schema of values of a type; records become definitions by their names.
  public static func json(title: String, _ summary: String, of type: FieldType) -> JSONValue {
    var schema = Schema()
    let own: JSONValue
    if case .record(let record) = type {
      own = .object(schema.members(of: record))
    } else {
      own = schema.value(type)
    }
    var members: [(key: String, value: JSONValue)] = [
      (key: "$schema", value: .string("https://json-schema.org/draft/2020-12/schema")),
      (key: "title", value: .string(title)), (key: "description", value: .string(summary)),
    ]
    if case .object(let found) = own { members += found.filter { $0.key != "description" } }
    return .object(members + [(key: "$defs", value: .object(schema.definitions))])
  }

  /// The schema of a type.
  private mutating func value(_ type: FieldType) -> JSONValue {
    switch type {
    case .text(let pattern):
      Self.plain("string", pattern.map { (key: "pattern", value: .string($0)) })
    case .number(let range):
      Self.plain(
        "number", range.map { (key: "minimum", value: .number($0.lowerBound)) },
        range.map { (key: "maximum", value: .number($0.upperBound)) })
    case .integer(let least):
      Self.plain("integer", least.map { (key: "minimum", value: .integer($0)) })
    case .boolean: Self.plain("boolean")
    case .choice(let words): .object([(key: "enum", value: .array(words.map { .string($0) }))])
    case .constant(let value): .object([(key: "const", value: value)])
    case .either(let types): either(types)
    case .nullable(let type): nullable(type)
    case .list(let type):
      .object([(key: "type", value: .string("array")), (key: "items", value: value(type))])
    case .named(let type):
      .object([
        (key: "type", value: .string("object")),
        (key: "additionalProperties", value: value(type)),
      ])
    case .record(let record): reference(to: record)
    }
  }

  /// A type by its name, with what narrows it.
  private static func plain(_ name: String, _ limits: (key: String, value: JSONValue)?...)
    -> JSONValue
  {
    .object([(key: "type", value: .string(name))] + limits.compactMap { $0 })
  }

  /// The schema of a type or null: one more type where that says it, else one more choice.
  private mutating func nullable(_ type: FieldType) -> JSONValue {
    let schema = value(type)
    guard case .object(let members) = schema, let first = members.first, first.key == "type" else {
      return .object([(key: "anyOf", value: .array([schema, Self.plain("null")]))])
    }
    return .object(
      [(key: "type", value: .array(first.value.parts + [.string("null")]))] + members.dropFirst())
  }

  /// The schema of a value of one of some types.
  private mutating func either(_ types: [FieldType]) -> JSONValue {
    let schemas = types.map { value($0) }
    let names = schemas.compactMap { schema -> JSONValue? in
      guard case .object(let members) = schema, members.count == 1 else { return nil }
      return schema["type"]
    }
    return names.count == schemas.count
      ? .object([(key: "type", value: .array(names))])
      : .object([(key: "anyOf", value: .array(schemas))])
  }

  /// A reference to a record, which becomes a definition.
  private mutating func reference(to record: RecordType) -> JSONValue {
    if let position = definitions.firstIndex(where: { $0.key == record.name }) {
      // An empty definition is being made further up.
      if case .null = definitions[position].value { return Self.reference(record.name) }
      let again = JSONValue.object(members(of: record)).written()
      precondition(
        definitions[position].value.written() == again, "two record types are named \(record.name)")
    } else {
      let position = definitions.count
      definitions.append((key: record.name, value: .null))
      definitions[position].value = .object(members(of: record))
    }
    return Self.reference(record.name)
  }

  /// A reference to a definition.
  private static func reference(_ name: String) -> JSONValue {
    .object([(key: "$ref", value: .string("#/$defs/\(name)"))])
  }

  /// The members of a record's schema; no other fields are allowed.
  private mutating func members(of record: RecordType) -> [(key: String, value: JSONValue)] {
    let properties = record.members.map { member in
      let type = value(member.type)
      guard case .object(let members) = type else { return (key: member.name, value: type) }
      return (
        key: member.name,
        value: JSONValue.object(
          [(key: "description", value: .string(member.summary))] + members)
      )
    }
    let required = record.members.filter(\.isAlwaysThere).map { JSONValue.string($0.name) }
    return [
      (key: "description", value: .string(record.summary)),
      (key: "type", value: .string("object")), (key: "required", value: .array(required)),
      (key: "additionalProperties", value: .boolean(false)),
      (key: "properties", value: .object(properties)),
    ]
  }
}

extension JSONValue {
  /// The elements of an array, or the value alone.
  fileprivate var parts: [JSONValue] {
    if case .array(let values) = self { values } else { [self] }
  }
}
