internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads what an enrolment by cohort survival stands on: ratios, entering students, feeders.
enum CohortSurvivalReader {
  /// Reads ratios, entry grades, noise and feeders of an enrolment with cohort survival.
  static func readSurvival(
    _ instance: BlockInstance, _ schools: [School], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    let grades = Set(enrollment.cells.map(\.grade)).sorted()
    enrollment.entryGrades = readEntryGrades(instance, grades, &assembler)
    enrollment.isWhole = assembler.readYesNo(instance.setting("whole_students"), standard: false)
    for key in ["noise", "entry_noise"] where instance.setting(key) != nil {
      ValueReader.readKey(instance, key, &assembler)
    }
    let others = grades.filter { !enrollment.entryGrades.contains($0) }
    readRatios(instance, others, &enrollment, &assembler)
    readEntryWays(instance, &enrollment, &assembler)
    for key in ["noise", "entry_noise"] where assembler.statusQuo[instance.key(key)] == nil {
      ValueReader.readKey(instance, key, &assembler)
    }
    readFeeders(schools, grades, &enrollment, &assembler)
  }

  /// The grades of the setting and the lowest one, lowest first.
  private static func readEntryGrades(
    _ instance: BlockInstance, _ grades: [Grade], _ assembler: inout BudgetAssembler
  ) -> [Grade] {
    var found: Set<Grade> = Set(grades.prefix(1))
    if let setting = instance.setting("entry_grades") {
      for grade in GradeReader.readGrades(setting, &assembler) {
        if grades.contains(grade) {
          found.insert(grade)
        } else {
          assembler.report(
            StudentMessages.gradeNotEnrolled(setting.range, grade.rawValue, grades.map(\.rawValue)))
        }
      }
    } else {
      found.formUnion(grades.filter { $0 <= .k })
    }
    return found.sorted()
  }

  // MARK: ratios

  private static func readRatios(
    _ written: BlockInstance, _ grades: [Grade], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    var instance = written
    var fitted = HistoryGradeReader.takeHistoryGrades(
      &instance, "survival", among: grades, &assembler)
    let own =
      readGradeEntries(instance, "survival", among: grades, &assembler) + fitted.map(\.grade)
    let rest = grades.filter { !own.contains($0) }
    if let setting = instance.setting("survival") {
      if let all = HistoryGradeReader.historyGrades(setting, rest, &assembler) {
        fitted += all
      } else {
        ValueReader.readKey(instance, "survival", mayBeByCell: true, &assembler)
      }
    } else if !rest.isEmpty, !grades.isEmpty {
      assembler.report(StudentMessages.missingSurvival(instance.block.header, rest.map(\.rawValue)))
    }
    FittedSurvivalReader.fitSurvival(instance, fitted, &enrollment, &assembler)
  }

  /// Reads the entries of a keyword whose qualifiers are grades; gives the grades.
  private static func readGradeEntries(
    _ instance: BlockInstance, _ keyword: String, among grades: [Grade],
    _ assembler: inout BudgetAssembler
  ) -> [Grade] {
    var found: [Grade] = []
    for kept in EntryReader.readEntries(
      instance, keyword, mayBeByCell: keyword != "entry", &assembler)
    {
      guard let grade = GradeReader.grade(kept.first, &assembler) else { continue }
      if !grades.contains(grade) {
        assembler.report(
          StudentMessages.gradeNotMeant(kept.first, keyword, among: grades.map(\.rawValue)))
      }
      found.append(grade)
    }
    return found
  }

  // MARK: entry

  private static func readEntryWays(
    _ written: BlockInstance, _ enrollment: inout Enrollment, _ assembler: inout BudgetAssembler
  ) {
    let grades = enrollment.entryGrades
    var instance = written
    let levels = HistoryGradeReader.takeHistoryGrades(
      &instance, "entry", among: grades, &assembler)
    let growths = HistoryGradeReader.takeHistoryGrades(
      &instance, "entry_growth", among: grades, &assembler)
    var fitted = levels + growths
    let totals =
      readGradeEntries(instance, "entry", among: grades, &assembler) + levels.map(\.grade)
    let grown =
      readGradeEntries(instance, "entry_growth", among: grades, &assembler) + growths.map(\.grade)
    enrollment.totalledGrades = Set(totals)
    readBirths(instance, &enrollment, &assembler)
    let born = enrollment.births.map { [$0.grade] } ?? []
    for grade in grades {
      let ways = [totals, grown, born].filter { $0.contains(grade) }
      if ways.count > 1 {
        assembler.report(StudentMessages.entryTwice(instance.block.header, grade.rawValue))
      }
    }
    let rest = grades.filter { ![totals, grown, born].joined().contains($0) }
    if let setting = instance.setting("entry_growth"), rest.isEmpty {
      assembler.report(
        BlockMessages.unusedKey(
          setting.range, "entry_growth", "every grade of entry has its own students"))
    } else if let setting = instance.setting("entry_growth"),
      let all = HistoryGradeReader.historyGrades(setting, rest, &assembler)
    {
      fitted += all
    } else {
      ValueReader.readKey(instance, "entry_growth", mayBeByCell: true, &assembler)
    }
    FittedSurvivalReader.fitEntry(instance, fitted, &enrollment, &assembler)
  }

  /// Births with the rate and the lag that make students of them.
  private static func readBirths(
    _ instance: BlockInstance, _ enrollment: inout Enrollment, _ assembler: inout BudgetAssembler
  ) {
    let written = instance.entries("births").map(\.entry)
    guard let first = written.first else {
      for key in ["entry_rate", "entry_lag"] {
        if let setting = instance.setting(key) {
          assembler.report(BlockMessages.unusedKey(setting.range, key, "no births are given"))
        }
      }
      return
    }
    var counts: [Int: Double] = [:]
    for entry in written { readBirthCounts(entry, &counts, &assembler) }
    let lag = readLag(instance.setting("entry_lag"), &assembler)
    let hasRate = ValueReader.readKey(instance, "entry_rate", mayBeByCell: false, &assembler)
    if !hasRate { assembler.report(StudentMessages.birthsNeedRate(first.range)) }
    let entry = enrollment.entryGrades
    let named =
      instance.setting("entry_grades").map { GradeReader.readGrades($0, &assembler) } ?? []
    let only = named.count == 1 ? named.first : entry.contains(.k) ? .k : nil
    guard let grade = only ?? (entry.count == 1 ? entry.first : nil) else {
      assembler.report(StudentMessages.birthsOfWhichGrade(first.range, entry.map(\.rawValue)))
      return
    }
    let from = enrollment.baseYear + 1
    let entering =
      from <= assembler.years.upperBound ? Array(from...assembler.years.upperBound) : []
    let missing = entering.map { $0 - lag }.filter { counts[$0] == nil }
    if !missing.isEmpty, hasRate {
      assembler.report(StudentMessages.missingBirths(first.range, missing, lag))
    }
    enrollment.births = BirthCounts(grade: grade, counts: counts, lag: lag)
  }

  private static func readBirthCounts(
    _ entry: Entry, _ counts: inout [Int: Double], _ assembler: inout BudgetAssembler
  ) {
    guard let start = Int(entry.first.text.drop { !$0.isNumber }.prefix(4)), start > 1900 else {
      assembler.report(StudentMessages.birthsForm(entry.first.range))
      return
    }
    assembler.reject(entry.clauses, key: "births")
    var elements = [entry.value]
    if case .list(let list, _) = entry.value { elements = list }
    for (offset, element) in elements.enumerated() {
      guard let typed = ExpressionReader.readConstant(element, &assembler) else { return }
      guard let number = typed.constant, number >= 0, number < 1e7, typed.unit.isRatio,
        !typed.isPercent
      else {
        assembler.report(StudentMessages.birthsForm(element.range))
        return
      }
      if counts[start + offset] != nil {
        assembler.report(StudentMessages.birthsTwice(element.range, start + offset))
      }
      counts[start + offset] = number
    }
  }

  private static func readLag(_ setting: BlockInstance.Setting?, _ assembler: inout BudgetAssembler)
    -> Int
  {
    guard let setting else { return 5 }
    assembler.checkNoClauses(setting)
    guard let typed = ExpressionReader.readConstant(setting.value, &assembler) else { return 5 }
    guard let lag = typed.constant.flatMap({ Int(exactly: $0) }), (0...30).contains(lag),
      typed.unit.isRatio || typed.unit == Unit(.year), !typed.isPercent
    else {
      assembler.report(
        UnitMessages.outOfRange(
          setting.value.range, "`entry_lag` is a whole number of years from 0 to 30",
          fix: "write e.g. `entry_lag = 5 years`"))
      return 5
    }
    return lag
  }

  // MARK: feeders

  private static func readFeeders(
    _ schools: [School], _ grades: [Grade], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    var counted: [String: Set<Grade>] = [:]
    for cell in enrollment.cells { counted[cell.school, default: []].insert(cell.grade) }
    // In the base year or by way of a move.
    var taught = counted
    for move in enrollment.moves {
      let moved = (counted[move.source] ?? []).filter { move.covers($0) }
      taught[move.target, default: []].formUnion(moved)
    }
    for school in schools where !school.feeds.isEmpty {
      let own = taught[school.id] ?? []
      guard let place = assembler.index.block("school", school.id)?.setting("feeds"), !own.isEmpty
      else { continue }
      let next = own.compactMap { grade in grades.first { $0 > grade } }
        .filter { grade in
          !enrollment.entryGrades.contains(grade)
            && counted[school.id]?.contains(grade) != true
        }.sorted()
      for target in school.feeds {
        if counted[target]?.isDisjoint(with: next) != false {
          assembler.report(
            StudentMessages.feedsNothing(place.range, school.id, target, next.last?.rawValue))
        }
      }
      enrollment.feeders[school.id] = school.feeds
    }
  }
}
