internal import BudgetModel

/// The sentences of rules about what cannot be assessed, and the titles of what they count.
enum RuleRemarks {
  /// No stream is of a program.
  static func noStream(_ program: FundingProgram) -> String {
    "No `fund` is marked `program = \(program.rawValue)`."
  }

  /// No school has or lacks Title I.
  static let noTitleOneSchools = "No school is marked `title1`."
  /// Nothing to divide pupils by.
  static let noTeachers = "No staff group's positions follow sections."
  /// Nothing limits a class.
  static let noLimit = "No `class_size` has a cap or another limit."

  /// No general fund.
  static let noGeneralFund = "There is no `general_fund`."
  /// What a cut of awards is called.
  static let awardCut = "Cut of federal awards after an earlier failure"
  /// No line of special education.
  static let noSpecialEducation = "No `spending` line is marked `special_education = yes`."

  /// The history that the first award years need.
  static func noEffort(_ years: [Int], for awards: [Int]) -> String {
    "Not assessed for award years \(span(awards)): write "
      + list(years.map { "`effort FY\($0) = $…`" }) + "."
  }

  /// What is needed to know whether a failure cuts awards.
  static func noLookBack(_ years: [Int], for awards: [Int]) -> String {
    "Cut not assessed for award years \(span(awards)): whether effort failed for \(span(years)) is "
      + "not known (write `moe_met` or `moe_failed` for them, e.g. `moe_met = \(range(years))`, or "
      + "`effort` of the years that they ask for); failures that are known count."
  }

  /// A method of special education that needs other facts, in all years or in one.
  static func methodNotAssessed(_ method: String, in year: Int?, _ needs: [String]) -> String {
    "\(method): not assessed\(year.map { " in FY\($0)" } ?? ""); write \(list(needs))."
  }
  /// What is missing of effort for special education.
  static let specialEducationShort =
    "Special education: dollars missing under the method that comes closest"

  /// Fiscal years as people write them, e.g. `FY2026 to FY2028, FY2030`.
  private static func span(_ years: [Int]) -> String { runs(years, " to ").joined(separator: ", ") }
  /// Fiscal years as the language writes the first of them that follow one another.
  private static func range(_ years: [Int]) -> String { runs(years, "..")[0] }

  private static func runs(_ years: [Int], _ between: String) -> [String] {
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { run in
      run.count == 1 ? "FY\(run.lowerBound)" : "FY\(run.lowerBound)\(between)FY\(run.upperBound)"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// How far the most crowded Title I school is from the others.
  static let highestRatio =
    "Highest pupils per teacher of a Title I school over that of other schools (limit 1.10)"

  /// A class above the limit from which overage is paid.
  static func overageLimit(_ rule: ClassSize) -> String {
    "\(rule.title): a class above `overage_limit`"
  }
  /// A class above the law's limit, under a cap of one's own.
  static func lawfulClass(_ rule: ClassSize) -> String {
    "\(rule.title): a class above the law's limit"
  }
  /// A school whose average is above its limit.
  static func siteAverage(_ rule: ClassSize) -> String {
    "\(rule.title): average above the limit of the site"
  }
  /// A school whose average is above the law's limit, under a limit of one's own.
  static func lawfulAverage(_ rule: ClassSize) -> String {
    "\(rule.title): average above the law's limit"
  }

  /// A span in which nothing can be compared.
  static func noComparison(_ span: String) -> String {
    "Grades \(span): every school is a Title I school; compare them with one another."
  }

  /// Dollars of a stream that pay recurring lines once.
  static func oneTime(_ stream: String) -> String {
    "\(stream): one-time dollars on recurring lines"
  }

  /// One-time savings that pay recurring lines.
  static let oneTimeSavings = "One-time savings on recurring lines"

  /// What savings exceed the uses of today by.
  static func excess(_ stream: String) -> String { "\(stream): savings above today's uses" }

  /// People above need.
  static func waiting(_ group: String) -> String { "\(group): positions waiting" }

  /// What is left of an award beyond the share that may be carried.
  static func lapse(_ stream: String) -> String { "\(stream): unspent above 15% of the award" }
}
