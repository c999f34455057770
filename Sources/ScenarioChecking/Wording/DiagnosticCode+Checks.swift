internal import Diagnostics

// The codes of this stage; the wording of their messages stands in the `…Messages` files of this folder.
extension DiagnosticCode {
  static let missingLanguage = DiagnosticCode(
    "missing-language", .check, "The first statement of every file is `language 1`.")
  static let newerLanguage = DiagnosticCode(
    "newer-language", .check,
    "The file is written in a language this program does not know. Update Evenkeel.")
  static let missingScenario = DiagnosticCode(
    "missing-scenario", .check, "A scenario needs one `scenario` block with its fiscal years.")
  static let duplicateScenario = DiagnosticCode(
    "duplicate-scenario", .check, "A scenario has one `scenario` block and at most one `plan`.")
  static let includeHoldsScenario = DiagnosticCode(
    "include-holds-scenario", .check,
    "An included file holds district facts: neither a `scenario`, a `plan`, a check nor a variant.")
  static let missingKey = DiagnosticCode(
    "missing-key", .check, "The block needs this key.")
  static let missingCount = DiagnosticCode(
    "missing-count", .check, "A leader role says how many: `one per N`, `share` or `count`, once.")
  static let costOrSaves = DiagnosticCode(
    "cost-or-saves", .check, "A line has either a `cost` or `saves`.")
  static let missingSegment = DiagnosticCode(
    "missing-value-before", .check, "A value that starts later needs one for the years before.")
  static let outOfRange = DiagnosticCode(
    "out-of-range", .check,
    "The number is outside what the key can mean. Written as it is, it is an error. A draw, growth, a "
      + "`set` or figures that take it outside in some futures are told, with the share of futures, and "
      + "what lies outside is set to the nearer end, at both ends.")
  static let badDistribution = DiagnosticCode(
    "bad-distribution", .check, "The parameters do not make a distribution.")
  static let intervalOrder = DiagnosticCode(
    "interval-order", .check, "`a to b` is the 5th to the 95th percentile: a is below b.")
  static let intervalFamily = DiagnosticCode(
    "interval-family", .check,
    "The interval cannot have the natural shape of its key. Say another with `~`.")
  static let drawnParameter = DiagnosticCode(
    "drawn-parameter", .check,
    "Parameters of a distribution are plain numbers; only binomial n and poisson mean may be drawn."
  )
  static let succession = DiagnosticCode(
    "succession", .check,
    "A role is not filled from itself, nor from roles that are filled from it.")
  static let settledFormula = DiagnosticCode(
    "settled-formula", .check,
    "Years are settled of a driver that is a draw or a process itself: a formula around a process does "
      + "not say from where it goes on.")
  static let correlationPair = DiagnosticCode(
    "correlation-pair", .check, "Only two draws of the same timing can be correlated.")
  static let correlationRange = DiagnosticCode(
    "correlation-range", .check, "A correlation lies between -1 and 1.")
  static let correlationMatrix = DiagnosticCode(
    "correlation-matrix", .check, "No draws can have these correlations together.")
  static let overlappingGrades = DiagnosticCode(
    "overlapping-grades", .check, "A grade belongs to one class size only.")
  static let uncoveredGrade = DiagnosticCode(
    "uncovered-grade", .check, "Students of a grade without a class size form no sections.")
  static let duplicateCell = DiagnosticCode(
    "duplicate-cell", .check, "A school's grade has one count a year.")
  static let missingYears = DiagnosticCode(
    "missing-years", .check, "`method = table` needs a count for every year of the horizon.")
  static let gradeNotGiven = DiagnosticCode(
    "grade-not-given", .check,
    "A grade that had students in the years before has a count in the last year given.")
  static let yearNotGiven = DiagnosticCode(
    "year-not-given", .check,
    "`prior` looks back at a fiscal year before the first one, and nothing says what the figure was "
      + "then. Give it: students by a table of that year, a value by a line that ends in `in FY2025`."
  )
  static let restOfAdopted = DiagnosticCode(
    "rest-of-adopted", .check,
    "`amount = rest of adopted` is what the adopted total leaves beside all other lines: one line of a side "
      + "may say it, the statement `adopted general_fund.spending in FY2026 = $…` says the total.")
  static let noSchools = DiagnosticCode(
    "no-students", .check, "Sections need schools with students.")
  static let badStudents = DiagnosticCode(
    "bad-students", .check, "A number of students is zero or more.")
  static let csvYear = DiagnosticCode(
    "csv-year", .check, "The year of a CSV row is the one in which the school year ends: 2025.")
  static let csvKeys = DiagnosticCode(
    "csv-keys", .check, "A CSV file's block says which column holds what.")
  static let lineAmount = DiagnosticCode(
    "line-amount", .check, "A revenue or spending line says its dollars in one way.")
  static let noRows = DiagnosticCode(
    "no-rows", .check, "A CSV file gives at least one line.")
  static let noGeneralFund = DiagnosticCode(
    "no-general-fund", .check, "Revenue and spending add up in a `general_fund`.")
  static let pastYear = DiagnosticCode(
    "past-year", .check, "The history of the general fund is of years before the projection.")
  static let atEachSchool = DiagnosticCode(
    "at-each-school", .check, "Only section-driven groups can be counted school by school.")
  static let noGroup = DiagnosticCode(
    "no-group", .check, "A leader role needs the staff group its leaders come from.")
  static let decisionInterval = DiagnosticCode(
    "decision-interval", .check,
    "A decision is not uncertain: give a value and compare others with it.")
  static let wholeAvailable = DiagnosticCode(
    "whole-award-available", .check, "Without `available` the plan may use a stream's whole award.")
  static let awardAfterEnd = DiagnosticCode(
    "award-after-end", .check, "A stream pays no award after its last year.")
  static let flatSavings = DiagnosticCode(
    "flat-savings", .check, "Costs grow and no saving does: coverage falls year by year.")
  static let unusedName = DiagnosticCode(
    "unused-name", .check, "Nothing uses this name.")
  static let unusedKey = DiagnosticCode(
    "unused-key", .check, "The key has no effect here.")
  static let unpayableUse = DiagnosticCode(
    "stream-use", .check, "No line of the plan is of a use this stream pays for.")
  static let emptyPlan = DiagnosticCode(
    "empty-plan", .check, "A scenario without a plan has nothing to judge.")
  static let readyMadeMissing = DiagnosticCode(
    "no-ready-made", .check, "Only some keys have a ready-made uncertainty for `= default`.")
  static let badCondition = DiagnosticCode(
    "bad-condition", .check, "The condition is not of the form that this check takes.")
  static let missingYearsOfCheck = DiagnosticCode(
    "missing-check-years", .check,
    "A check says its years: `in each year`, `in all years` or `in FY2027`.")
  static let circularReference = DiagnosticCode(
    "circular-reference", .check, "A value may not depend on itself.")
  static let badCall = DiagnosticCode(
    "bad-call", .check, "The function is called with other parameters than it has.")

  static let missingSurvival = DiagnosticCode(
    "missing-survival", .check, "Cohort survival needs a ratio into every grade but those of entry."
  )
  static let gradeNotMeant = DiagnosticCode(
    "grade-not-meant", .check, "The grade means nothing here.")
  static let entryTwice = DiagnosticCode(
    "entry-twice", .check, "The students of an entry grade come in one way only.")
  static let birthCounts = DiagnosticCode(
    "births", .check, "Births are plain numbers, one for each school year that is needed.")
  static let studentMove = DiagnosticCode(
    "student-move", .check, "A move takes a share of a school's students to another from a year on."
  )
  static let schoolYears = DiagnosticCode(
    "school-years", .check, "A school's opening, closing and feeders agree with its students.")
  static let tooLittleHistory = DiagnosticCode(
    "too-little-history", .check,
    "A fit needs the students of at least four years in a row, a mean of years as many as it says.")
  static let missingReason = DiagnosticCode(
    "missing-reason", .check,
    "What quiets a rule for review says why, with `because`; reports print the reason.")
  static let oneTimeForRecurring = DiagnosticCode(
    "one-time-for-recurring", .check,
    "With --strict: a stream that ends may pay recurring cost. Give it a `sunset`, or let the cost "
      + "be one-time.")

  static let enrollmentShock = DiagnosticCode(
    "enrollment-shock", .check,
    "Students are multiplied, whatever the method: `set enrollment.students *= 97% from FY2027`.")

  static let shockBody = DiagnosticCode(
    "shock-body", .check,
    "A shock says `from`, `years`, `source` and what it changes with `set`, without years of its own."
  )
  static let selectorOutside = DiagnosticCode(
    "selector-outside-a-shock", .check,
    "Only a shock chooses blocks by a word of one of their keys.")
  static let unknownSelector = DiagnosticCode(
    "unknown-selector", .check,
    "A shock chooses blocks by a key that takes one of a list of words: `fund[program = title2]`.")
  static let shockConflict = DiagnosticCode(
    "shock-conflict", .check,
    "Two shocks of one run may multiply or add, but not both say what one value is.")

  static let checkCodes: [DiagnosticCode] = [
    shockBody, selectorOutside, unknownSelector, shockConflict,
    enrollmentShock,
    missingSurvival, gradeNotMeant, entryTwice, birthCounts, studentMove, schoolYears,
    tooLittleHistory,
    missingLanguage, newerLanguage, missingScenario, duplicateScenario, includeHoldsScenario,
    missingKey, missingCount, costOrSaves, missingSegment, outOfRange, badDistribution,
    intervalOrder, intervalFamily, drawnParameter, correlationPair, correlationRange,
    correlationMatrix, settledFormula, succession, overlappingGrades, uncoveredGrade,
    duplicateCell, missingYears, gradeNotGiven, yearNotGiven, restOfAdopted, noSchools,
    badStudents, csvYear, csvKeys, lineAmount, noRows, noGeneralFund, pastYear, atEachSchool,
    noGroup, decisionInterval,
    wholeAvailable, awardAfterEnd, flatSavings, unusedName, unusedKey, unpayableUse, emptyPlan,
    readyMadeMissing,
    badCondition, missingYearsOfCheck, circularReference, badCall, packWithoutGrades,
    minimumAboveTarget, capBelowTarget, missingReason, oneTimeForRecurring,
  ]
}
