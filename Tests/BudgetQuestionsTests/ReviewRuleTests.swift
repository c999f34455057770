import BudgetModel
import BudgetProjection
import BudgetQuestions
import Diagnostics
import Foundation
import MonteCarlo
import SummaryMeasures
import Testing

/// Rules for review: each trips, does not, and can be left out.
@Suite struct ReviewRuleTests {
  /// A scenario that trips a rule and one like it that does not.
  struct Pair: CustomStringConvertible, Sendable {
    let rule: String
    let tripped: String
    let clear: String
    var description: String { rule }

    init(_ rule: String, _ tripped: String, _ clear: String) {
      self.rule = rule
      self.tripped = tripped
      self.clear = clear
    }
  }

  /// Two schools, one of them a Title I school, and twelve teachers.
  static let district = """
    language 1
    scenario "Rules" { years = FY2026..FY2028 }
    school oak "Oak" { title1 = schoolwide }
    school elm "Elm" { }
    enrollment FY2026 {
            K    1    2
      oak  63   42    -
      elm   -   36   54
    }
    class_size lower { grades = K..1; target = 20 students; cap = 23 students }
    class_size upper { grades = 2; target = 20 students; cap = 23 students }
    staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }

    """

  /// A Title I stream with a floor, and what differs.
  static func titleOne(_ keys: String, uses: String = "leader stipends") -> String {
    """
    fund title1 "Title I, Part A" {
      program = title1; available = 100%; pays_for = \(uses)
      \(keys)
    }

    """
  }

  /// A plan with mentors, and what else.
  static func plan(_ other: String = "") -> String {
    "plan { leader mentor { count = 4; stipend = $20,000 }\n\(other)\n}\n"
  }

  static let pairs: [Pair] = [
    Pair(
      "title1-carryover",
      titleOne("award = $90,000 per year floor 90% of prior year; carryover = 20%") + plan(),
      titleOne("award = $90,000 per year floor 90% of prior year; carryover = 15%; schools = all")
        + plan()),
    // Below $50,000 there is no limit.
    Pair(
      "title1-carryover",
      titleOne("award = $120,000 per year floor 90% of prior year") + plan(),
      titleOne("award = $49,000 per year floor 90% of prior year; carryover = 100%")
        + "plan { leader mentor { count = 1; stipend = $9,000 } }\n"),
    Pair(
      "title1-floor", titleOne("award = $90,000 per year grow by 2%") + plan(),
      titleOne("award = $90,000 per year grow by 2% floor 85% of prior year") + plan()),
    Pair(
      "title1-floor",
      titleOne("award = $90,000 per year floor 90% of prior year; poverty = 31%") + plan(),
      titleOne("award = $90,000 per year floor 95% of prior year; poverty = 30%") + plan()),
    Pair(
      "title2-supplant", titleTwo + plan("line pd { \(coaching); paid_locally_before = yes }"),
      titleTwo + plan("line pd { \(coaching) }")),
    Pair(
      "title2-supplant",
      titleTwo
        + plan(
          "line pd { \(coaching) }\n"
            + "repurpose old { saves = $9,000 per year; use = professional development }"),
      titleTwo
        + plan("line pd { \(coaching) }\nrepurpose old { saves = $9,000 per year; use = other }")),
    Pair(
      "comparability", plan("set class_size.lower.target += 1 student from FY2027"), plan()),
    Pair(
      "one-time-for-recurring",
      grant("leader stipends") + plan(), grant("training") + plan()),
    Pair(
      "one-time-for-recurring",
      plan("line sold { saves = $9,000 per year; recurring = no; starts = FY2028 }"),
      plan("line sold { saves = $9,000 per year }")),
    Pair(
      "double-booking",
      state + plan("repurpose old { saves = $6,000 per year; fund = state }"),
      state + plan("repurpose old { saves = $5,000 per year; fund = state }")),
    Pair(
      "attrition-gate", plan("set staff.teachers.positions -= 0.5 FTE per section"),
      plan("set staff.teachers.positions -= 0.05 FTE per section")),
    Pair(
      "stream-use",
      grant("training") + plan("line pd { \(coaching); fund = grant }"),
      grant("training, professional development")
        + plan("line pd { \(coaching); fund = grant }")),
    Pair(
      "stream-use", grant("leader bonuses") + plan(),
      grant("leader bonuses")
        + plan("bonus top { share = 20% of teachers; amount = $3,000; recurring = no }")),
    Pair(
      "stream-use", state.replacing("leader stipends", with: "leader bonuses") + plan(),
      state + plan()),
  ]

  static let coaching = "cost = $9,000 per year; use = professional development"
  static let titleTwo = """
    fund title2 "Title II, Part A" {
      program = title2; award = $20,000 per year; available = 100%
      pays_for = leader stipends, professional development
    }

    """
  static let state = """
    fund state "State money" {
      award = $10,000 per year; available = 50%; pays_for = leader stipends
    }

    """

  /// A grant that ends after FY2027.
  static func grant(_ uses: String, _ other: String = "") -> String {
    """
    fund grant "Grant" {
      award = $20,000 per year; available = 100%; pays_for = \(uses); ends = FY2027
      \(other)
    }

    """
  }

  private func rule(_ id: String, _ text: String) throws -> RuleSummary {
    let found = try run(Self.district + text, SimulationSettings(trials: 200, threads: 1))
    return try #require(found.rules.first { $0.rule.id == id })
  }

  @Test(arguments: pairs)
  func tripsAndDoesNot(_ pair: Pair) throws {
    #expect(try rule(pair.rule, pair.tripped).status == .forReview)
    #expect(try rule(pair.rule, pair.clear).status == .clear)
    let reason = "suppress \(pair.rule) because \"the lawyer has looked at it\"\n"
    let suppressed = try rule(pair.rule, pair.tripped + reason)
    #expect(suppressed.status == .suppressed)
    #expect(suppressed.rule.suppression?.because == "the lawyer has looked at it")
  }

  /// A standing note wherever Title I may pay; not assessed without a Title I stream.
  @Test func methodologyIsANote() throws {
    let stream = Self.titleOne("award = $90,000 per year floor 90% of prior year")
    #expect(try rule("title1-methodology", stream + Self.plan()).status == .note)
    #expect(try rule("title1-methodology", Self.plan()).status == .notAssessed)
    let other = Self.titleOne("award = $90,000 per year", uses: "training")
    #expect(try rule("title1-methodology", other + Self.plan()).status == .clear)
  }

  /// Effort can be left out, and is not assessed without a general fund.
  @Test(arguments: ["essa-moe", "idea-moe"])
  func effortIsLeftOut(_ id: String) throws {
    let fund = """
      general_fund {
        opening = $5,000,000
        effort FY2023 = $100,000,000
        effort FY2024 = $88,000,000
        effort FY2025 = $88,000,000
        special_education FY2025 = $1,000,000
      }
      spending all "Everything" { amount = $88,000,000 per year }
      spending sped { amount = $900,000 per year; special_education = yes }

      """
    #expect(try rule(id, fund + Self.plan()).status == .forReview)
    #expect(try rule(id, Self.plan()).status == .notAssessed)
    let left = "suppress \(id) because \"the state waives it\"\n"
    #expect(try rule(id, fund + Self.plan() + left).status == .suppressed)
  }

  /// Teachers whom a federal stream pays do not count as state- and locally-funded.
  @Test func federalTeachersDoNotCount() throws {
    let staff = "positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }"
    func text(_ payer: String) -> String {
      Self.district.replacing(
        "staff teachers { \(staff)",
        with:
          "staff lower_teachers { classes = lower; paid_by = 20% \(payer), 80% general; \(staff)\n"
          + "staff upper_teachers { classes = upper; \(staff)")
        + Self.titleOne("award = $90,000 per year floor 90% of prior year")
        + "fund state { program = state; award = $9,000 per year; available = 0%; pays_for = other }\n"
        + "plan { line kits { cost = $1,000 per year } }\n"
    }
    // 105 pupils with 7 teachers, 20 % of whom count no more, against 90 with 5, of whom 3 are in
    // the grades that Title I does not pay for: 18.75 against 19.57, then against 18.
    let federal = try run(text("title1")).rules.first { $0.rule.id == "comparability" }
    let state = try run(text("state")).rules.first { $0.rule.id == "comparability" }
    let ratios = [federal, state].map { $0?.amounts.first?.meanByYear.first?.value ?? 0 }
    expectEqual(ratios, [(105 / 5.6) / (90 / 4.6), (105.0 / 7) / (90.0 / 5)], "pupils per teacher")
  }

  /// A site average and the limit behind overage pay can be passed, a cap cannot.
  @Test(arguments: ["site_cap = 20 students", "overage_limit = 20 students", "cap = 23 students"])
  func limitsOfClasses(_ limit: String) throws {
    let district = Self.district.replacing(
      "target = 20 students; cap = 23 students", with: "target = 21 students; \(limit)")
    let found = try run(district + Self.plan())
    let rule = try #require(found.rules.first { $0.rule.id == "class-cap" })
    let isSoft = !limit.hasPrefix("cap")
    #expect(rule.status == (isSoft ? .forReview : .clear))
    #expect(rule.places.first?.title.hasPrefix("Oak, ") == (isSoft ? true : nil))
    let without = Self.district.replacing("; cap = 23 students", with: "")
    let missing = try run(without + Self.plan()).rules.first { $0.rule.id == "class-cap" }
    #expect(missing?.status == .notAssessed)
    let left = try run(district + Self.plan() + "suppress class-cap because \"waived\"\n")
    #expect(left.rules.first { $0.rule.id == "class-cap" }?.status == .suppressed)
  }

  /// A span in which all schools are Title I schools is not assessed.
  @Test func comparabilityNeedsOthers() throws {
    let all = Self.district.replacing(
      "school elm \"Elm\" { }", with: "school elm { title1 = targeted }")
    let found = try run(all + Self.plan())
    let rule = try #require(found.rules.first { $0.rule.id == "comparability" })
    #expect(rule.status == .notAssessed)
    #expect(rule.plan == nil)
  }

  /// Up to its sunset a stream may pay recurring cost; a later payment still trips the rule.
  @Test func sunsetQuiets() throws {
    let id = "one-time-for-recurring"
    let until2027 = Self.grant("leader stipends", "sunset FY2027 because \"stipends end\"")
    let quiet = try rule(id, until2027 + Self.plan())
    #expect(quiet.status == .clear)
    #expect(quiet.rule.findings.map(\.kind) == [.quieted])
    let until2026 = Self.grant("leader stipends", "sunset FY2026 because \"stipends end\"")
    let late = try rule(id, until2026 + Self.plan())
    #expect(late.status == .forReview)
    #expect(late.plan?.byYear.map(\.value) == [0, 1, 0])
    let ofRole = Self.plan().replacing(
      "stipend = $20,000", with: "stipend = $20,000; sunset FY2028 because \"a trial\"")
    #expect(try rule(id, Self.grant("leader stipends") + ofRole).status == .clear)
  }

  /// `--strict` makes one-time money for recurring cost an error, unless a sunset or a suppression
  /// explains it.
  @Test func strict() {
    func codes(_ text: String) -> [String] {
      checkScenario(.text(Self.district + text), isStrict: true).diagnostics.map(\.code.id)
    }
    let tripped = Self.grant("leader stipends") + Self.plan()
    #expect(codes(tripped) == ["one-time-for-recurring"])
    #expect(codes(tripped + "suppress one-time-for-recurring because \"a trial\"\n") == [])
    let sunset = Self.grant("leader stipends", "sunset FY2027 because \"a trial\"")
    #expect(codes(sunset + Self.plan()) == [])
    let request = RunRequest(
      source: .text(Self.district + tripped), path: "test.scenario", variants: .base,
      settings: .medians, isStrict: true)
    #expect(!runScenario(request).isSound)
  }

  /// A rule is a figure that checks may name.
  @Test func figuresOfRules() throws {
    let text =
      Self.plan("set class_size.lower.target += 1 student from FY2027")
        + """
        expect "comparable at first" { P(rule.comparability = 0 in FY2026) >= 100% }
        expect "not later" { P(rule.comparability = 1 in all years from FY2027) >= 100% }
        require status_quo.rule.comparability = 0
        require rule.double_booking = 0
        """
    let found = try run(Self.district + text, SimulationSettings(trials: 200, threads: 1))
    #expect(found.checks.map(\.outcome) == [.passed, .passed, .passed, .passed])
  }

  /// The odds of rules against the calculation in `Tests/Reference/review_rules.py`.
  @Test(arguments: ["plus-one", "drawn-schools", "limits", "money"])
  func oddsOfRules(_ name: String) throws {
    let folder = "Tests/Reference/rules/\(name)"
    let data = try Data(contentsOf: Repository.root.appending(path: "\(folder).expected.json"))
    let read = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let rules = try #require(read?["rules"] as? [String: [String: [String: Any]]])
    let found = try runs(
      .file("\(folder).scenario"), SimulationSettings(trials: 10_000, threads: 2))[0]
    for (id, worlds) in rules.sorted(by: { $0.key < $1.key }) {
      let rule = try #require(found.rules.first { $0.rule.id == id })
      for (world, expected) in worlds {
        let odds = try #require(world == "plan" ? rule.plan : rule.statusQuo)
        let years = try #require(expected["by_year"] as? [[String: Double]])
        let ever = try #require(expected["ever"] as? [String: Double])
        try #require(odds.byYear.count == years.count)
        for (estimate, wanted) in zip([odds.ever] + odds.byYear, [ever] + years) {
          let value = try #require(wanted["value"])
          let reach = 5 * (try #require(estimate.error) + (try #require(wanted["error"])))
          #expect(abs(estimate.value - value) <= reach + 1e-12, "\(name) \(id) \(world)")
        }
      }
    }
  }
}
