import BudgetModel
import BudgetNames
import Diagnostics
import FigureCatalogue
import LanguageTable
import ScenarioChecking
import Testing

/// The unit of a value whose key takes several forms is that of the form written.
@Suite struct FormUnitTests {
  /// A form: the part of the district that is written, the value's name, and its unit.
  struct Form: Sendable, CustomTestStringConvertible {
    let part: String
    let text: String
    let name: String
    let unit: String

    init(_ part: String, _ text: String, _ name: String, _ unit: String) {
      (self.part, self.text, self.name, self.unit) = (part, text, name, unit)
    }

    var testDescription: String { "\(name): \(text)" }
  }

  private static func fund(_ statement: String, _ name: String, _ unit: String) -> Form {
    let others = ["award = $100,000 per year", "available = 50%"].filter {
      $0.prefix { $0 != " " } != statement.prefix { $0 != " " }
    }
    let all = others + ["pays_for = leader stipends", statement]
    return Form("fund", "fund title1 { \(all.joined(separator: "; ")) }", name, unit)
  }

  private static func leader(_ statement: String, _ name: String, _ unit: String) -> Form {
    Form("leader", "leader mentor { count = 4; \(statement) }", name, unit)
  }

  private static func staff(_ positions: String, _ unit: String) -> Form {
    Form(
      "staff", "staff teachers { positions = \(positions); salary = $50,000 per FTE }",
      "value.teachers.positions", unit)
  }

  private static func pay(_ statement: String, _ unit: String) -> Form {
    Form(
      "ladder",
      "ladder pathway { of = teachers; stages = novice, expert; pay expert = \(statement) }",
      "pathway.pay.expert", unit)
  }

  static let forms: [Form] = [
    fund("award = $100,000 per year", "title1.award", "$ per year"),
    fund("award = $900 per student per year", "title1.award", "$ per student per year"),
    fund("award = $900 per student", "title1.award", "$ per student per year"),
    fund("award = $90,000 per year to $110,000 per year", "title1.award", "$ per year"),
    fund("award = 100 * price", "title1.award", "$ per student per year"),
    fund("award = price * enrollment", "title1.award", "$ per year"),
    fund("available = 50%", "value.title1.available", "ratio"),
    fund("available = 50% of award", "value.title1.available", "ratio"),
    fund("available = $30,000 per year", "value.title1.available", "$ per year"),
    fund("available = after committed = $70,000 per year", "value.title1.available", "$ per year"),
    fund("set_aside homeless = 1% of award", "title1.set_aside.homeless", "ratio"),
    fund("set_aside homeless = $1,000 per year", "title1.set_aside.homeless", "$ per year"),
    fund("transfer = 10% of award to title2", "title1.transfer", "ratio"),
    fund("transfer = $5,000 per year to title2", "title1.transfer", "$ per year"),
    leader("stipend = $4,000", "mentor.stipend", "$ per leader per year"),
    leader("stipend = 8% of salary", "mentor.stipend", "ratio"),
    leader("stipend = 60 hours at $40 per hour", "mentor.stipend", "hours per leader per year"),
    leader("stipend = 60 hours at own rate", "mentor.stipend", "hours per leader per year"),
    leader("stipend = $4,000; pool = 9 leaders", "value.mentor.pool", "leaders"),
    leader("stipend = $4,000; pool = 18% of teachers", "value.mentor.pool", "ratio"),
    staff("1 FTE per section", "FTE per section"), staff("12 FTE", "FTE"),
    staff("0.05 FTE per student", "FTE per student"),
    pay("$2,000 per FTE", "$ per FTE per year"), pay("5% of salary", "ratio"),
    Form("revenue", "revenue levy { amount = $900,000 per year }", "levy.amount", "$ per year"),
    Form(
      "revenue", "revenue levy { amount = $7,200 per student }", "levy.amount",
      "$ per student per year"),
    Form("spending", "spending heat { amount = $400,000 per year }", "heat.amount", "$ per year"),
    Form(
      "general_fund", "general_fund { opening = $1,000,000; reserve = 5% of spending }",
      "value.general_fund.reserve", "ratio"),
    Form(
      "general_fund", "general_fund { opening = $1,000,000; reserve = $60,000 }",
      "value.general_fund.reserve", "$"),
  ]

  /// The unit of a formula, or the messages.
  private func unit(of name: String, in district: NamedDistrict) throws -> String {
    let checked = district.checked
    let budget = try #require(
      checked.budgets.first, "\(checked.diagnostics.map { DiagnosticRenderer.line($0) })")
    return try #require(budget.namedValues.first { $0.id == name }).unit
  }

  @Test(arguments: forms) func aFormulaHasTheUnitOfTheForm(_ form: Form) throws {
    var district = NamedDistrict()
    district.write(form.part, form.text)
    district.more = "let probe = \(form.name)"
    #expect(try unit(of: "probe", in: district) == form.unit)
  }

  /// Nothing depends on what stands first, or on how many formulas stand between.
  @Test(arguments: forms) func theOrderOfStatementsDoesNotMatter(_ form: Form) throws {
    var district = NamedDistrict()
    district.write(form.part, form.text)
    district.parts.insert(("first", "let probe = between"), at: 0)
    district.more = "let between = last\nlet last = \(form.name)"
    #expect(try unit(of: "probe", in: district) == form.unit)
  }

  /// A check reads the same unit: dollars and a ratio do not go together in it.
  @Test(arguments: forms) func aCheckReadsTheSameUnit(_ form: Form) {
    var district = NamedDistrict()
    district.write(form.part, form.text)
    let check = "expect \"probe\" { mean(\(form.name) in each year) >= 0 }"
    district.more = check
    #expect(district.errors.map(\.message) == [])
    #expect(district.checked.budgets.first?.checks.map(\.unit) == [form.unit])
    district.more = check.replacing(form.name, with: "\(form.name) + cpi")
    let codes = Set(district.errors.map(\.code.id))
    #expect(codes == (form.unit.hasPrefix("$") ? ["mixed-units"] : []))
  }

  /// Every key of the language that takes several forms is tried above.
  @Test func everyKeyWithSeveralFormsIsTried() {
    var keys: [String] = []
    for block in LanguageTable.blocks {
      for key in block.keys + block.entries.map(\.key) {
        switch key.kind {
        case .stipend, .availability, .award, .shareOrAmount, .transfer, .positions, .stagePay,
          .pool, .budgetAmount, .reserve:
          keys.append("\(block.keyword) \(key.name)")
        default: continue
        }
      }
    }
    let tried = Set(
      Self.forms.map { form in
        let block = form.text.prefix { $0 != " " }
        let words = form.name.replacing("value.", with: "").split(separator: ".")
        return "\(block) \(words[1])"
      })
    #expect(Set(keys) == tried)
  }

  // MARK: mistakes

  /// A share where dollars are wanted is refused, and the message shows the form.
  @Test(
    arguments: [
      (
        "fund", "fund title1 { award = $900 per student; available = 50%; pays_for = other }",
        "0.05 * title1.award", "award"
      ),
      (
        "leader", "leader mentor { count = 4; stipend = 8% of salary }",
        "mentor.stipend * mentor.count", "stipend"
      ),
      (
        "fund",
        "fund title1 { award = $9,000 per year; available = 50%; pays_for = other\n"
          + "set_aside homeless = 1% of award }",
        "title1.set_aside.homeless", "set_aside"
      ),
      (
        "fund",
        "fund title1 { award = $9,000 per year; available = 50%; pays_for = other\n"
          + "transfer = 10% of award to title2 }",
        "title1.transfer", "transfer"
      ),
    ])
  func aShareIsNoDollars(_ part: String, _ text: String, _ cost: String, _ key: String) throws {
    var district = NamedDistrict()
    district.write(part, text)
    district.write("line", "line kits { cost = \(cost) }")
    let errors = district.errors
    #expect(errors.map(\.code.id) == ["wrong-unit"], "\(errors.map(\.message))")
    let message = try #require(errors.first)
    #expect(message.range?.text == cost)
    #expect(
      message.labels.contains { $0.range.text.contains(key) }, "the form is not shown")
  }

  /// The dollars that a stream offers are a figure, whatever form says how many they are.
  @Test(arguments: ["available = 50%", "available = $30,000 per year"])
  func dollarsOfferedAreDollars(_ form: String) throws {
    var district = NamedDistrict()
    district.write(
      "fund", "fund title1 { award = $100,000 per year; \(form); pays_for = leader stipends }")
    district.more = "let probe = title1.available"
    #expect(try unit(of: "probe", in: district) == "$ per year")
    let formula = district.checked.budgets.first?
      .statusQuoValues[ValueKey("let", "probe", nil)]?.segments.first?.formula
    #expect(formula == .reference(.stream(FundID("title1"), .available), at: nil))
  }

  /// A `set` with another form for all years changes the unit with it.
  @Test func aReplacedFormGivesTheUnit() throws {
    var district = NamedDistrict()
    district.more = "set title1.award = $900 per student per year\nlet probe = title1.award"
    let errors = district.errors
    if errors.isEmpty {
      #expect(try unit(of: "probe", in: district) == "$ per student per year")
    } else {
      #expect(Set(errors.map(\.code.id)).isSubset(of: ["form-change", "wrong-unit"]))
    }
  }
}
