internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// The general fund.
extension BudgetAssembler {
  /// The share of an adopted amount by which a line may differ where nothing is written.
  private static let standardTolerance = 0.005

  mutating func readGeneralFund() -> GeneralFund? {
    let written = declarations.others["general_fund"] ?? []
    guard let first = written.first else { return nil }
    for other in written.dropFirst() {
      report(.duplicateBlock(other.block, first: first.block.header))
    }
    let instance = current(first)
    for setting in instance.settings("opening") {
      reject(
        setting.clauses, key: "opening",
        only: ["at each school", "with chance", "by", "grow by", "floor", "ramp", "years"])
    }
    readKey(instance, "opening")
    var fund = GeneralFund(
      title: instance.block.title?.text ?? "General fund", reserve: readReserve(instance),
      reconcilesWithin: readTolerance(instance), effort: readHistory(instance, "effort"),
      specialEducation: readHistory(instance, "special_education"),
      pupils: readHistory(instance, "pupils"), range: instance.block.header)
    fund.failedEffort = readPastYears(instance.setting("moe_failed"))
    return fund
  }

  private mutating func readTolerance(_ instance: BlockInstance) -> Double {
    guard let setting = instance.setting("reconciles_within") else {
      return Self.standardTolerance
    }
    checkNoClauses(setting)
    guard let typed = readConstant(setting.value),
      let accepted = accept(typed, Self.shareQuantity, name: setting.key.name)
    else { return Self.standardTolerance }
    return accepted.constant ?? Self.standardTolerance
  }

  /// `gfoa`, `california`, a share of spending, or dollars.
  private mutating func readReserve(_ instance: BlockInstance) -> GeneralFund.Reserve {
    guard let setting = instance.setting("reserve"), let key = instance.description.key("reserve")
    else { return .none }
    if let word = singleWord(setting.value), symbols.meaning(of: word.text) == nil {
      checkNoClauses(setting)
      let words = [GeneralFund.Reserve.gfoa, .california]
      if let reserve = words.first(where: { $0.rawValue == word.text }) { return reserve }
      report(.unknownChoice(word, words.map(\.rawValue), key: "reserve"))
      return .none
    }
    var reserve = GeneralFund.Reserve.dollars
    readFormed(instance, key) { assembler, setting, context in
      let value = assembler.readReserveFloor(setting.value, &context)
      if let value { reserve = GeneralFund.Reserve(rawValue: value.form) ?? .dollars }
      return value
    }
    return reserve
  }

  mutating func readReserveFloor(
    _ value: Expression, _ context: inout ValueContext
  ) -> FormedValue? {
    let example = "reserve = 16.7% of spending"
    if case .share(let share, let words, let range) = value {
      guard words.map(\.text) == ["spending"] else {
        report(.wrongShareOf(range, "spending", key: "reserve", example: example))
        return nil
      }
      guard let typed = read(share, &context),
        let accepted = accept(typed, Self.shareQuantity, name: "reserve")
      else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
    guard let typed = read(value, &context) else { return nil }
    if typed.unit.isRatio, typed.isPercent {
      report(.wrongShareOf(typed.range, "spending", key: "reserve", example: example))
      return nil
    }
    guard let accepted = accept(typed, Self.balance, name: "reserve") else { return nil }
    return FormedValue(form: "dollars", typed: accepted)
  }

  /// The amounts of years before the horizon, in order.
  private mutating func readHistory(
    _ instance: BlockInstance, _ keyword: String
  ) -> [GeneralFund.PastAmount] {
    var amounts: [GeneralFund.PastAmount] = []
    for written in instance.entries(keyword) {
      let entry = written.entry
      reject(entry.clauses, key: keyword)
      guard entry.second == nil, let year = fiscalYear(entry.first),
        year < years.lowerBound, year >= years.lowerBound - 50
      else {
        report(.pastYear(entry.second?.range ?? entry.first.range, years.lowerBound))
        continue
      }
      guard case .quantity(let quantity) = written.description.key.kind,
        let typed = readConstant(entry.value),
        let accepted = accept(typed, quantity, name: keyword), let amount = accepted.constant
      else { continue }
      amounts.append(GeneralFund.PastAmount(year: year, amount: amount))
    }
    return amounts.sorted { $0.year < $1.year }
  }

  /// The year of a word such as `FY2024`.
  private func fiscalYear(_ word: Word) -> Int? {
    word.text.hasPrefix("FY") ? Int(word.text.dropFirst(2)) : nil
  }
}
