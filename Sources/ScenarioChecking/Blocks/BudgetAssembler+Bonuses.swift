internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// Bonuses, exchanged positions and retention effects.
extension BudgetAssembler {
  mutating func readBonus(_ instance: BlockInstance, _ ladders: [CareerLadder]) -> Bonus? {
    let forms = ["share", "count"].filter { instance.setting($0) != nil }
    guard forms.count == 1 else {
      if !forms.isEmpty || !instance.misspells(["share", "count"]) {
        report(.bonusRecipients(instance.block.header, isTwice: !forms.isEmpty))
      }
      return nil
    }
    let isCount = forms[0] == "count"
    let start = readYear(instance.setting("starts")) ?? years.lowerBound
    readKey(instance, "amount", startYear: start)
    var named = readKeyOfGroup(instance, forms[0], startYear: start)
    named = readKeyOfGroup(instance, "teacher_share") ?? named
    if isCount {
      for key in ["at", "teacher_share", "stages", "ladder"] {
        guard let setting = instance.setting(key) else { continue }
        report(.unusedKey(setting.range, key, "`count` is the number of teachers who receive it"))
      }
    } else if instance.setting("at") != nil, let share = instance.setting("teacher_share") {
      report(.unusedKey(share.range, "teacher_share", "`at` says whose teachers these are"))
    }
    let ladder = readLadderName(instance, ladders)
    let stages = readBonusStages(instance, ladder)
    let isOfLadder = instance.setting("of") == nil && named == nil
    let ladderGroup = isOfLadder ? ladder?.group : nil
    guard let group = ladderGroup ?? readGroup(instance, named: named) else { return nil }
    if let ladder, ladder.group != group, let setting = instance.setting("stages") {
      report(.ladderOfOtherGroup(setting.range, ladder: ladder.id, of: ladder.group, group))
    }
    return Bonus(
      id: instance.id, title: instance.title, group: group, isFixedCount: isCount,
      schools: isCount ? nil : readSchoolType(instance.setting("at")),
      ladder: isCount || stages.isEmpty ? nil : ladder?.id, stages: isCount ? [] : stages,
      rounding: readChoice(instance.setting("rounding")).flatMap { Rounding(rawValue: $0) },
      isRecurring: readYesNo(instance.setting("recurring"), standard: true), startYear: start,
      range: instance.block.header)
  }

  /// The ladder whose stages a bonus names.
  private mutating func readLadderName(
    _ instance: BlockInstance, _ ladders: [CareerLadder]
  ) -> CareerLadder? {
    if let setting = instance.setting("ladder") {
      let name = readNames(setting)?.first
      if instance.setting("stages") == nil {
        report(.unusedKey(setting.range, "ladder", "no `stages` are named"))
      }
      return ladders.first { $0.id == name }
    }
    guard let stages = instance.setting("stages") else { return nil }
    if ladders.count == 1 { return ladders[0] }
    if ladders.count < blocks("ladder").count { return nil }
    report(.noLadder(stages.range, ladders.map(\.id)))
    return nil
  }

  private mutating func readBonusStages(
    _ instance: BlockInstance, _ ladder: CareerLadder?
  ) -> [String] {
    let words = readWords(instance.setting("stages"))
    guard let ladder else { return [] }
    for word in words where !ladder.stages.contains(word.text) {
      report(.unknownStage(word, ladder: ladder.id, among: ladder.stages))
    }
    return words.map(\.text)
  }

  /// The schools of a type.
  private mutating func readSchoolType(_ setting: BlockInstance.Setting?) -> [String]? {
    guard setting != nil else { return nil }
    let wanted = readWords(setting)
    var types: [String: [String]] = [:]
    var names: [String] = []
    for school in declarations.schools.map({ current($0) }) {
      for element in school.setting("type")?.elements ?? [] {
        guard let type = singleWord(element)?.text else { continue }
        if !names.contains(type) { names.append(type) }
        types[type, default: []].append(school.id)
      }
    }
    for word in wanted where types[word.text] == nil {
      report(.unknownSchoolType(word, among: names))
    }
    let found = Set(wanted.flatMap { types[$0.text] ?? [] })
    return declarations.schools.map(\.id).filter { found.contains($0) }
  }

  // MARK: exchange

  mutating func readExchange(_ instance: BlockInstance) -> PositionExchange? {
    let start = readYear(instance.setting("starts")) ?? years.lowerBound
    let named = readKeyOfGroup(instance, "gives", startYear: start)
    readKey(instance, "unit_value")
    let parts = readEntries(instance, "part", startYear: start)
    for part in parts {
      checkSingle(part, instance)
      let name = part.first.text
      let key = instance.description.key(name).map { "exchange.EXCHANGE.\($0.name)" }
      if let form = ReservedIDs.form(name, as: "part") ?? key {
        report(.shadowingID(part.first, "part", form: form))
      }
    }
    if parts.isEmpty { report(.noParts(instance.block.header)) }
    checkBalance(instance, parts)
    guard let group = readGroup(instance, named: named) else { return nil }
    return PositionExchange(
      id: instance.id, title: instance.title, group: group, parts: parts.map(\.first.text),
      startYear: start, range: instance.block.header)
  }

  /// Warns where plain numbers of parts do not add to what is given up.
  private mutating func checkBalance(_ instance: BlockInstance, _ parts: [KeptEntry]) {
    func number(_ key: ValueKey) -> Double? {
      guard let value = planValues[key], value.changes.isEmpty, value.segments.count == 1,
        case .constant(let number) = value.segments[0].formula
      else { return nil }
      return number
    }
    let numbers = parts.compactMap { number($0.key) }
    guard !parts.isEmpty, numbers.count == parts.count,
      let given = number(instance.key("gives")), abs(numbers.reduce(0, +) - given) > 1e-9
    else { return }
    report(.unevenExchange(instance.block.header, given: given, parts: numbers.reduce(0, +)))
  }

  // MARK: retention

  mutating func readRetentions(_ leaders: [LeaderRole]) -> [RetentionEffect] {
    var found: [RetentionEffect] = []
    for instance in blocks("retention") {
      for key in ["supported", "cuts_turnover", "replacement_cost"] { readKey(instance, key) }
      for setting in instance.settings("cuts_turnover") where setting.clauses.source == nil {
        report(.missingSource(setting.range, "cuts_turnover"))
      }
      guard let group = readGroup(instance) else { continue }
      if let first = found.first(where: { $0.group == group }) {
        report(.secondRetention(instance.block.header, group, first: first.range))
      }
      let roles =
        readNames(instance.setting("roles"))
        ?? leaders.filter { $0.group == group }.map(\.id)
      if roles.isEmpty, leaders.count == declarations.leaders.count,
        instance.setting("roles") == nil
      {
        report(.noSupport(instance.block.header, group))
      }
      found.append(
        RetentionEffect(
          id: instance.id, title: instance.title, group: group, roles: roles,
          range: instance.block.header))
    }
    return found
  }
}
