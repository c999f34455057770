internal import BudgetModel
internal import BudgetReports
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// A CSV file of students that stands beside a rolled scenario.
struct RolledStudents {
  /// Its path, beside the scenario.
  let path: String
  /// Its text.
  let text: String
}

// Students of the closed year: in the tables of the scenario, or as rows of a new CSV file.
extension ScenarioRoller {
  /// Writes the students of every enrolment; gives the new CSV file where one is needed.
  mutating func rollStudents(to path: String?) -> RolledStudents? {
    let blocks = files.statements.compactMap { placed -> Written? in
      guard case .block(let block) = placed.statement, block.keyword.text == "enrollment" else {
        return nil
      }
      return Written(block: block, placed: placed)
    }
    var file: RolledStudents?
    for enrollment in base.enrollments where enrollment.method != .table {
      let own = blocks.filter { $0.block.id?.text == enrollment.id }
      let files = own.filter { $0.block.file != nil }
      if let first = files.first {
        guard own.count == 1, file == nil else {
          refuse(
            first.block.header, RollMessages.severalStudentFiles,
            fix: "put the students into one CSV file")
          continue
        }
        file = rollFile(first, enrollment, to: path)
      } else {
        rollTables(own, enrollment)
      }
    }
    return file
  }

  /// A block of an enrolment.
  struct Written {
    let block: Block
    let placed: RolledFiles.Placed
  }

  /// The actual students of a school's grade.
  private func count(_ school: String, _ grade: Grade?) -> Double? {
    grade.flatMap { actual(.district(.enrollment), at: Place(school: school, grade: $0)) }
  }

  // MARK: tables

  /// Tables of one year take the actuals in their place; beside tables of several years a new one stands.
  private mutating func rollTables(_ blocks: [Written], _ enrollment: Enrollment) {
    let first = closed
    func year(_ written: Written) -> Int { written.block.year?.year ?? first }
    let present = blocks.filter { year($0) <= closed && $0.block.table != nil }
    let isClosed = present.contains { year($0) == closed }
    if enrollment.history.isEmpty || isClosed {
      for written in present where !isClosed || year(written) == closed {
        rollCells(written)
      }
      return
    }
    let base = present.filter { year($0) == enrollment.baseYear }
    guard enrollment.id == nil, let last = base.last else {
      if let block = blocks.first?.block {
        refuse(
          block.header, RollMessages.severalYears,
          fix: "put the students into a CSV file with a column of years")
      }
      return
    }
    let range = last.placed.statement.range
    let tables = base.compactMap { $0.block.table }.map(table)
    insert(
      "\n\n" + tables.joined(separator: "\n\n"), at: range.upperBound, .students, in: last.placed)
  }

  /// The counts and the year of a table.
  private mutating func rollCells(_ written: Written) {
    guard let table = written.block.table else { return }
    for row in table.rows {
      for (grade, cell) in zip(table.grades, row.cells) {
        guard let cell, let number = count(row.school.text, Grade(rawValue: grade.text)) else {
          continue
        }
        replace(
          cell.range, with: RolledNumber.plain(number), .students, in: written.placed)
      }
    }
    date(written)
  }

  /// A block with the actuals of the cells of a table.
  private func table(_ table: EnrollmentRows) -> String {
    let header = table.grades.map(\.text).joined(separator: " ")
    let rows = table.rows.map { row in
      let cells = zip(table.grades, row.cells).map { grade, cell in
        let number = cell == nil ? nil : count(row.school.text, Grade(rawValue: grade.text))
        return number.map(RolledNumber.plain) ?? "-"
      }
      return "  \(row.school.text) \(cells.joined(separator: " "))"
    }
    return "enrollment FY\(closed) {\n  \(header)\n\(rows.joined(separator: "\n"))\n}"
  }

  /// The closed year as that of a block.
  private mutating func date(_ written: Written) {
    let text = "FY\(closed)"
    if let year = written.block.year {
      replace(year.range, with: text, .students, in: written.placed)
    } else {
      let word = written.block.id ?? written.block.keyword
      let end = written.block.title?.range.upperBound ?? word.range.upperBound
      insert(
        " " + text, at: end, .students, in: written.placed, about: written.block.header)
    }
  }

  // MARK: files

  /// The rows of a file with the actuals: in place of the counts where the file has one year, else as
  /// rows of the closed year behind the others.
  private mutating func rollFile(
    _ written: Written, _ enrollment: Enrollment, to path: String?
  ) -> RolledStudents? {
    guard let name = written.block.file, let path else { return nil }
    guard let resolved = try? files.resolve(name, of: written.placed),
      let table = CSVTable.read(SourceFile(path: resolved.path, text: resolved.text)).table
    else { return nil }
    let school = column("school", written.block, table)
    let grade = column("grade", written.block, table)
    guard case .column(let students)? = column("students", written.block, table), let school,
      let grade
    else { return nil }
    var rows = table.rows.map(\.cells)
    func cell(_ row: [String]) -> (school: String, grade: Grade?) {
      (school.text(row), Grade(rawValue: grade.text(row)))
    }
    if case .column(let year)? = column("year", written.block, table) {
      rows.removeAll { Int($0[year]) == closed }
      let latest = enrollment.cells
      var added: Set<String> = []
      for row in rows {
        let (school, grade) = cell(row)
        guard let grade, added.insert("\(school) \(grade.rawValue)").inserted,
          let base = latest.first(where: { $0.school == school && $0.grade == grade }),
          let number = count(school, grade)
        else { continue }
        let model =
          rows.last {
            cell($0) == (school, grade) && Int($0[year]) == base.year
          } ?? row
        var new = model
        new[year] = "\(closed)"
        new[students] = RolledNumber.plain(number)
        rows.append(new)
      }
      if written.block.year != nil { date(written) }
    } else {
      for index in rows.indices {
        let (school, grade) = cell(rows[index])
        if let number = count(school, grade) { rows[index][students] = RolledNumber.plain(number) }
      }
      date(written)
    }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    replace(name.range, with: "\"\(file)\"", .students, in: written.placed)
    return RolledStudents(
      path: path,
      text: ([table.header] + rows).map { row in
        row.map(Self.quoted).joined(separator: ",") + "\n"
      }.joined())
  }

  /// Where a key of a block's file stands.
  private enum Source {
    case fixed(String)
    case column(Int)

    func text(_ row: [String]) -> String {
      switch self {
      case .fixed(let text): text
      case .column(let index): row[index]
      }
    }
  }

  private func column(_ key: String, _ block: Block, _ table: CSVTable) -> Source? {
    switch block.assignment(key)?.value {
    case .column(let name, _): table.header.firstIndex(of: name.text).map(Source.column)
    case .name(let path): .fixed(path.text)
    case .quantity(let quantity): .fixed(quantity.range.text)
    default: nil
    }
  }

  /// A cell of a CSV file, in quotes where it needs them.
  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

extension RolledFiles {
  /// The path and the text of a CSV file that a statement names.
  func resolve(
    _ name: Quoted, of placed: Placed
  ) throws(FileProblem) -> (path: String, text: String) {
    let path = try reader.resolve(name.text, from: files[placed.file].tree.file.path)
    return (path, try reader.read(path))
  }
}
