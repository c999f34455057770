internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads leaders that a `set` adds to a role which is counted from teachers or students:
/// `set mentor.count += 1 leader` for `one per 8 teachers`.
enum AddedLeaderReader {
  /// Keeps them as a value of their own, which counts after rounding.
  static func readAdded(
    _ instance: BlockInstance, form: String, start: Int, _ assembler: inout BudgetAssembler
  ) {
    let count = instance.key("count")
    guard form != "count", let changes = assembler.changes[count] else { return }
    assembler.changes[count] = nil
    let replacing = changes.filter { ![.increase, .decrease].contains($0.change.operation) }
    for resolved in replacing {
      assembler.report(
        ChangeMessages.countOfRatio(resolved.change.range, id: instance.id, form: form))
    }
    guard replacing.isEmpty else { return }
    let key = instance.key(LeaderRole.addedKey)
    assembler.changes[key] = changes
    var target = ValueTarget(
      key: key, title: "\(instance.title): added leaders", name: "count", timing: .once)
    target.isPlanOnly = true
    target.startYear = start
    // What is taken away has no bound of its own: a count never falls below none.
    let quantity = QuantityDescription.leaders
    target.quantity = QuantityDescription(
      quantity.unit, optional: quantity.optionalParts, shape: quantity.shape)
    ValueReader.keepWithChanges(target, [ValueReader.standardSegment(0, assembler)], &assembler)
  }
}
