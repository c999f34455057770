import BudgetModel
import Quantities
import ReportDocuments
import SummaryMeasures

/// The words of the general fund.
enum GeneralFundWording {
  /// Above the general fund.
  static let heading = "General fund"
  /// Above the adopted budget.
  static let reconciliationHeading = "Against the adopted budget"
  /// Above the table by year.
  static let caption = "The general fund with the plan (means; balance with its range)"
  /// Above the fan chart.
  static let chartCaption = "General-fund balance at the end of the year, with the plan"
  /// The same above a small chart.
  static let smallCaption =
    "General-fund balance, and of 100 futures those that missed the floor by then"
  /// The same without or with the plan.
  static func worldCaption(_ world: World) -> String {
    "Balance \(world == .plan ? "with" : "without") the plan, and of 100 futures those that missed the "
      + "floor by then"
  }
  /// Beside the line of the reserve floor.
  static let floorLine = "reserve floor (mean)"
  /// Above the lines.
  static let lineCaption = "Revenue and spending without the plan: mean dollars a year"
  /// Above revenue lines.
  static let revenue = "Revenue"
  /// Above spending lines.
  static let spending = "Spending"
  /// The total of revenue.
  static let revenueTotal = "Revenue in total"
  /// The total of spending.
  static let spendingTotal = "Spending in total"
  /// Lines that belong to no group.
  static let otherLines = "other"
  /// Above the effort.
  static let effortCaption = "Spending that counts as effort of state and locality"
  /// Above lines held against the adopted budget.
  static let reconciliationCaption =
    "Adopted and projected dollars, on the path with every draw at its median"

  /// The name of a reserve floor for people.
  static func floor(
    _ reserve: GeneralFund.Reserve, _ number: Double?, dollarFloor: Double? = nil
  ) -> String {
    switch reserve {
    case .share where number != nil:
      "\(FigureFormat.percent(number ?? 0, decimals: 1)) of the year's spending"
    case .dollars where number != nil: FigureFormat.dollars(number ?? 0)
    case .none: "zero"
    case .gfoa: "two months of spending (GFOA)"
    case .california:
      "California's share of spending by attendance (5 CCR 15450); to 1,000 in attendance at least "
        + (dollarFloor.map { "\(FigureFormat.dollars($0)), adjusted after the first year" }
          ?? "$55,000, not adjusted")
    case .share: "the stated share of spending"
    case .dollars: "the stated amount"
    }
  }

  /// How often the balance falls below its floor, and when first.
  static func breach(
    _ some: Estimate, without: Estimate?, worst: String?, floor: String
  ) -> String {
    var text =
      some.value == 0
      ? "In none of the futures simulated does the general fund's balance fall below its reserve "
        + "floor, \(floor)"
      : "In \(FigureFormat.futures(some.value, error: some.error)) the general fund's balance "
        + "falls below its reserve floor, \(floor)"
    if some.value > 0, let worst { text += "; most often first in \(worst)" }
    text += "."
    guard let without else { return text }
    let often = FigureFormat.frequency(without.value, error: without.error)
    let odds = often == "0" || often == "100" ? FigureFormat.listed(often) : often + " of 100"
    return text + " Without the plan it does in \(odds)."
  }

  /// The balance on the deterministic path.
  static func deterministic(_ dollars: String, _ year: String) -> String {
    "On this path the general fund's balance is \(dollars) at the end of \(year)."
  }

  /// Below the table by year.
  static func note(_ floor: String) -> String {
    "Balance = balance of the year before + revenue − spending. The plan takes what it draws and adds "
      + "the savings that it returns; spending holds both. Structural balance: recurring revenue "
      + "less recurring spending. Days of cash: the ending balance over a day's spending, a stand-in "
      + "for cash. Floor: \(floor)."
  }

  /// What the plan adds to the fund or takes from it; dollars above 0 are taken.
  static func effect(_ dollars: Double, place: Double) -> String {
    let amount = FigureFormat.dollars(abs(dollars), place: place)
    if amount == FigureFormat.dollars(0) { return amount }
    return (dollars > 0 ? "takes " : "adds ") + amount
  }

  /// Above the bridge.
  static let bridgeCaption = "The structural balance, from the first year to the last"
  /// An end of the bridge.
  static func mean(_ year: String) -> String { "\(year), mean" }
  /// Its last step.
  static func median(_ year: String) -> String { "\(year), median" }
  /// What lies between them.
  static let toMedian = "From mean to median"
  /// What revenue, spending and the rest do to it, by sign.
  static let bridgeSteps: [@Sendable (Double) -> String] = [
    { $0 > 0 ? "Revenue grows: adds" : "Revenue falls: takes" },
    { $0 > 0 ? "Spending falls: adds" : "Spending grows: takes" },
    { $0 > 0 ? "One-time money and spending: adds" : "One-time money and spending: takes" },
  ]

  /// The range beside its end.
  static func bridgeRange(_ year: String, _ low: String, _ high: String) -> String {
    "\(year), nine futures in ten: \(low) to \(high)"
  }

  /// Below it.
  static func bridgeNote(_ low: String, _ high: String) -> String {
    "Nine futures in ten lie between \(low) and \(high). No corrective action is assumed."
  }

  /// How many lines hold.
  static func reconciled(_ holding: Int, of all: Int, share: String) -> String {
    "\(holding) of \(all) adopted amounts are met within \(share) (and at least $1)."
      + (holding == all ? "" : " The others are marked.")
  }

  /// What no adopted amount stands beside.
  static func notReconciled(
    _ side: String, year: Int, lines: Int, dollars: String, share: String
  ) -> String {
    "\(lines == 1 ? "One line" : "\(lines) lines") of FY\(year)'s \(side) \(lines == 1 ? "has" : "have") "
      + "no adopted amount: \(dollars), \(share) of it."
  }

  /// A line in its group.
  static func group(_ side: String, _ group: String) -> String { "\(side): \(group)" }
}
