internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads shares of several streams: what each use may take, and how a line is paid.
enum ShareReader {
  /// Reads the shares of `pays_for = 50% of leader stipends, training`.
  static func readUseShares(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [FundingStream.UseShare]
  {
    guard let setting = instance.setting("pays_for") else { return [] }
    var found: [FundingStream.UseShare] = []
    for element in setting.elements {
      guard case .share(let share, let words, _) = element,
        let use = FundingUseReader.use(element, mayNameLines: true, &assembler)
      else { continue }
      let name = words.map(\.text).joined(separator: "_")
      let key = instance.key("pays_for", name)
      let title = "\(instance.title): share of \(name.replacing("_", with: " "))"
      if keepShare(share, setting, key: key, title: title, isPlanOnly: false, &assembler) != nil {
        found.append(FundingStream.UseShare(use: use, key: key))
      }
    }
    return found
  }

  /// Keeps a constant share that stands inside a list; gives it.
  private static func keepShare(
    _ value: Expression, _ setting: BlockInstance.Setting, key: ValueKey, title: String,
    isPlanOnly: Bool, _ assembler: inout BudgetAssembler
  ) -> Double? {
    guard let typed = ExpressionReader.readConstant(value, &assembler),
      let accepted = QuantityReader.accept(
        typed, FormQuantities.shareQuantity, name: setting.key.name, &assembler)
    else { return nil }
    var target = ValueTarget(
      key: key, title: title, name: setting.key.name, quantity: FormQuantities.shareQuantity,
      timing: .once)
    target.isPlanOnly = isPlanOnly
    var clauses = Clauses()
    clauses.source = setting.clauses.source
    clauses.because = setting.clauses.because
    ValueReader.keep(
      target,
      [WrittenValue(value: value, clauses: clauses, range: value.range, typed: accepted)],
      &assembler)
    return accepted.constant
  }

  /// Reads `braid = 60% title1, 40% general`; the shares sum to the whole.
  static func readBraid(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) -> [PlanLine
    .BraidedShare]
  {
    guard let setting = instance.setting("braid") else { return [] }
    assembler.checkNoClauses(setting)
    if let fund = instance.setting("fund") {
      assembler.report(
        BlockMessages.unusedKey(fund.range, "fund", "the line names its streams in `braid`"))
    }
    let funds = assembler.symbols.ids(of: "fund")
    var found: [PlanLine.BraidedShare] = []
    var total = 0.0
    for element in setting.elements {
      guard case .quantity(let quantity) = element, quantity.isPercent, quantity.per.isEmpty,
        quantity.unit.count == 1, let word = quantity.unit.first
      else {
        assembler.report(NameMessages.wrongKind(element.range, setting.key.kind.words))
        return []
      }
      guard funds.contains(word.text) || word.text == "general" else {
        assembler.report(NameMessages.unknownID(word, kind: "fund", among: funds + ["general"]))
        return []
      }
      let key = instance.key("braid", word.text)
      if found.contains(where: { $0.key == key }) {
        assembler.report(
          UnitMessages.outOfRange(
            word.range, "`\(word.text)` stands twice", fix: "write one share of it"))
        return []
      }
      let share = Quantity(
        number: quantity.number, isMoney: quantity.isMoney, isPercent: true, unit: [], per: [],
        range: quantity.range)
      let title = "\(instance.title): share of \(word.text)"
      guard
        let kept = keepShare(
          .quantity(share), setting, key: key, title: title, isPlanOnly: true, &assembler)
      else { return [] }
      total += kept
      found.append(
        PlanLine.BraidedShare(fund: word.text == "general" ? nil : word.text, key: key))
    }
    if abs(total - 1) > 1e-6 {
      assembler.report(StreamMessages.braidNotWhole(setting.value.range, percent: total * 100))
    }
    return found
  }
}
