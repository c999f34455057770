internal import BudgetModel
internal import BudgetProjection

/// Which declared values may enter a figure directly, by the figure's name.
struct RelatedValues {
  private let budget: DistrictBudget
  private let paths: [String]

  /// Knows a budget's values.
  init(_ budget: DistrictBudget) {
    self.budget = budget
    self.paths = Set(budget.statusQuoValues.keys).union(budget.planValues.keys).sorted()
  }

  /// The paths of the values that may enter a figure, sorted.
  func paths(of name: String) -> [String] {
    let parts = FigureFacts.split(name).name.split(separator: ".").map(String.init)
    guard let kind = parts.first else { return [] }
    guard parts.count > 1 else { return kind == "enrollment" ? startingWith(["enrollment."]) : [] }
    let id = parts[1]
    switch kind {
    case "leader":
      let group = budget.plan.leaders.first { $0.id == id }?.group ?? ""
      return leaderValues(id, group, key: parts.dropFirst(2).joined(separator: "."))
    case "staff": return staffValues(id, key: parts.dropFirst(2).joined(separator: "."))
    case "positions", "turnover", "pay": return startingWith(["staff.\(id)."])
    case "sections": return classValues(id, Self.sectionKeys)
    case "class_size": return classValues(id, key: parts.dropFirst(2).joined(separator: "."))
    case "rooms":
      let keys = Self.sectionKeys + ["room_use"]
      return budget.classSizes.flatMap { classValues($0.id, keys) }
    case "school": return startingWith(["school.\(id).room"])
    case "fund": return startingWith(["fund.\(id)."])
    case "retention" where parts.count == 3:
      let keys = parts[2] == "supported_share" ? ["supported"] : ["cuts_turnover", "supported"]
      return startingWith(keys.map { "retention.\(id).\($0)" })
    case "ladder", "bonus", "exchange", "retention":
      return startingWith(["\(kind).\(id).", "staff.\(ladderGroup(kind, id))."])
    case "repurpose", "line": return startingWith(["\(kind).\(id)."])
    case "enrollment": return startingWith(["enrollment."])
    default: return []
    }
  }

  /// The staff group of a ladder, bonus, exchange or retention effect.
  private func ladderGroup(_ kind: String, _ id: String) -> String {
    let plan = budget.plan
    switch kind {
    case "ladder": return plan.ladders.first { $0.id == id }?.group ?? ""
    case "bonus": return plan.bonuses.first { $0.id == id }?.group ?? ""
    case "exchange": return plan.exchanges.first { $0.id == id }?.group ?? ""
    case "retention": return plan.retentions.first { $0.id == id }?.group ?? ""
    default: return ""
    }
  }

  /// The values of a role, and those of its group, that a role's figure takes.
  private func leaderValues(_ id: String, _ group: String, key: String) -> [String] {
    let pay = ["contract_days", "hours_per_day"].map { "leader.\(id).\($0)" }
    let benefits = "staff.\(group).benefits."
    switch Self.withoutCost(key) {
    case "count":
      let keys = ["one_per", "share", "count", "phase_in", "pool"]
      return startingWith(keys.map { "leader.\(id).\($0)" })
    case "pool", "unfilled": return startingWith(["leader.\(id).pool"])
    case "students": return startingWith(["enrollment."])
    case "replaces": return startingWith(["leader.\(id).replaces", "staff.\(group)."])
    case "base_pay_holders":
      return startingWith(["leader.\(id).turnover", "staff.\(group).turnover"])
    case "new":
      return startingWith(
        ["leader.\(id).count", "leader.\(id).turnover", "staff.\(group).turnover"])
    case "base_pay": return startingWith(["leader.\(id).base_pay", benefits])
    case "chargeable": return startingWith([benefits])
    case "stipend":
      return startingWith(["leader.\(id).stipend", "staff.\(group).salary", benefits] + pay)
    case "extra_days": return startingWith(["leader.\(id).extra_days", benefits] + pay)
    case "training", "training_replacement": return startingWith(["leader.\(id).training"])
    case "release_fte": return startingWith(["leader.\(id).release"])
    case "release":
      let cover = ["release", "substitute", "contract_days"].map { "leader.\(id).\($0)" }
      return startingWith(cover + ["staff.\(group)."])
    default: return startingWith(["leader.\(id).", "staff.\(group)."])
    }
  }

  /// What sections follow from, beside students.
  private static let sectionKeys = [
    "target", "cap", "tolerance", "minimum", "courses", "rules.",
  ]

  /// The values of a class size under some keys.
  private func classValues(_ id: String, _ keys: [String]) -> [String] {
    startingWith(keys.map { "class_size.\(id).\($0)" })
  }

  /// The values of a class size that one of its figures takes.
  private func classValues(_ id: String, key: String) -> [String] {
    if key.hasPrefix("lost_revenue") || key == "revenue_lost" {
      return classValues(id, Self.sectionKeys + ["site_cap", "lost_revenue"])
    }
    if key.hasPrefix("overage") { return classValues(id, Self.sectionKeys + ["overage_"]) }
    return classValues(id, Self.sectionKeys + (key.isEmpty ? ["load"] : []))
  }

  /// The values of a staff group that its figures take.
  private func staffValues(_ id: String, key: String) -> [String] {
    let people = ["positions", "headcount", "turnover", "retirement", "vacancies"]
    let pay = people + ["salary", "hire_salary", "step", "lane_change"]
    let covers = ["vacanc", "absences", "substitute", "contract_days"]
    let schedule = budget.staff.first { $0.id == id }?.schedule?.schedule
    let raise = schedule.map { ["schedule.\($0).raise"] } ?? []
    func paths(_ keys: [String]) -> [String] { keys.map { "staff.\(id).\($0)" } }
    switch key {
    case "required", "positions":
      return startingWith(paths(["positions"]) + moves(of: id))
    case "headcount", "hires", "stayers", "layoffs", "retirements", "waiting", "vacant":
      return startingWith(paths(people))
    case "payroll", "average_pay", "salary": return startingWith(paths(pay) + raise)
    case "substitutes": return startingWith(paths(covers))
    default: return startingWith(["staff.\(id)."] + raise)
    }
  }

  /// The paths of positions that lines of the plan take from a group or add to it.
  private func moves(of id: String) -> [String] {
    budget.plan.repurposed.filter { $0.removesFrom == id }.map { "repurpose.\($0.id).removes" }
      + budget.plan.lines.filter { $0.addsTo == id }.map { "line.\($0.id).adds" }
  }

  /// A line's key without the ending that sets it apart from the value of that name.
  private static func withoutCost(_ key: String) -> String {
    key.hasSuffix("_cost") ? String(key.dropLast(5)) : key
  }

  /// Computed figures that a figure takes in the same year, by name.
  func figures(of name: String) -> [String] {
    let (plain, world) = FigureFacts.split(name)
    let parts = plain.split(separator: ".")
    if let own = ladderFigures(parts.map(String.init)) { return own }
    guard parts.count == 3 else { return [] }
    let prefix = world.isEmpty ? "" : FigureFacts.statusQuo
    switch (parts[0], Self.withoutCost(String(parts[2]))) {
    case ("leader", "stipend"), ("leader", "extra_days"), ("leader", "new"),
      ("leader", "students"), ("leader", "release_fte"), ("leader", "replaces"):
      return ["leader.\(parts[1]).count"]
    case ("leader", "count"), ("leader", "unfilled"):
      let role = budget.plan.leaders.first { $0.id == parts[1] }
      return role?.poolForm == nil ? [] : ["leader.\(parts[1]).pool"]
    case ("leader", "chargeable"):
      let group = budget.plan.leaders.first { $0.id == parts[1] }?.group ?? ""
      return ["leader.\(parts[1]).release_fte", "status_quo.staff.\(group).average_pay"]
    case ("leader", "release"): return ["leader.\(parts[1]).release_fte"]
    case ("leader", "base_pay"): return ["leader.\(parts[1]).base_pay_holders"]
    case ("leader", "base_pay_holders"):
      return ["leader.\(parts[1]).new", "leader.\(parts[1]).count"]
    case ("leader", "training"), ("leader", "training_replacement"):
      return ["leader.\(parts[1]).new"]
    case ("staff", "payroll"): return ["\(prefix)staff.\(parts[1]).headcount"]
    case ("staff", "cost"): return ["\(prefix)staff.\(parts[1]).payroll"]
    case ("staff", "substitutes"):
      return ["\(prefix)staff.\(parts[1]).headcount", "\(prefix)staff.\(parts[1]).vacant"]
    case ("staff", "headcount"), ("staff", "hires"):
      return ["\(prefix)staff.\(parts[1]).required"]
    default: return []
    }
  }

  /// Stages of a ladder's line, recipients of a bonus, leavers that a retention effect avoids.
  private func ladderFigures(_ parts: [String]) -> [String]? {
    switch (parts.first, parts.count) {
    case ("ladder", 3) where ["pay", "development"].contains(parts[2]):
      let stages = budget.plan.ladders.first { $0.id == parts[1] }?.stages
      return stages?.map { "ladder.\(parts[1]).\($0)" }
    case ("bonus", 2): return ["bonus.\(parts[1]).recipients"]
    case ("retention", 2): return ["retention.\(parts[1]).avoided_leavers"]
    default: return nil
    }
  }

  /// The paths of the benefits of the staff group that a figure is about.
  func sharesOfPay(of name: String) -> [String] {
    let parts = FigureFacts.split(name).name.split(separator: ".").map(String.init)
    guard parts.count > 1 else { return [] }
    let role = budget.plan.leaders.first { $0.id == parts[1] && parts[0] == "leader" }
    let own = ladderGroup(parts[0], parts[1])
    let group = budget.staff.first { $0.id == role?.group ?? (own.isEmpty ? parts[1] : own) }
    return group.map { group in
      group.benefits.filter(\.isShareOfPay).map { "staff.\(group.id).benefits.\($0.name)" }
    } ?? []
  }

  /// The values that a declared value's own formulas refer to, each once.
  func references(of value: YearlyValue) -> [String] {
    var found: [String] = []
    for segment in value.segments {
      collect(segment.formula, &found)
      collect(segment.growth, &found)
      for share in segment.ramp { collect(share, &found) }
    }
    for change in value.changes {
      collect(change.operand, &found)
      collect(change.growth, &found)
    }
    return found
  }

  private func collect(_ growth: Growth?, _ found: inout [String]) {
    if let growth { collect(growth.rate, &found) }
    if let floor = growth?.floorShare { collect(floor, &found) }
  }

  private func collect(_ formula: ValueFormula, _ found: inout [String]) {
    switch formula {
    case .constant, .draw, .process: return
    case .reference(let name): if !found.contains(name) { found.append(name) }
    case .negate(let operand): collect(operand, &found)
    case .binomial(_, _, let n, let p):
      collect(n, &found)
      collect(p, &found)
    case .poisson(_, _, let mean): collect(mean, &found)
    case .arithmetic(_, let left, let right):
      collect(left, &found)
      collect(right, &found)
    case .function(_, let arguments): for argument in arguments { collect(argument, &found) }
    }
  }

  private func startingWith(_ prefixes: [String]) -> [String] {
    paths.filter { path in prefixes.contains { path.hasPrefix($0) } }
  }
}
