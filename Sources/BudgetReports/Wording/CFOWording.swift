import BudgetModel
import BudgetProjection
internal import Quantities

/// The words of the CFO report.
enum CFOWording {
  /// Above the tables of the whole horizon.
  static let moneyHeading = "Cost, payers and savings"
  /// Above the tables of single years.
  static let lineHeading = "Every line, year by year"
  /// Above the accounts of streams.
  static let accountHeading = "Stream accounts"
  /// Above the students by grade.
  static let studentHeading = "Students by grade"
  /// Above the staffing tables.
  static let staffingHeading = "Staffing"
  /// Above the tables of career ladders.
  static let ladderHeading = "Career ladders"
  /// Below the stages of a ladder.
  static let ladderTotal = "On the ladder"
  /// Below a ladder's table.
  static let ladderNote =
    "Those who stay move as the ladder says; hires begin in the entry stage. The total is the group's "
    + "headcount in the plan."
  /// Above a ladder's table.
  static func ladderCaption(_ title: String) -> String { "\(title): teachers by stage (mean FTE)" }
  /// Above the measures.
  static let measureHeading = "Measures by year"
  /// Above the probabilities.
  static let oddsHeading = "Odds"
  /// Above the risks.
  static let riskHeading = "What could go wrong"
  /// Above the checks.
  static let checkHeading = "Checks"
  /// Above the register.
  static let registerHeading = "Register of assumptions"
  /// What dollars are meant.
  static let nominal =
    "All amounts are nominal dollars: dollars of the year they are spent in. Tables of means add "
    + "up as printed."
  /// What percentiles and errors are.
  static let percentiles =
    "A percentile is a value that occurs: p5 is the smallest that 5 of 100 futures lie at or below. "
    + "Percentiles do not add: the p95 of a total is not the sum of the p95 of its lines. The error is "
    + "the Monte Carlo error of the mean."
  /// Below cost lines of a year.
  static let lineNote = "Means add up as printed; percentiles do not add."
  /// Below savings of a year.
  static let claimedNote =
    "Claimed is the amount before realisation, at median growth. " + lineNote
  /// Above what comes into a stream's account.
  static let comesIn = "Comes in"
  /// Above what becomes of it.
  static let becomesOfIt = "Becomes of it"
  /// The total of either.
  static let accountTotal = "In total"
  /// Above the entries that take part in no sum.
  static let forInformation = "For information"
  /// Below a stream's account.
  static let accountNote =
    "Means. Carry-in + available + restricted savings = direct + indirect + carried + lapsed. "
    + "Received and committed stand for information."
  /// Above the positions.
  static let positionCaption = "What becomes of the positions the plan frees (mean FTE)"
  /// Below a staff group's table.
  static let valueNote =
    "A position fewer saves a hire at first and moves toward average pay as people leave."
  /// Above what holds for the horizon as a whole.
  static let horizonCaption = "Over the whole horizon"
  /// Below the waterfall of a year.
  static let waterfallNote =
    "Mean dollars by payer. Streams pay first, then savings; the general fund pays what is left. Each "
    + "line is rounded on its own, so totals may differ from other tables by the last digit."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "CFO report: \(scenario)" }

  /// The title of an appendix.
  static func appendixTitle(_ scenario: String, _ content: String) -> String {
    "CFO report, appendix: \(content): \(scenario)"
  }

  /// Above the list of appendices.
  static let appendixHeading = "Appendices"
  static let linesContent = "every line by year"
  static let peopleContent = "students, classes, staff"
  static let measuresContent = "every measure and its odds"
  static let registerContent = "rules and assumptions"

  /// A file with what it holds.
  static func appendix(_ file: String, _ content: String) -> String { "\(file): \(content)" }

  /// Above the streams in one year.
  static func streamCaption(_ year: String) -> String { "Streams in \(year) (means)" }

  /// Above means beside medians.
  static func middleCaption(_ year: String) -> String { "From mean to median, \(year)" }
  static let middleHeadings = ["Mean", "To median", "Median", "p5", "p95"]
  static let middleNote =
    "A few futures far from the others pull a mean and leave the median where it is: tables that add up "
    + "show means, ranges and headlines of a typical future medians. To median is what to add to the mean."

  /// What kind of stream it is: recurring or one-time, with its program where one was written and the
  /// title does not say it.
  static func kind(of stream: ProjectedStream) -> String {
    let kind =
      (stream.isRecurring ? "recurring" : "one-time")
      + (stream.alive.isEmpty ? "" : ", may be ended")
    guard let program = stream.program?.title, !stream.title.contains(program) else { return kind }
    return "\(program), \(kind)"
  }

  /// The name of a stream's account for people.
  static func account(_ name: String) -> String {
    switch name {
    case "received": "Award received"
    case "transferred_out": "Moved to another stream"
    case "transferred_in": "Moved in from other streams"
    case "set_aside": "Set aside"
    case "surcharge": "Surcharge on pay"
    case "carry_limit": "Most that may be carried"
    case "float": "Advanced until reimbursed"
    case "committed": "Committed to today's uses"
    case "available": "Available to the plan"
    case "restricted_savings": "Restricted savings"
    case "carry_in": "Carry-in"
    case "direct": "Plan cost paid (direct)"
    case "indirect": "Indirect cost"
    case "carried": "Carried to the next year"
    case "lapsed": "Lapsed"
    default: name
    }
  }

  /// The name of a staffing figure for people.
  static func staffing(_ name: String) -> String {
    switch name {
    case "freed": return "Freed"
    case "used_by_release": return "Used by released leaders"
    case "saved": return "Saved (no longer paid)"
    case "waiting": return "Waiting for attrition"
    case "hire_value": return "A position fewer saves now: a hire's cost"
    case "average_value": return "A position fewer saves in the end: average pay"
    default: break
    }
    let figure = name.split(separator: ".").last.map(String.init) ?? name
    let world = name.hasPrefix("status_quo.") ? "status quo" : "plan"
    let titles = [
      ("required", "Required positions"), ("headcount", "Headcount"), ("hires", "Hires"),
      ("payroll", "Payroll"), ("cost", "Payroll with benefits"), ("stayers", "Stayers"),
      ("layoffs", "Layoffs"), ("retirements", "Retirements"),
      ("waiting", "Waiting for attrition"), ("vacant", "Vacant positions"),
      ("substitutes", "Substitutes"),
    ]
    return (titles.first { $0.0 == figure }?.1 ?? figure) + ", " + world
  }

  /// How much money rests on sources.
  static func cited(_ percent: String) -> String {
    "\(percent) of the mean dollars of costs, savings and streams over the horizon rest on a figure "
      + "for which the scenario names a source."
  }
}
