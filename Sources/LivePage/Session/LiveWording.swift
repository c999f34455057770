internal import BudgetQuestions
internal import Diagnostics
internal import MonteCarlo
internal import ReportDocuments
internal import ScenarioFiles
internal import SummaryMeasures

/// The words of the live page.
enum LiveWording {
  // MARK: what is asked wrongly

  static func tooLong(_ most: Int) -> String { "a text to try has at most \(most) characters" }

  static func unknownYear(_ year: Int) -> String { "FY\(year) is not a year of the plan" }

  static func unknownControl(_ path: String) -> String {
    "`\(path)` is no decision of the plan that can be moved"
  }

  static func unknownVariant(_ id: String) -> String { "the scenario has no variant `\(id)`" }

  static func unknownShock(_ id: String) -> String { "no shock `\(id)` applies to the scenario" }

  static func outside(_ path: String, _ low: String, _ high: String) -> String {
    "`\(path)` moves between \(low) and \(high)"
  }

  // MARK: saving

  static let nothingToSave = "nothing is changed by a slider or a line, so there is nothing to save"

  static func badID(_ id: String) -> String {
    id.isEmpty
      ? "give the variant a name that starts with a letter"
      : "`\(id)` is no id: small letters, digits and `_`, a letter first, at most 60"
  }

  static func idTaken(_ id: String) -> String {
    "the scenario has a variant `\(id)` already; choose another name"
  }

  static let wouldNotCheck = "the scenario would have errors with these lines"
  static let readOnly = "the page was opened with --read-only: nothing is written"

  static func changedOnDisk(_ path: String) -> String {
    "\(path) has changed on the disk since it was read; it was read again and nothing was written"
  }

  static func unreadable(_ failure: ScenarioSource.Failure) -> [Diagnostic] {
    switch failure {
    case .notText(let diagnostic): [diagnostic]
    case .cannotOpen(let message): [Diagnostic(.fileNotReadable, message, at: nil)]
    }
  }

  // MARK: controls

  /// What a key is called beside its slider.
  static func label(_ control: PlanControl) -> String {
    if control.kind == .classSize { return "Students per class, \(control.owner)" }
    let names = [
      "count": "how many", "one_per": "one for", "share": "share",
      "stipend": "stipend", "release": "released time", "extra_days": "extra days",
      "replaces": "positions that each replaces", "base_pay": "raise of base pay",
      "extra_students": "students more in their classes",
    ]
    return "\(control.owner): \(names[control.key] ?? control.key)"
  }

  // MARK: the answer

  /// The answer in parts; what is printed bold is the number.
  static func answer(_ glance: Glance, years: ClosedRange<Int>) -> [(text: String, isBold: Bool)] {
    let odds = FigureFormat.frequency(glance.covered.value, error: glance.covered.error)
    let rest = " the plan in every year from FY\(years.lowerBound)."
    switch odds {
    case "0":
      return [
        ("In ", false), ("none of the futures", true),
        (" does recurring money cover" + rest, false),
      ]
    case "100":
      return [("In ", false), ("every future", true), (" recurring money covers" + rest, false)]
    default:
      return [
        ("In ", false), ("\(odds) of 100 futures", true),
        (" recurring money covers" + rest, false),
      ]
    }
  }

  /// What follows from it.
  static func consequence(_ glance: Glance, years: ClosedRange<Int>) -> String {
    var text = "That is \(FigureFormat.likelihood(glance.covered.value)). "
    let worst = zip(years, glance.coveredByYear).min { $0.1.value < $1.1.value }
    let others = zip(years, glance.coveredByYear).filter { $0.0 != worst?.0 }.map(\.1.value)
    if let worst, let next = others.min(), glance.covered.value < 0.5, next >= 0.8 {
      text += "One year decides: FY\(worst.0), covered in \(short(worst.1)) of 100. "
    }
    return text + "\(years.count) years together: \(leftOver(glance.leftInAll.mean)) on average."
  }

  private static func short(_ estimate: Estimate) -> String {
    FigureFormat.frequency(estimate.value, error: estimate.error)
  }

  /// Dollars with the words that carry their sign.
  static func leftOver(_ estimate: Estimate) -> String {
    leftOver(estimate.value, error: estimate.error)
  }

  static func leftOver(_ value: Double, error: Double?) -> String {
    let size = dollars(abs(value), error: error)
    return size == "$0" ? "$0" : size + (value < 0 ? " short" : " left over")
  }

  private static func dollars(_ value: Double, error: Double?) -> String {
    FigureFormat.dollars(value, place: max(1_000, FigureFormat.place(error: error)))
  }

  /// The figures below the picture: what each is, and what it comes to.
  static func rows(_ glance: Glance, years: ClosedRange<Int>) -> [(label: String, text: String)] {
    let last = "FY\(years.upperBound)"
    let inAll = glance.leftInAll
    var rows = [
      (
        "All years together, nine futures in ten",
        "\(leftOver(inAll.p5)) to \(leftOver(inAll.p95))"
      ),
      ("All years together, the middle", leftOver(inAll.p50)),
    ]
    if let cost = glance.cost.last {
      rows.append(("Recurring cost of the plan, \(last)", dollars(cost.value, error: cost.error)))
    }
    if let draw = glance.draw.last {
      rows.append(
        ("General fund adds, \(last), on average", dollars(draw.mean.value, error: draw.mean.error))
      )
      rows.append(("In 5 of 100 futures at least", dollars(draw.p95.value, error: draw.p95.error)))
    }
    if let positions = glance.positions {
      rows.append(
        (
          "Positions against the district without the plan, \(last)",
          FigureFormat.signed(positions.value, decimals: 1)
        ))
    }
    if let classes = glance.averageClass {
      let plan = FigureFormat.number(classes.plan.value, decimals: 1)
      let without = FigureFormat.number(classes.statusQuo.value, decimals: 1)
      rows.append(("Average class, \(last)", "\(plan) (without the plan \(without))"))
    }
    if let breach = glance.breach {
      rows.append(("Reserve floor missed in some year", "\(short(breach)) of 100"))
    }
    if let balance = glance.balance {
      rows.append(
        (
          "General-fund balance, end of \(last), nine in ten",
          "\(signedDollars(balance.p5)) to \(signedDollars(balance.p95))"
        ))
    }
    return rows
  }

  private static func signedDollars(_ estimate: Estimate) -> String {
    FigureFormat.dollars(
      estimate.value, place: max(1_000, FigureFormat.place(error: estimate.error)))
  }

  /// What tells B from A.
  static func difference(_ found: GlanceDifference, trials: Int) -> [String] {
    let error = found.left.error.map { " (± \(FigureFormat.dollars(2 * $0, place: 100)))" } ?? ""
    let size = dollars(abs(found.left.value), error: found.left.error)
    let average =
      size == "$0"
      ? "On average B leaves as much as A\(error)."
      : "On average B leaves \(size) \(found.left.value > 0 ? "more" : "less") than A\(error), "
        + "all years together; in nine futures in ten between "
        + "\(amount(found.range.low)) and \(amount(found.range.high))."
    let futures = shares([found.futures.more, found.futures.same, found.futures.less], trials)
    let covered = shares(
      [
        found.covered.both, found.covered.onlyFirst, found.covered.onlySecond,
        found.covered.neither,
      ], trials)
    let odds = found.odds.error.map { " ± \(FigureFormat.number(200 * $0, decimals: 1))" } ?? ""
    return [
      average,
      "B leaves more in \(futures[0]) of 100 futures, the same in \(futures[1]), less in "
        + "\(futures[2]).",
      "Covered in every year: under both in \(covered[0]) of 100 futures, only under A in "
        + "\(covered[1]), only under B in \(covered[2]), under neither in \(covered[3]) "
        + "(B less A: \(FigureFormat.signed(found.odds.value * 100, decimals: 1))\(odds) of 100).",
    ]
  }

  /// Counts of futures as whole numbers of 100 that add up to 100; none that occurs is printed as 0.
  private static func shares(_ counts: [Int], _ trials: Int) -> [String] {
    let hundredths = counts.map { Double($0) / Double(trials) * 100 }
    let rounded = FigureFormat.roundedToSum(hundredths, total: 100).values
    return zip(counts, rounded).map { count, share in
      share == 0 && count > 0 ? "<1" : FigureFormat.number(share)
    }
  }

  private static func amount(_ value: Double) -> String {
    let text = FigureFormat.dollars(value, place: 1_000)
    return value > 0 && text != "$0" ? "+" + text : text
  }

  /// What the difference is called for people who have not pinned anything.
  static func provenance(trials: Int, seed: UInt64) -> String {
    "\(FigureFormat.number(Double(trials))) futures, seed \(seed). Every run uses the same draws, "
      + "so a change of the odds is an effect of the change and not of luck."
  }
}
