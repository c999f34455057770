import BudgetModel
import Diagnostics
import Quantities
import ScenarioChecking
import Testing

/// Units with exponents that stand for nothing are errors, never a crash.
@Suite struct UnitSizeTests {
  private func errors(_ more: String) -> [Diagnostic] {
    var district = NamedDistrict()
    district.more = "input dollar = $1\n" + more
    return district.errors
  }

  @Test(arguments: [16, 17])
  func sixteenIsTheMost(power: Int) {
    let found = errors("let e1 = dollar\n" + chainOfPowers(to: power))
    #expect(found.map(\.code.id) == (power == 16 ? [] : ["unit-too-large"]))
    if power == 17 { #expect(found.first?.range?.text == "e16 * dollar") }
  }

  private func chainOfPowers(to power: Int) -> String {
    (2...power).map { "let e\($0) = e\($0 - 1) * dollar\n" }.joined()
  }

  /// Squares of squares, 64 of them, in every arithmetic that makes units grow.
  @Test(arguments: ["e0 * e0", "e0 / (1 / e0)", "1 / e0 / e0"])
  func squaresOfSquares(_ square: String) throws {
    let text =
      "let e0 = dollar\n"
      + (1...64).map {
        "let e\($0) = \(square.replacing("e0", with: "e\($0 - 1)"))\n"
      }.joined()
    let found = errors(text)
    #expect(Set(found.map(\.code.id)) == ["unit-too-large"])
    let first = try #require(found.first)
    #expect(first.range?.text.contains("e4") == true, "\(first.range?.text ?? "")")
    #expect(first.fix != nil)
  }

  /// The same in a check, and in the value of a key.
  @Test(
    arguments: [
      "require e16 * e16 <= 1 in each year",
      "expect \"x\" { mean(e16 * dollar in each year) >= 0 }",
      "spending more { amount = e16 * e16 }",
    ])
  func elsewhere(_ statement: String) {
    let found = errors("let e1 = dollar\n" + chainOfPowers(to: 16) + statement)
    #expect(found.map(\.code.id).contains("unit-too-large"), "\(found.map(\.message))")
  }

  /// A unit that was divided away again may be large in between no more than at the end.
  @Test func whatIsDividedAwayIsGone() {
    let down = (17...31).map { "let e\($0) = e\($0 - 1) / dollar\n" }.joined()
    #expect(errors("let e1 = dollar\n" + chainOfPowers(to: 16) + down).isEmpty)
  }

  /// Exponents themselves stop far from where whole numbers end.
  @Test func exponentsDoNotOverflow() {
    var unit = Unit(.dollar)
    for _ in 0..<200 { unit = unit.times(unit) }
    #expect(!unit.isSensible && !unit.words.isEmpty)
    for _ in 0..<200 { unit = unit.power(4).over(Unit.ratio.over(unit)) }
    #expect(!unit.isSensible)
    #expect(Unit(.student, power: 16).isSensible && !Unit(.student, power: 17).isSensible)
    #expect(Unit(.student, power: -16).isSensible && !Unit(.student, power: -17).isSensible)
    #expect(!Unit(.student, power: .max).power(.max).isSensible)
    #expect(!Unit(.student, power: .min).over(Unit(.student, power: .max)).isSensible)
  }
}
