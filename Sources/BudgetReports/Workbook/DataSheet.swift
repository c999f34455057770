import SummaryMeasures
import Workbooks

/// Every measure, a row a year.
struct DataSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun

  private static let statistics: [(heading: String, of: @Sendable (Statistics) -> Double)] = [
    ("Mean", { $0.mean.value }), ("sd", { $0.sd.value }), ("p5", { $0.p5.value }),
    ("p25", { $0.p25.value }), ("p50", { $0.p50.value }), ("p75", { $0.p75.value }),
    ("p95", { $0.p95.value }),
  ]

  /// The sheet.
  var sheet: Sheet {
    let shown = provenance.isDeterministic ? Array(Self.statistics.prefix(1)) : Self.statistics
    var sheet = Sheet(
      WorkbookWording.data, title: CFOWording.measureHeading, note: WorkbookWording.dataNote,
      columns: [("Measure", 34), ("Title", 50), ("Unit", 20), ("Year", 10)]
        + shown.map { ($0.heading, 16) })
    for measure in run.measures {
      let format = Self.format(measure.unit)
      for year in measure.byYear {
        sheet.append(
          [
            .text(measure.id, wraps: true), .text(measure.title, wraps: true),
            .text(measure.unit, wraps: true),
            .number(Double(year.year), .general),
          ]
            + shown.map { statistic in
              let value = year.statistics.map(statistic.of)
              return format == .dollars ? .dollars(value) : .number(value, format)
            })
      }
    }
    return sheet
  }

  /// How a measure of a unit is printed.
  private static func format(_ unit: String) -> NumberFormat {
    unit.hasPrefix("$") ? .dollars : unit == "share" ? .percent : .decimals
  }
}
