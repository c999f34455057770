internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Schools, and keys whose value has several forms.
extension BudgetAssembler {
  mutating func readSchools() -> [School] {
    declarations.schools.map { written in
      let instance = current(written)
      if lastKnownYear == nil {
        readTitleOneShare(instance)
        for key in ["rooms", "room_cost"] { readKey(instance, key) }
      }
      var school = School(
        id: instance.id, title: instance.title,
        titleOne: readChoice(instance.setting("title1")) ?? "none")
      school.types = readWords(instance.setting("type")).map(\.text)
      school.feeds = readNames(instance.setting("feeds")) ?? []
      school.opens = readSchoolYear(instance.setting("opens"))
      school.closes = readSchoolYear(instance.setting("closes"))
      school.studentsGoTo = readNames(instance.setting("students_go_to"))?.first
      checkClosing(instance, school)
      return school
    }
  }

  /// A year of a school; one outside the years of a comparison with the past says nothing there.
  private mutating func readSchoolYear(_ setting: BlockInstance.Setting?) -> Int? {
    if lastKnownYear != nil, case .years(let word, _, _)? = setting?.value,
      !years.contains(word.year)
    {
      return nil
    }
    return readYear(setting)
  }

  private mutating func checkClosing(_ instance: BlockInstance, _ school: School) {
    let closes = instance.setting("closes")
    let target = instance.setting("students_go_to")
    if let closes, target == nil {
      report(.studentsGoWhere(closes.range, school.id))
    } else if closes == nil, let target {
      report(.unusedKey(target.range, "students_go_to", "the school does not close"))
    } else if let target, school.studentsGoTo == school.id {
      report(.moveToItself(target.range, school.id))
    }
  }

  /// One word of those a key takes.
  mutating func readChoice(_ setting: BlockInstance.Setting?) -> String? {
    guard let setting else { return nil }
    checkNoClauses(setting)
    guard let word = singleWord(setting.value) ?? joinedWords(setting.value) else {
      report(.wrongKind(setting.value.range, setting.key.kind.words))
      return nil
    }
    let allowed: [String] =
      switch setting.key.kind {
      case .choice(let words): words
      default: ["yes", "no"]
      }
    guard allowed.contains(word.text) else {
      report(.unknownChoice(word, allowed, key: setting.key.name))
      return nil
    }
    return word.text
  }

  /// A bare word written as a value.
  func singleWord(_ value: Expression?) -> Word? {
    guard case .name(let path) = value, path.parts.count == 1 else { return nil }
    return path.parts[0]
  }

  /// Several words written as a value, as one: `cohort survival` is `cohort_survival`.
  private func joinedWords(_ value: Expression) -> Word? {
    guard case .phrase(let words, let range) = value else { return nil }
    return Word(words.map(\.text).joined(separator: "_"), range)
  }

  mutating func readYesNo(_ setting: BlockInstance.Setting?, standard: Bool) -> Bool {
    guard let word = readChoice(setting) else { return standard }
    return word == "yes"
  }

  /// Ids of declared things of a kind.
  mutating func readNames(_ setting: BlockInstance.Setting?) -> [String]? {
    guard let setting else { return nil }
    checkNoClauses(setting)
    let kind: String
    switch setting.key.kind {
    case .names(let of), .name(let of): kind = of
    default: return nil
    }
    var names: [String] = []
    for element in setting.elements {
      guard let word = singleWord(element) else {
        report(.wrongKind(element.range, setting.key.kind.words))
        continue
      }
      guard symbols.ids(of: kind).contains(word.text) else {
        report(.unknownID(word, kind: kind, among: symbols.ids(of: kind)))
        continue
      }
      names.append(word.text)
    }
    return names
  }

  // MARK: grades

  /// The grades that a key names, each once.
  mutating func readGrades(_ setting: BlockInstance.Setting?) -> [Grade] {
    guard let setting else { return [] }
    checkNoClauses(setting)
    var grades: [Grade] = []
    for element in setting.elements {
      for grade in grade(element) where !grades.contains(grade) { grades.append(grade) }
    }
    return grades
  }

  private mutating func grade(_ element: Expression) -> [Grade] {
    switch element {
    case .gradeSpan(let first, let last, let range):
      guard let low = grade(first), let high = grade(last) else { return [] }
      return span(low, high, range)
    case .numberSpan(let first, let last, let range):
      guard let low = grade(first.range), let high = grade(last.range) else { return [] }
      return span(low, high, range)
    case .quantity, .name:
      guard let one = grade(element.range) else { return [] }
      return [one]
    default:
      report(.wrongKind(element.range, "grades, e.g. `PK..4` or `K, 1, 2`"))
      return []
    }
  }

  private mutating func span(_ low: Grade, _ high: Grade, _ range: SourceRange) -> [Grade] {
    guard low <= high else {
      report(.reversedYears(range))
      return []
    }
    return Grade.allCases.filter { $0 >= low && $0 <= high }
  }

  mutating func grade(_ word: Word) -> Grade? {
    if let grade = Grade(rawValue: word.text) { return grade }
    report(.unknownGrade(word.text, word.range))
    return nil
  }

  private mutating func grade(_ range: SourceRange) -> Grade? { grade(Word(range.text, range)) }

  /// Reads a key whose value has several forms and keeps it.
  mutating func readFormed(
    _ instance: BlockInstance, _ key: KeyDescription,
    _ read: (inout BudgetAssembler, BlockInstance.Setting, inout ValueContext) -> FormedValue?
  ) {
    var target = target(instance, key)
    var written: [WrittenValue] = []
    var form: String?
    for setting in instance.settings(key.name) {
      var context = ValueContext(
        path: target.key.description, shape: formQuantity(of: key, in: instance)?.shape ?? .amount,
        eachYear: setting.clauses.timing?.eachYear ?? (key.timing == .eachYear),
        family: setting.clauses.family?.text, familyRange: setting.clauses.family?.range)
      if case .readyMade(let range) = setting.value {
        report(.noReadyMade(range, key.name))
        return
      }
      guard let value = read(&self, setting, &context) else { return }
      if let timing = setting.clauses.timing, !context.isDrawn {
        report(.timingNotDrawn(timing.range))
      }
      if let form, form != value.form {
        report(
          .formChange(value.typed, Self.shareQuantity, key.name, instance.setting(key.name)?.range))
        return
      }
      form = value.form
      target.quantity = QuantityDescription(value.typed.unit, shape: .amount)
      if case .award = key.kind {
        let isPerStudent = value.form == Self.perStudentForm
        target.quantity = isPerStudent ? Self.perStudentQuantity : Self.flowQuantity
      }
      written.append(
        WrittenValue(
          value: setting.value, clauses: setting.clauses, range: setting.range,
          typed: value.typed))
    }
    if key.kind.isFlow(form) { target.standardNumber = 0 }
    keep(target, written)
  }
}

extension ValueKind {
  /// Whether a value of this form is a yearly flow that is zero where nothing is written.
  func isFlow(_ form: String?) -> Bool {
    switch self {
    case .award, .shareOrAmount, .budgetAmount: return true
    case .transfer: return form != nil
    case .availability: return form == "amount"
    default: return false
    }
  }
}
