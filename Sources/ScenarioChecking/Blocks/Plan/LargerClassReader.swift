internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads how many students more a leader's class takes.
enum LargerClassReader {
  static func readExtraStudents(
    _ instance: BlockInstance, _ group: String, _ assembler: inout BudgetAssembler
  ) {
    ValueReader.readKey(instance, "extra_students", &assembler)
    for setting in instance.settings("extra_students")
    where setting.clauses.source == nil && setting.clauses.because == nil {
      assembler.report(PlanMessages.uncitedLargerClasses(setting.range))
    }
    guard let positions = LanguageTable.block("staff")?.key("positions"),
      let staff = assembler.index.block("staff", group),
      FormQuantities.formQuantity(of: positions, in: staff, assembler)?.unit
        != Unit([.fte], per: [.section])
    else { return }
    assembler.reportUnused(
      "extra_students", of: instance, "the positions of `\(group)` do not follow sections")
  }
}
