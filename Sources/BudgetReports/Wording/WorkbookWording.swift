import BudgetModel

/// The words of the workbook.
enum WorkbookWording {
  // The sheets.
  static let readMe = "Read me"
  static let summary = "Summary"
  static let costs = "Costs"
  static let payers = "Who pays"
  static let savings = "Savings"
  static let byFund = "Lines by fund"
  static let streams = "Streams"
  static let generalFund = "General fund"
  static let odds = "Odds"
  static let inputs = "Inputs"
  static let checks = "Checks"
  static let rules = "Rules"
  static let data = "Data"

  /// What a sheet holds.
  static func content(of sheet: String) -> String {
    switch sheet {
    case summary: "Every budget of the scenario as a row: odds, net cost, positions, class size."
    case costs: "Mean cost of each line by year, recurring apart from one-time."
    case payers: "Mean dollars of each payer by year; the check below holds them against the cost."
    case savings: "Mean saving of each line by year."
    case byFund: "Each cost line by payer and each saving by fund, held against the two sheets."
    case streams: "What comes into each stream of money and what becomes of it, with a check."
    case generalFund:
      "Revenue, spending and balance, rolled forward from year to year, and every line."
    case odds: "The probability of every event with its error."
    case inputs: "Every assumption as written, with its range, its source and its file and line."
    case checks: "The checks that the scenario states, and what became of them."
    case rules: "Rules of law and good practice: how often they ask for review, and why."
    case data: "Every measure by year: mean, standard deviation, percentiles."
    default: ""
    }
  }

  // The first sheet.
  static let aboutHeading = "What this is"
  static let about = [
    "The figures of one run of the scenario below: the base in detail, every variant as a row of the "
      + "sheet Summary. A file results.csv beside this workbook holds every figure of every variant.",
    "Dollars are nominal: dollars of the year in which they are spent. Means are over all futures. "
      + "A percentile is a value that occurs; percentiles of lines do not add up to those of totals.",
    "A cell without a number is not defined, e.g. coverage where there is no cost to cover.",
  ]
  static let auditHeading = "How to audit it"
  static let audit = [
    "Every amount is written to the cent and printed in whole dollars. Every total, difference and "
      + "balance is a formula on cells of this workbook: select it to see what it adds up. Totals "
      + "meet those of results.json within half a cent for each line.",
    "Rows in small italics that end in 0 are checks: what the plan costs less what is paid, what comes "
      + "into a stream less what becomes of it, the balance rolled forward less the balance of the run. "
      + "They are rounded to whole dollars.",
    "Blue on yellow is what the scenario states. A change of such a cell does not run the futures "
      + "again: change the scenario and write the report anew.",
    "The names Seed, Trials_count and, with odds, Covered_every_year stand for cells of the sheet Summary.",
  ]
  static let sheetHeading = "Sheets"
  static let provenanceHeading = "Where it comes from"

  /// District, plan, variant and years.
  static func subtitle(_ reported: ReportedRun) -> String {
    let budget = reported.budget
    var words = [budget.header.text("district") ?? "", budget.plan.title]
    words += budget.variants.map(\.title)
    if let first = reported.years.first, let last = reported.years.last {
      words.append("\(first) to \(last)")
    }
    return words.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // Money.
  static let allYears = "All years"
  static let means = "Mean dollars a year over all futures, nominal; totals are formulas."
  static let byFundTitle = "Every line by year and fund"
  static let costLessPaid = "Check: cost less what is paid (whole dollars)"
  static let inLessOut = "Check: comes in less becomes of it (whole dollars)"
  static let difference = "Check: difference (whole dollars)"

  /// The check against another sheet.
  static func less(_ sheet: String) -> String { "Check: less sheet \(sheet) (whole dollars)" }
  /// Recurring or one-time.
  static func kind(isRecurring: Bool) -> String { isRecurring ? "Recurring" : "One-time" }

  // The general fund.
  static let daysOfCash = "Days of cash, median (days)"
  static let firstBelowFloor = "Balance first below the floor (share of futures)"
  static let rollForward = "The balance rolled forward (means)"
  static let balanceBefore = "Balance at the end of the year before"
  static let plusRevenue = "Plus revenue"
  static let lessSpending = "Less spending, with the plan"
  static let balanceAfter = "Balance at the end of the year"
  static let balanceOfRun = "The same, mean of the run"

  /// A figure's mean.
  static func meanOf(_ title: String) -> String { "\(title), mean" }

  // The summary.
  static let seed = "Seed"
  static let trials = "Futures (trials)"
  static let coveredEveryYear = "Covered in every year, base (share of futures)"
  static let budget = "Budget"
  static let coveredError = "Monte Carlo error of it"
  static let lessFirst = "Net cost, all years, mean, less the first row, $"
  static let belowFloor = "Balance below the floor in some year (share of futures)"

  /// Above the summary.
  static func summaryNote(_ years: [String]) -> String {
    "Net cost is cost less savings, \(years.first ?? "") to \(years.last ?? ""); below 0 the plan saves "
      + "more than it costs."
  }
  /// The odds of coverage.
  static func covered(_ when: String) -> String { "Covered \(when) (share of futures)" }
  /// Net cost.
  static func netCost(_ what: String) -> String { "Net cost, \(what), $" }
  /// The balance of the general fund.
  static func balance(_ what: String) -> String { "General fund balance, \(what), $" }
  /// Positions that are no longer paid.
  static func positions(_ year: String) -> String { "Positions saved, \(year), mean (FTE)" }
  /// The class size.
  static func classSize(_ year: String) -> String { "Class size, \(year), mean (students)" }

  // Odds.
  static let probability = "Probability (share of futures)"
  static let probabilityError = "Monte Carlo error"
  static let low = "95% interval from"
  static let high = "to"
  static let oddsNote = "Shares of the futures in which the event happens."
  static let someYear = "Some year"

  // Inputs.
  static let inputNote =
    RegisterWording.percentiles
    + " Shares and rates are ratios. Blue on yellow: as the scenario states it."
  static let source = "source"
  static let reason = "reason"
  static let byDefault = "default"

  /// To which world a value belongs.
  static func world(isPlanOnly: Bool) -> String { isPlanOnly ? "plan" : "both" }
  /// What a `set` changes.
  static func changed(by author: String, to text: String) -> String { "\(author): \(text)" }

  // Findings and data.
  static let checkNote = "What the scenario asks of itself."
  static let dataNote =
    "Mean, sample standard deviation and percentiles over all futures in which the measure is defined; "
    + "dollars to the cent."
}
