internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// How students move: the method of an enrolment, its base year and its history.
extension BudgetAssembler {
  /// Keys that belong to one method only.
  private static let survivalOnly = [
    "survival", "entry_grades", "entry_growth", "entry_rate", "entry_lag", "noise", "entry_noise",
    "whole_students",
  ]

  /// One enrolment of the blocks of a group and the cells that they give.
  mutating func enrollment(
    _ group: [BlockInstance], _ cells: [Enrollment.Cell], _ schools: [School]
  ) -> Enrollment? {
    guard let first = merged(group) else { return nil }
    let hasGrowth = readGrowthKey(first)
    readKey(first, "attendance")
    let survives = first.setting("survival") != nil || !first.entries("survival").isEmpty
    let standard = survives ? "cohort_survival" : hasGrowth ? "growth" : "flat"
    let word = readChoice(first.setting("method")) ?? standard
    let method = Enrollment.Method(rawValue: word) ?? .flat
    checkMethodKeys(first, method)
    let kept: [Enrollment.Cell]
    switch method {
    case .table:
      kept = cells
      checkAllYears(kept, first)
    case .cohortSurvival: kept = cohortCells(cells, first, isFile: group.allSatisfy(\.isFile))
    case .flat, .growth: kept = baseYearCells(cells, first)
    }
    var enrollment = Enrollment(
      id: first.block.id?.text, method: method, cells: kept, range: first.block.header)
    if method != .table {
      enrollment.history = cells.filter { $0.year < enrollment.baseYear }
      readMoves(first, schools, &enrollment)
    }
    if method == .cohortSurvival { readSurvival(first, schools, &enrollment) }
    return enrollment
  }

  /// The first block of a group with the settings of the others.
  private mutating func merged(_ group: [BlockInstance]) -> BlockInstance? {
    guard var first = group.first else { return nil }
    for other in group.dropFirst() {
      for setting in other.settings {
        guard !["school", "grade", "students", "year"].contains(setting.key.name) else { continue }
        if let known = first.setting(setting.key.name), setting.clauses.scope == nil {
          report(.duplicateKey(Word(setting.key.name, setting.keyRange), first: known.keyRange))
        } else {
          first.settings.append(setting)
        }
      }
      for written in other.entries {
        let same = first.entries(written.entry.keyword.text).first {
          $0.entry.qualifier == written.entry.qualifier
        }
        if let same, written.entry.clauses.scope == nil {
          report(.duplicateKey(written.entry.first, first: same.entry.range))
        } else {
          first.entries.append(written)
        }
      }
    }
    return first
  }

  /// Reports keys and entries that mean nothing for the method.
  private mutating func checkMethodKeys(_ instance: BlockInstance, _ method: Enrollment.Method) {
    let reason = "the method is `\(method.rawValue)`"
    if method != .growth, let growth = instance.setting("growth") {
      report(.unusedKey(growth.range, "growth", reason))
    }
    guard method != .cohortSurvival else { return }
    for key in Self.survivalOnly {
      if let setting = instance.setting(key) { report(.unusedKey(setting.range, key, reason)) }
    }
    for written in instance.entries {
      let key = written.entry.keyword.text
      if key == "move", method != .table { continue }
      report(.unusedKey(written.entry.range, key, reason))
    }
  }

  private mutating func readGrowthKey(_ instance: BlockInstance) -> Bool {
    guard let key = instance.description.key("growth") else { return false }
    var target = target(instance, key)
    target.title = instance.block.id == nil ? "Enrolment growth" : "\(instance.title): growth"
    target.mayBeByCell = true
    let written = instance.settings("growth").map {
      WrittenValue(value: $0.value, clauses: $0.clauses, range: $0.range)
    }
    return keep(target, written)
  }

  /// Of several years, the latest not after the first of the horizon, for all schools; a file says
  /// with a 0 that a school has no such grade, unless the grade is empty in this one year.
  private mutating func cohortCells(
    _ cells: [Enrollment.Cell], _ instance: BlockInstance, isFile: Bool
  ) -> [Enrollment.Cell] {
    let past = cells.map(\.year).filter { $0 <= years.lowerBound }
    guard let base = past.max() else { return baseYearCells(cells, instance) }
    let given = cells.filter { $0.year == base }
    guard isFile else { return given }
    let before = cells.filter { $0.year == base - 1 && $0.students > 0 }
    let emptied = Self.emptied(given, before)
    return given.filter { cell in
      cell.students > 0
        || emptied.contains(cell.grade)
          && before.contains { $0.school == cell.school && $0.grade == cell.grade }
    }
  }

  /// The grades that had students the year before and have none now, between grades that go on.
  private static func emptied(
    _ now: [Enrollment.Cell], _ before: [Enrollment.Cell]
  ) -> Set<Grade> {
    let taught = Set(now.filter { $0.students > 0 }.map(\.grade))
    let grades = Set(before.map(\.grade)).sorted()
    let found = grades.indices.filter { index in
      let neighbours = [index - 1, index + 1].filter(grades.indices.contains)
      return !taught.contains(grades[index])
        && neighbours.allSatisfy { taught.contains(grades[$0]) }
    }
    return Set(found.map { grades[$0] })
  }

  /// Of several years, each school's latest not after the first of the horizon.
  private mutating func baseYearCells(
    _ cells: [Enrollment.Cell], _ instance: BlockInstance
  ) -> [Enrollment.Cell] {
    var latest: [String: Int] = [:]
    for cell in cells where cell.year <= years.lowerBound {
      latest[cell.school] = max(latest[cell.school] ?? .min, cell.year)
    }
    var late: [String] = []
    var lateYear: Int?
    for cell in cells where latest[cell.school] == nil {
      late.append(cell.school)
      latest[cell.school] = cell.year
      lateYear = lateYear ?? cell.year
    }
    if let lateYear { report(.lateBaseYear(instance.block.header, late, lateYear, years)) }
    return cells.filter { latest[$0.school] == $0.year }
  }

  private mutating func checkAllYears(_ cells: [Enrollment.Cell], _ instance: BlockInstance) {
    let given = Set(cells.map(\.year))
    let missing = years.filter { !given.contains($0) }
    if !missing.isEmpty { report(.missingYears(instance.block.header, missing)) }
  }
}

extension BlockInstance {
  /// Its counts come from a file.
  fileprivate var isFile: Bool { block.file != nil }
}
