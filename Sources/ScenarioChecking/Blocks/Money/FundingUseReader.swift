internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads what money may be used for.
enum FundingUseReader {
  static func readUses(
    _ setting: BlockInstance.Setting?, mayNameLines: Bool, _ assembler: inout BudgetAssembler
  ) -> [FundingUse] {
    guard let setting else { return [] }
    assembler.checkNoClauses(setting)
    return setting.elements.compactMap { use($0, mayNameLines: mayNameLines, &assembler) }
  }

  static func use(_ expression: Expression, mayNameLines: Bool, _ assembler: inout BudgetAssembler)
    -> FundingUse?
  {
    let text: String
    switch expression {
    case .share(_, let words, _) where mayNameLines:
      text = words.map(\.text).joined(separator: " ")
    case .phrase(let words, _): text = words.map(\.text).joined(separator: " ")
    case .name(let path): text = path.text
    default:
      assembler.report(NameMessages.wrongKind(expression.range, "uses, separated by commas"))
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
      let lines = mayNameLines ? assembler.symbols.ids(of: "line") : []
      if lines.contains(text) { return .line(text) }
      assembler.report(NameMessages.unknownUse(text, expression.range, LanguageTable.uses + lines))
      return nil
    }
  }
}
