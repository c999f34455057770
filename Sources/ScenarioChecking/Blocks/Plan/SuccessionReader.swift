internal import BudgetModel
internal import Diagnostics
internal import ScenarioSyntax

/// Reads which role fills the places that leaders of another leave.
enum SuccessionReader {
  /// The role of `filled_from`; `nil` where none is written.
  static func readFilledFrom(
    _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> String? {
    guard let setting = instance.setting("filled_from") else {
      assembler.reportUnused("filled_share", of: instance, "there is no `filled_from`")
      return nil
    }
    return assembler.readNames(setting)?.first
  }

  /// Reports the first role of each circle of roles that fill each other.
  static func checkCircles(_ leaders: [LeaderRole], _ assembler: inout BudgetAssembler) {
    let roles = Dictionary(leaders.map { ($0.id, $0) }) { first, _ in first }
    var reported: Set<String> = []
    for role in leaders where !reported.contains(role.id) {
      var way = [role.id]
      while let next = roles[way[way.count - 1]]?.filledFrom, !way.contains(next) {
        way.append(next)
      }
      guard roles[way[way.count - 1]]?.filledFrom == role.id else { continue }
      reported.formUnion(way)
      assembler.report(PlanMessages.succession(role.range, way))
    }
  }
}
