import Foundation
import Testing

@testable import ResultsData

/// JSON and CSV.
@Suite struct DataFormTests {
  @Test func undefinedNumbersAreNull() {
    #expect(JSONValue.number(.nan).written() == "null\n")
    #expect(
      JSONValue.array([.number(.infinity), .optional(nil as Double?)]).written() == "[null, null]\n"
    )
  }

  @Test func aWrittenTextReadsBack() throws {
    let value = JSONValue.object([
      (key: "b", value: .string("quote \" back \\ line\n tab\t bell\u{7} é 学")),
      (key: "a", value: .array([.integer(3), .boolean(true), .null, .number(2.5)])),
      (key: "empty", value: .object([])),
      (key: "deep", value: .array([.object([(key: "x", value: .array([.object([])]))])])),
    ])
    let text = value.written()
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(read?["b"] as? String == "quote \" back \\ line\n tab\t bell\u{7} é 学")
    #expect((read?["a"] as? [Any])?.count == 4)
    let first = try #require(text.range(of: "\"b\"")?.lowerBound)
    let second = try #require(text.range(of: "\"a\"")?.lowerBound)
    #expect(first < second)
    #expect(value["a"]?.elements.count == 4)
    #expect(value["none"] == nil)
  }

  @Test func fieldsAreQuotedAsTheStandardSays() {
    let table = TidyTable(
      columns: ["a", "b"],
      rows: [["plain", "with, comma"], ["a \"quote\"", "two\nlines"], ["", "−1"]])
    #expect(
      table.csv()
        == "a,b\r\nplain,\"with, comma\"\r\n\"a \"\"quote\"\"\",\"two\nlines\"\r\n,−1\r\n")
  }
}
