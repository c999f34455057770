internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads students by school, grade and year from a table or a file.
enum EnrollmentCellReader {
  static func enrollmentCells(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [Enrollment.Cell]
  {
    if let file = instance.block.file { return csvCells(instance, file, &assembler) }
    for key in ["school", "grade", "students", "year"] {
      if let setting = instance.setting(key) {
        assembler.report(
          BlockMessages.unusedKey(setting.range, key, "there is no CSV file to read"))
      }
    }
    guard let table = instance.block.table else {
      assembler.report(StudentMessages.emptyEnrollment(instance.block.header))
      return []
    }
    let year = instance.block.year?.year ?? assembler.years.lowerBound
    if let word = instance.block.year, !checkTableYear(word, &assembler) { return [] }
    let grades = table.grades.map { GradeReader.grade($0, &assembler) }
    var cells: [Enrollment.Cell] = []
    for row in table.rows {
      guard assembler.symbols.ids(of: "school").contains(row.school.text) else {
        assembler.report(
          NameMessages.unknownSchool(row.school, among: assembler.symbols.ids(of: "school")))
        continue
      }
      for (grade, cell) in zip(grades, row.cells) {
        guard let grade, let cell, let typed = QuantityReader.read(cell, &assembler),
          let number = typed.constant
        else {
          continue
        }
        guard number >= 0, typed.unit.isRatio || typed.unit == Unit(.student), number < 1e7 else {
          assembler.report(StudentMessages.badStudents(cell.range))
          continue
        }
        cells.append(
          Enrollment.Cell(school: row.school.text, grade: grade, year: year, students: number))
      }
    }
    return cells
  }

  private static func checkTableYear(_ word: FiscalYearWord, _ assembler: inout BudgetAssembler)
    -> Bool
  {
    // A comparison with the past has no horizon before its years are known.
    if assembler.lastKnownYear == .min { return true }
    if word.year > assembler.years.upperBound || word.year < assembler.years.lowerBound - 50 {
      assembler.report(YearMessages.yearOutside(word, assembler.years))
      return false
    }
    return true
  }

  private static func csvCells(
    _ instance: BlockInstance, _ file: Quoted, _ assembler: inout BudgetAssembler
  ) -> [Enrollment.Cell] {
    if let table = instance.block.table {
      assembler.report(StudentMessages.tableAndFile(table.range))
    }
    guard let table = assembler.readTable(file, from: instance.block.header.file) else { return [] }
    for key in ["school", "grade", "students"] where instance.setting(key) == nil {
      assembler.report(StudentMessages.missingCSVKey(key, file.range, table.header))
    }
    guard let school = csvColumn(instance, "school", table, &assembler),
      let grade = csvColumn(instance, "grade", table, &assembler),
      let students = csvColumn(instance, "students", table, &assembler)
    else { return [] }
    var year = CSVSource.fixed("\(instance.block.year?.year ?? assembler.years.lowerBound)")
    if instance.setting("year") != nil {
      guard let column = csvColumn(instance, "year", table, &assembler) else { return [] }
      year = column
    }
    var cells: [Enrollment.Cell] = []
    for row in table.rows.indices {
      do throws(CSVTable.Problem) {
        if let cell = try csvCell(table, row, school, grade, students, year, &assembler) {
          if instance.block.year == nil || instance.block.year?.year == cell.year {
            cells.append(cell)
          }
        }
      } catch {
        assembler.report(error.diagnostic)
      }
    }
    if cells.isEmpty, !assembler.diagnostics.contains(where: { $0.severity == .error }) {
      assembler.report(StudentMessages.emptyEnrollment(instance.block.header))
    }
    return cells
  }

  static func csvColumn(
    _ instance: BlockInstance, _ key: String, _ table: CSVTable, _ assembler: inout BudgetAssembler
  ) -> CSVSource? {
    guard let setting = instance.setting(key) else { return nil }
    switch setting.value {
    case .column(let quoted, _):
      do throws(CSVTable.Problem) {
        return .column(try table.column(quoted.text, namedAt: quoted.range))
      } catch {
        assembler.report(error.diagnostic)
        return nil
      }
    default:
      guard let word = assembler.singleWord(setting.value) else {
        assembler.report(NameMessages.wrongKind(setting.value.range, setting.key.kind.words))
        return nil
      }
      return .fixed(word.text)
    }
  }

  private static func csvCell(
    _ table: CSVTable, _ row: Int, _ school: CSVSource, _ grade: CSVSource,
    _ students: CSVSource, _ year: CSVSource, _ assembler: inout BudgetAssembler
  ) throws(CSVTable.Problem) -> Enrollment.Cell? {
    guard case .column(let count) = students else { return nil }
    let number = try table.number(row: row, column: count)
    guard number >= 0, number < 1e7 else {
      assembler.report(StudentMessages.badStudents(table.range(row: row, column: count)))
      return nil
    }
    let schoolText = try text(table, row, school)
    let gradeText = try text(table, row, grade)
    guard assembler.symbols.ids(of: "school").contains(schoolText.text) else {
      assembler.report(
        NameMessages.unknownSchool(
          Word(schoolText.text, schoolText.range), among: assembler.symbols.ids(of: "school")))
      return nil
    }
    guard let grade = Grade(rawValue: gradeText.text) else {
      assembler.report(NameMessages.unknownGrade(gradeText.text, gradeText.range))
      return nil
    }
    let yearText = try text(table, row, year)
    guard let year = Int(yearText.text), (1900...2200).contains(year) else {
      assembler.report(StudentMessages.badCSVYear(yearText.range, yearText.text))
      return nil
    }
    return Enrollment.Cell(school: schoolText.text, grade: grade, year: year, students: number)
  }

  static func text(
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
