import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// What could go wrong.
struct RiskSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// What could go wrong: causes, short years, cliff and reserve, as plain points.
  func parts(causes: Int) -> [ReportPart] {
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
            RiskWording.cause($0, failing: run.failingTrials, place: reported.place(digits: 3))
          }))
    }
    let points = [firstShort, cliff].compactMap { $0 } + endableStreams + reserves
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

  /// The streams that may be ended, with the odds that they have been by the last year.
  private var endableStreams: [String] {
    run.streams.compactMap { stream in
      stream.alive.last.map {
        RiskWording.endableStream(
          stream.stream.title, odds: FigureFormat.odds(1 - $0.value, error: $0.error),
          last: years.last ?? "")
      }
    }
  }

  /// Reserve at risk and expected shortfall.
  private var reserves: [String] {
    [
      RiskWording.reserve(run.reserveAtRisk.value, ReportCell.dollars(run.reserveAtRisk).text),
      RiskWording.shortfall(
        run.expectedShortfall.value, ReportCell.dollars(run.expectedShortfall).text),
    ]
  }

  /// Reserve at risk and expected shortfall with their errors.
  var horizonTable: ReportPart {
    let rows = [
      ("Reserve at risk (p95 of the largest cumulative deficit)", run.reserveAtRisk),
      ("Expected shortfall (mean of the worst 5% of cumulative net cost)", run.expectedShortfall),
    ].map { title, estimate in
      ReportTable.Row([.text(title), .dollars(estimate), .error(estimate.error, unit: "$")])
    }
    return .table(
      ReportTable(
        caption: CFOWording.horizonCaption,
        columns: [
          .init("Measure", isNumber: false), .init("Value", isNumber: true),
          .init("Error", isNumber: true),
        ], rows: rows))
  }
}
