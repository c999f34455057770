internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities

/// What one rule tests in each year.
struct RuleTest {
  /// A school, stream or group in which the rule may trip.
  struct Part {
    /// A plain title.
    let title: String
    /// 1 where it trips there.
    let trip: Series
    /// How much is at stake there, where it can be said.
    var amount: Amount?
  }

  /// How much is at stake.
  struct Amount {
    /// A plain title.
    let title: String
    /// `$ per year`, `FTE`, `ratio` or `share`.
    let unit: String
    /// How much.
    let values: Series
    /// The part is listed where it is above this in some trial and year; `nil` for always.
    var listedAbove: Double?
  }

  /// 1 in years in which it trips with the plan; `nil` where nothing is tested year by year.
  var plan: Series?
  /// The same without the plan, where the rule concerns the district.
  var statusQuo: Series?
  /// Where it trips with the plan.
  var parts: [Part] = []
  /// How much is at stake beside that of the parts.
  var amounts: [Amount] = []
  /// What the rule cannot assess here, in plain sentences.
  var missing: [String] = []
}

extension BudgetProjector {
  /// Every rule for review in the order of reports.
  mutating func projectedRules() throws(ProjectionFault) -> [ProjectedRule] {
    var rules: [ProjectedRule] = []
    for rule in LanguageTable.reviewRules { rules.append(try projectedRule(rule.id)) }
    return rules
  }

  private mutating func projectedRule(_ id: String) throws(ProjectionFault) -> ProjectedRule {
    let test = ruleTest(id)
    let written = budget.reviewFindings.filter { $0.rule == id }
    let missing = test.missing.map {
      ReviewFinding(rule: id, kind: .notAssessed, text: $0, range: nil)
    }
    var places: [ProjectedRule.Place] = []
    var amounts: [ProjectedRule.Amount] = []
    for part in test.parts {
      if let amount = part.amount {
        guard try isListed(amount) else { continue }
        amounts.append(try projectedAmount(amount))
      }
      places.append(ProjectedRule.Place(title: part.title, byYear: try nodes(part.trip)))
    }
    for amount in test.amounts { amounts.append(try projectedAmount(amount)) }
    return ProjectedRule(
      id: id, findings: written + missing, plan: try odds(test.plan),
      statusQuo: try odds(test.statusQuo), places: places, amounts: amounts,
      suppression: budget.suppressions.first { $0.rule == id })
  }

  private mutating func odds(_ byYear: Series?) throws(ProjectionFault) -> ProjectedRule.Odds? {
    guard let byYear else { return nil }
    let nodes = try nodes(byYear)
    var ever = graph.graph.constant(0)
    for node in nodes { ever = graph.graph.maximum(ever, node) }
    return ProjectedRule.Odds(byYear: nodes, ever: ever)
  }

  private mutating func projectedAmount(
    _ amount: RuleTest.Amount
  ) throws(ProjectionFault) -> ProjectedRule.Amount {
    ProjectedRule.Amount(
      title: amount.title, unit: amount.unit, byYear: try nodes(amount.values))
  }

  /// Whether an amount can be above what it must be above to be listed.
  private mutating func isListed(_ amount: RuleTest.Amount) throws(ProjectionFault) -> Bool {
    guard let least = amount.listedAbove else { return true }
    for node in try nodes(amount.values) {
      guard let value = graph.graph.constantValue(node), value <= least else { return true }
    }
    return false
  }

  /// What a rule tests, by its id.
  mutating func ruleTest(_ id: String) -> RuleTest {
    once(PartKey(kind: "rule", id: id)) { projector in
      switch id {
      case "title1-carryover": projector.titleOneCarryoverTest()
      case "comparability": ComparabilityRule().test(&projector)
      case "class-cap": projector.classCapTest()
      case "essa-moe": projector.essaTest()
      case "idea-moe": projector.ideaTest()
      case "one-time-for-recurring": projector.oneTimeTest()
      case "double-booking": projector.doubleBookingTest()
      case "attrition-gate": projector.attritionTest()
      default: projector.staticTest(id)
      }
    }
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

  /// The figure of a rule: 1 in years in which it asks for review; `nil` where there is no such rule,
  /// or none without the plan.
  mutating func ruleSeries(_ id: String, _ world: World) -> Series? {
    guard LanguageTable.reviewRule(id) != nil else { return nil }
    let test = ruleTest(id)
    let found = budget.reviewFindings.contains { $0.rule == id && $0.kind == .review }
    switch world {
    case .plan:
      return figure(.rule(id)) { projector in
        test.plan ?? projector.flat(found ? 1 : 0)
      }
    case .statusQuo:
      guard let series = test.statusQuo else { return nil }
      return figure(.rule(id), .statusQuo) { _ in series }
    }
  }
}
