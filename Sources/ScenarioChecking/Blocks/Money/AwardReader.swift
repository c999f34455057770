internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the award of a stream.
enum AwardReader {
  /// Reads an award; whether it is dollars a student.
  static func readAward(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) -> Bool {
    guard let key = instance.description.key("award") else { return false }
    var isPerStudent = false
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      guard var typed = ExpressionReader.read(setting.value, &context, &assembler) else {
        return nil
      }
      guard FormQuantities.perStudentQuantity.acceptedUnits.contains(typed.unit) else {
        return FormedValue(form: "amount", typed: typed)
      }
      typed.unit = FormQuantities.perStudentQuantity.unit
      isPerStudent = true
      return FormedValue(form: FormQuantities.perStudentForm, typed: typed)
    }
    if isPerStudent, assembler.declarations.enrollments.isEmpty,
      let setting = instance.setting("award")
    {
      assembler.report(StreamMessages.awardWithoutStudents(setting.range))
    }
    return isPerStudent
  }

  /// Whether an award per student counts the students of the year before.
  static func readCountYear(
    _ instance: BlockInstance, isPerStudent: Bool, _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let setting = instance.setting("count_year") else { return false }
    if !isPerStudent {
      assembler.report(
        BlockMessages.unusedKey(setting.range, "count_year", "the award is not $ per student"))
    }
    return assembler.readChoice(setting) == "prior"
  }
}
