internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads what the plan exchanges positions for.
enum ExchangeReader {
  static func readExchange(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> PositionExchange?
  {
    let start = assembler.readYear(instance.setting("starts")) ?? assembler.years.lowerBound
    let named = GroupReader.readKeyOfGroup(instance, "gives", startYear: start, &assembler)
    ValueReader.readKey(instance, "unit_value", &assembler)
    let parts = EntryReader.readEntries(instance, "part", startYear: start, &assembler)
    for part in parts {
      LadderReader.checkSingle(part, instance, &assembler)
      let name = part.first.text
      let key = instance.description.key(name).map { "exchange.EXCHANGE.\($0.name)" }
      if let form = ReservedIDs.form(name, as: "part") ?? key {
        assembler.report(NameMessages.shadowingID(part.first, "part", form: form))
      }
    }
    if parts.isEmpty { assembler.report(LadderMessages.noParts(instance.block.header)) }
    checkBalance(instance, parts, &assembler)
    guard let group = GroupReader.readGroup(instance, named: named, &assembler) else { return nil }
    return PositionExchange(
      id: instance.id, title: instance.title, group: group, parts: parts.map(\.first.text),
      startYear: start, range: instance.block.header)
  }

  /// Warns where plain numbers of parts do not add to what is given up.
  private static func checkBalance(
    _ instance: BlockInstance, _ parts: [KeptEntry], _ assembler: inout BudgetAssembler
  ) {
    func number(_ key: ValueKey) -> Double? {
      guard let value = assembler.planValues[key], value.changes.isEmpty, value.segments.count == 1,
        case .constant(let number) = value.segments[0].formula
      else { return nil }
      return number
    }
    let numbers = parts.compactMap { number($0.key) }
    guard !parts.isEmpty, numbers.count == parts.count,
      let given = number(instance.key("gives")), abs(numbers.reduce(0, +) - given) > 1e-9
    else { return }
    assembler.report(
      LadderMessages.unevenExchange(
        instance.block.header, given: given, parts: numbers.reduce(0, +)))
  }
}
