internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// What can only be seen in the whole: circles, unused names, parts that do not meet.
extension BudgetAssembler {
  mutating func checkWhole(
    _ enrollments: [Enrollment], _ classSizes: [ClassSize], _ staff: [StaffGroup],
    _ funds: [FundingStream], _ plan: Plan
  ) {
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return }
    checkGrades(enrollments, classSizes, staff)
    checkRoomsAndLoads(classSizes, staff)
    checkTransfers(funds)
    checkUses(funds, plan)
    checkGrowth(plan)
    checkUnusedNames()
    checkUnusedSchedules()
    if declarations.plan == nil, let scenario = declarations.scenario {
      report(.emptyPlan(scenario.block.header))
    }
  }

  private mutating func checkGrades(
    _ enrollments: [Enrollment], _ classSizes: [ClassSize], _ staff: [StaffGroup]
  ) {
    let covered = Set(classSizes.flatMap(\.grades))
    let enrolled = enrollments.flatMap(\.cells).filter { $0.students > 0 }
    if !classSizes.isEmpty {
      let missing = Grade.allCases.filter { grade in
        !covered.contains(grade) && enrolled.contains { $0.grade == grade }
      }
      if !missing.isEmpty, let place = enrollments.first?.range {
        report(.uncoveredGrades(place, missing.map(\.rawValue)))
      }
    }
    let needsSections = staff.first {
      if case .perSection = $0.basis { return true }
      return false
    }
    let sectioned = enrolled.contains { covered.contains($0.grade) }
    if let group = needsSections, !sectioned { report(.noStudents(group.range, group.id)) }
  }

  /// A stream that can pay for no line of the plan.
  private mutating func checkUses(_ funds: [FundingStream], _ plan: Plan) {
    guard declarations.plan != nil else { return }
    var uses: Set<FundingUse> = [.other]
    for leader in plan.leaders {
      let pay = ["extra_days", "base_pay"].map { "leader.\(leader.id).\($0)" }
      if leader.stipendForm != .none || pay.contains(where: { planValues[$0] != nil }) {
        uses.insert(.leaderStipends)
      }
      let isCovered = planValues["leader.\(leader.id).release"] != nil
      if isCovered, leader.cover != .timetable { uses.insert(.leaderRelease) }
      if planValues["leader.\(leader.id).training"] != nil { uses.insert(.training) }
    }
    if plan.ladders.contains(where: { !$0.pay.isEmpty }) { uses.insert(.leaderStipends) }
    if plan.ladders.contains(where: { !$0.development.isEmpty }) {
      uses.insert(.professionalDevelopment)
    }
    if !plan.bonuses.isEmpty { uses.insert(.leaderBonuses) }
    for line in plan.lines where line.isCost {
      uses.insert(line.use)
      uses.insert(.line(line.id))
    }
    let named = Set(
      plan.lines.filter(\.isCost).flatMap { line in
        line.braid.map(\.fund) + [line.fund]
      })
    for fund in funds
    where !named.contains(fund.id) && !fund.paysFor.contains(where: { uses.contains($0) }) {
      report(.streamUse(fund.range, fund.id))
    }
  }

  /// Warns when costs grow and no saving does.
  private mutating func checkGrowth(_ plan: Plan) {
    func grows(_ path: String) -> Bool {
      guard let written = planValues[path] ?? statusQuo[path] else { return false }
      return written.segments.contains { segment in
        segment.growth != nil || segment.formula.references.contains(where: grows)
      }
    }
    let costs =
      declarations.staff.map { "staff.\($0.id).salary" }
      + plan.leaders.flatMap { ["leader.\($0.id).stipend", "leader.\($0.id).base_pay"] }
      + plan.lines.filter(\.isCost).map { "line.\($0.id).cost" }
      + declarations.others["schedule", default: []].map { "schedule.\($0.id).raise" }
    let savings =
      plan.repurposed.filter { $0.isRecurring && $0.removesFrom == nil }
      .map { "repurpose.\($0.id).saves" }
      + plan.lines.filter { !$0.isCost && $0.isRecurring }.map { "line.\($0.id).saves" }
    guard let cost = costs.first(where: grows), !savings.isEmpty, !savings.contains(where: grows),
      let place = declarations.repurposed.first?.block.header
        ?? plan.lines.first(where: { !$0.isCost && $0.isRecurring })?.range
    else { return }
    report(.flatSavings(place, cost))
  }

  private mutating func checkUnusedNames() {
    for named in declarations.named {
      let declaration = named.declaration
      let path = "\(declaration.keyword.text).\(declaration.name.text)"
      guard declaration.keyword.text != "let", named.isTop, !used.contains(path) else { continue }
      report(.unusedName(declaration.name, declaration.keyword.text))
    }
  }

  // MARK: circles

  /// Follows what values refer to; a value that comes back to itself is an error.
  mutating func checkCircles() {
    if diagnostics.contains(where: { $0.code == .circularReference }) { return }
    var done: Set<String> = []
    for start in referencesOf.keys.sorted() where !done.contains(start) {
      var stack: [(path: String, next: [String])] = [(start, dependencies(of: start))]
      var open: [String] = [start]
      while let top = stack.last {
        guard let next = top.next.first else {
          done.insert(top.path)
          open.removeLast()
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next.removeFirst()
        if let index = open.firstIndex(of: next) {
          reportCircle(Array(open[index...]) + [next])
          return
        }
        if !done.contains(next) {
          open.append(next)
          stack.append((next, dependencies(of: next)))
        }
      }
    }
  }

  private mutating func reportCircle(_ chain: [String]) {
    var place: SourceRange?
    for named in declarations.named where place == nil {
      let declaration = named.declaration
      if chain.contains("\(declaration.keyword.text).\(declaration.name.text)") {
        place = declaration.range
      }
    }
    for path in chain where place == nil {
      let value = planValues[path] ?? statusQuo[path]
      place = value?.segments.compactMap(\.range).first
    }
    guard let range = place ?? declarations.scenario?.block.header else { return }
    report(.circularReference(range, chain))
  }

  /// What a value or figure is computed from, as far as values may refer to it.
  private func dependencies(of path: String) -> [String] {
    var found = (referencesOf[path] ?? []).sorted()
    if statusQuo[path] != nil || planValues[path] != nil,
      !LanguageTable.planFigures.contains(where: { $0.name == path })
    {
      let isPositions = path.hasPrefix("staff.") && path.hasSuffix(".positions")
      if !isPositions { return found }
    }
    let all = Set(statusQuo.keys).union(planValues.keys)
    func values(_ prefix: String) -> [String] { all.filter { $0.hasPrefix(prefix) }.sorted() }
    let parts = path.split(separator: ".").map(String.init)
    switch parts.first {
    case "enrollment": found += values("enrollment.")
    case "sections", "class_size", "rooms":
      found += values("enrollment.") + values("class_size.")
    case "staff" where parts.count >= 3 && ["positions", "required"].contains(parts[2]):
      found += values("enrollment.") + values("class_size.")
      found += values("repurpose.").filter { $0.hasSuffix(".removes") }
      found += values("line.").filter { $0.hasSuffix(".adds") }
      found += referencesOf[path]?.sorted() ?? []
    case "revenue", "spending":
      found += values("enrollment.") + values("class_size.") + values("staff.")
      found += values("revenue.") + values("spending.")
    case "staff":
      found +=
        values("enrollment.") + values("class_size.")
        + values("staff.\(parts.dropFirst().first ?? "").") + values("retention.")
        + declarations.leaders.map { "leader.\($0.id)." }.flatMap(values)
        + values("schedule.") + values("repurpose.").filter { $0.hasSuffix(".removes") }
        + values("line.").filter { $0.hasSuffix(".adds") }
    case "ladder", "bonus", "exchange", "retention":
      let kinds = ["enrollment", "class_size", "staff", "leader", "retention", "ladder"]
      found += kinds.filter { $0 != parts[0] }.flatMap { values("\($0).") }
      found += values("\(parts[0]).\(parts.dropFirst().first ?? "").")
    default:
      if !path.hasPrefix("let."), !path.hasPrefix("input."), !path.hasPrefix("driver.") {
        found += all.filter {
          !$0.hasPrefix("let.") && !$0.hasPrefix("input.") && !$0.hasPrefix("driver.")
        }.sorted()
      }
    }
    return found.filter { $0 != path }
  }
}
