import ReportDocuments
import SummaryMeasures

extension FanChart {
  /// The ranges of a measure by year; not a number where it is defined in no future.
  static func points(_ measure: MeasureSummary) -> [Point] {
    measure.byYear.map { year in
      let statistics = year.statistics
      return Point(
        label: "FY\(year.year)", p5: statistics?.p5.value ?? .nan,
        p25: statistics?.p25.value ?? .nan, p50: statistics?.p50.value ?? .nan,
        p75: statistics?.p75.value ?? .nan, p95: statistics?.p95.value ?? .nan)
    }
  }
}
