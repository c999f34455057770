import ReportDocuments
import SummaryMeasures

/// The words of the tornado report.
enum TornadoWording {
  /// Rows of assumptions that are shown.
  static let mostRows = 20
  /// The headings.
  static let assumptions = "Assumptions"
  static let decisions = "Decisions"
  /// Where every draw is at its median.
  static let deterministic =
    "With every draw at its median no assumption moves; decisions are shown alone."
  /// Where nothing is drawn.
  static let nothingDrawn = "Nothing that the plan depends on is drawn: every future is the same."

  /// Above the bars.
  static func chartCaption(_ year: String) -> String { "Mean margin of \(year)" }
  /// Beside the line that the bars stand around.
  static let center = "The plan as written"

  /// The title of the report.
  static func title(_ scenario: String) -> String { "What moves the plan: \(scenario)" }

  /// The answer in a sentence.
  static func answer(_ tornado: ReportedTornado) -> String {
    let year = yearLabel(tornado.years.upperBound)
    var sentences: [String] = []
    if let first = tornado.assumptions.first, let low = first.bar.low, let high = first.bar.high {
      sentences.append(
        "\(first.title) moves the plan most: the mean margin of \(year) is "
          + "\(FigureFormat.dollars(low.margin.value, place: place(low))) in the tenth of futures where "
          + "it is lowest and \(FigureFormat.dollars(high.margin.value, place: place(high))) where it is "
          + "highest.")
    }
    if let first = tornado.decisions.first, let low = first.bar.low, let high = first.bar.high {
      sentences.append(
        "Of the decisions \(first.title) does: \(FigureFormat.dollars(low.margin.value, place: place(low))) "
          + "with \(first.step) less, \(FigureFormat.dollars(high.margin.value, place: place(high))) with "
          + "\(first.step) more.")
    }
    if !tornado.provenance.isDeterministic {
      let rescuer = tornado.assumptions.max { $0.rescued < $1.rescued }
      if tornado.failing == 0 {
        sentences.append("Recurring money covers the plan in every year of every future.")
      } else if let rescuer, rescuer.rescued > 0 {
        let share = Double(rescuer.rescued) / Double(tornado.failing)
        sentences.append(
          "Of 100 futures in which it is not covered in every year, "
            + "\(FigureFormat.frequency(share)) would have been with a median \(rescuer.title) alone."
        )
      } else {
        sentences.append(
          "In none of the futures in which it is not covered in every year would a median draw of one "
            + "assumption alone have been enough.")
      }
    }
    return sentences.joined(separator: " ")
  }

  private static func place(_ outcome: TornadoOutcome) -> Double {
    FigureFormat.place(error: outcome.margin.error)
  }

  /// Above the assumptions.
  static func assumptionCaption(_ year: String) -> String {
    "The plan where an assumption is lowest and where it is highest: mean margin of \(year), and covered "
      + "in every year, of 100"
  }

  /// Below the assumptions.
  static func assumptionNote(_ tornado: ReportedTornado, shown: Int) -> String {
    let more = tornado.assumptions.count - shown
    return
      "Lowest and highest are the tenths of futures by the mean rank of all draws of the assumption, its "
      + "years and cells together. Would have held: of 100 futures that are not covered in every year "
      + "(\(FigureFormat.number(Double(tornado.failing))) of \(FigureFormat.number(Double(tornado.trials)))), "
      + "how many would have been, had this assumption alone been at its median; these do not add up to 100."
      + (more > 0 ? " \(more) more assumptions move the margin less." : "")
  }

  /// Above the decisions.
  static func decisionCaption(_ year: String) -> String {
    "The plan with one step less and one step more of each decision: mean margin of \(year), and covered in "
      + "every year, of 100"
  }

  /// Below the decisions.
  static let decisionNote =
    "A step is added in every year to what the plan has. n/a: the key does not allow the step."
}
