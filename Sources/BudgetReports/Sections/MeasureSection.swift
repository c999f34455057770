import BudgetModel
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// Every measure by year with its error.
struct MeasureSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// Every measure by year with its error; sections stand beside their fractional figure.
  var tables: [ReportPart] {
    run.measures.map { measure in
      let hasRatio = measure.byYear.contains { $0.ratioOfMeans != nil }
      var columns = ["Mean", "Error"] + Statistic.quantiles.map(\.name)
      if hasRatio { columns.append("Ratio of means") }
      let rows = measure.byYear.map { year in
        let entry = year.statistics
        var cells: [ReportCell] = ["FY\(year.year)", .figure(entry?.mean, unit: measure.unit)]
        cells.append(.error(entry?.mean.error, unit: measure.unit))
        cells += Statistic.quantiles.map { .figure(entry?[$0], unit: measure.unit) }
        if hasRatio { cells.append(.figure(year.ratioOfMeans, unit: measure.unit)) }
        return ReportTable.Row(cells)
      }
      let undefined = measure.byYear.contains { $0.undefinedTrials > 0 }
      let steps = StepWording.note(
        measure.byYear.map { ("FY\($0.year)", $0.statistics) }, Statistic.quantiles,
        unit: measure.unit)
      let notes = [undefined ? CoverageWording.note(measure) : nil, steps].compactMap(\.self)
      return .table(
        ReportTable(
          caption: "\(measure.title) (\(measure.id), \(measure.unit))",
          columns: [.init("Year", isNumber: false)] + columns.map { .init($0, isNumber: true) },
          rows: rows, note: notes.isEmpty ? nil : notes.joined(separator: " ")))
    }
  }
}
