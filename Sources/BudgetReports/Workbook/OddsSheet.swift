import SummaryMeasures
import Workbooks

/// Every event with its probability, error and interval.
struct OddsSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The sheet; nothing on the path of medians, which has no odds.
  var sheet: Sheet? {
    guard !provenance.isDeterministic, !run.probabilities.isEmpty else { return nil }
    let headings = [
      WorkbookWording.probability, WorkbookWording.probabilityError, WorkbookWording.low,
      WorkbookWording.high,
    ]
    var sheet = Sheet(
      WorkbookWording.odds, title: CFOWording.oddsHeading, note: WorkbookWording.oddsNote,
      columns: [("Event", 64), ("Id", 34)] + headings.map { ($0, 16) })
    for event in run.probabilities {
      let estimate = event.estimate
      sheet.append(
        [.text(event.title, wraps: true), .text(event.id)]
          + [estimate.value, estimate.error, estimate.low, estimate.high].map {
            .number($0, .percent)
          })
    }
    return sheet
  }
}
