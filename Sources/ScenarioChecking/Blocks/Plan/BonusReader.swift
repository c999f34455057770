internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads the bonuses of the plan.
enum BonusReader {
  static func readBonus(
    _ instance: BlockInstance, _ ladders: [CareerLadder], _ assembler: inout BudgetAssembler
  ) -> Bonus? {
    let forms = ["share", "count"].filter { instance.setting($0) != nil }
    guard forms.count == 1 else {
      if !forms.isEmpty || !instance.misspells(["share", "count"]) {
        assembler.report(
          LadderMessages.bonusRecipients(instance.block.header, isTwice: !forms.isEmpty))
      }
      return nil
    }
    let isCount = forms[0] == "count"
    let start = assembler.readYear(instance.setting("starts")) ?? assembler.years.lowerBound
    ValueReader.readKey(instance, "amount", startYear: start, &assembler)
    var named = GroupReader.readKeyOfGroup(instance, forms[0], startYear: start, &assembler)
    named = GroupReader.readKeyOfGroup(instance, "teacher_share", &assembler) ?? named
    if isCount {
      for key in ["at", "teacher_share", "stages", "ladder"] {
        guard let setting = instance.setting(key) else { continue }
        assembler.report(
          BlockMessages.unusedKey(
            setting.range, key, "`count` is the number of teachers who receive it"))
      }
    } else if instance.setting("at") != nil, let share = instance.setting("teacher_share") {
      assembler.report(
        BlockMessages.unusedKey(share.range, "teacher_share", "`at` says whose teachers these are"))
    }
    let ladder = readLadderName(instance, ladders, &assembler)
    let stages = readBonusStages(instance, ladder, &assembler)
    let isOfLadder = instance.setting("of") == nil && named == nil
    let ladderGroup = isOfLadder ? ladder?.group : nil
    guard let group = ladderGroup ?? GroupReader.readGroup(instance, named: named, &assembler)
    else { return nil }
    if let ladder, ladder.group != group, let setting = instance.setting("stages") {
      assembler.report(
        LadderMessages.ladderOfOtherGroup(setting.range, ladder: ladder.id, of: ladder.group, group)
      )
    }
    return Bonus(
      id: instance.id, title: instance.title, group: group, isFixedCount: isCount,
      schools: isCount
        ? nil
        : instance.setting("at").map {
          SchoolSelection.schools(ofTypes: assembler.readWords($0), &assembler)
        },
      ladder: isCount || stages.isEmpty ? nil : ladder?.id, stages: isCount ? [] : stages,
      rounding: assembler.readChoice(instance.setting("rounding")).flatMap {
        Rounding(rawValue: $0)
      },
      isRecurring: assembler.readYesNo(instance.setting("recurring"), standard: true),
      startYear: start,
      range: instance.block.header)
  }

  /// The ladder whose stages a bonus names.
  private static func readLadderName(
    _ instance: BlockInstance, _ ladders: [CareerLadder], _ assembler: inout BudgetAssembler
  ) -> CareerLadder? {
    if let setting = instance.setting("ladder") {
      let name = assembler.readNames(setting)?.first
      if instance.setting("stages") == nil {
        assembler.report(BlockMessages.unusedKey(setting.range, "ladder", "no `stages` are named"))
      }
      return ladders.first { $0.id == name }
    }
    guard let stages = instance.setting("stages") else { return nil }
    if ladders.count == 1 { return ladders[0] }
    if ladders.count < assembler.blocks("ladder").count { return nil }
    assembler.report(LadderMessages.noLadder(stages.range, ladders.map(\.id)))
    return nil
  }

  private static func readBonusStages(
    _ instance: BlockInstance, _ ladder: CareerLadder?, _ assembler: inout BudgetAssembler
  ) -> [String] {
    let words = assembler.readWords(instance.setting("stages"))
    guard let ladder else { return [] }
    for word in words where !ladder.stages.contains(word.text) {
      assembler.report(LadderMessages.unknownStage(word, ladder: ladder.id, among: ladder.stages))
    }
    return words.map(\.text)
  }
}
