import Diagnostics

/// The grades as enrolment tables name them.
enum EnrollmentGrades {
  /// Every grade, lowest first.
  static let names = ["EE", "PK", "TK", "K"] + (1...12).map(String.init)
}

extension Parser {
  /// Whether the line holds grades only.
  var isTableHeader: Bool {
    var next = index
    while isGrade(tokens[next]) { next += 1 }
    return next > index && endsStatement(tokens[next])
  }

  /// Whether the line is a word followed by cells.
  var isTableRow: Bool {
    guard current.kind == .word || current.kind == .number else { return false }
    let next = token(ahead: 1)
    // `survival 9 = 104%` is an entry, not a row.
    if next.kind == .number, token(ahead: 2).kind == .equal { return false }
    return next.kind == .number || next.kind == .minus
  }

  /// Reads the line of grades.
  func parseTableHeader(into body: inout BlockBody) throws(ParseFailure) {
    let start = index
    var grades: [Word] = []
    while !endsStatement(current) {
      let grade = word(current)
      if let first = grades.first(where: { $0.text == grade.text }) {
        report(SyntaxMessages.duplicateGrade(grade.text, grade.range, first: first.range))
      }
      grades.append(grade)
      index += 1
    }
    let place = range(from: start)
    if body.grades != nil {
      throw failure(SyntaxMessages.repeatedHeader(place, first: body.tableRange))
    }
    body.grades = grades
    body.tableRange = place
  }

  /// Reads one row: the school and its cells.
  func parseTableRow(into body: inout BlockBody) throws(ParseFailure) {
    let start = index
    let school = word(current)
    if isGrade(current) {
      throw failure(SyntaxMessages.gradeAsName(school.text, school.range))
    }
    if current.kind == .number {
      throw failure(SyntaxMessages.expectedName(describe(current), school.range))
    }
    index += 1
    var cells: [Quantity?] = []
    while !endsStatement(current) {
      cells.append(try parseCell())
    }
    let place = range(from: start)
    guard let grades = body.grades else {
      throw failure(SyntaxMessages.missingTableHeader(place))
    }
    if cells.count != grades.count {
      throw failure(SyntaxMessages.rowLength(school.text, cells.count, grades, place))
    }
    body.rows.append(EnrollmentRows.Row(school: school, cells: cells, range: place))
    body.tableRange = body.tableRange?.union(place) ?? place
  }

  /// The place of a cell up to the next space, e.g. `n/a`.
  private func wholeCell(_ cell: Token) -> SourceRange {
    var last = cell
    var next = index + 1
    while next < tokens.count, tokens[next].lower == last.upper, !endsStatement(tokens[next]) {
      last = tokens[next]
      next += 1
    }
    return range(cell).union(range(last))
  }

  /// Reads a cell: a plain number, or `-`.
  private func parseCell() throws(ParseFailure) -> Quantity? {
    let cell = current
    if cell.kind == .minus {
      let next = token(ahead: 1)
      if next.kind == .number, next.lower == cell.upper {
        let place = range(cell).union(range(next))
        throw failure(SyntaxMessages.badTableCell(place))
      }
      index += 1
      return nil
    }
    guard cell.kind == .number, !cell.isMoney, !cell.isPercent else {
      throw failure(SyntaxMessages.badTableCell(wholeCell(cell)))
    }
    index += 1
    return Quantity(
      number: cell.value, isMoney: false, isPercent: false, unit: [], per: [], range: range(cell))
  }
}
