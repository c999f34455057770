internal import Quantities
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel backtest`: how well earlier projections did, by years ahead and by series,
/// and every outcome that the 90 % range missed.
public func composeBacktestReport(_ backtest: ReportedBacktest) -> ReportDocument {
  let sections = BacktestSections(backtest: backtest)
  var parts: [ReportPart] = [.headline(BacktestWording.headline(backtest))]
  parts.append(.paragraph(BacktestWording.explanation))
  if backtest.hasPlain { parts.append(.paragraph(BacktestWording.plain)) }
  if backtest.kind == .finance {
    parts += [.paragraph(BacktestWording.spreads), .paragraph(BacktestWording.afterwards)]
  }
  if let text = BacktestWording.partial(backtest.partialYears) { parts.append(.paragraph(text)) }
  let totals = backtest.points.filter { $0.series == ReportedBacktest.allStudents }
  if !totals.isEmpty {
    parts.append(.heading(level: 2, ReportedBacktest.allStudents))
    parts += sections.totals(totals)
    if backtest.origins.count > 1 { parts.append(sections.byHorizon(totals)) }
  }
  let noun = backtest.kind == .students ? "grade" : "series"
  parts.append(.heading(level: 2, "By years ahead"))
  parts.append(sections.byHorizon(backtest.parts))
  parts += [.heading(level: 2, "By \(noun)"), sections.bySeries]
  parts += [.heading(level: 2, "Outcomes outside the 90% range")] + sections.misses
  parts.append(.footer(BacktestWording.footer(backtest)))
  let from =
    backtest.origins.count == 1
    ? "from FY\(backtest.origins[0])"
    : "from every year FY\(backtest.origins.first ?? 0) to FY\(backtest.origins.last ?? 0)"
  return ReportDocument(
    title: "Backtest: \(backtest.title)", subtitle: "\(backtest.kind.rawValue) · \(from)",
    parts: parts)
}

/// The tables of a comparison.
private struct BacktestSections {
  let backtest: ReportedBacktest

  /// All students of the first origin, year by year.
  func totals(_ points: [BacktestPoint]) -> [ReportPart] {
    let origin = backtest.origins.first
    let rows = points.filter { $0.origin == origin }.map { point in
      ReportTable.Row(
        ["FY\(point.year)", .figure(amount(point.actual)), .figure(amount(point.mean))]
          + plain([point.plain.map { .figure(amount($0)) } ?? .missing]) + [
            .range(amount(point.p5), amount(point.p95)), error(point.error), .text(place(point)),
          ])
    }
    return [
      .table(
        ReportTable(
          caption: origin.map { "Projected from FY\($0)" },
          columns: [
            .init("Year", isNumber: false), .init("Actual", isNumber: true),
            .init("Projected", isNumber: true),
          ] + plain([.init("Plain", isNumber: true)]) + [
            .init("p5 to p95", isNumber: true), .init("Error", isNumber: true),
            .init("Inside", isNumber: false),
          ], rows: rows))
    ]
  }

  /// What stands beside the projection where the plain method does.
  private func plain<Part>(_ parts: [Part]) -> [Part] { backtest.hasPlain ? parts : [] }

  /// An error as a percentage with its sign.
  private func error(_ share: Double?) -> ReportCell {
    .figure(share, .signedPercent(decimals: 1))
  }

  /// The narrowest range that held an outcome.
  private func place(_ point: BacktestPoint) -> String {
    point.isInHalf ? "50%" : point.isInNinety ? "90%" : "neither"
  }

  func byHorizon(_ points: [BacktestPoint]) -> ReportPart {
    let groups = backtest.horizons.compactMap { ahead -> (String, [BacktestPoint])? in
      let found = points.filter { $0.ahead == ahead }
      return found.isEmpty ? nil : (String(ahead), found)
    }
    return table("Years ahead", groups, total: points)
  }

  var bySeries: ReportPart {
    let series = backtest.series.filter { $0 != ReportedBacktest.allStudents }
    let title = backtest.kind == .students ? "Grade" : "Series"
    let groups = series.map { name in
      (
        name.hasPrefix("Grade ") ? String(name.dropFirst(6)) : name,
        backtest.points.filter { $0.series == name }
      )
    }
    return table(title, groups, total: backtest.parts)
  }

  private func table(
    _ heading: String, _ groups: [(String, [BacktestPoint])], total: [BacktestPoint]
  ) -> ReportPart {
    func row(_ title: String, _ points: [BacktestPoint], _ kind: ReportTable.Row.Kind)
      -> ReportTable.Row
    {
      let score = BacktestScore(points)
      return ReportTable.Row(
        [
          .text(title), .text(String(score.count)), error(score.bias),
          .percent(score.meanAbsoluteError, decimals: 1),
        ]
          + plain([
            error(score.plainBias), .percent(score.plainMeanAbsoluteError, decimals: 1),
          ]) + [hits(score.inHalf), hits(score.inNinety)], kind: kind)
    }
    let rows = groups.map { row($0.0, $0.1, .plain) }
    return .table(
      ReportTable(
        caption: nil,
        columns: [
          .init(heading, isNumber: false), .init("Figures", isNumber: true),
          .init("Bias", isNumber: true), .init("MAPE", isNumber: true),
        ] + plain([.init("Plain bias", isNumber: true), .init("Plain MAPE", isNumber: true)]) + [
          .init("In 50% range", isNumber: true), .init("In 90% range", isNumber: true),
        ], rows: groups.count > 1 ? rows + [row("All", total, .total)] : rows))
  }

  /// `81% (71–88%)`.
  private func hits(_ interval: WilsonInterval) -> ReportCell {
    func percent(_ share: Double) -> ReportFigure { ReportFigure(share, .percent(decimals: 0)) }
    return .figureInRange(
      percent(interval.share), from: percent(interval.low), to: percent(interval.high))
  }

  /// Every series and year outside, with the years projected from.
  var misses: [ReportPart] {
    let missed = backtest.points.filter { !$0.isInNinety }
    guard !missed.isEmpty else { return [.paragraph("None.")] }
    var rows: [ReportTable.Row] = []
    for series in backtest.series {
      let years = Set(missed.filter { $0.series == series }.map(\.year)).sorted()
      for year in years {
        let found = missed.filter { $0.series == series && $0.year == year }
          .sorted { $0.ahead < $1.ahead }
        guard let nearest = found.first else { continue }
        let all = backtest.points.count { $0.series == series && $0.year == year }
        rows.append(
          ReportTable.Row([
            .text(series), "FY\(year)", "\(found.count) of \(all)", "FY\(nearest.origin)",
            .figure(amount(nearest.actual)), .range(amount(nearest.p5), amount(nearest.p95)),
          ]))
      }
    }
    let remarks = Set(missed.map(\.year)).sorted().compactMap { year -> String? in
      let remark = BacktestWording.remark(year, backtest.kind)
      return remark.isEmpty ? nil : "FY\(year): \(remark)."
    }
    let table = ReportTable(
      caption: "Missed from so many of the years projected from; the nearest of them shown",
      columns: [
        .init("Series", isNumber: false), .init("Year", isNumber: false),
        .init("Missed", isNumber: true), .init("From", isNumber: false),
        .init("Actual", isNumber: true), .init("p5 to p95", isNumber: true),
      ], rows: rows)
    return [.table(table)] + (remarks.isEmpty ? [] : [.points(remarks)])
  }

  /// Students, or thousands of dollars.
  private func amount(_ value: Double) -> ReportFigure {
    let isLarge = backtest.kind == .finance && value >= 100_000
    return ReportFigure(value, isLarge ? .shortDollars(decimals: 2) : .number(decimals: 0))
  }
}
