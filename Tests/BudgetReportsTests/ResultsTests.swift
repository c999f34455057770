import Foundation
import ReportDocuments
import Testing

@testable import BudgetReports

/// The results as data.
@Suite struct ResultsTests {
  static func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test(arguments: [
    ReportedRunFixture(), ReportedRunFixture(coverageIsDefined: false),
    ReportedRunFixture(error: nil, isDeterministic: true), ReportedRunFixture(copiers: .nan),
  ])
  func resultsMatchTheSchema(fixture: ReportedRunFixture) throws {
    let schema = try #require(try Self.object(resultsSchema()) as? [String: Any])
    let text = resultsJSON([fixture.reported(), fixture.reported()]).written()
    let errors = SchemaCheck(root: schema).errors(try Self.object(text), schema, at: "$")
    #expect(errors == [])
  }

  @Test func theSchemaRejectsWhatItShould() throws {
    let schema = try #require(try Self.object(resultsSchema()) as? [String: Any])
    let check = SchemaCheck(root: schema)
    let text = resultsJSON([ReportedRunFixture().reported()]).written()
    for (old, new) in [
      ("\"schema_version\": 1", "\"schema_version\": 2"), ("\"role\": \"cost\"", "\"role\": \"x\""),
      ("\"rules\": []", "\"rules\": [1]"), ("\"seed\": 1", "\"sed\": 1"),
      ("\"recurring\": true", "\"recurring\": 1"), ("\"FY2026\"", "\"2026\""),
    ] {
      #expect(text.contains(old))
      let changed = try Self.object(text.replacing(old, with: new))
      #expect(!check.errors(changed, schema, at: "$").isEmpty, "\(new)")
    }
  }

  @Test func valuesAndReasonsStandWhereTheyBelong() throws {
    let runs = try #require(
      resultsJSON([ReportedRunFixture(coverageIsDefined: false).reported()])["runs"])
    let coverage = try #require(
      runs.elements[0]["measures"]?.elements.first {
        if case .string("coverage.recurring")? = $0["id"] { true } else { false }
      })
    let years = try #require(coverage["by_year"]).elements
    guard case .null? = years[0]["mean"], case .string(let reason)? = years[0]["reason"],
      case .number(let mean)? = years[1]["mean"],
      case .number(let error)? = years[1]["errors"]?["p95"]
    else {
      Issue.record("an undefined year is null with a reason, a defined one has numbers")
      return
    }
    #expect(reason == "no recurring cost")
    #expect(mean == 1.1)
    #expect(error == 0.004)
  }

  @Test func tidyRowsAllHaveEightFieldsAndNoUndefinedNumbers() {
    let table = tidyCSV([ReportedRunFixture(copiers: .nan).reported()])
    #expect(table.rows.allSatisfy { $0.count == 8 })
    #expect(table.rows.allSatisfy { $0[6].isEmpty || Double($0[6])?.isFinite == true })
    let covered = table.rows.first { $0[3] == "covered.FY2027" && $0[5] == "probability" }
    #expect(
      covered == [
        "Scenarios/slaton.scenario", "plus_one", "FY2027", "covered.FY2027", "", "probability",
        "0.9", "share",
      ])
    let claimed = table.rows.filter { $0[5] == "claimed" && $0[4] == "repurpose.intervention" }
    #expect(claimed.map { $0[2] } == ["FY2027", "FY2028"])
    #expect(claimed.map { $0[6] } == ["64000", "64000"])
  }
}

/// The part of JSON Schema that the results schema uses.
struct SchemaCheck {
  let root: [String: Any]

  /// What does not match, as paths with a reason.
  func errors(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last,
      let target = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      found += errors(value, target, at: path)
    }
    if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { Self.isOf($0, value) })
    {
      found.append("\(path): not \(types)")
    }
    if let constant = schema["const"], "\(constant)" != "\(value)" {
      found.append("\(path): not \(constant)")
    }
    if let options = schema["enum"] as? [String], !options.contains(value as? String ?? "") {
      found.append("\(path): not one of \(options)")
    }
    if schema["pattern"] != nil, (value as? String)?.hasPrefix("FY") != true {
      found.append("\(path): not a year")
    }
    return found + members(value, schema, at: path)
  }

  /// What does not match below an object or array.
  private func members(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: Any] ?? [:]
      for key in schema["required"] as? [String] ?? [] where object[key] == nil {
        found.append("\(path): no \(key)")
      }
      for (key, member) in object.sorted(by: { $0.key < $1.key }) {
        if let inner = properties[key] as? [String: Any] {
          found += errors(member, inner, at: "\(path).\(key)")
        } else if let inner = schema["additionalProperties"] as? [String: Any] {
          found += errors(member, inner, at: "\(path).\(key)")
        } else if schema["additionalProperties"] as? Bool == false {
          found.append("\(path): unknown \(key)")
        }
      }
    }
    if let array = value as? [Any] {
      if let most = schema["maxItems"] as? Int, array.count > most { found.append("\(path): long") }
      if let inner = schema["items"] as? [String: Any] {
        for (index, item) in array.enumerated() {
          found += errors(item, inner, at: "\(path)[\(index)]")
        }
      }
    }
    return found
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
    default: return number != nil && !isBoolean
    }
  }
}
