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

  /// The three largest: causes until they explain 90 of 100 failing futures, then the variants and shocks
  /// that take most of the odds, then the reserve; a variant that takes 10 of 100 always has its place.
  func largest(beside runs: [ReportedRun], stress: ReportedStress?) -> [ReportPart] {
    let falls = falls(beside: runs, stress: stress)
    var causes: [String] = []
    var explained = 0.0
    let most = falls.contains { $0.points >= 0.1 } ? Self.places - 1 : Self.places
    for cause in run.causes.prefix(most) where explained < 0.9 {
      causes.append(
        RiskWording.cause(cause, failing: run.failingTrials, place: reported.place(digits: 3)))
      explained += Double(cause.trials) / Double(max(1, run.failingTrials))
    }
    // Where no year is short, no deficit adds up.
    let others =
      falls.map(\.text) + endableStreams + (run.failingTrials == 0 ? [] : reserves.prefix(1))
    let intro =
      run.failingTrials == 0
      ? RiskWording.never : RiskWording.failing(trials: run.failingTrials, of: provenance.trials)
    let points = Array((causes + others).prefix(Self.places))
    return [.paragraph(intro)] + (points.isEmpty ? [] : [.points(points)])
  }

  /// As many risks as a board is shown.
  private static let places = 3

  /// Variants and shocks that lower the odds of coverage in every year, by how much; at least by one
  /// future of 100.
  private func falls(
    beside runs: [ReportedRun], stress: ReportedStress?
  ) -> [(points: Double, text: String)] {
    guard let base = probability(.covered, .everyYear)?.value else { return [] }
    var found: [(points: Double, text: String)] = []
    for other in runs where !other.budget.variants.isEmpty {
      let section = RiskSection(reported: other)
      guard let odds = section.probability(.covered, .everyYear) else { continue }
      found.append(
        fall(
          other.budget.variantTitle ?? "", odds, of: base,
          missed: section.probability(.reserveBreach, .ever)))
    }
    let variants = found.filter { $0.points >= 0.01 }.sorted { $0.points > $1.points }
    let told = Set(runs.compactMap(\.budget.variantTitle))
    let shocks = (stress?.rows ?? []).filter { !told.contains($0.title) }.compactMap { row in
      row.summary.map {
        fall(RiskWording.happens(row.title), $0.covered, of: base, missed: $0.breach)
      }
    }.filter { $0.points >= 0.01 }.sorted { $0.points > $1.points }
    return variants + shocks
  }

  /// How far something lowers the odds of coverage or raises those of a missed reserve, whichever is more.
  private func fall(
    _ title: String, _ covered: Estimate, of base: Double, missed: Estimate?
  ) -> (points: Double, text: String) {
    let fall = base - covered.value
    if let missed, let before = probability(.reserveBreach, .ever)?.value,
      missed.value - before > fall
    {
      return (missed.value - before, RiskWording.missed(title, missed, instead: before))
    }
    return (fall, RiskWording.covered(title, covered, instead: base))
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
      none: some <= 0, odds: FigureFormat.futures(some, error: never.error), worst: worst?.year)
  }

  /// The streams that may be ended, with the odds that they have been by the last year.
  private var endableStreams: [String] {
    run.streams.compactMap { stream in
      stream.alive.last.map {
        RiskWording.endableStream(
          stream.stream.title, 1 - $0.value, error: $0.error, last: years.last ?? "")
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
