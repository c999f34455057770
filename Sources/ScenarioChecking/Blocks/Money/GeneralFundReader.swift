internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the general fund.
enum GeneralFundReader {
  /// The share of an adopted amount by which a line may differ where nothing is written.
  private static let standardTolerance = 0.005

  static func readGeneralFund(_ assembler: inout BudgetAssembler) -> GeneralFund? {
    let written = assembler.declarations.others["general_fund"] ?? []
    guard let first = written.first else { return nil }
    for other in written.dropFirst() {
      assembler.report(BlockMessages.duplicateBlock(other.block, first: first.block.header))
    }
    let instance = assembler.current(first)
    for key in ["opening", "dollar_floor"] {
      for setting in instance.settings(key) {
        assembler.reject(
          setting.clauses, key: key,
          only: ["at each school", "with chance", "by", "grow by", "floor", "ramp", "years"])
      }
    }
    for key in ["opening", "dollar_floor", "cola", "children"] {
      ValueReader.readKey(instance, key, &assembler)
    }
    var fund = GeneralFund(
      title: instance.block.title?.text ?? "General fund",
      reserve: readReserve(instance, &assembler),
      reconcilesWithin: readTolerance(instance, &assembler),
      effort: readHistory(instance, "effort", &assembler),
      specialEducation: readHistory(instance, "special_education", &assembler),
      pupils: readHistory(instance, "pupils", &assembler), range: instance.block.header)
    fund.failedEffort = ReviewRuleReader.readPastYears(instance.setting("moe_failed"), &assembler)
    fund.metEffort = ReviewRuleReader.readPastYears(instance.setting("moe_met"), &assembler)
    fund.localSpecialEducation = readHistory(instance, "special_education_local", &assembler)
    fund.children = readHistory(instance, "children", &assembler)
    checkDollarFloor(instance, fund.reserve, &assembler)
    return fund
  }

  /// The dollar floor and its adjustment belong to California's floor.
  private static func checkDollarFloor(
    _ instance: BlockInstance, _ reserve: GeneralFund.Reserve, _ assembler: inout BudgetAssembler
  ) {
    for (key, needed, stands) in [
      ("dollar_floor", "the floor is not `reserve = california`", reserve == .california),
      ("cola", "there is no `dollar_floor`", instance.setting("dollar_floor") != nil),
    ] where !stands {
      guard let setting = instance.setting(key) else { continue }
      assembler.report(BlockMessages.unusedKey(setting.range, key, needed))
    }
  }

  private static func readTolerance(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> Double
  {
    guard let setting = instance.setting("reconciles_within") else {
      return Self.standardTolerance
    }
    assembler.checkNoClauses(setting)
    guard let typed = ExpressionReader.readConstant(setting.value, &assembler),
      let accepted = QuantityReader.accept(
        typed, FormQuantities.shareQuantity, name: setting.key.name, &assembler)
    else { return Self.standardTolerance }
    return accepted.constant ?? Self.standardTolerance
  }

  /// `gfoa`, `california`, a share of spending, or dollars.
  private static func readReserve(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> GeneralFund.Reserve
  {
    guard let setting = instance.setting("reserve"), let key = instance.description.key("reserve")
    else { return .none }
    if let word = assembler.singleWord(setting.value),
      assembler.symbols.meaning(of: word.text) == nil
    {
      assembler.checkNoClauses(setting)
      let words = [GeneralFund.Reserve.gfoa, .california]
      if let reserve = words.first(where: { $0.rawValue == word.text }) { return reserve }
      assembler.report(NameMessages.unknownChoice(word, words.map(\.rawValue), key: "reserve"))
      return .none
    }
    var reserve = GeneralFund.Reserve.dollars
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      let value = readReserveFloor(setting.value, &context, &assembler)
      if let value { reserve = GeneralFund.Reserve(rawValue: value.form) ?? .dollars }
      return value
    }
    return reserve
  }

  static func readReserveFloor(
    _ value: Expression, _ context: inout ValueContext, _ assembler: inout BudgetAssembler
  ) -> FormedValue? {
    let example = "reserve = 16.7% of spending"
    if case .share(let share, let words, let range) = value {
      guard words.map(\.text) == ["spending"] else {
        assembler.report(
          UnitMessages.wrongShareOf(range, "spending", key: "reserve", example: example))
        return nil
      }
      guard let typed = ExpressionReader.read(share, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.shareQuantity, name: "reserve", &assembler)
      else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
    guard let typed = ExpressionReader.read(value, &context, &assembler) else { return nil }
    if typed.unit.isRatio, typed.isPercent {
      assembler.report(
        UnitMessages.wrongShareOf(typed.range, "spending", key: "reserve", example: example))
      return nil
    }
    guard
      let accepted = QuantityReader.accept(
        typed, FormQuantities.balance, name: "reserve", &assembler)
    else { return nil }
    return FormedValue(form: "dollars", typed: accepted)
  }

  /// The amounts of years before the horizon, in order.
  private static func readHistory(
    _ instance: BlockInstance, _ keyword: String, _ assembler: inout BudgetAssembler
  ) -> [GeneralFund.PastAmount] {
    var amounts: [GeneralFund.PastAmount] = []
    for written in instance.entries(keyword) {
      let entry = written.entry
      assembler.reject(entry.clauses, key: keyword)
      guard entry.second == nil, let year = fiscalYear(entry.first),
        year < assembler.years.lowerBound, year >= assembler.years.lowerBound - 50
      else {
        assembler.report(
          GeneralFundMessages.pastYear(
            entry.second?.range ?? entry.first.range, assembler.years.lowerBound))
        continue
      }
      guard case .quantity(let quantity) = written.description.key.kind,
        let typed = ExpressionReader.readConstant(entry.value, &assembler),
        let accepted = QuantityReader.accept(typed, quantity, name: keyword, &assembler),
        let amount = accepted.constant
      else { continue }
      amounts.append(GeneralFund.PastAmount(year: year, amount: amount))
    }
    return amounts.sorted { $0.year < $1.year }
  }

  /// The year of a word such as `FY2024`.
  private static func fiscalYear(_ word: Word) -> Int? {
    word.text.hasPrefix("FY") ? Int(word.text.dropFirst(2)) : nil
  }
}
