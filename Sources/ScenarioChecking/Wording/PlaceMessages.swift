internal import BudgetModel
internal import Diagnostics
internal import Quantities
internal import ScenarioSyntax

// The codes of places.
extension DiagnosticCode {
  static let noSuchPlace = DiagnosticCode(
    "no-such-place", .variant,
    "The place of a `set` or of a leader role names nothing that has students.")
  static let notByPlace = DiagnosticCode(
    "not-by-place", .variant, "This value is the same everywhere; a `set` of it has no place.")
  static let setTwiceAtPlace = DiagnosticCode(
    "set-twice-at-place", .variant, "Two changes touch one school's grade in one year.")
  static let coveredTwice = DiagnosticCode(
    "covered-twice", .check, "A school's grade belongs to one class size only.")

  /// All of them.
  static let placeCodes = [noSuchPlace, notByPlace, setTwiceAtPlace, coveredTwice]
}

/// The wording of messages about the schools and grades of a change or a class size.
enum PlaceMessages {
  static func noSchoolLeft(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noSuchPlace, "no school is left to change", at: range,
      fix: "name fewer schools behind `except`")
  }

  static func noTitleOneSchools(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noSuchPlace, "no school has a Title I status", at: range,
      fix: "write `title1 = schoolwide` in the `school` blocks that have")
  }

  /// A place that a value has no students in: its schools where it names some, and the schools that the
  /// value does have.
  static func noClasses(
    _ range: SourceRange, _ place: ChangePlace, _ path: String, named: [String], having: [String]
  ) -> Diagnostic {
    let isWritten = named.allSatisfy { place.text.contains($0) }
    let schools = named.isEmpty || isWritten ? "" : ", which is \(list(named))"
    return Diagnostic(
      .noSuchPlace, "`\(path)` has no students \(place.text)\(schools)", at: range,
      notes: having.isEmpty ? [] : ["it has students at \(list(having))"],
      fix: "name schools and grades that it has")
  }

  /// A role at schools without students.
  static func noLeaders(_ role: LeaderRole, at schools: [String], isWhole: Bool) -> Diagnostic {
    let have = schools.count == 1 ? "has" : "have"
    return Diagnostic(
      .noSuchPlace, isWhole ? .error : .warning,
      "\(list(schools)) \(have) no students, so `\(role.id)` has no leaders"
        + (isWhole ? "" : " there"), at: role.range,
      fix:
        "give \(schools.count == 1 ? "it a row" : "them rows") in `enrollment`, or name schools that have"
        + " students")
  }

  /// The first schools of a list by their ids, and how many more there are.
  private static func list(_ schools: [String]) -> String {
    let shown = schools.prefix(5).map { "`\($0)`" }
    guard schools.count > 5 else {
      return shown.count < 2
        ? shown.joined()
        : shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
    }
    return shown.joined(separator: ", ") + " and \(schools.count - 5) more"
  }

  static func notByPlace(_ range: SourceRange, _ path: String) -> Diagnostic {
    Diagnostic(
      .notByPlace, "`\(path)` is the same everywhere, so it cannot change \(range.text)", at: range,
      notes: [
        "`target`, `cap`, `minimum` and `tolerance` of a `class_size` and `enrollment.students` may "
          + "differ by place"
      ],
      fix: "remove `\(range.text)`")
  }

  static func gradesOfCombined(_ range: SourceRange, _ rule: String) -> Diagnostic {
    Diagnostic(
      .notByPlace, "the grades of `\(rule)` share classes, so none of them changes alone",
      at: range,
      fix: "leave out `in grades`")
  }

  static func setTwice(
    _ path: String, _ first: ValueChange, _ second: ValueChange, at cells: [Place]
  ) -> Diagnostic {
    let shown = cells.prefix(3).map(words).joined(separator: ", ")
    let more = cells.count > 3 ? " and \(cells.count - 3) more" : ""
    return Diagnostic(
      .setTwiceAtPlace, "`\(path)` is set twice for \(shown)\(more) in the same years",
      at: second.range, labels: [Diagnostic.Label(first.range, "first set here")],
      fix: "leave these out of one of the two, with `at`, `except` or `in grades`")
  }

  static func coveredTwice(
    _ cell: Place, _ range: SourceRange, _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .coveredTwice, "\(words(cell)) has a class size already", at: range,
      labels: [Diagnostic.Label(first, "it belongs to this one")],
      fix: "leave the school or the grade out of one of the two")
  }

  /// A school's grade, e.g. "north, grade 3".
  private static func words(_ cell: Place) -> String {
    [cell.school, cell.grade.map { "grade \($0.rawValue)" }].compactMap(\.self)
      .joined(separator: " ")
  }
}
