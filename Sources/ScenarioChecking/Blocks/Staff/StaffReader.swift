internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads staff groups.
enum StaffReader {
  static func readStaff(_ schedules: [SalarySchedule], _ assembler: inout BudgetAssembler)
    -> [StaffGroup]
  {
    let rosters = RosterReader.readRosters(&assembler)
    return assembler.declarations.staff.map { written in
      let instance = assembler.current(written)
      let basis = readBasis(instance, &assembler)
      let scheduled = readPay(instance, schedules, rosters, &assembler)
      checkCover(instance, &assembler)
      var group = StaffGroup(
        id: instance.id, title: instance.title, basis: basis,
        wholeLeavers: assembler.readYesNo(instance.setting("whole_leavers"), standard: false),
        layoffsAllowed: assembler.readChoice(instance.setting("layoffs")) == "allowed",
        benefits: readBenefits(instance, &assembler), range: instance.block.header)
      group.schedule = scheduled
      group.paidBy = PayerReader.readPayers(instance.setting("paid_by"), &assembler)
      return group
    }
  }

  /// What the positions follow.
  private static func readBasis(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> StaffGroup.Basis
  {
    var form = "fixed"
    if let key = instance.description.key("positions") {
      FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
        let value = FormReader.readPositions(setting.value, &context, &assembler)
        if let value { form = value.form }
        return value
      }
    }
    let classes = assembler.readNames(instance.setting("classes"))
    if form != "perSection", let setting = instance.setting("classes") {
      assembler.report(
        BlockMessages.unusedKey(setting.range, "classes", "the positions do not follow sections"))
    }
    switch form {
    case "perSection": return .perSection(classSizes: classes)
    case "perStudent": return .perStudent
    default: return .fixed
    }
  }

  /// The keys of an average salary.
  private static let averageKeys = ["headcount", "salary", "hire_salary", "step"]
  /// The keys of a salary schedule besides its own.
  private static let scheduleKeys = [
    "roster", "hire_step", "hire_lane", "step_movement", "lane_change",
  ]
  /// The keys of vacancies, absences and their cover.
  private static let coverKeys = [
    "vacancies", "vacancy_cover", "contract_days", "absences", "substitute",
  ]

  /// What the group leaves and earns; gives its place on a schedule, if it has one.
  private static func readPay(
    _ instance: BlockInstance, _ schedules: [SalarySchedule], _ rosters: [String: Roster],
    _ assembler: inout BudgetAssembler
  ) -> ScheduledPay? {
    for key in ["turnover"] + Self.coverKeys { ValueReader.readKey(instance, key, &assembler) }
    guard instance.setting("schedule") != nil else {
      for key in Self.averageKeys { ValueReader.readKey(instance, key, &assembler) }
      if instance.setting("salary") == nil, !instance.misspells(["salary", "schedule"]),
        let salary = instance.description.key("salary")
      {
        assembler.report(BlockMessages.missingKey(salary, in: instance.block))
      }
      for key in Self.scheduleKeys {
        guard let setting = instance.setting(key) else { continue }
        assembler.report(StaffMessages.payForm(setting.range, key, needs: "schedule"))
      }
      for written in instance.entries {
        assembler.report(
          StaffMessages.payForm(written.entry.range, written.description.form, needs: "schedule"))
      }
      return nil
    }
    for key in Self.averageKeys {
      guard let setting = instance.setting(key) else { continue }
      assembler.report(StaffMessages.payForm(setting.range, key, needs: nil))
    }
    for key in ["step_movement", "lane_change"] { ValueReader.readKey(instance, key, &assembler) }
    return PlacementReader.readPlacement(instance, schedules, rosters, &assembler)
  }

  /// Keys of cover that miss their other half.
  private static func checkCover(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    let halves = [
      ("vacancy_cover", "vacancies"), ("absences", "substitute"), ("substitute", "absences"),
    ]
    for (key, other) in halves {
      guard let setting = instance.setting(key), instance.setting(other) == nil else { continue }
      assembler.report(
        BlockMessages.unusedKey(setting.range, key, "there is no `\(other)` beside it"))
    }
    if let setting = instance.setting("contract_days"), instance.setting("vacancy_cover") == nil,
      assembler.declarations.leaders.isEmpty
    {
      assembler.report(
        BlockMessages.unusedKey(setting.range, "contract_days", "nothing is paid by the day"))
    }
  }

  // MARK: benefits

  private static func readBenefits(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [StaffGroup.Benefit]
  {
    var benefits: [StaffGroup.Benefit] = []
    for entry in assembler.symbols.benefits[instance.id] ?? [] {
      let written = instance.benefits.filter { $0.name.text == entry.name }.map { declaration in
        var value = declaration.value
        if case .share(let share, let words, let range) = declaration.value {
          value = share
          if words.map(\.text) != ["pay"] {
            assembler.report(
              UnitMessages.wrongShareOf(
                range, "pay", key: entry.name, example: "benefits \(entry.name) = 8.25% of pay"))
          }
        }
        return WrittenValue(
          value: value, clauses: declaration.clauses, range: declaration.range)
      }
      let quantity =
        entry.isShareOfPay
        ? QuantityDescription(.ratio, shape: .share, least: 0)
        : QuantityDescription(
          Unit([.dollar], per: [.fte, .year]), optional: [Unit(.year, power: -1)], shape: .amount,
          least: 0)
      let target = ValueTarget(
        key: instance.key("benefits", entry.name),
        title: "\(instance.title): \(entry.name.replacing("_", with: " ")) benefit",
        name: entry.name, quantity: quantity, timing: .once)
      ValueReader.keep(target, written, &assembler)
      benefits.append(StaffGroup.Benefit(name: entry.name, isShareOfPay: entry.isShareOfPay))
    }
    return benefits
  }
}
