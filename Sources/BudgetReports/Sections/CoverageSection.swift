import BudgetModel
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// Whether recurring money covers the plan: headline, chart and table.
struct CoverageSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The one sentence that matters.
  var headline: ReportPart {
    if provenance.isDeterministic {
      let lowest = budget.years.enumerated().compactMap { index, year in
        mean(.district(.coverageRecurring), at: index).map { (value: $0, year: "FY\(year)") }
      }.filter { $0.value.isFinite }.min { $0.value < $1.value }
      return .headline(
        HeadlineWording.deterministic(
          lowest: lowest?.value, year: lowest?.year ?? years.first ?? "the first year"))
    }
    guard let covered = probability(.covered, .everyYear) else {
      return .headline(HeadlineWording.noOdds)
    }
    return .headline(
      HeadlineWording.futures(
        covered: covered, savingsAlone: probability(.selfPaying, .everyYear),
        withoutInduced: reported.hasInduced ? probability(.coveredWithoutInduced, .everyYear) : nil,
        firstYear: years.first ?? ""))
  }

  /// The same sentence where another one matters more.
  var headlineAsText: ReportPart {
    if case .headline(let text) = headline { .paragraph(text) } else { headline }
  }

  /// What the headline's odds are called, and those of the last year.
  var likelihood: [ReportPart] {
    guard !provenance.isDeterministic, let covered = probability(.covered, .everyYear) else {
      return []
    }
    let likelihood = HeadlineWording.likelihood(
      covered: covered, finalYear: years.count > 1 ? probability(.covered, .finalYear) : nil,
      lastYear: years.last ?? "")
    return [.paragraph([likelihood, decidingYear].compactMap(\.self).joined(separator: " "))]
  }

  /// The one year that decides, where it is covered in half as many futures as the worst of the others,
  /// and in 20 of 100 fewer.
  private var decidingYear: String? {
    let odds = budget.years.compactMap { year in
      probability(.covered, .year(year)).map { (year: "FY\(year)", odds: $0) }
    }
    guard odds.count == years.count, odds.count > 1,
      let worst = odds.min(by: { $0.odds.value < $1.odds.value })
    else { return nil }
    let others = odds.filter { $0.year != worst.year }
    guard let next = others.map(\.odds.value).min(), worst.odds.value <= next / 2,
      worst.odds.value <= next - 0.2
    else { return nil }
    return HeadlineWording.decidingYear(worst, others)
  }

  /// The fan chart of recurring coverage.
  var chart: [ReportPart] { chart(below: nil, isSmall: false) }

  /// The same, half as high, with the odds of each year below it.
  var smallChart: [ReportPart] {
    let odds = budget.years.map { year in
      probability(.covered, .year(year)).map { FigureFormat.shortFrequency($0.value) } ?? ""
    }
    return chart(below: (CoverageWording.oddsName, odds), isSmall: true)
  }

  private func chart(below: (name: String, words: [String])?, isSmall: Bool) -> [ReportPart] {
    guard let measure = run.measure(FigureKey(.district(.coverageRecurring))) else { return [] }
    return [
      .chart(
        .fan(
          FanChart(
            caption: isSmall ? CoverageWording.smallCaption : CoverageWording.chartCaption,
            points: FanChart.points(measure),
            reference: (1, isSmall ? CoverageWording.shortReference : CoverageWording.reference),
            format: .ratio, below: below, isSmall: isSmall)))
    ]
  }

  /// Coverage by year: ranges, ratio of means, the two stricter readings and the odds.
  var table: [ReportPart] {
    guard let measure = run.measure(FigureKey(.district(.coverageRecurring))) else { return [] }
    let isDeterministic = provenance.isDeterministic
    let prefix = isDeterministic ? "" : "p50 "
    var columns = isDeterministic ? ["Coverage"] : ["p5", "p50", "p95", "Ratio of means"]
    if reported.hasInduced { columns.append(prefix + "without induced") }
    columns.append(prefix + "savings only")
    if !isDeterministic { columns.append("Covered in (of 100)") }
    let rows = measure.byYear.enumerated().map { index, year in
      var cells: [ReportCell] = ["FY\(year.year)"]
      let entry = year.statistics
      cells +=
        (isDeterministic ? [entry?.p50] : [entry?.p5, entry?.p50, entry?.p95, year.ratioOfMeans])
        .map { .number($0, most: 2) }
      if reported.hasInduced {
        cells.append(
          .number(statistics(.district(.coverageWithoutInduced), at: index)?.p50, most: 2))
      }
      cells.append(.number(statistics(.district(.coverageSavingsOnly), at: index)?.p50, most: 2))
      if !isDeterministic {
        let covered = probability(.covered, .year(year.year))
        cells.append(.frequency(covered))
      }
      return ReportTable.Row(cells)
    }
    return [
      .table(
        ReportTable(
          caption: CoverageWording.caption,
          columns: [.init("Year", isNumber: false)] + columns.map { .init($0, isNumber: true) },
          rows: rows, note: isDeterministic ? nil : note(measure)))
    ]
  }

  /// Below the table: what percentiles are, and which of them lie at a step.
  private func note(_ measure: MeasureSummary) -> String {
    let steps = StepWording.note(
      measure.byYear.map { ("FY\($0.year)", $0.statistics) }, [.p5, .p50, .p95],
      unit: measure.unit)
    return [CoverageWording.note(measure), steps].compactMap(\.self).joined(separator: " ")
  }
}
