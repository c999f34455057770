internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the plan with its own lines and what it repurposes.
enum PlanReader {
  static func readPlan(_ assembler: inout BudgetAssembler) -> Plan {
    let leaders = assembler.declarations.leaders.compactMap {
      LeaderReader.readLeader(assembler.current($0), &assembler)
    }
    SuccessionReader.checkCircles(leaders, &assembler)
    let repurposed = assembler.declarations.repurposed.map { written in
      let instance = assembler.current(written)
      let start = assembler.readYear(instance.setting("starts"))
      let group = readRemoved(instance, &assembler)
      if group == nil {
        ValueReader.readKey(instance, "saves", startYear: start, &assembler)
        ValueReader.readKey(instance, "realised", &assembler)
      }
      var repurposed = RepurposedExpenditure(
        id: instance.id, title: instance.title, startYear: start,
        isInduced: assembler.readYesNo(instance.setting("induced"), standard: false),
        isRecurring: assembler.readYesNo(instance.setting("recurring"), standard: true),
        fund: assembler.readNames(instance.setting("fund"))?.first, range: instance.block.header)
      repurposed.removesFrom = group
      repurposed.use =
        FundingUseReader.readUses(instance.setting("use"), mayNameLines: false, &assembler).first
      return repurposed
    }
    let lines = assembler.declarations.lines.map { readLine(assembler.current($0), &assembler) }
    var plan = Plan(
      title: assembler.declarations.plan?.title?.text ?? "Plan", leaders: leaders,
      repurposed: repurposed,
      lines: lines)
    plan.ladders = assembler.blocks("ladder").compactMap { LadderReader.readLadder($0, &assembler) }
    plan.bonuses = assembler.blocks("bonus").compactMap {
      BonusReader.readBonus($0, plan.ladders, &assembler)
    }
    plan.exchanges = assembler.blocks("exchange").compactMap {
      ExchangeReader.readExchange($0, &assembler)
    }
    plan.retentions = RetentionReader.readRetentions(leaders, &assembler)
    return plan
  }

  /// Positions that end instead of dollars: their group.
  private static func readRemoved(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> String?
  {
    let both = instance.setting("saves") != nil && instance.setting("removes") != nil
    let neither = instance.setting("saves") == nil && instance.setting("removes") == nil
    if both || neither && !instance.misspells(["saves", "removes"]) {
      assembler.report(StaffMessages.savesOrRemoves(instance.block, both: both))
    }
    guard !both, instance.setting("removes") != nil else { return nil }
    for key in ["realised", "recurring"] {
      guard let setting = instance.setting(key) else { continue }
      assembler.report(StaffMessages.positionsForm(setting.range, key, "removes"))
    }
    return readPositionsOf(instance, "removes", &assembler)
  }

  /// Reads `2 FTE of aides` and gives the group.
  private static func readPositionsOf(
    _ instance: BlockInstance, _ name: String, _ assembler: inout BudgetAssembler
  ) -> String? {
    guard let key = instance.description.key(name) else { return nil }
    var group: String?
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      let groups = assembler.symbols.ids(of: "staff")
      guard case .share(let amount, let words, _) = setting.value, words.count == 1 else {
        assembler.report(StaffMessages.positionsOf(setting.value.range, name, groups))
        return nil
      }
      guard groups.contains(words[0].text) else {
        assembler.report(NameMessages.unknownID(words[0], kind: "staff", among: groups))
        return nil
      }
      if let group, group != words[0].text {
        assembler.report(StaffMessages.positionsOf(setting.value.range, name, [group]))
        return nil
      }
      guard let typed = ExpressionReader.read(amount, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.positionsQuantities[0].quantity, name: name, &assembler)
      else { return nil }
      group = words[0].text
      return FormedValue(form: "positions", typed: accepted)
    }
    return group
  }

  private static func readLine(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> PlanLine
  {
    let forms = ["cost", "saves", "adds"].filter { instance.setting($0) != nil }
    let isCost = forms.first != "saves"
    if forms.count > 1 || forms.isEmpty && !instance.misspells(["cost", "saves", "adds"]) {
      assembler.report(PlanMessages.costOrSaves(instance.block.header, both: !forms.isEmpty))
    }
    let start = assembler.readYear(instance.setting("starts"))
    var group: String?
    if forms == ["adds"] {
      group = readPositionsOf(instance, "adds", &assembler)
      for key in ["recurring", "pay"] {
        guard let setting = instance.setting(key) else { continue }
        assembler.report(StaffMessages.positionsForm(setting.range, key, "adds"))
      }
    } else {
      ValueReader.readKey(instance, isCost ? "cost" : "saves", startYear: start, &assembler)
    }
    for key in ["use", "braid", "pay", "schools"] where forms == ["saves"] {
      guard let setting = instance.setting(key) else { continue }
      let reason = key == "use" ? "only a cost has a use" : "this is a saving"
      assembler.report(BlockMessages.unusedKey(setting.range, key, reason))
    }
    var line = PlanLine(
      id: instance.id, title: instance.title, isCost: isCost,
      isRecurring: assembler.readYesNo(instance.setting("recurring"), standard: true),
      use: FundingUseReader.readUses(instance.setting("use"), mayNameLines: false, &assembler).first
        ?? .other,
      fund: assembler.readNames(instance.setting("fund"))?.first,
      startYear: start ?? assembler.years.lowerBound,
      range: instance.block.header)
    line.addsTo = group
    line.sunset = ReviewRuleReader.readSunset(instance, &assembler)
    line.isPaidLocallyBefore = assembler.readYesNo(
      instance.setting("paid_locally_before"), standard: false)
    line.braid = ShareReader.readBraid(instance, &assembler)
    line.isPay = assembler.readYesNo(instance.setting("pay"), standard: false)
    line.schools = assembler.readNames(instance.setting("schools")) ?? []
    return line
  }
}
