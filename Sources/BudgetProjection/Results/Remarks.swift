internal import BudgetModel
internal import Quantities

/// The sentences that a projection leaves for people.
enum Remarks {
  /// Behind the name of a figure that is taken with every draw at its median.
  static let atMedians = "with every draw at its median"

  /// A value has no segment for a year.
  static func noValue(_ path: String, year: Int) -> String {
    "\(path) has no value in FY\(year); it counts as 0."
  }

  /// The steady step of a group.
  static func steadyStep(_ group: StaffGroup, _ step: Double) -> String {
    "\(group.title): those who stay move up by a step of \(percent(step)) a year, which keeps "
      + "average pay on the schedule (steady; write step = 0% for none)."
  }

  /// A saving without growth.
  static func flatSaving(_ title: String) -> String {
    "\(title): the saving stays flat over the years, since no growth was written."
  }

  /// A stream that offers its whole award.
  static func wholeAward(_ fund: FundingStream) -> String {
    "\(fund.title): no available share was written, so the plan may use the whole award."
  }

  /// A share of an award.
  static func shareAvailable(_ fund: FundingStream) -> String {
    "\(fund.title): a share of the award is available, which assumes that today's uses shrink in "
      + "proportion."
  }

  /// No count of the year before the horizon, in an enrolment block or in any.
  static func noPriorCount(_ title: String, in enrollment: String?, year: Int) -> String {
    let place = enrollment.map { " in enrollment \($0)" } ?? ""
    return "\(title): students are not given for FY\(year - 1)\(place), so FY\(year) counts that "
      + "year's own instead of those of the year before."
  }

  /// A stream for Title I schools without any.
  static let noTitleOneSchools =
    "No school is declared a Title I school, so Title I money may pay at every school; write "
    + "title1 = schoolwide or title1 = targeted at the schools."

  /// A targeted school without a share.
  static func wholeTargetedSchool(_ school: School) -> String {
    "\(school.title): a targeted Title I school without title1_share, so Title I money may pay for "
      + "all of it."
  }

  /// A line that no school tells the place of.
  static func noPlace(_ title: String) -> String {
    "\(title): no school tells where it falls, so Title I money may pay for all of it."
  }

  /// A line whose amount is negative.
  static func negativeLine(_ title: String, year: Int) -> String {
    "\(title): the amount is negative in FY\(year); it counts as 0."
  }

  /// Shares that leave a stage and may add to more than all of it.
  static func scaledMoves(_ ladder: CareerLadder, _ stage: String) -> String {
    "\(ladder.title): where more than 100 % would leave the stage \(stage), the shares that leave it "
      + "are scaled to 100 %."
  }

  /// A one-time item that states no years.
  static func oneTime(_ title: String) -> String {
    "\(title) is one-time money but states no years, so it counts in every year from its start; "
      + "write the years in which it comes."
  }

  /// A cell without a count in a table.
  static func missingCount(_ cell: SchoolGrade, year: Int) -> String {
    "Enrollment of \(cell.school), grade \(cell.grade.rawValue), has no count for FY\(year); it "
      + "counts as 0."
  }

  /// A written limit above that of the law.
  static func looserThanLaw(
    _ rule: ClassSize, _ limit: ClassSize.LegalLimit, year: Int, written: Double, lawful: Double
  ) -> String {
    "\(rule.title): the \(limit.isSiteAverage ? "site average" : "cap") of \(plain(written)) in "
      + "FY\(year) is above the \(plain(lawful)) of \(limit.title) (\(limit.source)); for review."
  }

  /// A number with at most two decimals.
  private static func plain(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e12 else { return "a number" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return String(whole / 100) }
    return String(Double(whole) / 100)
  }

  /// Released time that costs nothing.
  static func timetableCover(_ role: LeaderRole) -> String {
    "\(role.title): the timetable covers the released time, so it costs nothing and nobody is hired."
  }

  /// A ratio as a percentage with two decimals.
  private static func percent(_ ratio: Double) -> String {
    let hundredths = (ratio * 10_000).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e12 else { return "an undefined share" }
    let whole = Int(abs(hundredths))
    let cents = whole % 100
    return "\(hundredths < 0 ? "−" : "")\(whole / 100).\(cents < 10 ? "0" : "")\(cents) %"
  }
}
