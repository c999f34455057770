import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Every measure by year with its error; sections stand beside their fractional figure.
  var measureTables: [ReportPart] {
    run.measures.map { measure in
      let hasRatio = measure.byYear.contains { $0.ratioOfMeans != nil }
      var columns = ["Mean", "Error"] + Statistic.quantiles.map(\.name)
      if hasRatio { columns.append("Ratio of means") }
      let rows = measure.byYear.map { year in
        let entry = year.statistics
        var cells: [ReportCell] = ["FY\(year.year)", figure(entry?.mean, unit: measure.unit)]
        cells.append(error(entry?.mean.error, unit: measure.unit))
        cells += Statistic.quantiles.map { figure(entry?[$0], unit: measure.unit) }
        if hasRatio { cells.append(figure(year.ratioOfMeans, unit: measure.unit)) }
        return ReportTable.Row(cells)
      }
      let undefined = measure.byYear.contains { $0.undefinedTrials > 0 }
      return .table(
        ReportTable(
          caption: "\(measure.title) (\(measure.id), \(measure.unit))",
          columns: [.init("Year", isNumber: false)] + columns.map { .init($0, isNumber: true) },
          rows: rows, note: undefined ? CoverageWording.note(measure) : nil))
    }
  }

  /// Probabilities by family: odds of coverage, start gap, first short year, cliff, others.
  var probabilityTables: [ReportPart] {
    let families: [(family: HorizonEvent.Family, caption: String)] = [
      (.startGap, "Years before the first covered year"),
      (.uncoveredFrom, "First year that recurring money does not cover"),
      (.cliff, "First year in which total coverage falls below 1 after it was reached"),
      (.reserveBreach, "First year whose balance is below the reserve floor"),
    ]
    func isOf(_ family: HorizonEvent.Family, _ entry: ProbabilitySummary) -> Bool {
      entry.event.family == family && entry.event.moment != .ever
    }
    let rest = run.probabilities.filter { entry in
      !families.contains { isOf($0.family, entry) }
    }
    return [probabilityTable(rest, caption: "Events")]
      + families.compactMap { family, caption in
        let entries = run.probabilities.filter { isOf(family, $0) }
        return entries.isEmpty ? nil : probabilityTable(entries, caption: caption)
      }
  }

  /// Reserve at risk and expected shortfall with their errors.
  var horizonTable: ReportPart {
    let rows = [
      ("Reserve at risk (p95 of the largest cumulative deficit)", run.reserveAtRisk),
      ("Expected shortfall (mean of the worst 5% of cumulative net cost)", run.expectedShortfall),
    ].map { title, estimate in
      ReportTable.Row([.text(title), dollars(estimate), error(estimate.error, unit: "$")])
    }
    return .table(
      ReportTable(
        caption: CFOWording.horizonCaption,
        columns: [
          .init("Measure", isNumber: false), .init("Value", isNumber: true),
          .init("Error", isNumber: true),
        ], rows: rows))
  }

  /// The register of assumptions, with the share of money that rests on cited figures.
  var registerParts: [ReportPart] {
    var parts: [ReportPart] = [.heading(level: 2, CFOWording.registerHeading)]
    if let share = CitedMoney(reported).share {
      parts.append(.paragraph(CFOWording.cited(FigureFormat.percent(share))))
    }
    let entries = reported.register.entries.map { entry in
      (term: RegisterWording.term(entry), meaning: RegisterWording.meaning(entry))
    }
    return entries.isEmpty ? parts : parts + [.definitions(entries)]
  }
}
