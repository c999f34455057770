internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads which grades take their number from the years given.
enum HistoryGradeReader {
  /// Takes the entries of a keyword that name a method out of a block, with those of the same grades
  /// that hold in some years instead.
  static func takeHistoryGrades(
    _ instance: inout BlockInstance, _ keyword: String, among grades: [Grade],
    _ assembler: inout BudgetAssembler
  ) -> [HistoryGrade] {
    var found: [HistoryGrade] = []
    let entries = instance.entries(keyword).map(\.entry)
    for entry in entries {
      guard let method = HistoryMethod(entry.value) else { continue }
      assembler.reject(entry.clauses, key: keyword)
      guard let grade = GradeReader.grade(entry.first, &assembler) else { continue }
      guard grades.contains(grade) else {
        assembler.report(
          StudentMessages.gradeNotMeant(entry.first, keyword, among: grades.map(\.rawValue)))
        continue
      }
      var one = HistoryGrade(
        grade: grade, method: method, range: entry.range, clauses: entry.clauses)
      for other in entries where other.qualifier == entry.qualifier && other.range != entry.range {
        if keyword == "entry_growth" {
          assembler.report(StudentMessages.entryTwice(other.range, grade.rawValue))
        } else if other.clauses.scope == nil || HistoryMethod(other.value) != nil {
          assembler.report(BlockMessages.duplicateKey(other.first, first: entry.range))
        } else {
          one.later.append(
            WrittenValue(value: other.value, clauses: other.clauses, range: other.range))
        }
      }
      if !found.contains(where: { $0.grade == grade }) { found.append(one) }
    }
    let taken = entries.filter { HistoryMethod($0.value) != nil }.map(\.qualifier)
    instance.entries.removeAll {
      $0.description.key.name == keyword && taken.contains($0.entry.qualifier)
    }
    return found
  }

  /// The grades that a setting for all others says a method for; `nil` where it says none.
  static func historyGrades(
    _ setting: BlockInstance.Setting, _ grades: [Grade], _ assembler: inout BudgetAssembler
  ) -> [HistoryGrade]? {
    guard let method = HistoryMethod(setting.value) else { return nil }
    assembler.checkNoClauses(setting)
    return grades.map {
      HistoryGrade(
        grade: $0, method: method, range: setting.range, clauses: setting.clauses,
        isForAll: true)
    }
  }
}
