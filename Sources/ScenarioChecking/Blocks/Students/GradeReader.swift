internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads grades and spans of grades.
enum GradeReader {
  /// The grades that a key names, each once.
  static func readGrades(_ setting: BlockInstance.Setting?, _ assembler: inout BudgetAssembler)
    -> [Grade]
  {
    guard let setting else { return [] }
    assembler.checkNoClauses(setting)
    return readGrades(setting.elements, &assembler)
  }

  /// The grades that some elements name, each once.
  static func readGrades(_ elements: [Expression], _ assembler: inout BudgetAssembler) -> [Grade] {
    var grades: [Grade] = []
    for element in elements {
      for grade in grade(element, &assembler) where !grades.contains(grade) { grades.append(grade) }
    }
    return grades
  }

  private static func grade(_ element: Expression, _ assembler: inout BudgetAssembler) -> [Grade] {
    switch element {
    case .gradeSpan(let first, let last, let range):
      guard let low = grade(first, &assembler), let high = grade(last, &assembler) else {
        return []
      }
      return span(low, high, range, &assembler)
    case .numberSpan(let first, let last, let range):
      guard let low = grade(first.range, &assembler), let high = grade(last.range, &assembler)
      else { return [] }
      return span(low, high, range, &assembler)
    case .quantity, .name:
      guard let one = grade(element.range, &assembler) else { return [] }
      return [one]
    default:
      assembler.report(NameMessages.wrongKind(element.range, "grades, e.g. `PK..4` or `K, 1, 2`"))
      return []
    }
  }

  private static func span(
    _ low: Grade, _ high: Grade, _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> [Grade] {
    guard low <= high else {
      assembler.report(YearMessages.reversedYears(range))
      return []
    }
    return Grade.allCases.filter { $0 >= low && $0 <= high }
  }

  static func grade(_ word: Word, _ assembler: inout BudgetAssembler) -> Grade? {
    if let grade = Grade(rawValue: word.text) { return grade }
    assembler.report(NameMessages.unknownGrade(word.text, word.range))
    return nil
  }

  private static func grade(_ range: SourceRange, _ assembler: inout BudgetAssembler) -> Grade? {
    grade(Word(range.text, range), &assembler)
  }
}
