internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads leader roles.
enum LeaderReader {
  /// The keys that say how many leaders there are.
  static let countForms = ["one_per", "share", "count"]

  static func readLeader(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> LeaderRole?
  {
    let forms = countForms.filter { instance.setting($0) != nil }
    guard forms.count == 1, let form = forms.first else {
      if !forms.isEmpty || !instance.misspells(countForms) {
        assembler.report(PlanMessages.missingCount(instance.block.header, forms))
      }
      return nil
    }
    let start = assembler.readYear(instance.setting("starts")) ?? assembler.years.lowerBound
    guard let group = leaderGroup(instance, form, &assembler) else { return nil }
    readCount(instance, form, start, &assembler)
    AddedLeaderReader.readAdded(instance, form: form, start: start, &assembler)
    let stipend = readStipendKey(instance, &assembler)
    let plain = [
      "release", "extra_days", "training", "contract_days", "hours_per_day", "turnover",
      "replaces", "base_pay", "incumbents", "filled_share",
    ]
    for key in plain { ValueReader.readKey(instance, key, &assembler) }
    LargerClassReader.readExtraStudents(instance, group, &assembler)
    let cover = LeaderCoverReader.readCover(instance, &assembler)
    let poolForm = LeaderCoverReader.readPool(instance, group, &assembler)
    if let setting = instance.setting("hours_per_day"), stipend != .hoursAtOwnRate,
      assembler.planValues[instance.key("release")] == nil
    {
      assembler.report(
        BlockMessages.unusedKey(
          setting.range, "hours_per_day",
          "no hours are paid at the own rate, and nobody is released"))
    }
    checkEachSchool(instance, group, &assembler)
    var countForm: LeaderRole.CountForm =
      form == "one_per" ? .onePer : form == "share" ? .share : .count
    if countForm == .onePer, instance.countsStudents { countForm = .onePerStudents }
    var role = LeaderRole(
      id: instance.id, title: instance.title, group: group, countForm: countForm,
      atEachSchool: instance.atEachSchool != nil,
      rounding: Rounding(rawValue: assembler.readChoice(instance.setting("rounding")) ?? "up")
        ?? .up,
      stipendForm: stipend, startYear: start, range: instance.block.header)
    role.sunset = ReviewRuleReader.readSunset(instance, &assembler)
    role.isPaidLocallyBefore = assembler.readYesNo(
      instance.setting("paid_locally_before"), standard: false)
    role.cover = cover
    role.poolForm = poolForm
    role.filledFrom = SuccessionReader.readFilledFrom(instance, &assembler)
    role.schools = SchoolSelection.readSchools(instance, &assembler).map { Set($0) }
    return role
  }

  /// The staff group: named in the ratio, by `of`, or the only section-driven one.
  private static func leaderGroup(
    _ instance: BlockInstance, _ form: String, _ assembler: inout BudgetAssembler
  ) -> String? {
    let groups = assembler.symbols.ids(of: "staff")
    if instance.setting("of") != nil { return assembler.readNames(instance.setting("of"))?.first }
    var named = instance.ratioGroup
    if form == "share", case .share(_, let words, _) = instance.setting("share")?.value {
      named = words.last
    }
    if let named {
      if groups.contains(named.text) { return named.text }
      if Unit.dimension(ofWord: named.text) != .fte, !instance.countsStudents {
        assembler.report(NameMessages.unknownID(named, kind: "staff", among: groups))
        return nil
      }
    }
    if groups.count == 1 { return groups[0] }
    let driven = assembler.declarations.staff.filter { staff in
      FormQuantities.formQuantity(of: staffPositions, in: staff, assembler)?.unit
        == Unit([.fte], per: [.section])
    }
    if driven.count == 1 { return driven[0].id }
    assembler.report(PlanMessages.noGroup(instance.block.header, groups))
    return nil
  }

  private static var staffPositions: KeyDescription {
    LanguageTable.block("staff")?.key("positions")
      ?? KeyDescription("positions", .positions, "", example: "")
  }

  /// The count with its ramp kept apart as the phase-in.
  private static func readCount(
    _ instance: BlockInstance, _ form: String, _ start: Int, _ assembler: inout BudgetAssembler
  ) {
    guard let key = instance.description.key(form) else { return }
    var phaseIn: BlockInstance.Setting?
    let written = instance.settings(form).map { setting in
      var clauses = setting.clauses
      if !clauses.ramp.isEmpty { phaseIn = setting }
      clauses.ramp = []
      var value = setting.value
      if form == "share", case .share(let share, _, _) = value { value = share }
      return WrittenValue(value: value, clauses: clauses, range: setting.range)
    }
    var counted = ValueReader.target(instance, key)
    counted.quantity = FormQuantities.formQuantity(of: key, in: instance, assembler)
    ValueReader.keep(counted, written, &assembler)
    if form == "count" { checkWhole(instance, &assembler) }
    guard let phaseIn else { return }
    var target = ValueTarget(
      key: instance.key("phase_in"), title: "\(instance.title): phase-in", name: "phase_in",
      timing: .once)
    target.isPlanOnly = true
    target.startYear = start
    var clauses = Clauses()
    clauses.ramp = phaseIn.clauses.ramp
    clauses.source = phaseIn.clauses.source
    clauses.because = phaseIn.clauses.because
    ValueReader.keep(
      target,
      [
        WrittenValue(
          value: phaseIn.value, clauses: clauses, range: phaseIn.range,
          typed: TypedFormula(formula: .constant(1), unit: .ratio, range: phaseIn.range))
      ], &assembler)
  }

  /// Reports a stated number of leaders that is not whole, written or by a `set`.
  private static func checkWhole(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    guard let value = assembler.planValues[instance.key("count")] else { return }
    let stated =
      value.segments.map { ($0.formula, $0.range) }
      + value.changes.filter { $0.operation != .scale }.map { ($0.operand, Optional($0.range)) }
    for (formula, range) in stated {
      guard case .constant(let number) = formula, let range, number != number.rounded() else {
        continue
      }
      assembler.report(PlanMessages.fractionalCount(range, number, id: instance.id))
    }
  }

  private static func readStipendKey(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> LeaderRole.StipendForm
  {
    guard let key = instance.description.key("stipend"), instance.setting("stipend") != nil else {
      return .none
    }
    var form = LeaderRole.StipendForm.none
    var rate: TypedFormula?
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      let value = FormReader.readStipend(setting, &context, &assembler)
      if let value {
        form = LeaderRole.StipendForm(rawValue: value.form) ?? .none
        rate = value.rate
      }
      return value
    }
    if let rate, let setting = instance.setting("stipend") {
      var target = ValueTarget(
        key: instance.key("stipend_rate"), title: "\(instance.title): hourly rate",
        name: "stipend_rate", quantity: FormQuantities.hourlyRate, timing: .once)
      target.isPlanOnly = true
      var clauses = setting.clauses
      clauses.scope = nil
      ValueReader.keep(
        target,
        [WrittenValue(value: setting.value, clauses: clauses, range: setting.range, typed: rate)],
        &assembler)
      keepGrowthOnRateOnly(instance, &assembler)
    }
    return form
  }

  /// Growth behind `hours at rate` is the growth of the rate, not of the hours.
  private static func keepGrowthOnRateOnly(
    _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) {
    let key = instance.key("stipend")
    guard let hours = assembler.planValues[key] else { return }
    let segments = hours.segments.map { segment in
      ValueSegment(
        formula: segment.formula, growth: nil, firstYear: segment.firstYear,
        lastYear: segment.lastYear, datedYear: segment.datedYear, text: segment.text,
        range: segment.range, source: segment.source, because: segment.because)
    }
    assembler.planValues[key] = YearlyValue(
      key: key, title: hours.title, unit: hours.unit, segments: segments,
      changes: hours.changes)
  }

  private static func checkEachSchool(
    _ instance: BlockInstance, _ group: String, _ assembler: inout BudgetAssembler
  ) {
    let places = instance.setting("schools") ?? instance.setting("type")
    guard let range = instance.atEachSchool ?? places?.range,
      let staff = assembler.index.block("staff", group)
    else { return }
    let isCount = instance.setting("count") != nil || instance.countsStudents
    let quantity = FormQuantities.formQuantity(of: staffPositions, in: staff, assembler)
    if !isCount, quantity?.unit == Unit(.fte) {
      assembler.report(PlanMessages.atEachSchool(range, group, instance.atEachSchool != nil))
    }
  }
}
