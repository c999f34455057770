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
    /// How much in years after the horizon.
    var later: [Later] = []
  }

  /// A figure of a year after the horizon, the same at every position.
  struct Later {
    /// The fiscal year.
    let year: Int
    /// The figure.
    let values: Series
  }

  /// The same test with another setting.
  struct Alternative {
    /// What is set otherwise, as typed.
    let setting: String
    /// 1 in years in which it then trips with the plan.
    let plan: Series
  }

  /// 1 in years in which it trips with the plan; `nil` where nothing is tested year by year.
  var plan: Series?
  /// The same without the plan, where the rule concerns the district.
  var statusQuo: Series?
  /// 1 where it trips in years after the horizon, with the plan and without.
  var later: [Later] = []
  /// The same without the plan.
  var laterStatusQuo: [Later] = []
  /// Which years of the horizon can be assessed; empty where all can.
  var isAssessed: [Bool] = []
  /// Whether everything that the rule asks for can be assessed.
  var isWhole = true
  /// What another setting would come to, where it may make a difference.
  var alternative: Alternative?
  /// Where it trips with the plan.
  var parts: [Part] = []
  /// How much is at stake beside that of the parts.
  var amounts: [Amount] = []
  /// What the rule cannot assess here, in plain sentences.
  var missing: [String] = []
}

extension RuleTest {
  /// Every rule for review in the order of reports.
  static func projected(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [ProjectedRule]
  {
    var rules: [ProjectedRule] = []
    for rule in LanguageTable.reviewRules { rules.append(try projectedRule(rule.id, &projector)) }
    return rules
  }

  private static func projectedRule(_ id: String, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> ProjectedRule
  {
    let test = test(id, &projector)
    let written = projector.budget.reviewFindings.filter { $0.rule == id }
    let missing = test.missing.map {
      ReviewFinding(rule: id, kind: .notAssessed, text: $0, range: nil)
    }
    var places: [ProjectedRule.Place] = []
    var amounts: [ProjectedRule.Amount] = []
    for part in test.parts {
      if let amount = part.amount {
        guard try isListed(amount, &projector) else { continue }
        amounts.append(try projectedAmount(amount, &projector))
      }
      places.append(ProjectedRule.Place(title: part.title, byYear: try projector.nodes(part.trip)))
    }
    for amount in test.amounts { amounts.append(try projectedAmount(amount, &projector)) }
    var result = ProjectedRule(
      id: id, findings: written + missing,
      plan: try odds(test.plan, test.later, test, &projector),
      statusQuo: try odds(test.statusQuo, test.laterStatusQuo, test, &projector), places: places,
      amounts: amounts, suppression: projector.budget.suppressions.first { $0.rule == id })
    result.isWhole = test.isWhole
    if let alternative = test.alternative {
      result.alternative = ProjectedRule.Alternative(
        setting: alternative.setting,
        ever: try odds(alternative.plan, [], test, &projector)?.ever
          ?? projector.graph.graph.constant(0))
    }
    return result
  }

  private static func odds(
    _ byYear: Series?, _ later: [Later], _ test: RuleTest, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedRule.Odds? {
    guard let byYear else { return nil }
    let nodes = try projector.nodes(byYear)
    let after = try laterNodes(later, &projector)
    var ever = projector.graph.graph.constant(0)
    for node in nodes + after.map(\.node) {
      ever = projector.graph.graph.maximum(ever, node)
    }
    return ProjectedRule.Odds(
      byYear: nodes, ever: ever, later: after, isAssessed: test.isAssessed)
  }

  private static func laterNodes(_ later: [Later], _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> [ProjectedRule.Later]
  {
    var nodes: [ProjectedRule.Later] = []
    for one in later {
      let term = try projector.answer(one.values, projector.count - 1)
      nodes.append(ProjectedRule.Later(year: one.year, node: term.node))
    }
    return nodes
  }

  private static func projectedAmount(
    _ amount: RuleTest.Amount, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedRule.Amount {
    ProjectedRule.Amount(
      title: amount.title, unit: amount.unit, byYear: try projector.nodes(amount.values),
      later: try laterNodes(amount.later, &projector))
  }

  /// Whether an amount can be above what it must be above to be listed.
  private static func isListed(_ amount: RuleTest.Amount, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> Bool
  {
    guard let least = amount.listedAbove else { return true }
    for node in try projector.nodes(amount.values) {
      guard let value = projector.graph.graph.constantValue(node), value <= least else {
        return true
      }
    }
    return false
  }

  /// What a rule tests, by its id.
  static func test(_ id: String, _ projector: inout BudgetProjector) -> RuleTest {
    projector.once(BudgetProjector.PartKey(kind: "rule", id: id)) { projector in
      switch id {
      case "title1-carryover": TitleOneCarryover.test(&projector)
      case "comparability":
        ComparabilityRule(projector.budget.reviewSettings).test(&projector)
      case "class-cap": ClassCaps.test(&projector)
      case "essa-moe": FiscalEffort.test(&projector)
      case "idea-moe": SpecialEducationEffort.test(&projector)
      case "one-time-for-recurring": BudgetRules.oneTimeTest(&projector)
      case "double-booking": BudgetRules.doubleBookingTest(&projector)
      case "attrition-gate": BudgetRules.attritionTest(&projector)
      default: staticTest(id, projector)
      }
    }
  }

  /// A rule that is assessed as written.
  private static func staticTest(_ id: String, _ projector: BudgetProjector) -> RuleTest {
    var test = RuleTest()
    let programs: [String: FundingProgram] = [
      "title1-floor": .title1, "title1-methodology": .title1, "title2-supplant": .title2,
    ]
    if let program = programs[id],
      !projector.budget.funds.contains(where: { $0.program == program })
    {
      test.missing = [RuleRemarks.noStream(program)]
    }
    return test
  }

  /// The figure of a rule: 1 in years in which it asks for review; `nil` where there is no such rule,
  /// or none without the plan.
  static func series(_ id: String, _ world: World, _ projector: inout BudgetProjector) -> Series? {
    guard LanguageTable.reviewRule(id) != nil else { return nil }
    let test = test(id, &projector)
    let found = projector.budget.reviewFindings.contains { $0.rule == id && $0.kind == .review }
    switch world {
    case .plan:
      return projector.figure(.rule(id)) { projector in
        test.plan ?? projector.flat(found ? 1 : 0)
      }
    case .statusQuo:
      guard let series = test.statusQuo else { return nil }
      return projector.figure(.rule(id), .statusQuo) { _ in series }
    }
  }
}
