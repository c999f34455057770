internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads enrolments.
enum EnrollmentReader {
  static func readEnrollments(_ schools: [School], _ assembler: inout BudgetAssembler)
    -> [Enrollment]
  {
    var read: [Enrollment] = []
    var taken: [String: SourceRange] = [:]
    var repeated: Set<SourceRange> = []
    for group in enrollmentGroups(assembler) {
      var cells: [Enrollment.Cell] = []
      for instance in group {
        for cell in EnrollmentCellReader.enrollmentCells(assembler.current(instance), &assembler) {
          let name = "`\(cell.school)`, grade \(cell.grade.rawValue), FY\(cell.year)"
          if let first = taken[name] {
            if !repeated.contains(instance.block.header) {
              assembler.report(StudentMessages.duplicateCell(name, instance.block.header, first))
            }
            repeated.insert(instance.block.header)
          } else {
            taken[name] = instance.block.header
            cells.append(cell)
          }
        }
      }
      if let known = assembler.lastKnownYear {
        assembler.withheld += cells.filter { $0.year > known }
        cells.removeAll { $0.year > known }
      }
      if let enrollment = enrollment(
        group.map { assembler.asKnown(assembler.current($0)) }, cells, schools, &assembler)
      {
        read.append(enrollment)
      }
    }
    StudentMoveReader.checkOpenings(read, schools, &assembler)
    return read
  }

  /// Blocks without an id belong together; a block with an id stands alone.
  private static func enrollmentGroups(_ assembler: BudgetAssembler) -> [[BlockInstance]] {
    let unnamed = assembler.declarations.enrollments.filter { $0.block.id == nil }
    let named = assembler.declarations.enrollments.filter { $0.block.id != nil }.map { [$0] }
    return (unnamed.isEmpty ? [] : [unnamed]) + named
  }

  /// Keys that belong to one method only.
  private static let survivalOnly = [
    "survival", "entry_grades", "entry_growth", "entry_rate", "entry_lag", "noise", "entry_noise",
    "whole_students",
  ]

  /// One enrolment of the blocks of a group and the cells that they give.
  static func enrollment(
    _ group: [BlockInstance], _ cells: [Enrollment.Cell], _ schools: [School],
    _ assembler: inout BudgetAssembler
  ) -> Enrollment? {
    guard let first = merged(group, &assembler) else { return nil }
    let hasGrowth = readGrowthKey(first, &assembler)
    ValueReader.readKey(first, "attendance", &assembler)
    EnrollmentShockReader.readShock(first, &assembler)
    let survives = first.setting("survival") != nil || !first.entries("survival").isEmpty
    let standard = survives ? "cohort_survival" : hasGrowth ? "growth" : "flat"
    let word = assembler.readChoice(first.setting("method")) ?? standard
    let method = Enrollment.Method(rawValue: word) ?? .flat
    checkMethodKeys(first, method, &assembler)
    let kept: [Enrollment.Cell]
    switch method {
    case .table:
      kept = cells
      checkAllYears(kept, first, &assembler)
    case .cohortSurvival:
      kept = cohortCells(cells, first, group, &assembler)
    case .flat, .growth: kept = baseYearCells(cells, first, &assembler)
    }
    var enrollment = Enrollment(
      id: first.block.id?.text, method: method, cells: kept, range: first.block.header)
    if method != .table {
      let baseYear = enrollment.baseYear
      enrollment.history = cells.filter { $0.year < baseYear }
      StudentMoveReader.readMoves(first, schools, &enrollment, &assembler)
    }
    if method == .cohortSurvival {
      CohortSurvivalReader.readSurvival(first, schools, &enrollment, &assembler)
    }
    return enrollment
  }

  /// The first block of a group with the settings of the others.
  private static func merged(_ group: [BlockInstance], _ assembler: inout BudgetAssembler)
    -> BlockInstance?
  {
    guard var first = group.first else { return nil }
    for other in group.dropFirst() {
      for setting in other.settings {
        guard !["school", "grade", "students", "year"].contains(setting.key.name) else { continue }
        if let known = first.setting(setting.key.name), setting.clauses.scope == nil {
          assembler.report(
            BlockMessages.duplicateKey(
              Word(setting.key.name, setting.keyRange), first: known.keyRange))
        } else {
          first.settings.append(setting)
        }
      }
      for written in other.entries {
        let same = first.entries.first(written.entry.keyword.text, written.entry.qualifier)
        if let same, written.entry.clauses.scope == nil {
          assembler.report(BlockMessages.duplicateKey(written.entry.first, first: same.entry.range))
        } else {
          first.entries.append(written)
        }
      }
    }
    return first
  }

  /// Reports keys and entries that mean nothing for the method.
  private static func checkMethodKeys(
    _ instance: BlockInstance, _ method: Enrollment.Method, _ assembler: inout BudgetAssembler
  ) {
    let reason = "the method is `\(method.rawValue)`"
    if method != .growth { assembler.reportUnused("growth", of: instance, reason) }
    guard method != .cohortSurvival else { return }
    for key in Self.survivalOnly {
      if let setting = instance.setting(key) {
        assembler.report(BlockMessages.unusedKey(setting.range, key, reason))
      }
    }
    for written in instance.entries {
      let key = written.entry.keyword.text
      if key == "move", method != .table { continue }
      assembler.report(BlockMessages.unusedKey(written.entry.range, key, reason))
    }
  }

  private static func readGrowthKey(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> Bool
  {
    guard let key = instance.description.key("growth") else { return false }
    var target = ValueReader.target(instance, key)
    target.title = instance.block.id == nil ? "Enrolment growth" : "\(instance.title): growth"
    target.mayBeByCell = true
    let written = instance.settings("growth").map {
      WrittenValue(value: $0.value, clauses: $0.clauses, range: $0.range)
    }
    return ValueReader.keep(target, written, &assembler)
  }

  /// Of several years, the latest not after the first of the horizon, for all schools; a file says
  /// with a 0 that a school has no such grade, unless the grade is empty for the time being.
  private static func cohortCells(
    _ cells: [Enrollment.Cell], _ instance: BlockInstance, _ group: [BlockInstance],
    _ assembler: inout BudgetAssembler
  ) -> [Enrollment.Cell] {
    let isFile = group.allSatisfy(\.isFile)
    let past = cells.map(\.year).filter { $0 <= assembler.years.lowerBound }
    guard let base = past.max() else { return baseYearCells(cells, instance, &assembler) }
    let given = cells.filter { $0.year == base }
    let before = cells.filter { (base - 3..<base).contains($0.year) && $0.students > 0 }
    let place = group.first { $0.block.year?.year == base } ?? instance
    checkAllGrades(given, before, place, &assembler)
    guard isFile else { return given }
    let emptied = emptied(given, before)
    return given.filter { cell in
      cell.students > 0
        || emptied.contains(cell.grade)
          && before.contains { $0.school == cell.school && $0.grade == cell.grade }
    }
  }

  /// Reports grades that no school gives in the base year though the district had students in them: a
  /// gap between grades that are given, or the end of a grade below or above them.
  private static func checkAllGrades(
    _ given: [Enrollment.Cell], _ before: [Enrollment.Cell], _ instance: BlockInstance,
    _ assembler: inout BudgetAssembler
  ) {
    let now = Set(given.map(\.grade))
    guard let base = given.first?.year, let low = now.min(), let high = now.max() else { return }
    let missing = Set(before.map(\.grade)).subtracting(now).sorted().compactMap { grade in
      let cells = before.filter { $0.grade == grade }
      return cells.map(\.year).max().map { year in
        let students = cells.filter { $0.year == year }.reduce(0) { $0 + $1.students }
        return (grade: grade, year: year, students: students)
      }
    }
    let between = missing.filter { low < $0.grade && $0.grade < high }
    let outside = missing.filter { ($0.grade < low || high < $0.grade) && $0.year == base - 1 }
    func words(
      _ found: [(grade: Grade, year: Int, students: Double)]
    ) -> [(name: String, year: Int, students: Double)] {
      found.map { ($0.grade.rawValue, $0.year, $0.students) }
    }
    let place = instance.block.header
    if !between.isEmpty {
      assembler.report(
        StudentMessages.gradesNotGiven(place, words(between), base, isFile: instance.isFile))
    }
    if !outside.isEmpty {
      assembler.report(StudentMessages.gradesGone(place, words(outside), base))
    }
  }

  /// The grades without students that a district still has: between grades with students, where they had
  /// some in the years before; and one alone above or below them, where it had some the year before.
  private static func emptied(
    _ now: [Enrollment.Cell], _ before: [Enrollment.Cell]
  ) -> Set<Grade> {
    let taught = Set(now.filter { $0.students > 0 }.map(\.grade)).sorted()
    guard let low = taught.first, let high = taught.last else { return [] }
    let gone = Set(before.map(\.grade)).filter { !taught.contains($0) }
    let last = Set(before.filter { $0.year + 1 == now.first?.year }.map(\.grade))
    var found = gone.filter { low < $0 && $0 < high }
    for edge in [
      gone.filter { $0 < low && last.contains($0) }, gone.filter { $0 > high && last.contains($0) },
    ]
    where edge.count == 1 {
      found.formUnion(edge)
    }
    return found
  }

  /// Of several years, each school's latest not after the first of the horizon.
  private static func baseYearCells(
    _ cells: [Enrollment.Cell], _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> [Enrollment.Cell] {
    var latest: [String: Int] = [:]
    for cell in cells where cell.year <= assembler.years.lowerBound {
      latest[cell.school] = max(latest[cell.school] ?? .min, cell.year)
    }
    var late: [String] = []
    var lateYear: Int?
    for cell in cells where latest[cell.school] == nil {
      late.append(cell.school)
      latest[cell.school] = cell.year
      lateYear = lateYear ?? cell.year
    }
    if let lateYear {
      assembler.report(
        StudentMessages.lateBaseYear(instance.block.header, late, lateYear, assembler.years))
    }
    return cells.filter { latest[$0.school] == $0.year }
  }

  private static func checkAllYears(
    _ cells: [Enrollment.Cell], _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) {
    let given = Set(cells.map(\.year))
    let missing = assembler.years.filter { !given.contains($0) }
    if !missing.isEmpty {
      assembler.report(StudentMessages.missingYears(instance.block.header, missing))
    }
  }
}

extension BlockInstance {
  /// Its counts come from a file.
  fileprivate var isFile: Bool { block.file != nil }
}
