import Foundation
import Testing

@testable import ReportDocuments

/// JSON and CSV.
@Suite struct DataFormTests {
  @Test(arguments: [
    (1.08, "1.08"), (160_000.0, "160000"), (1.0 / 3, "0.3333333333"), (2.0 / 3, "0.6666666667"),
    (-0.0, "0"), (0.1 + 0.2, "0.3"), (1e-7, "1e-7"), (123_456_789_012, "123456789000"),
    (9_999_999_999.5, "10000000000"), (-1.5e300, "-1.5e300"), (0.00001, "0.00001"),
    (Double.leastNonzeroMagnitude, "5e-324"), (1e15, "1e15"),
  ])
  func numbers(value: Double, text: String) {
    #expect(JSONValue.digits(value) == text)
  }

  @Test func tenDigitsAreKept() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, abs(value) > 1e-290 else { continue }
      let text = try #require(JSONValue.digits(value))
      let back = try #require(Double(text))
      #expect(abs(back - value) <= 5.01e-10 * abs(value))
      #expect(text.filter(\.isNumber).count <= 15 + 4)
    }
  }

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
