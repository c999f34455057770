internal import BudgetModel
internal import BudgetNames
internal import LanguageTable
internal import ScenarioSyntax

// How released time is covered, and how many qualified people there are.
extension BudgetAssembler {
  /// `cover` with the day rate of substitutes.
  mutating func readCover(_ instance: BlockInstance) -> LeaderRole.Cover {
    let cover = LeaderRole.Cover(rawValue: readChoice(instance.setting("cover")) ?? "hire")
    let isPaid = readKey(instance, "substitute")
    if let setting = instance.setting("cover"), instance.setting("release") == nil,
      planValues[instance.key("release")] == nil
    {
      report(.unusedKey(setting.range, "cover", "no time is released"))
    }
    if cover == .substitutes {
      if !isPaid { report(.missingDayRate(instance.block.header)) }
    } else if let setting = instance.setting("substitute"),
      replacedSettings[instance.key("cover")] == nil
    {
      report(
        .unusedKey(setting.range, "substitute", "substitutes do not cover the released time"))
    }
    return cover ?? .hire
  }

  /// `pool = 12 leaders` or `pool = 20% of teachers`.
  mutating func readPool(_ instance: BlockInstance, _ group: String) -> LeaderRole.PoolForm? {
    guard let key = instance.description.key("pool"), instance.setting("pool") != nil else {
      return nil
    }
    var form = LeaderRole.PoolForm.leaders
    readFormed(instance, key) { assembler, setting, context in
      guard case .share(let share, let words, let range) = setting.value else {
        guard let typed = assembler.read(setting.value, &context),
          let accepted = assembler.accept(typed, QuantityDescription.leaders, name: "pool")
        else { return nil }
        return FormedValue(form: LeaderRole.PoolForm.leaders.rawValue, typed: accepted)
      }
      form = .share
      let isOfGroup = words.count == 1 && ["teachers", "positions", group].contains(words[0].text)
      guard isOfGroup else {
        assembler.report(
          .wrongShareOf(
            range, "role's staff group", key: "pool", example: "pool = 20% of \(group)"))
        return nil
      }
      guard let typed = assembler.read(share, &context),
        let accepted = assembler.accept(typed, Self.shareQuantity, name: "pool")
      else { return nil }
      return FormedValue(form: LeaderRole.PoolForm.share.rawValue, typed: accepted)
    }
    return form
  }
}
