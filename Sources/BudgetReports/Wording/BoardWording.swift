import ReportDocuments

/// The words of the board report.
enum BoardWording {
  /// Above the money.
  static let costHeading = "What it costs and who pays"
  /// Above the risks.
  static let riskHeading = "What could go wrong"
  /// Above the decisions.
  static let decisionHeading = "What must be decided"
  /// Above what is said about certainty.
  static let certaintyHeading = "How sure these figures are"
  /// Above coverage by year.
  static let coverageHeading = "Coverage by year"
  /// Above the checks.
  static let checkHeading = "Checks"
  /// Above the glossary.
  static let glossaryHeading = "Words used here"
  /// Where the plan holds nothing to decide.
  static let noDecision = "The plan as written asks for no decision."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Board report: \(scenario)" }

  /// The title of the appendix.
  static func appendixTitle(_ scenario: String) -> String {
    "Board report, appendix: \(scenario)"
  }

  /// A leader role to create.
  static func role(
    _ title: String, people: String?, dollars: String, year: Int?
  ) -> String {
    let count = people.map { $0 == "1" ? "1 person, " : "\($0) people, " } ?? ""
    return "\(title) (\(count)\(dollars)\(year.map { " in FY\($0)" } ?? ""))"
  }

  /// The leader roles to create.
  ///
  /// The year is that of all, where they start in the same one.
  static func roles(_ roles: [String], released: [String], year: Int?) -> String {
    let time =
      released.isEmpty
      ? ""
      : " Time is released from teaching for "
        + (released.count == roles.count
          ? (roles.count == 1 ? "it." : "all of them.") : released.joined(separator: "; ") + ".")
    let isOne = roles.count == 1
    return "Whether to create \(isOne ? "this role" : "these roles")"
      + (year.map { " from FY\($0) on, with \(isOne ? "its" : "their") cost in that year: " }
        ?? ": ")
      + roles.joined(separator: "; ") + "." + time
  }

  /// What ends so that its money can be used.
  static func ended(_ titles: [String], dollars: String, year: String) -> String {
    "Whether to end, or cut back, what pays for the plan: " + titles.joined(separator: "; ")
      + (titles.count == 1 ? " (" : " (together ") + "\(dollars) in \(year)). "
      + "The savings count only if \(titles.count == 1 ? "this really ends" : "these really end")."
  }

  /// Class sizes that change.
  ///
  /// Without titles these are all of them.
  static func classSizes(_ titles: [String], layoffs: Bool) -> String {
    (titles.isEmpty
      ? "Whether to accept other class sizes at every level. "
      : "Whether to accept other class sizes: " + titles.joined(separator: "; ") + ". ")
      + (layoffs
        ? "Some staff groups may be reduced by layoffs."
        : "No layoffs are assumed: positions that are no longer needed end as people leave.")
  }

  /// A stream that ends within the horizon.
  static func streamEnds(_ title: String, last: Int, mayRenew: Bool, paid: String?) -> String {
    "What replaces \(title) after FY\(last), its last year"
      + (mayRenew ? " unless it is renewed" : "")
      + (paid.map { " (in that year it pays \($0) of the plan on average)" } ?? "") + "."
  }

  /// A stream that each year may be the last of.
  static func streamMayEnd(_ title: String) -> String {
    "What replaces \(title) if it is ended."
  }

  /// What the general fund may have to add.
  static func draw(_ dollars: String, _ year: String) -> String {
    "What the district does if money falls short: in 5 of 100 futures the general fund must add "
      + "\(dollars) or more in \(year), the worst year."
  }

  /// What chance in the simulation does to the headline.
  static func simulationError(trials: Int, low: Double, high: Double) -> String {
    let place =
      high < 0.0005
      ? "below 0.1%"
      : low > 0.9995
        ? "above 99.9%"
        : "between \(FigureFormat.percent(low, decimals: 1)) and "
          + FigureFormat.percent(high, decimals: 1)
    return
      "The odds come from \(number(trials)) simulated futures; with endlessly many, the chance that "
      + "every year is covered would lie \(place) (95% confidence)."
  }

  /// How much money rests on sources.
  static func cited(_ dollars: String) -> String {
    "Of every 100 dollars of cost, savings and outside funding, \(dollars) rest on a figure with a named "
      + "source; the others rest on the authors' own figures."
  }

  /// What the odds rest on.
  static let assumptions =
    "The odds say how often the plan is covered if the assumptions are right, not how likely these are. "
    + "The CFO report lists them all."

  /// How many checks hold, and how many rules ask for review.
  static func checked(
    failing: [String], of checks: Int, rules: (review: Int, notAssessed: Int)?
  ) -> String {
    var text =
      checks == 0
      ? "The scenario states no checks"
      : failing.isEmpty
        ? (checks == 1 ? "The scenario's one check holds" : "All \(checks) checks hold")
        : "\(failing.count) of \(checks) checks \(failing.count == 1 ? "fails" : "fail"): "
          + failing.joined(separator: "; ")
    if let rules {
      text +=
        rules.review == 0
        ? "; no rule of law or good practice asks for review"
        : "; \(rules.review == 1 ? "1 rule" : "\(rules.review) rules") of law or good practice "
          + (rules.review == 1 ? "asks for review" : "ask for review")
      if rules.notAssessed > 0 { text += ", \(rules.notAssessed) could not be assessed" }
    }
    return text + " (see the appendix)."
  }

  // MARK: base, variants and shocks

  /// Above the table of base, variants and shocks.
  static let answerCaption = "What changes the answer"
  /// Above the shocks in it.
  static let shocks = "If it happens in every future"
  /// What is over or missing in all years.
  static let leftOver = "Left over or short, all years"
  /// Positions that the plan adds or takes away.
  static let positions = "Change in positions"

  /// Dollars that are over or missing.
  static func leftOver(_ netCost: Double, place: Double) -> String {
    let amount = FigureFormat.dollars(abs(netCost), place: place)
    if amount == FigureFormat.dollars(0) { return "even" }
    return amount + (netCost < 0 ? " left over" : " short")
  }

  /// In how many futures a variant costs less than the base, below its name on a page.
  static func costsLess(less: Double, same: Double) -> String {
    if same == 1 { return "costs the same as the plan in every future" }
    let odds =
      less == 0
      ? "no future" : less == 1 ? "every future" : FigureFormat.odds(less) + " futures"
    return "costs less than the plan in \(odds)"
  }

  /// What stands below the dollars on a page.
  static let rangeNote =
    "Each dot is one future in 100. Below the dollars: nine futures in ten, from bad to good. A future is "
    + "covered where every year is, on recurring money alone; left over or short adds up all years and "
    + "one-time cost, so the two can differ."

  /// Nine futures in ten of it, from bad to good, with one word where both ends share the sign.
  static func leftOver(_ netCost: ClosedRange<Double>) -> String {
    let place = FigureFormat.place(
      of: max(abs(netCost.lowerBound), abs(netCost.upperBound)), digits: 3)
    let ends = [netCost.upperBound, netCost.lowerBound].map { leftOver($0, place: place) }
    let words = ends.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
    let first = words[0] == words[1] ? ends[0].split(separator: " ")[0].description : ends[0]
    return ends[0] == ends[1] ? "in nine futures of ten too" : "\(first) to \(ends[1])"
  }

  /// Below the table.
  static func answerNote(_ year: String, hidden: Int) -> String {
    "Means; positions and class size are of \(year)."
      + (hidden == 0 ? "" : " \(hidden) more in the appendix.")
  }

  /// The glossary.
  static func glossary(hasInduced: Bool) -> [(term: String, meaning: String)] {
    var entries = [
      (
        term: "Future",
        meaning: "One made-up but possible course of all the years, with its own prices, "
          + "enrollment, turnover and grants. “In 83 of 100 futures” is a chance of 83%."
      ),
      (
        term: "Recurring money",
        meaning: "Money that comes again every year: savings that last, and grants without an end."
      ),
      (
        term: "One-time money",
        meaning:
          "Money that ends: a grant for some years, or what was left over from last year. It "
          + "pays start-up costs; paying salaries with it creates a cliff."
      ),
      (
        term: "Recurring coverage ratio",
        meaning: "Recurring money divided by the plan's recurring cost. 1.00 means just covered; "
          + "0.90 means that 10 cents of each dollar are missing."
      ),
      (
        term: "Median, p5, p95",
        meaning: "Half of the futures lie below the median. 5 of 100 lie below p5, and 5 of 100 "
          + "lie above p95."
      ),
      (
        term: "General fund",
        meaning: "The district's own unrestricted money. What no grant and no saving pays falls on "
          + "it."
      ),
    ]
    if hasInduced {
      entries.append(
        (
          term: "Induced savings",
          meaning:
            "Savings that come about only if the leaders' work has the hoped-for effect. They "
            + "are less certain than the others and are shown apart."
        ))
    }
    return entries
  }

  /// A whole number with its thousands separated.
  private static func number(_ value: Int) -> String { FigureFormat.number(Double(value)) }
}
