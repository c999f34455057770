internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Checks what can only be seen in the whole: unused names, parts that do not meet.
enum WholeChecker {
  static func checkWhole(
    _ enrollments: [Enrollment], _ classSizes: [ClassSize], _ staff: [StaffGroup],
    _ funds: [FundingStream], _ plan: Plan, _ assembler: inout BudgetAssembler
  ) {
    guard !assembler.diagnostics.contains(where: { $0.severity == .error }) else { return }
    checkGrades(enrollments, classSizes, staff, &assembler)
    PlacedChanges(enrollments).checkRoles(plan.leaders, &assembler)
    ClassSizeReader.checkRoomsAndLoads(classSizes, staff, &assembler)
    TransferReader.checkTransfers(funds, &assembler)
    checkUses(funds, plan, &assembler)
    checkGrowth(plan, &assembler)
    checkUnusedNames(&assembler)
    ScheduleReader.checkUnusedSchedules(&assembler)
    if assembler.declarations.plan == nil, let scenario = assembler.declarations.scenario {
      assembler.report(PlanMessages.emptyPlan(scenario.block.header))
    }
  }

  private static func checkGrades(
    _ enrollments: [Enrollment], _ classSizes: [ClassSize], _ staff: [StaffGroup],
    _ assembler: inout BudgetAssembler
  ) {
    let enrolled = enrollments.flatMap(\.cells).filter { $0.students > 0 }
      .map { Place(school: $0.school, grade: $0.grade) }
    let uncovered = enrolled.filter { cell in !classSizes.contains { $0.covers(cell) } }
    if !classSizes.isEmpty, !uncovered.isEmpty, let place = enrollments.first?.range {
      let missing = Grade.allCases.filter { grade in uncovered.contains { $0.grade == grade } }
      let whole = missing.filter { grade in
        enrolled.count { $0.grade == grade } == uncovered.count { $0.grade == grade }
      }
      if !whole.isEmpty {
        assembler.report(StudentMessages.uncoveredGrades(place, whole.map(\.rawValue)))
      }
      let schools = assembler.declarations.schools.map(\.id).filter { id in
        uncovered.contains { $0.school == id && !whole.contains($0.grade ?? .k) }
      }
      for school in schools {
        let grades = missing.filter { grade in
          !whole.contains(grade) && uncovered.contains { $0.school == school && $0.grade == grade }
        }
        assembler.report(
          StudentMessages.uncoveredGrades(place, grades.map(\.rawValue), at: school))
      }
    }
    let needsSections = staff.first {
      if case .perSection = $0.basis { return true }
      return false
    }
    let sectioned = enrolled.count > uncovered.count
    if let group = needsSections, !sectioned {
      assembler.report(StudentMessages.noStudents(group.range, group.id))
    }
  }

  /// A stream that can pay for no line of the plan.
  private static func checkUses(
    _ funds: [FundingStream], _ plan: Plan, _ assembler: inout BudgetAssembler
  ) {
    guard assembler.declarations.plan != nil else { return }
    var uses: Set<FundingUse> = [.other]
    for leader in plan.leaders {
      let pay = ["extra_days", "base_pay"].map { leader.key($0) }
      if leader.stipendForm != .none || pay.contains(where: { assembler.planValues[$0] != nil }) {
        uses.insert(.leaderStipends)
      }
      let isCovered = assembler.planValues[leader.key("release")] != nil
      if isCovered, leader.cover != .timetable { uses.insert(.leaderRelease) }
      if assembler.planValues[leader.key("training")] != nil { uses.insert(.training) }
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
      assembler.report(StreamMessages.streamUse(fund.range, fund.id))
    }
  }

  /// Warns when costs grow and no saving does.
  private static func checkGrowth(_ plan: Plan, _ assembler: inout BudgetAssembler) {
    let costs =
      assembler.declarations.staff.map { $0.key("salary") }
      + plan.leaders.flatMap { [$0.key("stipend"), $0.key("base_pay")] }
      + plan.lines.filter(\.isCost).map { $0.key("cost") }
      + assembler.declarations.others["schedule", default: []].map { $0.key("raise") }
    let savings =
      plan.repurposed.filter { $0.isRecurring && $0.removesFrom == nil }.map { $0.key("saves") }
      + plan.lines.filter { !$0.isCost && $0.isRecurring }.map { $0.key("saves") }
    guard let cost = costs.first(where: { grows($0, assembler) }), !savings.isEmpty,
      !savings.contains(where: { grows($0, assembler) }),
      let place = assembler.declarations.repurposed.first?.block.header
        ?? plan.lines.first(where: { !$0.isCost && $0.isRecurring })?.range
    else { return }
    assembler.report(PlanMessages.flatSavings(place, cost.description))
  }

  /// Whether a value, or one that it names, has a growth.
  private static func grows(_ key: ValueKey, _ assembler: BudgetAssembler) -> Bool {
    var waiting = [key]
    var seen: Set<ValueKey> = [key]
    while let next = waiting.popLast() {
      guard let written = assembler.planValues[next] ?? assembler.statusQuo[next] else { continue }
      if written.segments.contains(where: { $0.growth != nil }) { return true }
      for case .value(let named) in written.segments.flatMap(\.formula.references)
      where seen.insert(named).inserted {
        waiting.append(named)
      }
    }
    return false
  }

  private static func checkUnusedNames(_ assembler: inout BudgetAssembler) {
    for named in assembler.declarations.named {
      let declaration = named.declaration
      let key = ValueKey(declaration.keyword.text, declaration.name.text, nil)
      guard declaration.keyword.text != "let", named.isTop, !assembler.used.contains(key),
        !isNamedByVariant(declaration.name.text, assembler)
      else { continue }
      assembler.report(NameMessages.unusedName(declaration.name, declaration.keyword.text))
    }
  }

  /// Whether a block that only a variant has speaks of a name.
  private static func isNamedByVariant(_ name: String, _ assembler: BudgetAssembler) -> Bool {
    assembler.declarations.variants.lazy.flatMap(\.blocks).contains { instance in
      instance.block.range.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        .contains { $0 == name }
    }
  }
}
