import ReportDocuments
import SummaryMeasures

/// The words of the superintendent's report.
enum SuperintendentWording {
  static let sweepHeading = "Class sizes, student by student"
  static let sweptValues = "Students per class"
  static let mapHeading = "Where one more student per class bites"
  static let exchangeHeading = "What it buys"
  static let sizesHeading = "Class sizes before and after"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Superintendent's report: \(scenario)" }

  /// A scenario without class sizes.
  static let noClassSizes =
    "The scenario states no class sizes, so nothing is said about larger classes; a `class_size` block "
    + "brings them in."

  /// A row of the sweep: so many students more than today.
  static func step(_ more: Int, isPlan: Bool, capBinds: Bool) -> String {
    let marks = [isPlan ? "the plan" : nil, capBinds ? "cap binds" : nil].compactMap(\.self)
    return (more == 0 ? "as today" : MapWording.more(more))
      + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
  }

  /// Below the sweep.
  static func sweepNote(_ year: String) -> String {
    "The plan with every class-size target so many students above today's, from the first year on. Means "
      + "over all futures; positions and class size are of \(year). Cap binds: a cap is below its target."
  }

  /// Above the likeliest grades.
  static func likeliest(_ count: Int, _ year: String) -> String {
    "The \(FigureFormat.number(Double(count))) grades likeliest to give up a section for one student more, "
      + year
  }

  static let likeliestHeadings = [
    "School", "Grade", "Students", "Sections", "Seats to spare", "+1, of 100", "Worth on average",
  ]
  static let likeliestNote =
    "T1: a Title I school. Seats to spare: students who may still come before a section opens. Worth: "
    + "mean dollars a year at new hires' pay."

  /// Above who gets the extra student.
  static func titleOne(_ year: String) -> String {
    "Who gets the extra student: one more per class by Title I status, \(year)"
  }

  static let titleOneHeadings = [
    "Schools", "Number", "Average class", "After +1", "Positions that go",
  ]
  static let titleOneNote =
    "Means over all futures. Classes grow where a section goes and nowhere else."

  /// A status for people.
  static func status(_ status: String) -> String {
    status == "none" ? "Not Title I" : "Title I, \(status)"
  }

  /// All schools of one status.
  static func oneStatus(isTitleOne: Bool) -> String {
    isTitleOne
      ? "All schools are Title I schools: no others take more or fewer of the extra students."
      : "No school is a Title I school."
  }

  /// Above the sizes of a level.
  static func sizes(_ title: String, _ year: String) -> String {
    "\(title), \(year): mean class without the plan→with it"
  }

  static let sizesNote = "One number where the plan changes nothing. T1: a Title I school."
  static let sameSizes = "The plan leaves the classes of every school and grade as they are."

  /// What a unit saves.
  static func saves(_ unit: ReportedExchange.Unit, _ exchange: ReportedExchange) -> String {
    let saved = unit.worth.saved[exchange.position]
    func dollars(_ estimate: Estimate) -> String { ExchangeWording.dollars(estimate).text }
    return
      "In \(yearLabel(exchange.year)) \(unit.title) saves \(dollars(saved.mean)) on average, from "
      + "\(dollars(saved.p5)) to \(dollars(saved.p95)) in nine futures of ten."
  }

  static let notARate = "A step is not a rate: ten students more are not ten times one."
}
