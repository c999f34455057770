import BudgetModel
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// Every measure by year with its error.
struct MeasureSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The middle of what a report states both as a mean and as a median, in the last year: how far apart
  /// the two are.
  var middles: ReportPart {
    let last = years.count - 1
    let figures: [Figure] = [
      .district(.costRecurring), .district(.savingsRecurring), .district(.netCost),
      .district(.netCostCumulative), .generalFund(.structural), .generalFund(.balance),
    ]
    let rows = figures.compactMap { figure -> ReportTable.Row? in
      guard let measure = run.measure(FigureKey(figure)), let entry = statistics(figure, at: last)
      else { return nil }
      let place = FigureFormat.place(error: entry.mean.error)
      return ReportTable.Row([
        .text(measure.title), .dollars(entry.mean.value, place: place),
        .dollars(entry.p50.value - entry.mean.value, place: place),
        .dollars(entry.p50.value, place: place), .dollars(entry.p5.value, place: place),
        .dollars(entry.p95.value, place: place),
      ])
    }
    return .table(
      ReportTable(
        caption: CFOWording.middleCaption(years[last]),
        columns: [.init("", isNumber: false)]
          + CFOWording.middleHeadings.map { .init($0, isNumber: true) },
        rows: rows, note: CFOWording.middleNote))
  }

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
