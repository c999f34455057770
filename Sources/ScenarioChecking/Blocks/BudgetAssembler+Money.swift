internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Funding streams and the plan.
extension BudgetAssembler {
  mutating func readFunds() -> [FundingStream] {
    declarations.funds.map { written in
      let instance = current(written)
      let isPerStudent = readAward(instance)
      for key in [
        "private_school", "carryover", "carryover_free_below", "indirect", "reimbursed_after",
        "poverty",
      ] { readKey(instance, key) }
      var form = "share"
      if let key = instance.description.key("available") {
        readFormed(instance, key) { assembler, setting, context in
          let value = assembler.readAvailability(setting.value, &context)
          if let value { form = value.form }
          return value
        }
        if instance.setting("available") == nil, planValues[instance.key("available")] == nil {
          report(.wholeAvailable(instance.block.header, instance.id))
        }
      }
      let loss = readEvent(instance, "loss")
      let delay = readEvent(instance, "delay")
      let lastYear = readYear(instance.setting("ends"))
      let mayRenew = readRenewal(instance, hasEnd: instance.setting("ends") != nil)
      var stream = FundingStream(
        id: instance.id, title: instance.title,
        availability: FundingStream.Availability(rawValue: form) ?? .share, lossTiming: loss,
        delayTiming: delay, lastYear: lastYear, mayRenew: mayRenew,
        paysFor: readUses(instance.setting("pays_for"), mayNameLines: true),
        range: instance.block.header)
      stream.program = readChoice(instance.setting("program")).flatMap {
        FundingProgram(rawValue: $0)
      }
      stream.sunset = readSunset(instance)
      stream.isPerStudent = isPerStudent
      stream.countsPriorYear = readCountYear(instance, isPerStudent: isPerStudent)
      stream.setAsides = readSetAsides(instance)
      stream.transfer = readTransfer(instance)
      stream.useShares = readUseShares(instance)
      readSurcharge(instance)
      let schools = readChoice(instance.setting("schools"))
      stream.onlyTitleOneSchools = (schools ?? stream.program?.rawValue) == "title1"
      return stream
    }
  }

  /// Reads `loss` or `delay` with its chance; gives when the event is drawn.
  private mutating func readEvent(
    _ instance: BlockInstance, _ name: String
  ) -> FundingStream.EventTiming {
    guard readKey(instance, name), let setting = instance.setting(name) else { return .eachYear }
    var probability = ValueFormula.constant(1)
    var timing = FundingStream.EventTiming.eachYear
    var clauses = Clauses()
    clauses.source = setting.clauses.source
    clauses.because = setting.clauses.because
    var chance = setting.clauses.chance
    if case .readyMade = setting.value, let key = instance.description.key(name),
      let ready = key.readyMade, let written = written(ready, clauses, setting.range)
    {
      chance = written.clauses.chance
    }
    if let chance {
      let quantity = Self.shareQuantity
      guard let typed = readConstant(chance.probability),
        let accepted = accept(typed, quantity, name: "chance")
      else { return .eachYear }
      probability = accepted.formula
      if chance.timing?.eachYear == false { timing = .once }
    }
    let target = ValueTarget(
      key: instance.key("\(name)_chance"), title: "\(instance.title): chance of \(name)",
      name: name + "_chance", timing: .eachYear)
    keep(
      target,
      [
        WrittenValue(
          value: setting.value, clauses: clauses, range: setting.range,
          typed: TypedFormula(formula: probability, unit: .ratio, range: setting.range))
      ])
    return timing
  }

  private mutating func readRenewal(_ instance: BlockInstance, hasEnd: Bool) -> Bool {
    guard let renewal = instance.renewal else { return false }
    guard hasEnd else {
      report(.unusedKey(renewal.range, "renews", "the stream has no `ends`"))
      return false
    }
    guard let typed = readConstant(renewal.chance),
      let accepted = accept(typed, Self.shareQuantity, name: "renews with chance")
    else { return false }
    let target = ValueTarget(
      key: instance.key("renewal_chance"), title: "\(instance.title): chance of renewal",
      name: "renewal_chance", timing: .once)
    keep(
      target,
      [
        WrittenValue(
          value: renewal.chance, clauses: Clauses(), range: renewal.range, typed: accepted)
      ])
    return true
  }

  // MARK: uses

  mutating func readUses(_ setting: BlockInstance.Setting?, mayNameLines: Bool) -> [FundingUse] {
    guard let setting else { return [] }
    checkNoClauses(setting)
    return setting.elements.compactMap { use($0, mayNameLines: mayNameLines) }
  }

  mutating func use(_ expression: Expression, mayNameLines: Bool) -> FundingUse? {
    let text: String
    switch expression {
    case .share(_, let words, _) where mayNameLines:
      text = words.map(\.text).joined(separator: " ")
    case .phrase(let words, _): text = words.map(\.text).joined(separator: " ")
    case .name(let path): text = path.text
    default:
      report(.wrongKind(expression.range, "uses, separated by commas"))
      return nil
    }
    switch text {
    case "leader stipends": return .leaderStipends
    case "leader release": return .leaderRelease
    case "leader bonuses": return .leaderBonuses
    case "training": return .training
    case "professional development": return .professionalDevelopment
    case "other": return .other
    default:
      let lines = mayNameLines ? symbols.ids(of: "line") : []
      if lines.contains(text) { return .line(text) }
      report(.unknownUse(text, expression.range, LanguageTable.uses + lines))
      return nil
    }
  }

  // MARK: plan

  mutating func readPlan() -> Plan {
    let leaders = declarations.leaders.compactMap { readLeader(current($0)) }
    let repurposed = declarations.repurposed.map { written in
      let instance = current(written)
      let start = readYear(instance.setting("starts"))
      let group = readRemoved(instance)
      if group == nil {
        readKey(instance, "saves", startYear: start)
        readKey(instance, "realised")
      }
      var repurposed = RepurposedExpenditure(
        id: instance.id, title: instance.title, startYear: start,
        isInduced: readYesNo(instance.setting("induced"), standard: false),
        isRecurring: readYesNo(instance.setting("recurring"), standard: true),
        fund: readNames(instance.setting("fund"))?.first, range: instance.block.header)
      repurposed.removesFrom = group
      repurposed.use = readUses(instance.setting("use"), mayNameLines: false).first
      return repurposed
    }
    let lines = declarations.lines.map { readLine(current($0)) }
    var plan = Plan(
      title: declarations.plan?.title?.text ?? "Plan", leaders: leaders, repurposed: repurposed,
      lines: lines)
    plan.ladders = blocks("ladder").compactMap { readLadder($0) }
    plan.bonuses = blocks("bonus").compactMap { readBonus($0, plan.ladders) }
    plan.exchanges = blocks("exchange").compactMap { readExchange($0) }
    plan.retentions = readRetentions(leaders)
    return plan
  }

  /// Positions that end instead of dollars: their group.
  private mutating func readRemoved(_ instance: BlockInstance) -> String? {
    let both = instance.setting("saves") != nil && instance.setting("removes") != nil
    let neither = instance.setting("saves") == nil && instance.setting("removes") == nil
    if both || neither && !instance.misspells(["saves", "removes"]) {
      report(.savesOrRemoves(instance.block, both: both))
    }
    guard !both, instance.setting("removes") != nil else { return nil }
    for key in ["realised", "recurring"] {
      guard let setting = instance.setting(key) else { continue }
      report(.positionsForm(setting.range, key, "removes"))
    }
    return readPositionsOf(instance, "removes")
  }

  /// Reads `2 FTE of aides` and gives the group.
  private mutating func readPositionsOf(_ instance: BlockInstance, _ name: String) -> String? {
    guard let key = instance.description.key(name) else { return nil }
    var group: String?
    readFormed(instance, key) { assembler, setting, context in
      let groups = assembler.symbols.ids(of: "staff")
      guard case .share(let amount, let words, _) = setting.value, words.count == 1 else {
        assembler.report(.positionsOf(setting.value.range, name, groups))
        return nil
      }
      guard groups.contains(words[0].text) else {
        assembler.report(.unknownID(words[0], kind: "staff", among: groups))
        return nil
      }
      if let group, group != words[0].text {
        assembler.report(.positionsOf(setting.value.range, name, [group]))
        return nil
      }
      guard let typed = assembler.read(amount, &context),
        let accepted = assembler.accept(typed, Self.positionsQuantities[0].quantity, name: name)
      else { return nil }
      group = words[0].text
      return FormedValue(form: "positions", typed: accepted)
    }
    return group
  }

  private mutating func readLine(_ instance: BlockInstance) -> PlanLine {
    let forms = ["cost", "saves", "adds"].filter { instance.setting($0) != nil }
    let isCost = forms.first != "saves"
    if forms.count > 1 || forms.isEmpty && !instance.misspells(["cost", "saves", "adds"]) {
      report(.costOrSaves(instance.block.header, both: !forms.isEmpty))
    }
    let start = readYear(instance.setting("starts"))
    var group: String?
    if forms == ["adds"] {
      group = readPositionsOf(instance, "adds")
      for key in ["recurring", "pay"] {
        guard let setting = instance.setting(key) else { continue }
        report(.positionsForm(setting.range, key, "adds"))
      }
    } else {
      readKey(instance, isCost ? "cost" : "saves", startYear: start)
    }
    for key in ["use", "braid", "pay", "schools"] where forms == ["saves"] {
      guard let setting = instance.setting(key) else { continue }
      let reason = key == "use" ? "only a cost has a use" : "this is a saving"
      report(.unusedKey(setting.range, key, reason))
    }
    var line = PlanLine(
      id: instance.id, title: instance.title, isCost: isCost,
      isRecurring: readYesNo(instance.setting("recurring"), standard: true),
      use: readUses(instance.setting("use"), mayNameLines: false).first ?? .other,
      fund: readNames(instance.setting("fund"))?.first, startYear: start ?? years.lowerBound,
      range: instance.block.header)
    line.addsTo = group
    line.sunset = readSunset(instance)
    line.isPaidLocallyBefore = readYesNo(
      instance.setting("paid_locally_before"), standard: false)
    line.braid = readBraid(instance)
    line.isPay = readYesNo(instance.setting("pay"), standard: false)
    line.schools = readNames(instance.setting("schools")) ?? []
    return line
  }
}
