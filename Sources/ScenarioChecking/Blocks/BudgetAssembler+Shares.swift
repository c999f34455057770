internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// Shares of lines: of uses in `pays_for`, and of one line in `braid`.
extension BudgetAssembler {
  /// Reads the shares of `pays_for = 50% of leader stipends, training`.
  mutating func readUseShares(_ instance: BlockInstance) -> [FundingStream.UseShare] {
    guard let setting = instance.setting("pays_for") else { return [] }
    var found: [FundingStream.UseShare] = []
    for element in setting.elements {
      guard case .share(let share, let words, _) = element,
        let use = use(element, mayNameLines: true)
      else { continue }
      let name = words.map(\.text).joined(separator: "_")
      let key = instance.key("pays_for", name)
      let title = "\(instance.title): share of \(name.replacing("_", with: " "))"
      if keepShare(share, setting, key: key, title: title, isPlanOnly: false) != nil {
        found.append(FundingStream.UseShare(use: use, key: key))
      }
    }
    return found
  }

  /// Keeps a constant share that stands inside a list; gives it.
  private mutating func keepShare(
    _ value: Expression, _ setting: BlockInstance.Setting, key: ValueKey, title: String,
    isPlanOnly: Bool
  ) -> Double? {
    guard let typed = readConstant(value),
      let accepted = accept(typed, Self.shareQuantity, name: setting.key.name)
    else { return nil }
    var target = ValueTarget(
      key: key, title: title, name: setting.key.name, quantity: Self.shareQuantity,
      timing: .once)
    target.isPlanOnly = isPlanOnly
    var clauses = Clauses()
    clauses.source = setting.clauses.source
    clauses.because = setting.clauses.because
    keep(
      target,
      [WrittenValue(value: value, clauses: clauses, range: value.range, typed: accepted)])
    return accepted.constant
  }

  /// Reads `braid = 60% title1, 40% general`; the shares sum to the whole.
  mutating func readBraid(_ instance: BlockInstance) -> [PlanLine.BraidedShare] {
    guard let setting = instance.setting("braid") else { return [] }
    checkNoClauses(setting)
    if let fund = instance.setting("fund") {
      report(.unusedKey(fund.range, "fund", "the line names its streams in `braid`"))
    }
    let funds = symbols.ids(of: "fund")
    var found: [PlanLine.BraidedShare] = []
    var total = 0.0
    for element in setting.elements {
      guard case .quantity(let quantity) = element, quantity.isPercent, quantity.per.isEmpty,
        quantity.unit.count == 1, let word = quantity.unit.first
      else {
        report(.wrongKind(element.range, setting.key.kind.words))
        return []
      }
      guard funds.contains(word.text) || word.text == "general" else {
        report(.unknownID(word, kind: "fund", among: funds + ["general"]))
        return []
      }
      let key = instance.key("braid", word.text)
      if found.contains(where: { $0.key == key }) {
        report(.outOfRange(word.range, "`\(word.text)` stands twice", fix: "write one share of it"))
        return []
      }
      let share = Quantity(
        number: quantity.number, isMoney: quantity.isMoney, isPercent: true, unit: [], per: [],
        range: quantity.range)
      let title = "\(instance.title): share of \(word.text)"
      guard
        let kept = keepShare(.quantity(share), setting, key: key, title: title, isPlanOnly: true)
      else { return [] }
      total += kept
      found.append(
        PlanLine.BraidedShare(fund: word.text == "general" ? nil : word.text, key: key))
    }
    if abs(total - 1) > 1e-6 { report(.braidNotWhole(setting.value.range, percent: total * 100)) }
    return found
  }
}
