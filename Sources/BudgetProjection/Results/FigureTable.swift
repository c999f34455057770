internal import BudgetModel
internal import CalculationGraphs
internal import LanguageTable

extension BudgetProjector {
  /// Every figure by name, see `ProjectedBudget.figures`.
  mutating func figureTable(_ lines: [ProjectedLine]) -> [String: [Node]] {
    var table: [String: [Node]] = [:]
    for world in [World.statusQuo, .plan] {
      let prefix = world == .statusQuo ? "status_quo." : ""
      for path in valueNames() {
        guard let values = value(path, world) else { continue }
        table[prefix + path] = values
        table["\(prefix)value.\(path)"] = values
      }
      for name in districtNames() {
        if let values = figure(name, world) { table[prefix + name] = values }
      }
    }
    for rule in LanguageTable.reviewRules {
      if let values = ruleFigure(rule.figure, .plan) { table[rule.figure] = values }
      guard ruleTest(rule.id).statusQuo != nil else { continue }
      if let values = ruleFigure(rule.figure, .statusQuo) {
        table["status_quo." + rule.figure] = values
      }
    }
    for name in planNames() {
      if let values = figure(name, .plan) { table[name] = values }
    }
    for line in lines {
      let name = Self.figureName(ofLine: line.id)
      if let values = figure(name, .plan) { table[name] = values }
      if line.standsInBothRoles { table["\(line.id).\(line.role.rawValue)"] = line.byYear }
    }
    return table
  }

  /// The figure that holds a line's dollars: the line's id, or with `_cost` behind it where the id
  /// is like the path of a stated value, as `leader.<id>.stipend` and `school.<id>.rooms`.
  static func figureName(ofLine id: String) -> String {
    id.hasPrefix("leader.") || mayBeClassSizeLine(id) ? id + "_cost" : id
  }

  /// Figures of both worlds.
  private func districtNames() -> [String] {
    var names = [
      "enrollment", "attendance", "sections", "sections.fractional", "class_size.average",
      "teachers",
    ]
    names += budget.enrolledGrades.map { "enrollment.grade.\($0.rawValue)" }
    names += budget.schools.map { "enrollment.\($0.id)" }
    names += budget.schools.map { "rooms.\($0.id)" }
    for rule in budget.classSizes {
      names += ["sections.\(rule.id)", "sections.\(rule.id).fractional"]
      names += budget.schools.map { "sections.\(rule.id).\($0.id)" }
      names += ["students", "average", "largest", "revenue_lost", "overage_paid"]
        .map { "class_size.\(rule.id).\($0)" }
    }
    for group in budget.staff {
      var keys = [
        "required", "positions", "headcount", "stayers", "hires", "layoffs", "retirements",
        "waiting", "vacant", "payroll", "substitutes", "cost", "average_pay",
      ]
      if group.schedule != nil { keys.append("salary") }
      names += keys.map { "staff.\(group.id).\($0)" }
    }
    guard budget.generalFund != nil else { return names + budgetLineNames }
    let keys = [
      "balance", "revenue", "spending", "structural", "days_of_cash", "reserve", "returned",
      "effort", "effort_per_pupil", "special_education", "plan_share",
    ]
    return names + budgetLineNames + keys.map { "general_fund.\($0)" }
  }

  /// Figures of the plan.
  private func planNames() -> [String] {
    var names = measureEntries.map(\.id)
    names += ["covered", "neutral", "self_paying", "covered_without_induced"]
    names += ["freed", "used_by_release", "saved", "waiting"].map { "positions.\($0)" }
    for role in budget.plan.leaders {
      let keys = [
        "count", "new", "pool", "unfilled", "students", "release_fte", "chargeable",
        "base_pay_holders",
      ]
      names += keys.map { "leader.\(role.id).\($0)" }
    }
    names += ladderFigureNames()
    let keys = [
      "received", "committed", "available", "carry_in", "restricted_savings", "direct", "indirect",
      "carried", "lapsed", "spendable", "spent", "transferred_out", "transferred_in", "set_aside",
      "carry_limit", "surcharge", "float",
    ]
    for fund in budget.funds { names += keys.map { "fund.\(fund.id).\($0)" } }
    return names
  }
}
