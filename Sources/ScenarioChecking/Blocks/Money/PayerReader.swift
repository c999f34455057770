internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads who pays for a staff group.
enum PayerReader {
  /// Who pays a group today: a fund, or shares of several that sum to 100 %.
  static func readPayers(
    _ setting: BlockInstance.Setting?, _ assembler: inout BudgetAssembler
  ) -> [(fund: String?, share: Double)] {
    guard let setting else { return [(nil, 1)] }
    assembler.checkNoClauses(setting)
    var payers: [(fund: String?, share: Double)] = []
    for element in setting.elements {
      guard let payer = readPayer(element, isOnly: setting.elements.count == 1, &assembler) else {
        return [(nil, 1)]
      }
      if payers.contains(where: { $0.fund == payer.fund }) {
        assembler.report(StaffMessages.repeatedPayer(element.range, payer.fund ?? "general"))
        return [(nil, 1)]
      }
      if payer.share > 0 { payers.append(payer) }
    }
    let total = payers.map(\.share).reduce(0, +)
    guard abs(total - 1) <= 1e-9 else {
      assembler.report(StaffMessages.payerShares(setting.value.range, total))
      return [(nil, 1)]
    }
    return payers
  }

  private static func readPayer(
    _ element: Expression, isOnly: Bool, _ assembler: inout BudgetAssembler
  ) -> (fund: String?, share: Double)? {
    var share = 1.0
    var name = assembler.singleWord(element)
    if name != nil, !isOnly {
      assembler.report(StaffMessages.payerShares(element.range, nil))
      return nil
    }
    if case .quantity(let quantity) = element, quantity.isPercent, quantity.unit.count == 1,
      quantity.per.isEmpty
    {
      share = quantity.number / 100
      name = quantity.unit[0]
    }
    if case .share(.quantity(let quantity), let words, _) = element, quantity.isPercent,
      quantity.unit.isEmpty, words.count == 1
    {
      share = quantity.number / 100
      name = words[0]
    }
    guard let name, share >= 0 else {
      assembler.report(
        NameMessages.wrongKind(
          element.range, "a `fund` or `general`, or shares: `60% title1, 40% general`"))
      return nil
    }
    if name.text == "general" { return (nil, share) }
    guard assembler.symbols.ids(of: "fund").contains(name.text) else {
      assembler.report(
        NameMessages.unknownID(
          name, kind: "fund", among: assembler.symbols.ids(of: "fund") + ["general"]))
      return nil
    }
    return (name.text, share)
  }
}
