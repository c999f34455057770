internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads what a stream must set aside.
enum SetAsideReader {
  /// Reads `set_aside NAME = …`; the constant shares together are at most the whole.
  static func readSetAsides(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [FundingStream.SetAside]
  {
    guard let key = instance.description.entry("set_aside")?.key else { return [] }
    var found: [FundingStream.SetAside] = []
    var constant = 0.0
    let entries = instance.entries("set_aside").map(\.entry)
    for entry in entries {
      var target = ValueReader.target(instance, key, qualifier: entry.qualifier)
      if found.contains(where: { $0.key == target.key }) { continue }
      target.title += " \(entry.first.text)"
      var form: String?
      var written: [WrittenValue] = []
      for same in entries where same.qualifier == entry.qualifier {
        var context = ValueContext(
          path: target.key.description, shape: TransferReader.transferQuantity(same.value).shape,
          eachYear: same.clauses.timing?.eachYear ?? false, family: same.clauses.family?.text,
          familyRange: same.clauses.family?.range)
        guard
          let value = FormReader.readShareOrAmount(same.value, "set_aside", &context, &assembler)
        else { continue }
        if let form, form != value.form {
          assembler.report(
            UnitMessages.formChange(
              value.typed, FormQuantities.shareQuantity, "set_aside", entry.range))
          continue
        }
        form = value.form
        target.quantity = QuantityDescription(value.typed.unit, shape: .amount)
        written.append(
          WrittenValue(
            value: same.value, clauses: same.clauses, range: same.range, typed: value.typed))
      }
      guard let form else { continue }
      target.standardNumber = 0
      if form == "share", let share = written.first?.typed?.constant { constant += share }
      ValueReader.keep(target, written, &assembler)
      found.append(FundingStream.SetAside(key: target.key, isShare: form == "share"))
    }
    if constant > 1 + 1e-9, let last = entries.last {
      assembler.report(StreamMessages.setAsidesAboveWhole(last.range, percent: constant * 100))
    }
    return found
  }
}
