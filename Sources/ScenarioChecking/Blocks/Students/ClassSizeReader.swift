internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads class sizes.
enum ClassSizeReader {
  /// The keys of a class size that hold a number.
  private static let classSizeNumbers = [
    "target", "cap", "tolerance", "minimum", "courses", "load", "room_use", "site_cap",
    "lost_revenue", "overage_limit", "overage_pay", "overage_aide",
  ]

  static func readClassSizes(
    _ enrollments: [Enrollment], _ assembler: inout BudgetAssembler
  ) -> [ClassSize] {
    var taken: [String: SourceRange] = [:]
    let rules = assembler.declarations.classSizes.map { written in
      let instance = assembler.current(written)
      let grades = GradeReader.readGrades(instance.setting("grades"), &assembler)
      let schools = SchoolSelection.readSchools(instance, &assembler)
      for grade in grades where schools == nil {
        if let first = taken[grade.rawValue] {
          assembler.report(
            StudentMessages.overlappingGrades(
              grade.rawValue, instance.setting("grades")?.range ?? instance.block.header, first))
        } else {
          taken[grade.rawValue] = instance.setting("grades")?.range ?? instance.block.header
        }
      }
      for key in Self.classSizeNumbers { ValueReader.readKey(instance, key, &assembler) }
      let rounding =
        Rounding(rawValue: assembler.readChoice(instance.setting("rounding")) ?? "up") ?? .up
      if rounding == .nearest {
        assembler.reportUnused("tolerance", of: instance, "sections are rounded to the nearest")
      }
      var rule = ClassSize(
        id: instance.id, title: instance.title, grades: grades, rounding: rounding,
        range: instance.block.header)
      rule.schools = schools.map { Set($0) }
      rule.isCombined = assembler.readYesNo(instance.setting("combined"), standard: false)
      rule.legalLimits = readRulePack(instance, grades, &assembler)
      checkParts(of: instance, rule, &assembler)
      return rule
    }
    let placed = PlacedChanges(enrollments)
    placed.checkCover(rules, &assembler)
    placed.checkChanges(rules, &assembler)
    return rules
  }

  /// What the pack that a block names says about its grades; each figure becomes a value.
  private static func readRulePack(
    _ instance: BlockInstance, _ grades: [Grade], _ assembler: inout BudgetAssembler
  ) -> [ClassSize.LegalLimit] {
    guard let setting = instance.setting("rules"), let name = assembler.readChoice(setting),
      let pack = LanguageTable.rulePack(name)
    else { return [] }
    var limits: [ClassSize.LegalLimit] = []
    for limit in pack.limits {
      let covered = grades.filter { limit.grades.contains($0.rawValue) }
      guard !covered.isEmpty else { continue }
      let isSite = limit.basis == .siteAverage
      let key = instance.key("rules", limit.span.replacing("-", with: "_"))
      assembler.statusQuo[key] = YearlyValue(
        key: key,
        title: "\(instance.title): \(isSite ? "site average" : "cap") in the law of "
          + "\(pack.title), grades \(limit.span)",
        unit: Unit([.student], per: [.section]).words,
        segments: [
          ValueSegment(
            formula: .constant(limit.students), growth: nil, datedYear: assembler.years.lowerBound,
            text: setting.range.text, range: setting.range, source: pack.source, because: nil)
        ])
      limits.append(
        ClassSize.LegalLimit(
          grades: covered, isSiteAverage: isSite, key: key,
          title: "\(pack.title), grades \(limit.span)", source: pack.source))
    }
    if limits.isEmpty, !grades.isEmpty {
      assembler.report(
        ClassSizeMessages.packWithoutGrades(setting.value.range, pack, grades.map(\.rawValue)))
    }
    return limits
  }

  /// Keys that need another one, and sizes in the wrong order.
  private static func checkParts(
    of instance: BlockInstance, _ rule: ClassSize, _ assembler: inout BudgetAssembler
  ) {
    func setting(_ key: String) -> BlockInstance.Setting? { instance.setting(key) }
    if rule.isCombined, rule.grades.count == 1, let combined = setting("combined") {
      assembler.report(
        BlockMessages.unusedKey(combined.range, "combined", "the block has one grade"))
    }
    let hasSiteCap = setting("site_cap") != nil || rule.legalLimits.contains(where: \.isSiteAverage)
    if !hasSiteCap {
      assembler.reportUnused("lost_revenue", of: instance, "there is no `site_cap`")
    }
    if setting("overage_limit") == nil {
      for key in ["overage_pay", "overage_aide"] {
        assembler.reportUnused(key, of: instance, "there is no `overage_limit`")
      }
    }
    if setting("overage_pay") == nil, setting("overage_aide") == nil {
      assembler.reportUnused(
        "overage_limit", of: instance, "there is neither `overage_pay` nor `overage_aide`")
    }
    if let minimum = setting("minimum"), let least = constant(instance.key("minimum"), assembler),
      let target = constant(instance.key("target"), assembler), least > target
    {
      assembler.report(
        ClassSizeMessages.minimumAboveTarget(minimum.range, setting("target")?.range))
    }
    checkCap(of: instance, rule, &assembler)
  }

  /// Reports the first year in which the cap is below the target somewhere, where both are plain numbers:
  /// at the last `set` that acts on one of them, or at the cap.
  private static func checkCap(
    of instance: BlockInstance, _ rule: ClassSize, _ assembler: inout BudgetAssembler
  ) {
    let keys = ["cap", "target"].map { instance.key($0) }
    let values = keys.compactMap { assembler.planValues[$0] ?? assembler.statusQuo[$0] }
    guard values.count == 2, let written = instance.setting("cap") else { return }
    var cells: [Place?] = [nil]
    if values.contains(where: \.differsByPlace) {
      let schools = assembler.declarations.schools.map(\.id)
      cells += schools.flatMap { school in
        rule.grades.map { Place(school: school, grade: $0) }.filter(rule.covers)
      }
    }
    for year in assembler.years {
      for cell in cells {
        guard let cap = values[0].constant(in: year, at: cell),
          let target = values[1].constant(in: year, at: cell), cap < target
        else { continue }
        let acting = values.flatMap { $0.changes.filter { $0.acts(in: year, at: cell) } }.last
        assembler.report(
          ClassSizeMessages.capBelowTarget(
            acting?.range ?? written.range, cap: cap, target: target, year: year))
        return
      }
    }
  }

  /// A value of the status quo that is one number in all years.
  private static func constant(_ key: ValueKey, _ assembler: BudgetAssembler) -> Double? {
    guard let value = assembler.statusQuo[key], value.changes.isEmpty, value.segments.count == 1,
      let only = value.segments.first, only.growth == nil, only.ramp.isEmpty,
      case .constant(let number) = only.formula
    else { return nil }
    return number
  }

  /// Rooms that nothing prices, and sections whose rooms or teachers nobody counts.
  static func checkRoomsAndLoads(
    _ classSizes: [ClassSize], _ staff: [StaffGroup], _ assembler: inout BudgetAssembler
  ) {
    var hasRooms = false
    for school in assembler.declarations.schools {
      let rooms = school.setting("rooms")
      hasRooms = hasRooms || rooms != nil
      let cost = school.setting("room_cost")
      if rooms == nil {
        assembler.reportUnused(
          "room_cost", of: school, "it is not said how many `rooms` there are")
      }
      if cost == nil {
        assembler.reportUnused("rooms", of: school, "there is no `room_cost` for further rooms")
      }
    }
    for block in assembler.declarations.classSizes {
      if !hasRooms {
        assembler.reportUnused("room_use", of: block, "no school says how many `rooms` it has")
      }
      let isStaffed = staff.contains { group in
        guard case .perSection(let named) = group.basis else { return false }
        return named?.contains(block.id) ?? true
      }
      if !isStaffed {
        assembler.reportUnused("load", of: block, "no staff group follows its sections")
      }
    }
  }
}
