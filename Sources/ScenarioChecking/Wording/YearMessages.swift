internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// The wording of messages about years, changes, the district and checks.
extension Diagnostic {
  private static func span(_ years: ClosedRange<Int>) -> String {
    "FY\(years.lowerBound)..FY\(years.upperBound)"
  }

  static func badHorizon(_ range: SourceRange, _ count: Int, most: Int) -> Diagnostic {
    Diagnostic(
      .badHorizon, "a projection covers 1 to \(most) fiscal years, these are \(count)", at: range,
      fix: "choose fewer years, e.g. `years = FY2026..FY2030`")
  }

  static func missingYearsKey(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`years` is a span of fiscal years", at: range,
      fix: "write e.g. `years = FY2026..FY2030`")
  }

  static func yearOutside(_ word: FiscalYearWord, _ years: ClosedRange<Int>) -> Diagnostic {
    Diagnostic(
      .yearOutside, "FY\(word.year) is outside the projection, \(span(years))", at: word.range,
      fix: "choose a year of \(span(years)), or change `years` of the scenario")
  }

  static func reversedYears(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .reversedYears, "the span ends before it begins", at: range, fix: "swap the two ends")
  }

  static func timingNotDrawn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .timingNotAllowed, "nothing is drawn here, so there is nothing to draw once or each year",
      at: range, fix: "remove the clause, or write an interval such as `9% to 14%`")
  }

  static func byNotAllowed(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .byNotAllowed, "only the growth of enrolment is drawn by school and grade", at: range,
      fix: "remove the clause")
  }

  static func overlappingYears(_ range: SourceRange, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .overlappingYears, "two values hold in the same year", at: range,
      labels: [Label(first, "the other value")], fix: "give them years that do not meet")
  }

  static func processOnce(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .processOnce, "a process moves every year; it cannot be drawn once", at: range,
      fix: "write it as a `driver`, or add `drawn each year`")
  }

  static func missingSegment(
    _ range: SourceRange, _ name: String, _ years: ClosedRange<Int>, _ first: ValueSegment
  ) -> Diagnostic {
    let gap = first.firstYear.map { "before FY\($0)" } ?? "after FY\(first.lastYear ?? 0)"
    return Diagnostic(
      .missingSegment, "`\(name)` has no value \(gap)", at: range,
      fix: "write another line for `\(name)` without years above this one")
  }

  // MARK: changes

  static func setOwnValue(_ path: Path, _ target: String) -> Diagnostic {
    Diagnostic(
      .topLevelSet, .warning, "`\(target)` is written in this file", at: path.range,
      fix: "change it where it stands, or make this a `variant`")
  }

  static func setInPlan(_ path: Path, _ target: String) -> Diagnostic {
    Diagnostic(
      .setInPlan, "the plan cannot change `\(target)`; it belongs to both worlds", at: path.range,
      fix: "change it in a `variant` outside `plan`")
  }

  static func nothingToChange(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      .nothingToChange, "`\(name)` has no value to change", at: range,
      fix: "write a value in its block first")
  }

  static func changesNothing(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .changesNothing, .warning, "this `set` leaves everything as it is", at: range,
      fix: "remove it, or change its value")
  }

  static func variantConflict(
    _ path: String, _ first: ValueChange, _ second: ValueChange
  ) -> Diagnostic {
    Diagnostic(
      .variantConflict,
      "\(first.author) and \(second.author) both set `\(path)` in the same year", at: second.range,
      labels: [Label(first.range, "\(first.author) sets it here")],
      fix: "use one of the two, or write a third variant with both changes")
  }

  static func duplicateSet(
    _ path: String, _ first: ValueChange, _ second: ValueChange
  ) -> Diagnostic {
    Diagnostic(
      .duplicateSet, "`\(path)` is set twice for the same years", at: second.range,
      labels: [Label(first.range, "first set here")], fix: "remove one of them")
  }

  static func unknownVariant(
    _ name: String, among names: [String], scenario: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unknownVariant, "this scenario has no variant `\(name)`", at: scenario,
      notes: [names.isEmpty ? "it declares none" : "variants: " + names.joined(separator: ", ")],
      fix: didYouMean(name, among: names))
  }

  static func circularReference(
    _ range: SourceRange, _ chain: [String], labels: [Label] = [], places: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .circularReference, "this value depends on itself", at: range, labels: labels,
      notes: ["each needs the next: " + chain.joined(separator: " -> ")] + places,
      fix: "let one of them stand on a figure outside the circle")
  }

  // MARK: correlations

  static func correlationPair(
    _ range: SourceRange, _ message: String,
    fix: String = "correlate two different draws of the same timing"
  ) -> Diagnostic {
    Diagnostic(.correlationPair, message, at: range, fix: fix)
  }

  static func correlationRange(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .correlationRange, "a correlation lies between -1 and 1", at: range,
      fix: "write a number between them, e.g. `0.5`")
  }

  static func correlationMatrix(_ range: SourceRange, _ names: [String]) -> Diagnostic {
    Diagnostic(
      .correlationMatrix, "no draws can have all these correlations together", at: range,
      notes: ["it concerns " + names.joined(separator: ", ")],
      fix: "bring the correlations closer to 0, or leave one out")
  }

  // MARK: district

  static func overlappingGrades(
    _ grade: String, _ range: SourceRange, _ first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .overlappingGrades, "grade \(grade) has a class size already", at: range,
      labels: [Label(first, "it belongs to this one")], fix: "leave it out of one of the two")
  }

  static func uncoveredGrades(_ range: SourceRange, _ grades: [String]) -> Diagnostic {
    let isOne = grades.count == 1
    return Diagnostic(
      .uncoveredGrade, .warning,
      isOne
        ? "grade \(grades[0]) has students and no class size, so it forms no sections"
        : "grades \(grades.joined(separator: ", ")) have students and no class size, so they form "
          + "no sections",
      at: range, fix: "add \(isOne ? "it" : "them") to the `grades` of a `class_size`")
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
      labels: [Label(first, "first given here")], fix: "remove one of them")
  }

  static func missingYears(_ range: SourceRange, _ missing: [Int]) -> Diagnostic {
    let list = missing.prefix(8).map { "FY\($0)" }.joined(separator: ", ")
    return Diagnostic(
      .missingYears, "`method = table` has no students for \(list)", at: range,
      fix: "add the tables, or use `method = growth`")
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

  // MARK: roles and streams

  static func missingCount(_ range: SourceRange, _ forms: [String]) -> Diagnostic {
    let message =
      forms.isEmpty
      ? "this role does not say how many leaders there are"
      : "this role says how many leaders in \(forms.count) ways: "
        + forms.map { "`\($0.replacing("_", with: " "))`" }.joined(separator: ", ")
    return Diagnostic(
      .missingCount, message, at: range,
      fix: forms.isEmpty
        ? "write one of `one per 15 teachers`, `share = 10% of teachers`, `count = 3`"
        : "keep one of them")
  }

  static func noGroup(_ range: SourceRange, _ groups: [String]) -> Diagnostic {
    Diagnostic(
      .noGroup, "it is not clear which staff group these leaders come from", at: range,
      notes: [
        groups.isEmpty
          ? "no `staff` block is declared" : "groups: " + groups.joined(separator: ", ")
      ],
      fix: groups.first.map { "add `of = \($0)`" } ?? "declare a `staff` block")
  }

  static func missingDayRate(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingKey, "substitutes cover the released time, and no day rate is stated", at: range,
      fix: "add a line such as `substitute = $150 per day`")
  }

  static func atEachSchool(_ range: SourceRange, _ group: String) -> Diagnostic {
    Diagnostic(
      .atEachSchool, "the positions of `\(group)` are not known school by school", at: range,
      fix: "let them follow sections (`positions = 1 FTE per section`), or count for the district")
  }

  static func costOrSaves(_ range: SourceRange, both: Bool) -> Diagnostic {
    Diagnostic(
      .costOrSaves,
      both
        ? "a line has one of `cost`, `saves` and `adds`, not several"
        : "a line needs a cost or saves",
      at: range,
      fix: both
        ? "make two lines"
        : "add `cost = $… per year`, `saves = $… per year` or `adds = 2 FTE of …`")
  }

  static func wholeAvailable(_ range: SourceRange, _ fund: String) -> Diagnostic {
    Diagnostic(
      .wholeAvailable, .warning,
      "`\(fund)` does not say what is available: the plan may use its whole award", at: range,
      fix: "write `available = 100%`, a share, an amount, or `after committed = $… per year`")
  }

  static func decisionInterval(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      .decisionInterval, .warning, "`\(name)` is a decision, not an uncertainty", at: range,
      fix: "give one value, and compare others in a `variant`")
  }

  static func flatSavings(_ range: SourceRange, _ cost: String) -> Diagnostic {
    Diagnostic(
      .flatSavings, .warning, "costs grow (`\(cost)`) and no saving does", at: range,
      fix: "write `grow by …` behind the savings, or accept that coverage falls year by year")
  }

  static func streamUse(_ range: SourceRange, _ fund: String) -> Diagnostic {
    Diagnostic(
      .unpayableUse, .warning, "no line of the plan is of a use that `\(fund)` pays for", at: range,
      fix: "check `pays_for`, or leave the stream out")
  }

  static func emptyPlan(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .emptyPlan, .warning, "there is no `plan`, so nothing changes", at: range,
      fix: "add `plan \"…\" { leader … ; repurpose … }`")
  }

  // MARK: checks

  static func badCondition(_ range: SourceRange, _ form: String) -> Diagnostic {
    Diagnostic(
      .badCondition, "the condition is not of a form this check takes", at: range,
      fix: "write \(form)")
  }

  static func missingCheckYears(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingYearsOfCheck, "it is not said in which years this is tested", at: range,
      fix: "add `in each year`, `in all years`, `in each year from FY…` or `in FY…`")
  }
}
