internal import BudgetModel
internal import CalculationGraphs
internal import LanguageTable

/// What one rule tests in each year.
struct RuleTest {
  /// 1 in years in which it trips with the plan; `nil` where nothing is tested year by year.
  var plan: Series?
  /// The same without the plan, where the rule concerns the district.
  var statusQuo: Series?
  /// Where it trips with the plan.
  var places: [ProjectedRule.Place] = []
  /// How much is at stake.
  var amounts: [ProjectedRule.Amount] = []
  /// What the rule cannot assess here, in plain sentences.
  var missing: [String] = []
}

extension BudgetProjector {
  /// Every rule for review in the order of reports.
  mutating func projectedRules() -> [ProjectedRule] {
    var rules: [ProjectedRule] = []
    for rule in LanguageTable.reviewRules { rules.append(projected(rule.id)) }
    return rules
  }

  private mutating func projected(_ id: String) -> ProjectedRule {
    let test = ruleTest(id)
    let written = budget.reviewFindings.filter { $0.rule == id }
    let missing = test.missing.map {
      ReviewFinding(rule: id, kind: .notAssessed, text: $0, range: nil)
    }
    return ProjectedRule(
      id: id, findings: written + missing, plan: test.plan.map { odds($0) },
      statusQuo: test.statusQuo.map { odds($0) }, places: test.places, amounts: test.amounts,
      suppression: budget.suppressions.first { $0.rule == id })
  }

  private mutating func odds(_ byYear: Series) -> ProjectedRule.Odds {
    ProjectedRule.Odds(byYear: byYear, ever: any(byYear))
  }

  /// 1 where some 0/1 value is 1.
  mutating func any(_ conditions: [Node]) -> Node {
    var result = graph.constant(0)
    for condition in conditions { result = graph.maximum(result, condition) }
    return result
  }

  /// 1 in years in which some of several 0/1 series is 1.
  mutating func any(_ conditions: [Series]) -> Series {
    years.indices.map { position in any(conditions.map { $0[position] }) }
  }

  /// What a rule tests, by its id.
  mutating func ruleTest(_ id: String) -> RuleTest {
    once(
      "rule \(id)", in: \.ruleTests, fallback: { _ in RuleTest() },
      compute: { projector in
        switch id {
        case "title1-carryover": projector.titleOneCarryoverTest()
        case "comparability": projector.comparabilityTest()
        case "class-cap": projector.classCapTest()
        case "essa-moe": projector.essaTest()
        case "idea-moe": projector.ideaTest()
        case "one-time-for-recurring": projector.oneTimeTest()
        case "double-booking": projector.doubleBookingTest()
        case "attrition-gate": projector.attritionTest()
        default: projector.staticTest(id)
        }
      })
  }

  /// A rule that is assessed as written.
  private func staticTest(_ id: String) -> RuleTest {
    var test = RuleTest()
    let programs: [String: FundingProgram] = [
      "title1-floor": .title1, "title1-methodology": .title1, "title2-supplant": .title2,
    ]
    if let program = programs[id], !budget.funds.contains(where: { $0.program == program }) {
      test.missing = [RuleRemarks.noStream(program)]
    }
    return test
  }

  /// The figure of a rule: 1 in years in which it asks for review, with the plan or without it.
  mutating func ruleFigure(_ name: String, _ world: World) -> Series? {
    guard let rule = LanguageTable.reviewRules.first(where: { $0.figure == name }) else {
      return nil
    }
    let test = ruleTest(rule.id)
    let found = budget.reviewFindings.contains { $0.rule == rule.id && $0.kind == .review }
    let series = world == .plan ? test.plan : test.statusQuo
    guard let series else { return flat(world == .plan && found ? 1 : 0) }
    return series
  }
}
