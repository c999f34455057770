internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// The figures that a formula means by a name before any value of that name: students, sections,
  /// the positions and pay of staff groups and leaders, indirect cost and surcharge of streams.
  mutating func formulaFigure(_ name: String, _ world: World) -> Series? {
    if name == "enrollment" { return totalStudents(world) }
    if name == "attendance" { return attendance(world) }
    if name == "sections" { return totalSections(world) }
    if let figure = generalFundFigure(name, world) ?? budgetLineFigure(name) { return figure }
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3 else { return nil }
    switch parts[0] {
    case "staff": return group(parts[1]).flatMap { staffFigure($0, parts[2], world) }
    case "leader":
      guard let role = budget.plan.leaders.first(where: { $0.id == parts[1] }) else { return nil }
      return leaderFigure(role, parts[2])
    case "fund":
      // The dollars of a year; the rates of these names are keys of the stream.
      guard ["indirect", "surcharge"].contains(parts[2]),
        let index = budget.funds.firstIndex(where: { $0.id == parts[1] })
      else { return nil }
      return fundFigure(index, parts[2])
    default: return nil
    }
  }

  /// Any figure by its name; a plan's measure, line or account in the plan's world only.
  mutating func figure(_ name: String, _ world: World) -> Series? {
    if let figure = formulaFigure(name, world) ?? studentFigure(name, world) { return figure }
    if name.hasPrefix("rule.") { return ruleFigure(name, world) }
    if world == .statusQuo {
      if let series = statusQuoMeasure(name) { return series }
    } else if let series = planFigure(name) {
      return series
    }
    if let path = valuePath(name, world) { return path.values }
    if name.hasPrefix("value."), let path = valuePath(String(name.dropFirst(6)), world) {
      return path.values
    }
    return world == .statusQuo ? planFigure(name) : nil
  }

  /// Measures, conditions, lines and accounts of the plan.
  private mutating func planFigure(_ name: String) -> Series? {
    if let alias = Self.aliases.first(where: { $0.alias == name }) {
      return measure(alias.id)?.byYear
    }
    if let condition = condition(name) { return condition }
    if let positions = positionsFigure(name) { return positions }
    if let measure = measure(name) { return measure.byYear }
    let isLikeLine = ["leader.", "class_size.", "school."].contains { name.hasPrefix($0) }
    if isLikeLine, !name.hasSuffix("_cost"), let path = valuePath(name, .plan) {
      return path.values
    }
    if let figure = ladderFigure(name) { return figure }
    if let line = lineFigure(name.hasSuffix("_cost") ? String(name.dropLast(5)) : name) {
      return line
    }
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3, parts[0] == "fund",
      let index = budget.funds.firstIndex(where: { $0.id == parts[1] })
    else { return nil }
    return fundFigure(index, parts[2])
  }

  /// Short names of measures.
  static let aliases: [(alias: String, id: String)] = [
    ("coverage", "coverage.recurring"), ("cost", "cost.recurring"),
    ("savings", "savings.recurring"),
  ]

  /// A condition by its name, 1 in the years in which it holds.
  mutating func condition(_ name: String) -> Series? {
    switch name {
    case "covered": covered()
    case "neutral": neutral()
    case "self_paying": selfPaying()
    case "covered_without_induced": coveredWithoutInduced()
    default: nil
    }
  }

  /// Staffing measures as they are without the plan.
  private mutating func statusQuoMeasure(_ name: String) -> Series? {
    switch name {
    case "teachers": totalTeachers(.statusQuo)
    case "sections.fractional": fractionalSections(.statusQuo)
    case "class_size.average":
      graph.divideOrZero(seatsInSections(.statusQuo), totalSections(.statusQuo))
    default: nil
    }
  }

  private mutating func studentFigure(_ name: String, _ world: World) -> Series? {
    if let school = name.dropping("enrollment."),
      budget.schools.contains(where: { $0.id == school })
    {
      return students(atSchool: school, world)
    }
    if let grade = name.dropping("enrollment.grade.").flatMap({ Grade(rawValue: $0) }) {
      return students(inGrade: grade, world)
    }
    let parts = name.split(separator: ".").map(String.init)
    if parts.count == 3, parts[0] == "enrollment", let grade = Grade(rawValue: parts[2]),
      budget.schools.contains(where: { $0.id == parts[1] })
    {
      return students(Cell(school: parts[1], grade: grade), world)
    }
    return classSizeFigure(name, world)
  }

  private mutating func staffFigure(
    _ group: StaffGroup, _ key: String, _ world: World
  ) -> Series? {
    switch key {
    case "positions", "required": workforce(group, world).required
    case "headcount": workforce(group, world).headcount
    case "stayers": workforce(group, world).stayers
    case "hires": workforce(group, world).hires
    case "layoffs": workforce(group, world).layoffs
    case "retirements": workforce(group, world).retirements
    case "waiting": workforce(group, world).waiting
    case "vacant": workforce(group, world).vacant
    case "substitutes": workforce(group, world).substitutes
    case "salary" where group.schedule != nil: averagePay(group, world)
    case "payroll": workforce(group, world).payroll
    case "cost": workforce(group, world).cost
    case "average_pay": averagePay(group, world)
    default: nil
    }
  }

  private mutating func leaderFigure(_ role: LeaderRole, _ key: String) -> Series? {
    switch key {
    case "count": leaders(role).count
    case "new": leaders(role).new
    case "pool": leaders(role).pool
    case "unfilled": graph.subtract(leaders(role).wanted, leaders(role).count)
    case "students": graph.divideOrZero(totalStudents(.plan), leaders(role).count)
    case "release_fte": leaders(role).release
    case "chargeable": chargeablePay(role)
    case "base_pay_holders": leaders(role).holders
    default: nil
    }
  }

  /// A line by its id: dollars of a cost or a saving; of a staffing line the change in spending.
  private mutating func lineFigure(_ name: String) -> Series? {
    let kinds = [
      "leader.", "class_size.", "school.", "positions.", "turnover.", "pay.", "repurpose.", "line.",
    ]
    guard kinds.contains(where: { name.hasPrefix($0) }) else { return nil }
    let costs = partItems(name, .cost)
    let savings = partItems(name, .saving)
    guard let cost = costs.first else {
      if !savings.isEmpty { return graph.sum(savings.map(\.values), count: count) }
      return Self.mayBeClassSizeLine(name) ? flat(0) : nil
    }
    if savings.isEmpty { return cost.values }
    return graph.subtract(cost.values, graph.sum(savings.map(\.values), count: count))
  }

  /// What becomes of the positions that the plan frees, by its name.
  private mutating func positionsFigure(_ name: String) -> Series? {
    switch name {
    case "positions.freed": projectedPositions().freed
    case "positions.used_by_release": projectedPositions().usedByRelease
    case "positions.saved": projectedPositions().saved
    case "positions.waiting": projectedPositions().waiting
    default: nil
    }
  }

  /// The lines with an id, or of staffing its parts by fund, computing no other part of the plan than
  /// theirs.
  private mutating func partItems(_ id: String, _ side: ProjectedLine.Role) -> [PlanItem] {
    let found: [PlanItem]
    if let repurposed = budget.plan.repurposed.first(where: { "repurpose.\($0.id)" == id }) {
      found = repurposedItems(repurposed)
    } else if let line = budget.plan.lines.first(where: { "line.\($0.id)" == id }) {
      found = lineItems(line)
    } else if Self.mayBeClassSizeLine(id) {
      found = classSizeItems()
    } else if let role = budget.plan.leaders.first(where: { id.hasPrefix("leader.\($0.id).") }) {
      let isStaffing = ["release", "replaces"].contains {
        id.hasPrefix("leader.\(role.id).\($0)")
      }
      found = isStaffing ? coverItems(role) + attribution().items : leaderItems(role)
    } else if !id.hasPrefix("leader.") {
      found = attribution().items
    } else {
      found = []
    }
    return found.filter { item in
      item.role == side
        && (item.id == id || (item.isStaffing && item.id.hasPrefix(id + ".") && side == .saving))
    }
  }

  /// A stream's account.
  mutating func fundFigure(_ index: Int, _ key: String) -> Series? {
    let award = award(budget.funds[index])
    switch key {
    case "received": return award.received
    case "transferred_out": return award.transferredOut
    case "transferred_in": return award.transferredIn
    case "set_aside": return award.setAside
    case "carry_limit": return carryLimit(award)
    case "committed": return award.committed
    case "available": return award.available
    default: break
    }
    let keys = [
      "carry_in", "restricted_savings", "direct", "indirect", "carried", "lapsed", "spendable",
      "spent", "surcharge", "float",
    ]
    guard keys.contains(key) else { return nil }
    let accounts = waterfall().accounts
    guard accounts.indices.contains(index), accounts[index].direct.count == count else {
      return flat(0)
    }
    let account = accounts[index]
    return switch key {
    case "carry_in": account.carryIn
    case "restricted_savings": account.restrictedSavings
    case "direct": account.direct
    case "indirect": account.indirect
    case "carried": account.carried
    case "lapsed": account.lapsed
    case "spendable": account.spendable
    case "surcharge": graph.add(account.surcharge, account.surchargeOneTime)
    case "float": float(budget.funds[index], spent: spent(account))
    default: spent(account)
    }
  }

  /// Direct and indirect dollars and surcharge of a stream.
  mutating func spent(_ account: StreamAccount) -> Series {
    graph.add(
      graph.add(account.direct, account.indirect),
      graph.add(account.surcharge, account.surchargeOneTime))
  }
}

extension String {
  /// What follows a prefix, or `nil` without it.
  func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
