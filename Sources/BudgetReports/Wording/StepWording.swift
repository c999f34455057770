import ReportDocuments
import SummaryMeasures

/// The words for percentiles that lie beside a gap between the values that occur.
enum StepWording {
  /// Which percentiles of a table have an interval that spans a gap, with its ends; `nil` where none.
  static func note(
    _ entries: [(place: String, statistics: Statistics?)], _ statistics: [Statistic], unit: String
  ) -> String? {
    let found = statistics.flatMap { statistic in
      spans(
        entries.compactMap { entry in
          guard let estimate = entry.statistics?[statistic], estimate.isAtStep,
            let low = estimate.low, let high = estimate.high
          else { return nil }
          return written(low, high, unit).map { (entry.place, $0) }
        }
      ).map { "\($0.places), \(statistic.name): \($0.range)" }
    }
    guard !found.isEmpty else { return nil }
    return "At a step between values, so that the 95% interval spans both sides: "
      + found.joined(separator: "; ") + "."
  }

  /// Neighbouring places with the same range, together.
  private static func spans(
    _ entries: [(place: String, range: String)]
  ) -> [(places: String, range: String)] {
    var spans: [(first: String, last: String, range: String)] = []
    for entry in entries {
      if let last = spans.last, last.range == entry.range {
        spans[spans.count - 1].last = entry.place
      } else {
        spans.append((entry.place, entry.place, entry.range))
      }
    }
    return spans.map { span in
      (span.first == span.last ? span.first : "\(span.first) to \(span.last)", span.range)
    }
  }

  /// `$0 to $52,000`; `nil` where both print alike.
  private static func written(_ low: Double, _ high: Double, _ unit: String) -> String? {
    let ends: [String]
    if unit.hasPrefix("$") {
      ends = [low, high].map { FigureFormat.dollars($0) }
    } else {
      let decimals = [low, high].map { FigureFormat.decimals(of: $0, most: 2) }.max() ?? 2
      ends = [low, high].map { FigureFormat.number($0, decimals: decimals) }
    }
    return ends[0] == ends[1] ? nil : ends.joined(separator: " to ")
  }
}
