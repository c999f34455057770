import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// The words of the roll report.
enum RollWording {
  /// Actuals above which those of single grades are shown only where they lie outside.
  static let mostActuals = 40
  static let drift = "What drifted"
  static let actuals = "The closed year in last year's range"
  static let text = "The new text"
  static let noRange = "no range"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "A year on: \(scenario)" }

  private static func span(_ years: ClosedRange<Int>) -> String {
    "\(yearLabel(years.lowerBound)) to \(yearLabel(years.upperBound))"
  }

  /// The answer in a sentence: net cost over the horizon.
  static func answer(_ roll: ReportedRoll) -> String {
    guard let drift = roll.figures.first else { return "" }
    let place = FigureFormat.place(error: drift.after.error)
    func dollars(_ estimate: Estimate) -> String {
      FigureFormat.dollars(estimate.value, place: place)
    }
    let change = drift.after.value - drift.before.value
    let words =
      abs(change) < place / 2
      ? "as much as \(span(roll.before)) last year"
      : "\(FigureFormat.dollars(abs(change), place: place)) \(change > 0 ? "more" : "less") than "
        + "\(span(roll.before)) last year"
    return "The plan's net cost of \(span(roll.after)) is \(dollars(drift.after)), \(words): "
      + "\(dollars(drift.closedYear)) is left by the closed year, \(dollars(drift.assumptions)) comes of "
      + "changed assumptions and \(dollars(drift.horizon)) of the moved horizon."
  }

  /// What the three parts are.
  static func meaning(_ roll: ReportedRoll) -> String {
    let year = yearLabel(roll.closed)
    return
      "Closed year: the actuals of \(year) instead of what was expected, in the years that both horizons "
      + "have. Assumptions: in the same years, drivers go on from their last value, and students that are "
      + "fitted from what the closed year adds. Horizon: \(year) goes and \(yearLabel(roll.after.upperBound)) "
      + "comes. All on the same draws."
  }

  /// Above the drift.
  static let driftCaption = "Last year's scenario, what lies between, and the rolled one"
  /// Below the drift.
  static let driftNote =
    "Means; dollars of all years of the horizon together, the balance of its last year, covered in every "
    + "year of 100 futures. The three parts add up to the difference in every row."

  /// The title of a row.
  static func title(_ figure: DriftFigure) -> String {
    switch figure {
    case .sum(let key):
      switch key.figure {
      case .district(let measure): measure.description.title + ", all years"
      default: "\(key)"
      }
    case .last: "General fund, last year"
    case .always: "Covered in every year, of 100"
    }
  }

  /// Above the actuals.
  static func actualCaption(_ year: Int) -> String {
    "Actuals of \(yearLabel(year)) and what last year's scenario expected"
  }

  /// Below the actuals.
  static func actualNote(_ roll: ReportedRoll, shown: Int) -> String {
    let more = roll.actuals.count - shown
    return "Percentile: of 100 futures, those below the actual and half of those that equal it."
      + (more > 0
        ? " \(more) grades of schools lie between p5 and p95 and are not shown; CSV and JSON hold all."
        : "")
  }

  /// What was written anew, by kind, and what went in full.
  static func changes(_ roll: ReportedRoll) -> [String] {
    func count(_ kind: ReportedRoll.Change.Kind) -> Int {
      roll.changes.count { $0.kind == kind }
    }
    func statements(_ number: Int) -> String { number == 1 ? "1 value" : "\(number) values" }
    var points = ["Years: \(span(roll.after))."]
    if let path = roll.students {
      points.append("Students of \(yearLabel(roll.closed)) stand in \(path).")
    } else if count(.students) > 0 {
      points.append("Students of \(yearLabel(roll.closed)) stand in the table.")
    }
    points += roll.changes.filter { [.actual, .driver].contains($0.kind) }.compactMap { change in
      change.now.map { "Known now (\(change.place)): \($0)" }
    }
    if count(.dated) > 0 {
      points.append(
        "\(statements(count(.dated))) that grow\(count(.dated) == 1 ? "s" : "") now say"
          + "\(count(.dated) == 1 ? "s" : "") of which year they are.")
    }
    points += roll.changes.filter { $0.kind == .moved }.map {
      "Begins with the new horizon (\($0.place)): \($0.written)"
    }
    points += roll.changes.filter { $0.kind == .removed }.map {
      "Taken out, being about \(yearLabel(roll.closed)) alone (\($0.place)): \($0.written)"
    }
    return points
  }
}
