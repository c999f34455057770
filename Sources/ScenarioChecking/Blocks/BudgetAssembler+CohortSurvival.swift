internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Cohort survival: ratios into each grade, and how students of the entry grades come.
extension BudgetAssembler {
  /// Reads ratios, entry grades, noise and feeders of an enrolment with cohort survival.
  mutating func readSurvival(
    _ instance: BlockInstance, _ schools: [School], _ enrollment: inout Enrollment
  ) {
    let grades = Set(enrollment.cells.map(\.grade)).sorted()
    enrollment.entryGrades = readEntryGrades(instance, grades)
    enrollment.isWhole = readYesNo(instance.setting("whole_students"), standard: false)
    for key in ["noise", "entry_noise"] where instance.setting(key) != nil {
      readKey(instance, key)
    }
    let others = grades.filter { !enrollment.entryGrades.contains($0) }
    readRatios(instance, others, &enrollment)
    readEntryWays(instance, &enrollment)
    for key in ["noise", "entry_noise"] where statusQuo[instance.key(key)] == nil {
      readKey(instance, key)
    }
    readFeeders(schools, grades, &enrollment)
  }

  /// The grades of the setting and the lowest one, lowest first.
  private mutating func readEntryGrades(_ instance: BlockInstance, _ grades: [Grade]) -> [Grade] {
    var found: Set<Grade> = Set(grades.prefix(1))
    if let setting = instance.setting("entry_grades") {
      for grade in readGrades(setting) {
        if grades.contains(grade) {
          found.insert(grade)
        } else {
          report(.gradeNotEnrolled(setting.range, grade.rawValue, grades.map(\.rawValue)))
        }
      }
    } else {
      found.formUnion(grades.filter { $0 <= .k })
    }
    return found.sorted()
  }

  // MARK: ratios

  private mutating func readRatios(
    _ written: BlockInstance, _ grades: [Grade], _ enrollment: inout Enrollment
  ) {
    var instance = written
    var fitted = takeHistoryGrades(&instance, "survival", among: grades)
    let own = readGradeEntries(instance, "survival", among: grades) + fitted.map(\.grade)
    let rest = grades.filter { !own.contains($0) }
    if let setting = instance.setting("survival") {
      if let all = historyGrades(setting, rest) {
        fitted += all
      } else {
        readKey(instance, "survival", mayBeByCell: true)
      }
    } else if !rest.isEmpty, !grades.isEmpty {
      report(.missingSurvival(instance.block.header, rest.map(\.rawValue)))
    }
    fitSurvival(instance, fitted, &enrollment)
  }

  /// Reads the entries of a keyword whose qualifiers are grades; gives the grades.
  private mutating func readGradeEntries(
    _ instance: BlockInstance, _ keyword: String, among grades: [Grade]
  ) -> [Grade] {
    var found: [Grade] = []
    for kept in readEntries(instance, keyword, mayBeByCell: keyword != "entry") {
      guard let grade = grade(kept.first) else { continue }
      if !grades.contains(grade) {
        report(.gradeNotMeant(kept.first, keyword, among: grades.map(\.rawValue)))
      }
      found.append(grade)
    }
    return found
  }

  // MARK: entry

  private mutating func readEntryWays(
    _ written: BlockInstance, _ enrollment: inout Enrollment
  ) {
    let grades = enrollment.entryGrades
    var instance = written
    let levels = takeHistoryGrades(&instance, "entry", among: grades)
    let growths = takeHistoryGrades(&instance, "entry_growth", among: grades)
    var fitted = levels + growths
    let totals = readGradeEntries(instance, "entry", among: grades) + levels.map(\.grade)
    let grown =
      readGradeEntries(instance, "entry_growth", among: grades) + growths.map(\.grade)
    enrollment.totalledGrades = Set(totals)
    readBirths(instance, &enrollment)
    let born = enrollment.births.map { [$0.grade] } ?? []
    for grade in grades {
      let ways = [totals, grown, born].filter { $0.contains(grade) }
      if ways.count > 1 { report(.entryTwice(instance.block.header, grade.rawValue)) }
    }
    let rest = grades.filter { ![totals, grown, born].joined().contains($0) }
    if let setting = instance.setting("entry_growth"), rest.isEmpty {
      report(.unusedKey(setting.range, "entry_growth", "every grade of entry has its own students"))
    } else if let setting = instance.setting("entry_growth"),
      let all = historyGrades(setting, rest)
    {
      fitted += all
    } else {
      readKey(instance, "entry_growth", mayBeByCell: true)
    }
    fitEntry(instance, fitted, &enrollment)
  }

  /// Births with the rate and the lag that make students of them.
  private mutating func readBirths(_ instance: BlockInstance, _ enrollment: inout Enrollment) {
    let written = instance.entries("births").map(\.entry)
    guard let first = written.first else {
      for key in ["entry_rate", "entry_lag"] {
        if let setting = instance.setting(key) {
          report(.unusedKey(setting.range, key, "no births are given"))
        }
      }
      return
    }
    var counts: [Int: Double] = [:]
    for entry in written { readBirthCounts(entry, &counts) }
    let lag = readLag(instance.setting("entry_lag"))
    let hasRate = readKey(instance, "entry_rate", mayBeByCell: false)
    if !hasRate { report(.birthsNeedRate(first.range)) }
    let entry = enrollment.entryGrades
    let named = instance.setting("entry_grades").map { readGrades($0) } ?? []
    let only = named.count == 1 ? named.first : entry.contains(.k) ? .k : nil
    guard let grade = only ?? (entry.count == 1 ? entry.first : nil) else {
      report(.birthsOfWhichGrade(first.range, entry.map(\.rawValue)))
      return
    }
    let from = enrollment.baseYear + 1
    let entering = from <= years.upperBound ? Array(from...years.upperBound) : []
    let missing = entering.map { $0 - lag }.filter { counts[$0] == nil }
    if !missing.isEmpty, hasRate { report(.missingBirths(first.range, missing, lag)) }
    enrollment.births = BirthCounts(grade: grade, counts: counts, lag: lag)
  }

  private mutating func readBirthCounts(_ entry: Entry, _ counts: inout [Int: Double]) {
    guard let start = Int(entry.first.text.drop { !$0.isNumber }.prefix(4)), start > 1900 else {
      report(.birthsForm(entry.first.range))
      return
    }
    reject(entry.clauses, key: "births")
    var elements = [entry.value]
    if case .list(let list, _) = entry.value { elements = list }
    for (offset, element) in elements.enumerated() {
      guard let typed = readConstant(element) else { return }
      guard let number = typed.constant, number >= 0, number < 1e7, typed.unit.isRatio,
        !typed.isPercent
      else {
        report(.birthsForm(element.range))
        return
      }
      if counts[start + offset] != nil { report(.birthsTwice(element.range, start + offset)) }
      counts[start + offset] = number
    }
  }

  private mutating func readLag(_ setting: BlockInstance.Setting?) -> Int {
    guard let setting else { return 5 }
    checkNoClauses(setting)
    guard let typed = readConstant(setting.value) else { return 5 }
    guard let lag = typed.constant.flatMap({ Int(exactly: $0) }), (0...30).contains(lag),
      typed.unit.isRatio || typed.unit == Unit(.year), !typed.isPercent
    else {
      report(
        .outOfRange(
          setting.value.range, "`entry_lag` is a whole number of years from 0 to 30",
          fix: "write e.g. `entry_lag = 5 years`"))
      return 5
    }
    return lag
  }

  // MARK: feeders

  private mutating func readFeeders(
    _ schools: [School], _ grades: [Grade], _ enrollment: inout Enrollment
  ) {
    let cells = enrollment.cells
    for school in schools where !school.feeds.isEmpty {
      let own = enrollment.grades(at: school.id)
      guard let place = declarations.schools.first(where: { $0.id == school.id })?.setting("feeds")
      else { continue }
      guard !own.isEmpty else { continue }
      let next = own.compactMap { grade in grades.first { $0 > grade } }
        .filter { grade in
          !enrollment.entryGrades.contains(grade)
            && !cells.contains { $0.school == school.id && $0.grade == grade }
        }.sorted()
      for target in school.feeds {
        let takes = cells.contains { $0.school == target && next.contains($0.grade) }
        if !takes {
          report(.feedsNothing(place.range, school.id, target, next.last?.rawValue))
        }
      }
      enrollment.feeders[school.id] = school.feeds
    }
  }
}

extension Enrollment {
  /// The grades of a school in the base year or by way of a move.
  func grades(at school: String) -> Set<Grade> {
    var found = Set(cells.filter { $0.school == school }.map(\.grade))
    for move in moves where move.target == school {
      let source = cells.filter { $0.school == move.source }.map(\.grade)
      found.formUnion(source.filter { move.covers($0) })
    }
    return found
  }
}
