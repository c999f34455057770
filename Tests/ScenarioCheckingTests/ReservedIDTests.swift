import BudgetModel
import Diagnostics
import ScenarioChecking
import Testing

/// Ids that would make one spelling mean two things are refused where they are declared.
@Suite struct ReservedIDTests {
  /// A declaration with an id that is a word of figures or values.
  struct Declaration: Sendable, CustomTestStringConvertible {
    let part: String
    let text: String
    let id: String

    init(_ part: String, _ text: String, _ id: String) {
      (self.part, self.text, self.id) = (part, text, id)
    }

    var testDescription: String { "\(id) in \(text)" }

    /// The district with this declaration in the place of another one.
    func district(_ id: String) -> NamedDistrict {
      var district = NamedDistrict()
      let text = text.replacing("ID", with: id)
      if part == "more" { district.more = text } else { district.write(part, text) }
      return district
    }
  }

  private static func school(_ id: String) -> Declaration {
    Declaration("more", "school ID { title1 = none }", id)
  }

  private static func stages(_ id: String) -> Declaration {
    Declaration("ladder", "ladder pathway { of = teachers; stages = novice, ID }", id)
  }

  private static func named(_ keyword: String, _ id: String) -> Declaration {
    Declaration("more", "\(keyword) ID = \(keyword == "driver" ? "2%" : "$1 per year")", id)
  }

  private static func fund(_ id: String) -> Declaration {
    Declaration(
      "more", "fund ID { award = $9 per year; available = 50%; pays_for = training }", id)
  }

  static let refused: [Declaration] = [
    // Beside `sections.CLASS_SIZE.fractional`, `class_size.CLASS_SIZE.average`, `enrollment.grade.3`.
    school("fractional"), school("average"), school("largest"), school("students"),
    // Beside `enrollment.growth`, a value of the block without an id.
    school("growth"), school("survival"),
    // Beside `ladder.LADDER.pay`, a line.
    stages("pay"), stages("development"),
    // One-word figures.
    named("input", "net_cost"), named("let", "margin"), named("driver", "coverage"),
    named("input", "leaders"), named("let", "covered"), named("input", "sections"),
    // What stands before a spelling.
    named("input", "value"), named("let", "status_quo"), fund("status_quo"),
    // A part of a saving beside a side of a line: `class_size.CLASS_SIZE.saving`.
    fund("saving"),
  ]

  @Test(arguments: refused) func isRefusedWhereItIsDeclared(_ declaration: Declaration) throws {
    let errors = declaration.district(declaration.id).errors
    let message = try #require(errors.first)
    let codes = Set(errors.map(\.code.id))
    #expect(
      codes.isSubset(of: ["shadowing-id", "reserved-id"]), "\(errors.map(\.message))")
    #expect(message.range?.text == declaration.id)
    #expect(message.fix != nil)
  }

  /// The same declaration with another id is sound.
  @Test(arguments: refused) func anotherIDWillDo(_ declaration: Declaration) {
    #expect(declaration.district("elsewhere").errors.map(\.message) == [])
  }

  /// The id that the message proposes is accepted.
  @Test(arguments: refused) func theProposedIDIsAccepted(_ declaration: Declaration) throws {
    let errors = declaration.district(declaration.id).errors
    guard let message = errors.first(where: { $0.code.id == "shadowing-id" }) else { return }
    let parts = try #require(message.fix).split(separator: "`")
    try #require(parts.count >= 2)
    #expect(declaration.district(String(parts[1])).errors.map(\.message) == [])
  }

  /// Words of figures that stand in no place where the id would stand.
  @Test(
    arguments: [
      school("payroll"), school("spent"), stages("average"), stages("recipients"),
      fund("average_pay"), named("input", "payroll"), named("let", "fractional"),
    ])
  func isAllowed(_ declaration: Declaration) {
    #expect(declaration.district(declaration.id).errors.map(\.message) == [])
  }
}
