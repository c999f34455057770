internal import BudgetModel
internal import BudgetNames
internal import LanguageTable
internal import ScenarioSyntax

/// Reads how released time is covered, and how many qualified people there are.
enum LeaderCoverReader {
  /// `cover` with the day rate of substitutes.
  static func readCover(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> LeaderRole.Cover
  {
    let cover = LeaderRole.Cover(
      rawValue: assembler.readChoice(instance.setting("cover")) ?? "hire")
    let isPaid = ValueReader.readKey(instance, "substitute", &assembler)
    if let setting = instance.setting("cover"), instance.setting("release") == nil,
      assembler.planValues[instance.key("release")] == nil
    {
      assembler.report(BlockMessages.unusedKey(setting.range, "cover", "no time is released"))
    }
    if cover == .substitutes {
      if !isPaid { assembler.report(PlanMessages.missingDayRate(instance.block.header)) }
    } else if let setting = instance.setting("substitute"),
      assembler.replacedSettings[instance.key("cover")] == nil
    {
      assembler.report(
        BlockMessages.unusedKey(
          setting.range, "substitute", "substitutes do not cover the released time"))
    }
    return cover ?? .hire
  }

  /// `pool = 12 leaders` or `pool = 20% of teachers`.
  static func readPool(
    _ instance: BlockInstance, _ group: String, _ assembler: inout BudgetAssembler
  ) -> LeaderRole.PoolForm? {
    guard let key = instance.description.key("pool"), instance.setting("pool") != nil else {
      return nil
    }
    var form = LeaderRole.PoolForm.leaders
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      guard case .share(let share, let words, let range) = setting.value else {
        guard let typed = ExpressionReader.read(setting.value, &context, &assembler),
          let accepted = QuantityReader.accept(
            typed, QuantityDescription.leaders, name: "pool", &assembler)
        else { return nil }
        return FormedValue(form: LeaderRole.PoolForm.leaders.rawValue, typed: accepted)
      }
      form = .share
      let isOfGroup = words.count == 1 && ["teachers", "positions", group].contains(words[0].text)
      guard isOfGroup else {
        assembler.report(
          UnitMessages.wrongShareOf(
            range, "role's staff group", key: "pool", example: "pool = 20% of \(group)"))
        return nil
      }
      guard let typed = ExpressionReader.read(share, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.shareQuantity, name: "pool", &assembler)
      else { return nil }
      return FormedValue(form: LeaderRole.PoolForm.share.rawValue, typed: accepted)
    }
    return form
  }
}
