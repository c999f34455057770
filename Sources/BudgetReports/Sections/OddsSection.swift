import BudgetModel
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// The odds of what may happen over the horizon.
struct OddsSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The odds that people ask for first.
  var inShort: ReportPart {
    let families: [HorizonEvent.Family] = [
      .covered, .selfPaying, .coveredWithoutInduced, .neutral,
    ]
    let wanted = families.filter { reported.hasInduced || $0 != .coveredWithoutInduced }
      .flatMap { [HorizonEvent($0, .everyYear), HorizonEvent($0, .finalYear)] }
    return table(run.probabilities.filter { wanted.contains($0.event) }, caption: nil)
  }

  /// Probabilities by family: odds of coverage, start gap, first short year, cliff, others.
  var tables: [ReportPart] {
    let families: [(family: HorizonEvent.Family, caption: String)] = [
      (.startGap, "Years before the first covered year"),
      (.uncoveredFrom, "First year that recurring money does not cover"),
      (.cliff, "First year in which total coverage falls below 1 after it was reached"),
      (.reserveBreach, "First year whose balance is below the reserve floor"),
      (
        .reserveBreachStatusQuo,
        "First year whose balance is below the reserve floor without the plan"
      ),
    ]
    func isOf(_ family: HorizonEvent.Family, _ entry: ProbabilitySummary) -> Bool {
      entry.event.family == family && entry.event.moment != .ever
    }
    let rest = run.probabilities.filter { entry in
      !families.contains { isOf($0.family, entry) }
    }
    return [table(rest, caption: "Events")]
      + families.compactMap { family, caption in
        let entries = run.probabilities.filter { isOf(family, $0) }
        return entries.isEmpty ? nil : table(entries, caption: caption)
      }
  }

  /// Probabilities with their errors.
  private func table(_ entries: [ProbabilitySummary], caption: String?) -> ReportPart {
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
