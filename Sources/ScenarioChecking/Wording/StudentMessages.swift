internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about students and how they move.
enum StudentMessages {
  static func overlappingGrades(
    _ grade: String, _ range: SourceRange, _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .overlappingGrades, "grade \(grade) has a class size already", at: range,
      labels: [Diagnostic.Label(first, "it belongs to this one")],
      fix: "leave it out of one of the two")
  }

  static func shockOperator(_ range: SourceRange, fix: String) -> Diagnostic {
    Diagnostic(
      .enrollmentShock, "students are changed by a factor from 0 to 2, or in percent, with `*=`",
      at: range,
      notes: ["each named year's students are multiplied once, whatever the method"],
      fix: "write `\(fix)`")
  }

  static func uncoveredGrades(
    _ range: SourceRange, _ grades: [String], at school: String? = nil
  ) -> Diagnostic {
    let isOne = grades.count == 1
    let place = school.map { " of `\($0)`" } ?? ""
    return Diagnostic(
      .uncoveredGrade, .warning,
      isOne
        ? "grade \(grades[0])\(place) has students and no class size, so it forms no sections"
        : "grades \(grades.joined(separator: ", "))\(place) have students and no class size, so "
          + "they form no sections",
      at: range,
      fix: school.map {
        "add `\($0)` to the `schools` of a `class_size` with "
          + (isOne ? "this grade" : "these grades")
      } ?? "add \(isOne ? "it" : "them") to the `grades` of a `class_size`")
  }

  static func noStudents(_ range: SourceRange, _ staff: String) -> Diagnostic {
    Diagnostic(
      .noSchools, "`\(staff)` follows sections, and no grade with a class size has students",
      at: range, fix: "write an `enrollment` and a `class_size` for its grades")
  }

  static func duplicateCell(
    _ name: String, _ range: SourceRange, _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .duplicateCell, "students are given twice: \(name)", at: range,
      labels: [Diagnostic.Label(first, "first given here")], fix: "remove one of them")
  }

  static func missingYears(_ range: SourceRange, _ missing: [Int]) -> Diagnostic {
    let list = missing.prefix(8).map { "FY\($0)" }.joined(separator: ", ")
    return Diagnostic(
      .missingYears, "`method = table` has no students for \(list)", at: range,
      fix: "add the tables, or use `method = growth`")
  }

  /// Grades without a count in the last year given, between others that have one.
  static func gradesNotGiven(
    _ range: SourceRange, _ grades: [(name: String, year: Int, students: Double)], _ base: Int,
    isFile: Bool
  ) -> Diagnostic {
    Diagnostic(
      .gradeNotGiven, notGiven(grades, base), at: range,
      fix: (isFile ? "add a row" : "add a column")
        + " with the students of grade \(grades[0].name) in "
        + "FY\(base)" + (isFile ? "; write 0 where there are none" : ""))
  }

  /// Grades without a count in the last year given, below or above all that have one.
  static func gradesGone(
    _ range: SourceRange, _ grades: [(name: String, year: Int, students: Double)], _ base: Int
  ) -> Diagnostic {
    Diagnostic(
      .gradeNotGiven, .warning,
      notGiven(grades, base)
        + "; \(grades.count == 1 ? "it is" : "they are") taken to be taught no "
        + "longer", at: range, fix: "where that is wrong, give the students of FY\(base)")
  }

  private static func notGiven(
    _ grades: [(name: String, year: Int, students: Double)], _ base: Int
  ) -> String {
    let had = grades.map { grade in
      "\(grade.students == grade.students.rounded() ? "\(Int(grade.students))" : "\(grade.students)") "
        + "in FY\(grade.year)"
    }
    let names = list(grades.map(\.name))
    return
      "\(grades.count == 1 ? "grade \(names) has" : "grades \(names) have") no count of FY\(base) "
      + "and had \(list(had))"
  }

  static func lateBaseYear(
    _ range: SourceRange, _ schools: [String], _ year: Int, _ years: ClosedRange<Int>
  ) -> Diagnostic {
    Diagnostic(
      .missingYears,
      "the students of \(schools.map { "`\($0)`" }.joined(separator: ", ")) are of FY\(year), "
        + "after the first year FY\(years.lowerBound)",
      at: range, fix: "give a count of FY\(years.lowerBound) or earlier")
  }

  static func emptyEnrollment(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noSchools, "this `enrollment` holds no students", at: range,
      fix: "write a table of grades and schools, or `enrollment from \"file.csv\" { … }`")
  }

  static func badStudents(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badStudents, "a number of students is zero or more, without a unit", at: range,
      fix: "write a plain number; a grade that the school lacks is `-` in a table, no row in a file"
    )
  }

  static func badCSVYear(_ range: SourceRange, _ text: String) -> Diagnostic {
    Diagnostic(
      .csvYear, "`\(text.prefix(20))` is not the year in which a school year ends", at: range,
      fix: "write e.g. 2025")
  }

  static func tableAndFile(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvKeys, "an `enrollment` reads a file or holds a table, not both", at: range,
      fix: "move the table into an `enrollment` block of its own")
  }

  static func missingCSVKey(_ key: String, _ range: SourceRange, _ header: [String]) -> Diagnostic {
    Diagnostic(
      .csvKeys, "it is not said which column holds the \(key)", at: range,
      notes: ["columns: " + header.prefix(20).joined(separator: ", ")],
      fix: "add `\(key) = column \"…\"`")
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  static func missingSurvival(_ range: SourceRange, _ grades: [String]) -> Diagnostic {
    let isOne = grades.count == 1
    return Diagnostic(
      .missingSurvival,
      "no ratio leads into \(isOne ? "grade" : "grades") \(list(grades))", at: range,
      fix: "write `survival = 99%` for all grades, or e.g. `survival \(grades[0]) = 99%`")
  }

  static func gradeNotEnrolled(
    _ range: SourceRange, _ grade: String, _ grades: [String]
  ) -> Diagnostic {
    Diagnostic(
      .gradeNotMeant, "the enrolment has no grade \(grade)", at: range,
      fix: "name grades of \(list(grades))")
  }

  static func gradeNotMeant(
    _ word: Word, _ keyword: String, among grades: [String]
  ) -> Diagnostic {
    let kind = keyword == "survival" ? "grade that another leads into" : "grade of entry"
    return Diagnostic(
      .gradeNotMeant, "grade \(word.text) is no \(kind)", at: word.range,
      fix: grades.isEmpty ? "remove it" : "it may be written for \(list(grades))")
  }

  static func entryTwice(_ range: SourceRange, _ grade: String) -> Diagnostic {
    Diagnostic(
      .entryTwice, "the students of grade \(grade) are said in two ways", at: range,
      fix: "keep one of `entry \(grade)`, `entry_growth \(grade)` and `births`")
  }

  static func birthsForm(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .birthCounts, "births are plain numbers from a school year on", at: range,
      fix: "write e.g. `births FY2021 = 118, 121, 125`")
  }

  static func birthsTwice(_ range: SourceRange, _ year: Int) -> Diagnostic {
    Diagnostic(
      .birthCounts, "the births of FY\(year) are given twice", at: range, fix: "remove one of them")
  }

  static func birthsNeedRate(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .birthCounts, "births become students by `entry_rate`", at: range,
      fix: "write e.g. `entry_rate = 83%`")
  }

  static func birthsOfWhichGrade(_ range: SourceRange, _ grades: [String]) -> Diagnostic {
    Diagnostic(
      .birthCounts, "births lead into grade K, which is no grade of entry here", at: range,
      fix: "name the one grade of \(list(grades)) with `entry_grades`")
  }

  static func missingBirths(_ range: SourceRange, _ years: [Int], _ lag: Int) -> Diagnostic {
    let named = years.prefix(8).map { "FY\($0)" }
    return Diagnostic(
      .birthCounts, "no births are given for \(list(named))", at: range,
      notes: ["who enters in a year was born \(lag) years before"],
      fix: "add them to the list, or start it earlier")
  }

  static func moveToItself(_ range: SourceRange, _ school: String) -> Diagnostic {
    Diagnostic(
      .studentMove, "students cannot move from `\(school)` to itself", at: range,
      fix: "name another school")
  }

  static func moveNeedsYear(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .studentMove, "a move says from which year on", at: range,
      fix: "write e.g. `move east to north = 40% from FY2028`")
  }

  static func nobodyMoves(_ range: SourceRange, _ school: String) -> Diagnostic {
    Diagnostic(
      .studentMove, "`\(school)` has no students of these grades", at: range,
      fix: "name grades that it has")
  }

  static func movesTooMany(
    _ range: SourceRange, _ school: String, _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .studentMove, "more than all students of `\(school)` move in one year", at: range,
      labels: [Diagnostic.Label(first, "the other move")], fix: "let the shares add to 100% or less"
    )
  }

  static func studentsGoWhere(_ range: SourceRange, _ school: String) -> Diagnostic {
    Diagnostic(
      .schoolYears, "`\(school)` closes, and nothing says where its students go", at: range,
      fix: "add `students_go_to = SCHOOL`")
  }

  static func openedBefore(_ range: SourceRange, _ school: String, _ year: Int) -> Diagnostic {
    Diagnostic(
      .schoolYears, "`\(school)` has students in FY\(year), before it opens", at: range,
      fix: "open it earlier, or move the students later")
  }

  static func opensEmpty(_ range: SourceRange, _ school: String, _ year: Int) -> Diagnostic {
    Diagnostic(
      .schoolYears, .warning, "`\(school)` opens, and no `move` brings students", at: range,
      fix: "write `move SCHOOL to \(school) = 40% from FY\(year)` in the enrollment")
  }

  static func feedsNothing(
    _ range: SourceRange, _ school: String, _ target: String, _ grade: String?
  ) -> Diagnostic {
    let next = grade.map { "grade \($0)" } ?? "students of `\(school)`"
    return Diagnostic(
      .schoolYears, "`\(target)` does not take in \(next)", at: range,
      fix: "name schools that have the grade after the last one of `\(school)`")
  }

  static func tooLittleHistory(
    _ range: SourceRange, _ method: HistoryMethod, _ found: Int, _ last: Int, least: Int,
    instead: String
  ) -> Diagnostic {
    let what = method == .fitted ? "a fit" : "a \(method.words)"
    return Diagnostic(
      .tooLittleHistory,
      "\(what) needs \(least) years in a row, here " + (found == 1 ? "is 1" : "are \(found)")
        + " up to FY\(last)",
      at: range, fix: "give the students of earlier years, or write e.g. `\(instead)`")
  }

  static func noRatio(_ range: SourceRange, _ grade: String, _ before: String) -> Diagnostic {
    Diagnostic(
      .tooLittleHistory,
      "no year that counts has students in grade \(before) and a count of grade \(grade) a year "
        + "later, so no ratio leads into grade \(grade)",
      at: range, fix: "write e.g. `survival \(grade) = 99%`")
  }
}
