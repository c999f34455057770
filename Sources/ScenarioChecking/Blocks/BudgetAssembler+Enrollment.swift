internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

// Enrolment: tables in the file and CSV files.
extension BudgetAssembler {
  mutating func readEnrollments(_ schools: [School]) -> [Enrollment] {
    var read: [Enrollment] = []
    var taken: [String: SourceRange] = [:]
    var repeated: Set<SourceRange> = []
    for group in enrollmentGroups() {
      var cells: [Enrollment.Cell] = []
      for instance in group {
        for cell in enrollmentCells(current(instance)) {
          let name = "`\(cell.school)`, grade \(cell.grade.rawValue), FY\(cell.year)"
          if let first = taken[name] {
            if !repeated.contains(instance.block.header) {
              report(.duplicateCell(name, instance.block.header, first))
            }
            repeated.insert(instance.block.header)
          } else {
            taken[name] = instance.block.header
            cells.append(cell)
          }
        }
      }
      if let known = lastKnownYear {
        withheld += cells.filter { $0.year > known }
        cells.removeAll { $0.year > known }
      }
      if let enrollment = enrollment(group.map { asKnown(current($0)) }, cells, schools) {
        read.append(enrollment)
      }
    }
    checkOpenings(read, schools)
    return read
  }

  /// Blocks without an id belong together; a block with an id stands alone.
  private func enrollmentGroups() -> [[BlockInstance]] {
    let unnamed = declarations.enrollments.filter { $0.block.id == nil }
    let named = declarations.enrollments.filter { $0.block.id != nil }.map { [$0] }
    return (unnamed.isEmpty ? [] : [unnamed]) + named
  }

  // MARK: cells

  mutating func enrollmentCells(_ instance: BlockInstance) -> [Enrollment.Cell] {
    if let file = instance.block.file { return csvCells(instance, file) }
    for key in ["school", "grade", "students", "year"] {
      if let setting = instance.setting(key) {
        report(.unusedKey(setting.range, key, "there is no CSV file to read"))
      }
    }
    guard let table = instance.block.table else {
      report(.emptyEnrollment(instance.block.header))
      return []
    }
    let year = instance.block.year?.year ?? years.lowerBound
    if let word = instance.block.year, !checkTableYear(word) { return [] }
    let grades = table.grades.map { grade($0) }
    var cells: [Enrollment.Cell] = []
    for row in table.rows {
      guard symbols.ids(of: "school").contains(row.school.text) else {
        report(.unknownSchool(row.school, among: symbols.ids(of: "school")))
        continue
      }
      for (grade, cell) in zip(grades, row.cells) {
        guard let grade, let cell, let typed = read(cell), let number = typed.constant else {
          continue
        }
        guard number >= 0, typed.unit.isRatio || typed.unit == Unit(.student), number < 1e7 else {
          report(.badStudents(cell.range))
          continue
        }
        cells.append(
          Enrollment.Cell(school: row.school.text, grade: grade, year: year, students: number))
      }
    }
    return cells
  }

  private mutating func checkTableYear(_ word: FiscalYearWord) -> Bool {
    if word.year > years.upperBound || word.year < years.lowerBound - 50 {
      report(.yearOutside(word, years))
      return false
    }
    return true
  }

  private mutating func csvCells(_ instance: BlockInstance, _ file: Quoted) -> [Enrollment.Cell] {
    if let table = instance.block.table { report(.tableAndFile(table.range)) }
    guard let table = readTable(file, from: instance.block.header.file) else { return [] }
    for key in ["school", "grade", "students"] where instance.setting(key) == nil {
      report(.missingCSVKey(key, file.range, table.header))
    }
    guard let school = csvColumn(instance, "school", table),
      let grade = csvColumn(instance, "grade", table),
      let students = csvColumn(instance, "students", table)
    else { return [] }
    var year = CSVSource.fixed("\(instance.block.year?.year ?? years.lowerBound)")
    if instance.setting("year") != nil {
      guard let column = csvColumn(instance, "year", table) else { return [] }
      year = column
    }
    var cells: [Enrollment.Cell] = []
    for row in table.rows.indices {
      do throws(CSVTable.Problem) {
        if let cell = try csvCell(table, row, school, grade, students, year) {
          if instance.block.year == nil || instance.block.year?.year == cell.year {
            cells.append(cell)
          }
        }
      } catch {
        report(error.diagnostic)
      }
    }
    if cells.isEmpty, !diagnostics.contains(where: { $0.severity == .error }) {
      report(.emptyEnrollment(instance.block.header))
    }
    return cells
  }

  /// Where a field of a CSV file is taken from.
  enum CSVSource {
    case column(Int)
    case fixed(String)
  }

  mutating func csvColumn(
    _ instance: BlockInstance, _ key: String, _ table: CSVTable
  ) -> CSVSource? {
    guard let setting = instance.setting(key) else { return nil }
    switch setting.value {
    case .column(let quoted, _):
      do throws(CSVTable.Problem) {
        return .column(try table.column(quoted.text, namedAt: quoted.range))
      } catch {
        report(error.diagnostic)
        return nil
      }
    default:
      guard let word = singleWord(setting.value) else {
        report(.wrongKind(setting.value.range, setting.key.kind.words))
        return nil
      }
      return .fixed(word.text)
    }
  }

  private mutating func csvCell(
    _ table: CSVTable, _ row: Int, _ school: CSVSource, _ grade: CSVSource,
    _ students: CSVSource, _ year: CSVSource
  ) throws(CSVTable.Problem) -> Enrollment.Cell? {
    guard case .column(let count) = students else { return nil }
    let number = try table.number(row: row, column: count)
    guard number >= 0, number < 1e7 else {
      report(.badStudents(table.range(row: row, column: count)))
      return nil
    }
    let schoolText = try text(table, row, school)
    let gradeText = try text(table, row, grade)
    guard symbols.ids(of: "school").contains(schoolText.text) else {
      report(
        .unknownSchool(
          Word(schoolText.text, schoolText.range), among: symbols.ids(of: "school")))
      return nil
    }
    guard let grade = Grade(rawValue: gradeText.text) else {
      report(.unknownGrade(gradeText.text, gradeText.range))
      return nil
    }
    let yearText = try text(table, row, year)
    guard let year = Int(yearText.text), (1900...2200).contains(year) else {
      report(.badCSVYear(yearText.range, yearText.text))
      return nil
    }
    return Enrollment.Cell(school: schoolText.text, grade: grade, year: year, students: number)
  }

  func text(
    _ table: CSVTable, _ row: Int, _ source: CSVSource
  ) throws(CSVTable.Problem) -> (text: String, range: SourceRange) {
    switch source {
    case .fixed(let text): return (text, table.rows[row].range)
    case .column(let column):
      return (
        try table.text(row: row, column: column), table.range(row: row, column: column)
      )
    }
  }
}
