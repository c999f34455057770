import Foundation

/// Holds JSON against a JSON Schema: the keywords that our schemas use, and none that it does not
/// know.
public struct SchemaCheck {
  /// The whole schema.
  private let root: [String: Any]

  /// Keywords that describe and do not judge.
  private static let silent: Set<String> = ["$schema", "$defs", "title", "description"]

  /// Reads a schema.
  public init?(_ text: String) throws {
    guard let root = try Self.object(text) as? [String: Any] else { return nil }
    self.root = root
  }

  /// What does not match in a text of JSON, as paths with a reason.
  public func errors(in text: String) throws -> [String] {
    errors(try Self.object(text), root, at: "$")
  }

  /// Every record of the schema by name, each with its properties; the root's name is empty.
  public var properties: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (name, schema) in (root["$defs"] as? [String: Any] ?? [:]).merging(
      ["": root], uniquingKeysWith: { $1 })
    {
      let members = (schema as? [String: Any])?["properties"] as? [String: Any]
      found[name] = members.map { Set($0.keys) }
    }
    return found
  }

  private static func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func errors(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    schema.keys.sorted().flatMap { keyword -> [String] in
      guard let rule = schema[keyword], !Self.silent.contains(keyword) else { return [] }
      switch keyword {
      case "$ref": return reference(value, rule, at: path)
      case "anyOf":
        let choices = rule as? [[String: Any]] ?? []
        return choices.contains { errors(value, $0, at: path).isEmpty }
          ? [] : ["\(path): none of \(choices.count) choices"]
      case "required", "properties": return members(value, schema, keyword, at: path)
      case "additionalProperties": return unknown(value, schema, at: path)
      case "items":
        guard let inner = rule as? [String: Any], let array = value as? [Any] else { return [] }
        return array.enumerated().flatMap { errors($1, inner, at: "\(path)[\($0)]") }
      default:
        return isGood(value, keyword, rule) ? [] : ["\(path): not \(keyword) \(rule)"]
      }
    }
  }

  private func reference(_ value: Any, _ rule: Any, at path: String) -> [String] {
    guard let name = (rule as? String)?.split(separator: "/").last,
      let target = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    else { return ["\(path): no definition \(rule)"] }
    return errors(value, target, at: path)
  }

  private func members(
    _ value: Any, _ schema: [String: Any], _ keyword: String, at path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    if keyword == "required" {
      let keys = schema["required"] as? [String] ?? []
      return keys.filter { object[$0] == nil }.map { "\(path): no \($0)" }
    }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    return object.keys.sorted().flatMap { key -> [String] in
      guard let inner = properties[key] as? [String: Any], let member = object[key] else {
        return []
      }
      return errors(member, inner, at: "\(path).\(key)")
    }
  }

  private func unknown(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: Any] ?? [:]
    return object.keys.sorted().filter { known[$0] == nil }.flatMap { key -> [String] in
      guard let inner = schema["additionalProperties"] as? [String: Any], let member = object[key]
      else { return ["\(path): unknown \(key)"] }
      return errors(member, inner, at: "\(path).\(key)")
    }
  }

  /// Whether a value keeps a rule that concerns it alone; a keyword that is not known is broken.
  private func isGood(_ value: Any, _ keyword: String, _ rule: Any) -> Bool {
    let number = value is NSNumber && !Self.isOf("boolean", value) ? value as? Double : nil
    switch keyword {
    case "type":
      let types = rule as? [String] ?? [rule as? String ?? ""]
      return types.contains { Self.isOf($0, value) }
    case "const": return (rule as? NSObject)?.isEqual(value) == true
    case "enum": return (rule as? [NSObject])?.contains { $0.isEqual(value) } == true
    case "pattern":
      guard let text = value as? String else { return true }
      let pattern = (rule as? String).flatMap { try? Regex($0) }
      return pattern.map { text.firstMatch(of: $0) != nil } ?? false
    case "minimum": return number.map { $0 >= rule as? Double ?? .infinity } ?? true
    case "maximum": return number.map { $0 <= rule as? Double ?? -.infinity } ?? true
    default: return false
    }
  }

  /// Whether a value is of a type of JSON Schema.
  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isBoolean = number.map { String(cString: $0.objCType) == "c" } ?? false
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isBoolean
    case "null": return value is NSNull
    case "integer":
      return number.map { !isBoolean && $0.doubleValue.rounded() == $0.doubleValue } ?? false
    case "number": return number != nil && !isBoolean
    default: return false
    }
  }
}
