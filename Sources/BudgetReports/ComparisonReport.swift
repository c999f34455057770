import BudgetModel
import BudgetProjection
import FigureCatalogue
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel compare`: base and variants side by side, then what tells each from the base.
public func composeComparisonReport(_ comparison: ReportedComparison) -> ReportDocument {
  guard let budget = comparison.runs.first?.projected.budget else {
    return ReportDocument(title: ComparisonWording.heading, subtitle: "", parts: [])
  }
  let isDeterministic = comparison.provenance.isDeterministic
  var parts: [ReportPart] = [.paragraph(ComparisonWording.meaning)]
  parts +=
    VariantTable(
      runs: comparison.runs, isDeterministic: isDeterministic, against: comparison.against?.path
    ).parts
  if let against = comparison.against { parts += ComparisonWording.pairing(against) }
  for other in comparison.comparisons {
    parts +=
      ComparisonSection(
        comparison: other, trials: comparison.trials, isDeterministic: isDeterministic,
        title: comparison.against?.path ?? other.title
      ).parts
  }
  let runs = ProvenanceWording.variants(
    comparison.comparisons.map(\.variant), against: comparison.against?.path)
  parts.append(.footer(ProvenanceWording.lines(comparison.provenance, runs: runs)))
  return ReportDocument(
    title: ComparisonWording.title(budget.header.title),
    subtitle: "\(yearLabel(budget.years.lowerBound)) to \(yearLabel(budget.years.upperBound))",
    parts: parts)
}

/// What tells one variant from the base.
private struct ComparisonSection {
  let comparison: ComparisonSummary
  let trials: Int
  /// Every draw is at its median: one difference, and no odds.
  let isDeterministic: Bool
  /// The variant's title, or another scenario's path.
  let title: String

  private var years: [Int] { Array(comparison.compared.run.budget.years) }

  var parts: [ReportPart] {
    var parts: [ReportPart] = [.heading(level: 2, title)]
    parts += sentences.map { .paragraph($0) }
    parts += [measureTable] + (isDeterministic ? [] : [eventTable]) + lineTable
    let same = comparison.measures.filter(\.isSame).map(\.measure.title)
    if !same.isEmpty { parts.append(.paragraph(ComparisonWording.same(same))) }
    return parts
  }

  private var sentences: [String] {
    var sentences: [String] = []
    let everyYear = HorizonEvent(.covered, .everyYear)
    if !isDeterministic,
      let event = comparison.events.first(where: { $0.event == everyYear })
    {
      sentences.append(ComparisonWording.covered(event, trials: trials))
    }
    if let sum = comparison.measures.first(where: { $0.measure.horizon == .netCostSum })?.figures
      .first,
      let mean = sum.difference?.mean
    {
      sentences.append(ComparisonWording.netCost(mean, odds: isDeterministic ? nil : shares(sum)))
    }
    if comparison.compared.changesStatusQuo { sentences.append(ComparisonWording.statusQuo) }
    return sentences
  }

  /// The shares of more, same and less in whole hundredths that add up.
  private func shares(_ figure: ComparisonSummary.Figure) -> [Double] {
    guard figure.compared > 0 else { return [.nan, .nan, .nan] }
    let all = [figure.more, figure.same, figure.less].map {
      Double($0) / Double(figure.compared) * 100
    }
    return FigureFormat.roundedToSum(all, total: 100).values
  }

  // MARK: measures

  private var measureTable: ReportPart {
    var rows: [ReportTable.Row] = []
    for measure in comparison.measures where !measure.isSame {
      let (title, unit) = (measure.measure.title, measure.measure.unit)
      rows.append(.init([.text(unit == "ratio" ? title : "\(title), \(unit)")], kind: .group))
      rows += measure.figures.map { row($0, measure.measure) }
    }
    return .table(
      ReportTable(
        caption: ComparisonWording.measureCaption,
        columns: [.init("", isNumber: false)]
          + (isDeterministic
          ? ["Difference"] : ["Mean", "p5", "p50", "p95", "Better", "Same", "Worse"]).map {
            .init($0, isNumber: true)
          }, rows: rows,
        note: isDeterministic ? nil : ComparisonWording.measureNote(trials)))
  }

  private func row(
    _ figure: ComparisonSummary.Figure, _ measure: ComparedMeasure
  ) -> ReportTable.Row {
    var odds: [ReportCell] = shares(figure).map { .number($0) }
    if measure.direction == .lowerIsBetter { odds.reverse() }
    if measure.direction == .neither {
      odds = [.text("\(odds[0].text) more"), odds[1], .text("\(odds[2].text) less")]
    }
    var name = figure.year.map(yearLabel) ?? ComparisonWording.allYears
    if figure.apart > 0 { name += ComparisonWording.apart(figure.apart) }
    if isDeterministic {
      return ReportTable.Row([.text(name), cell(figure.difference?.mean, measure.unit)])
    }
    let statistics = [Statistic.mean, .p5, .p50, .p95].map { statistic in
      cell(figure.difference?[statistic], measure.unit)
    }
    return ReportTable.Row([.text(name)] + statistics + odds)
  }

  private func cell(_ estimate: Estimate?, _ unit: String) -> ReportCell {
    guard let estimate else { return .missing }
    if unit.hasPrefix("$") {
      return .dollars(estimate.value, place: FigureFormat.place(error: estimate.error))
    }
    return .number(
      estimate.value,
      decimals: FigureFormat.decimals(error: estimate.error, most: unit == "ratio" ? 3 : 2))
  }

  // MARK: events and lines

  private var eventTable: ReportPart {
    let shown = comparison.events.filter { event in
      if case .year = event.event.moment { return event.event.family == .covered }
      return true
    }
    let rows = shown.map { event in
      ReportTable.Row(
        [.text(event.title)]
          + [event.both, event.onlyOther, event.onlyFirst, event.neither].map {
            .number(Double($0))
          })
    }
    return .table(
      ReportTable(
        caption: ComparisonWording.eventCaption(trials),
        columns: [.init("", isNumber: false)]
          + ["Both", "Only this", "Only base", "Neither"].map { .init($0, isNumber: true) },
        rows: rows, note: nil))
  }

  /// Mean differences of lines that add up to those of cost and savings.
  private var lineTable: [ReportPart] {
    let error = comparison.lines.flatMap(\.means).compactMap(\.error).max()
    let place = FigureFormat.place(error: error)
    let changed = comparison.lines.filter { line in
      line.means.contains { abs($0.value) >= 0.5 }
    }
    guard !changed.isEmpty else { return [] }
    let rows = [
      (ProjectedLine.Role.cost, ComparisonWording.cost, ComparisonWording.costTotal),
      (.saving, ComparisonWording.savings, ComparisonWording.savingsTotal),
    ].flatMap { role, title, total -> [ReportTable.Row] in
      let lines = changed.filter { $0.line.role == role }
      guard !lines.isEmpty else { return [] }
      let group = AdditiveTable.Group(
        title: title, lines: lines.map { ($0.line.title, $0.means.map(\.value)) }, total: nil)
      return AdditiveTable(
        groups: [group], total: total, columns: years.count,
        place: place
      ).rows()
    }
    return [
      .table(
        ReportTable(
          caption: ComparisonWording.lineCaption,
          columns: [.init("", isNumber: false)]
            + years.map { .init(yearLabel($0), isNumber: true) },
          rows: rows, note: CostWording.additive))
    ]
  }
}
