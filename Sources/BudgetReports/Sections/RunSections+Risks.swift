import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// What could go wrong: causes, short years, cliff and reserve, as plain points.
  func risks(causes: Int) -> [ReportPart] {
    guard !provenance.isDeterministic else { return [] }
    var parts: [ReportPart] = []
    if run.failingTrials == 0 {
      parts.append(.paragraph(RiskWording.never))
    } else if !run.causes.isEmpty {
      parts.append(
        .paragraph(RiskWording.failing(trials: run.failingTrials, of: provenance.trials)))
      parts.append(
        .points(
          run.causes.prefix(causes).map {
            RiskWording.cause($0, failing: run.failingTrials, place: place(digits: 3))
          }))
    }
    let points = [firstShort, cliff].compactMap { $0 } + reserves
    return points.isEmpty ? parts : parts + [.points(points)]
  }

  /// The years in which recurring money first falls short.
  private var firstShort: String? {
    let years = budget.years.compactMap { year -> (year: String, odds: String)? in
      guard let estimate = probability(.uncoveredFrom, .year(year)), estimate.value > 0 else {
        return nil
      }
      return ("FY\(year)", FigureFormat.frequency(estimate.value, error: estimate.error))
    }
    return RiskWording.firstShort(years)
  }

  /// The funding cliff.
  private var cliff: String? {
    guard let never = probability(.cliff, .never) else { return nil }
    let some = 1 - never.value
    let worst = budget.years.compactMap { year in
      probability(.cliff, .year(year)).map { (year: "FY\(year)", value: $0.value) }
    }.max { $0.value < $1.value }
    return RiskWording.cliff(
      none: some <= 0, odds: FigureFormat.odds(some, error: never.error), worst: worst?.year)
  }

  /// Reserve at risk and expected shortfall.
  private var reserves: [String] {
    [
      RiskWording.reserve(run.reserveAtRisk.value, dollars(run.reserveAtRisk).text),
      RiskWording.shortfall(run.expectedShortfall.value, dollars(run.expectedShortfall).text),
    ]
  }

  /// What became of the checks.
  var checkTable: [ReportPart] {
    guard !run.checks.isEmpty else { return [.paragraph(CheckWording.none)] }
    // Lines that meet the adopted budget stand in their own table.
    let shown = run.checks.filter { $0.check.line == nil || $0.outcome != .passed }
    guard !shown.isEmpty else { return [.paragraph(CheckWording.onlyLines)] }
    let rows = shown.map { result in
      ReportTable.Row([
        CheckWording.kind(result.check.kind), result.check.title,
        CheckWording.outcome(result.outcome), result.finding,
      ])
    }
    return [
      .table(
        ReportTable(
          caption: nil,
          columns: ["Kind", "Check", "Outcome", "Found"].map { .init($0, isNumber: false) },
          rows: rows))
    ]
  }

  /// Things a person should know about this budget.
  var remarks: [ReportPart] {
    let remarks = run.projected.remarks
    return remarks.isEmpty ? [] : [.heading(level: 2, "Remarks"), .points(remarks)]
  }
}
