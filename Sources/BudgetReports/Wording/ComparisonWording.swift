import ReportDocuments
import SummaryMeasures

/// The words of comparisons.
enum ComparisonWording {
  static let heading = "Compare"
  /// What the report is about.
  static let meaning =
    "Each variant beside the base (the plan as written), future by future on the same draws: a "
    + "difference is the variant's figure less the base's in the same future."
  /// The overview.
  static let overview = "Base and variants"
  static let base = "Base: the plan as written"
  /// A differing measure.
  static let measureCaption = "Differences to the base"
  static let allYears = "All years"
  static let lineCaption = "Mean differences of the plan's lines"
  static let cost = "Cost"
  static let savings = "Savings"
  static let costTotal = "Cost in total"
  static let savingsTotal = "Savings in total"
  /// A variant that changes more than the plan.
  static let statusQuo =
    "It changes the district without the plan as well, so that net cost alone does not "
    + "say which is better off: compare the general-fund balances too."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Compare: \(scenario)" }

  /// Which draws two scenarios share.
  static func pairing(_ against: ReportedComparison.Against) -> [ReportPart] {
    let lists = [
      ("Draws that only the base has", against.onlyFirst),
      ("Draws that only \(against.path) has", against.onlyOther),
    ].filter { !$0.1.isEmpty }.map { title, names in
      let shown = names.prefix(12).joined(separator: ", ")
      return "\(title): \(shown)\(names.count > 12 ? " and \(names.count - 12) more" : "")."
    }
    let meaning =
      "The base is the first file. Draws of the same name are the same in both; a difference in "
      + "the others is chance as well as plan."
    return [.paragraph(lists.isEmpty ? "Every draw has its partner of the same name." : meaning)]
      + (lists.isEmpty ? [] : [.points(lists)])
  }

  /// Below the overview.
  static func overviewNote(_ year: String, isDeterministic: Bool) -> String {
    (isDeterministic ? "With every draw at its median" : "Means over all futures")
      + "; positions and class size are of \(year). Net cost below 0 is a margin."
      + (isDeterministic
        ? "" : " Beside the odds of \(year): those of each year, from the first on.")
  }

  /// In how many futures the plan is covered where.
  static func covered(_ event: ComparisonSummary.Event, trials: Int) -> String {
    let shares = [
      event.both + event.onlyOther, event.both + event.onlyFirst, event.both, event.onlyOther,
      event.onlyFirst,
    ].map { FigureFormat.frequency(Double($0) / Double(trials)) }
    let others = shares.map(FigureFormat.listed)
    return
      "Recurring money covers the plan in every year in \(FigureFormat.listedFutures(shares[0])), that "
      + "of the base in \(others[1]): both in \(others[2]), it alone in \(others[3]), the base "
      + "alone in \(others[4])."
  }

  /// What the plan costs more or less.
  static func netCost(_ mean: Estimate, odds: [Double]?) -> String {
    let place = FigureFormat.place(error: mean.error)
    let amount = FigureFormat.dollars(abs(mean.value), place: place)
    let change = "\(amount) \(mean.value <= 0 ? "less" : "more")"
    guard let words = odds?.map({ FigureFormat.number($0) }) else {
      return "Over all years it costs \(change)."
    }
    return "Over all years it costs on average \(change): less in "
      + "\(FigureFormat.listedFutures(words[2])), the same in \(FigureFormat.listed(words[1])), more in "
      + "\(FigureFormat.listed(words[0]))."
  }

  /// Futures in which one of the two ratios is not defined.
  static func apart(_ trials: Int) -> String {
    " (no ratio in \(FigureFormat.number(Double(trials))) futures)"
  }

  /// Measures without a difference.
  static func same(_ titles: [String]) -> String {
    "The same in every future and year: \(titles.joined(separator: "; "))."
  }

  /// Above the two-by-two counts.
  static func eventCaption(_ trials: Int) -> String {
    "In how many of \(FigureFormat.number(Double(trials))) futures it holds"
  }

  /// Below the differences.
  static func measureNote(_ trials: Int) -> String {
    "Variant less base over \(FigureFormat.number(Double(trials))) futures. Better, same, worse: of 100 "
      + "futures in which both are defined; same is a difference of at most $1, or a billionth. "
      + "Percentiles are those of the difference."
  }
}
