internal import PlainText
import ReportDocuments

/// A JSON value whose objects keep their order.
public indirect enum JSONValue: Sendable {
  /// No value.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number, printed plainly.
  case integer(Int)
  /// A number, printed with at most 10 significant digits, 0 below 1e-9; NaN and infinities become null.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([(key: String, value: JSONValue)])

  /// A number, or null.
  public static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// A value of an object by its key; `nil` where there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The values of an array; empty for anything else.
  public var elements: [JSONValue] {
    if case .array(let values) = self { return values }
    return []
  }

  /// The text as JSON, two spaces a level, short arrays and objects of plain values on one line,
  /// ending in a line end.
  public func written() -> String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }
}

extension JSONValue {
  /// The longest array or object that stays on one line, in characters.
  private static let longestLine = 96

  /// Writes this value at an indentation.
  private func write(to text: inout String, indent: Int) {
    switch self {
    case .array(let values) where !values.isEmpty:
      if let line = oneLine(indent: indent) { return text += line }
      text += "["
      for (index, value) in values.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + Self.margin(indent + 1)
        value.write(to: &text, indent: indent + 1)
      }
      text += "\n" + Self.margin(indent) + "]"
    case .object(let members) where !members.isEmpty:
      if let line = oneLine(indent: indent) { return text += line }
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + Self.margin(indent + 1)
        text += Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: indent + 1)
      }
      text += "\n" + Self.margin(indent) + "}"
    default: text += plain
    }
  }

  /// The spaces in front of a line.
  private static func margin(_ level: Int) -> String { String(repeating: "  ", count: level) }

  /// Whether this is neither an array nor an object with members.
  private var isPlain: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  /// An array or object of plain values on one line, if it is short enough.
  private func oneLine(indent: Int) -> String? {
    let line: String
    switch self {
    case .array(let values) where values.allSatisfy(\.isPlain):
      line = "[" + values.map(\.plain).joined(separator: ", ") + "]"
    case .object(let members) where members.allSatisfy(\.value.isPlain):
      let inside = members.map { Self.quoted($0.key) + ": " + $0.value.plain }
      line = "{ " + inside.joined(separator: ", ") + " }"
    default: return nil
    }
    return line.utf8.count + 2 * indent <= Self.longestLine ? line : nil
  }

  /// A value without members.
  private var plain: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): FigureFormat.result(value) ?? "null"
    case .string(let text): Self.quoted(text)
    case .array: "[]"
    case .object: "{}"
    }
  }

  /// A text in quotation marks with its escapes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isControlCharacter {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
