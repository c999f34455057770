import BudgetModel
import BudgetProjection
internal import FigureCatalogue
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel run`: headline, coverage, money, odds, checks, risks and provenance.
public func composeRunReport(_ reported: ReportedRun) -> ReportDocument {
  let sections = RunSections(reported: reported)
  let place = sections.place(digits: 4)
  var parts: [ReportPart] = [sections.headline]
  parts += sections.likelihood
  parts += [.heading(level: 2, "Coverage")]
  parts += sections.coverageTable
  parts += [.heading(level: 2, "Cost and who pays")]
  parts += [sections.payerTable(place: place)] + sections.context
  parts += sections.classSizeTable
  parts += sections.ladderTables
  parts += sections.generalFund
  parts += sections.reconciliation(inFull: false)
  if !reported.provenance.isDeterministic {
    parts += [.heading(level: 2, "Odds"), sections.oddsTable]
    parts += [.heading(level: 2, "What could go wrong")] + sections.risks(causes: 3)
  }
  parts += [.heading(level: 2, "Checks")] + sections.checkTable
  parts += sections.rulesInShort
  parts += sections.remarks
  parts.append(sections.footer)
  return sections.document(title: sections.budget.header.title, parts: parts)
}

extension RunSections {
  /// A report under a title, with district, plan, variant and years below it.
  func document(title: String, parts: [ReportPart]) -> ReportDocument {
    var words: [String] = []
    if let district = budget.header.text("district") { words.append(district) }
    words.append(budget.plan.title)
    if !budget.variants.isEmpty {
      words.append(budget.variants.map(\.title).joined(separator: " + "))
    }
    if let first = years.first, let last = years.last { words.append("\(first) to \(last)") }
    return ReportDocument(
      title: title, subtitle: words.filter { !$0.isEmpty }.joined(separator: " · "), parts: parts)
  }

  /// The odds that people ask for first.
  var oddsTable: ReportPart {
    let families: [HorizonEvent.Family] = [
      .covered, .selfPaying, .coveredWithoutInduced, .neutral,
    ]
    let wanted = families.filter { hasInduced || $0 != .coveredWithoutInduced }
      .flatMap { [HorizonEvent($0, .everyYear), HorizonEvent($0, .finalYear)] }
    return probabilityTable(run.probabilities.filter { wanted.contains($0.event) }, caption: nil)
  }

  /// Probabilities with their errors.
  func probabilityTable(_ entries: [ProbabilitySummary], caption: String?) -> ReportPart {
    let rows = entries.map { entry in
      let estimate = entry.estimate
      let decimals = FigureFormat.decimals(error: estimate.error.map { $0 * 100 }, most: 1)
      func percent(_ value: Double) -> ReportFigure {
        ReportFigure(value, .percent(decimals: decimals))
      }
      var interval = ReportCell.missing
      if let low = estimate.low, let high = estimate.high {
        interval = .range(percent(low), percent(high))
      }
      return ReportTable.Row([
        .text(entry.title), .figure(percent(estimate.value)),
        .number(estimate.error.map { $0 * 100 }, decimals: 2), interval,
      ])
    }
    return .table(
      ReportTable(
        caption: caption,
        columns: [
          .init("Event", isNumber: false), .init("Probability", isNumber: true),
          .init("Error, points", isNumber: true), .init("95% interval", isNumber: true),
        ], rows: rows))
  }
}
