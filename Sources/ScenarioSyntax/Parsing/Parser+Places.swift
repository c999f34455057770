import Diagnostics

extension Parser {
  /// Reads `[at SCHOOLS | except SCHOOLS] [in grades GRADES]` behind the path of a `set`.
  func parsePlace() throws(ParseFailure) -> PlaceClause? {
    let start = index
    var schools: PlaceClause.Schools?
    var isExcept = false
    if isAt("at") || isAt("except") {
      isExcept = isAt("except")
      let word = text(current)
      index += 1
      let example = "set class_size.elementary.target \(word) north += 1 student"
      let isType = isAt("type") && token(ahead: 1).kind == .word
      if isType { index += 1 }
      let names = try parseNames(
        after: isType ? "`\(word) type`" : "`\(word)`", example: example)
      schools = isType ? .ofType(names) : .named(names)
    }
    var grades: [Expression]?
    if isAt("in") {
      index += 1
      if isAt("grade") {
        index += 1
      } else {
        try parseFixed("grades", example: Self.gradesExample)
      }
      grades = try parseGrades()
    }
    guard schools != nil || grades != nil else { return nil }
    return PlaceClause(
      schools: schools, isExcept: isExcept, grades: grades, range: range(from: start))
  }

  private static let gradesExample = "set class_size.elementary.target in grades 3..5 += 1 student"

  /// Reads one name or several with commas between them.
  private func parseNames(after place: String, example: String) throws(ParseFailure) -> [Word] {
    var names: [Word] = []
    while true {
      guard current.kind == .word else {
        throw failure(
          SyntaxMessages.missingValue(place, describe(current), range(current), example))
      }
      names.append(word(current))
      index += 1
      guard current.kind == .comma else { return names }
      advanceOverBreak()
    }
  }

  /// Reads grades and spans of grades with commas between them.
  private func parseGrades() throws(ParseFailure) -> [Expression] {
    var grades: [Expression] = []
    while true {
      guard current.kind == .word || current.kind == .number else {
        throw failure(
          SyntaxMessages.missingValue(
            "`in grades`", describe(current), range(current),
            Self.gradesExample))
      }
      grades.append(try expressions.parsePrimary())
      guard current.kind == .comma else { return grades }
      advanceOverBreak()
    }
  }
}
