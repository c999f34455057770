internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Staff groups.
extension BudgetAssembler {
  mutating func readStaff(_ schedules: [SalarySchedule]) -> [StaffGroup] {
    let rosters = readRosters()
    return declarations.staff.map { written in
      let instance = current(written)
      let basis = readBasis(instance)
      let scheduled = readPay(instance, schedules, rosters)
      checkCover(instance)
      var group = StaffGroup(
        id: instance.id, title: instance.title, basis: basis,
        wholeLeavers: readYesNo(instance.setting("whole_leavers"), standard: false),
        layoffsAllowed: readChoice(instance.setting("layoffs")) == "allowed",
        benefits: readBenefits(instance), range: instance.block.header)
      group.schedule = scheduled
      group.paidBy = readPayers(instance.setting("paid_by"))
      return group
    }
  }

  /// What the positions follow.
  private mutating func readBasis(_ instance: BlockInstance) -> StaffGroup.Basis {
    var form = "fixed"
    if let key = instance.description.key("positions") {
      readFormed(instance, key) { assembler, setting, context in
        let value = assembler.readPositions(setting.value, &context)
        if let value { form = value.form }
        return value
      }
    }
    let classes = readNames(instance.setting("classes"))
    if form != "perSection", let setting = instance.setting("classes") {
      report(.unusedKey(setting.range, "classes", "the positions do not follow sections"))
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
  private mutating func readPay(
    _ instance: BlockInstance, _ schedules: [SalarySchedule], _ rosters: [String: Roster]
  ) -> ScheduledPay? {
    for key in ["turnover"] + Self.coverKeys { readKey(instance, key) }
    guard instance.setting("schedule") != nil else {
      for key in Self.averageKeys { readKey(instance, key) }
      if instance.setting("salary") == nil, !instance.misspells(["salary", "schedule"]),
        let salary = instance.description.key("salary")
      {
        report(.missingKey(salary, in: instance.block))
      }
      for key in Self.scheduleKeys {
        guard let setting = instance.setting(key) else { continue }
        report(.payForm(setting.range, key, needs: "schedule"))
      }
      for written in instance.entries {
        report(.payForm(written.entry.range, written.description.form, needs: "schedule"))
      }
      return nil
    }
    for key in Self.averageKeys {
      guard let setting = instance.setting(key) else { continue }
      report(.payForm(setting.range, key, needs: nil))
    }
    for key in ["step_movement", "lane_change"] { readKey(instance, key) }
    return readPlacement(instance, schedules, rosters)
  }

  /// Keys of cover that miss their other half.
  private mutating func checkCover(_ instance: BlockInstance) {
    let halves = [
      ("vacancy_cover", "vacancies"), ("absences", "substitute"), ("substitute", "absences"),
    ]
    for (key, other) in halves {
      guard let setting = instance.setting(key), instance.setting(other) == nil else { continue }
      report(.unusedKey(setting.range, key, "there is no `\(other)` beside it"))
    }
    if let setting = instance.setting("contract_days"), instance.setting("vacancy_cover") == nil,
      declarations.leaders.isEmpty
    {
      report(.unusedKey(setting.range, "contract_days", "nothing is paid by the day"))
    }
  }

  // MARK: payers

  /// Who pays a group today: a fund, or shares of several that sum to 100 %.
  private mutating func readPayers(
    _ setting: BlockInstance.Setting?
  ) -> [(fund: String?, share: Double)] {
    guard let setting else { return [(nil, 1)] }
    checkNoClauses(setting)
    var payers: [(fund: String?, share: Double)] = []
    for element in setting.elements {
      guard let payer = readPayer(element, isOnly: setting.elements.count == 1) else {
        return [(nil, 1)]
      }
      if payers.contains(where: { $0.fund == payer.fund }) {
        report(.repeatedPayer(element.range, payer.fund ?? "general"))
        return [(nil, 1)]
      }
      if payer.share > 0 { payers.append(payer) }
    }
    let total = payers.map(\.share).reduce(0, +)
    guard abs(total - 1) <= 1e-9 else {
      report(.payerShares(setting.value.range, total))
      return [(nil, 1)]
    }
    return payers
  }

  private mutating func readPayer(
    _ element: Expression, isOnly: Bool
  ) -> (fund: String?, share: Double)? {
    var share = 1.0
    var name = singleWord(element)
    if name != nil, !isOnly {
      report(.payerShares(element.range, nil))
      return nil
    }
    if case .quantity(let quantity) = element, quantity.isPercent, quantity.unit.count == 1,
      quantity.per.isEmpty
    {
      share = quantity.number / 100
      name = quantity.unit[0]
    }
    if case .share(.quantity(let quantity), let words, _) = element, quantity.isPercent,
      quantity.unit.isEmpty, words.count == 1
    {
      share = quantity.number / 100
      name = words[0]
    }
    guard let name, share >= 0 else {
      report(
        .wrongKind(element.range, "a `fund` or `general`, or shares: `60% title1, 40% general`"))
      return nil
    }
    if name.text == "general" { return (nil, share) }
    guard symbols.ids(of: "fund").contains(name.text) else {
      report(.unknownID(name, kind: "fund", among: symbols.ids(of: "fund") + ["general"]))
      return nil
    }
    return (name.text, share)
  }

  // MARK: benefits

  private mutating func readBenefits(_ instance: BlockInstance) -> [StaffGroup.Benefit] {
    var benefits: [StaffGroup.Benefit] = []
    for entry in symbols.benefits[instance.id] ?? [] {
      let written = instance.benefits.filter { $0.name.text == entry.name }.map { declaration in
        var value = declaration.value
        if case .share(let share, let words, let range) = declaration.value {
          value = share
          if words.map(\.text) != ["pay"] {
            report(
              .wrongShareOf(
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
      keep(target, written)
      benefits.append(StaffGroup.Benefit(name: entry.name, isShareOfPay: entry.isShareOfPay))
    }
    return benefits
  }
}
