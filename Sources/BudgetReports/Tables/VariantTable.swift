import BudgetModel
import BudgetProjection
import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// Base and variants as rows: odds, net cost, general fund, positions, class size.
struct VariantTable {
  /// What each budget amounts to, base first.
  let runs: [RunSummary]
  /// Every draw is at its median, and there are no odds.
  let isDeterministic: Bool
  /// The path of another scenario, where it is the second run.
  var against: String?

  private typealias Column = (heading: String, cell: (RunSummary) -> ReportCell?)

  /// The table; nothing for a single budget.
  var parts: [ReportPart] {
    guard runs.count > 1, let budget = runs.first?.projected.budget else { return [] }
    let last = budget.years.count - 1
    let year = yearLabel(budget.years.upperBound)
    let columns = all(last, year).filter { column in runs.contains { column.cell($0) != nil } }
    return [
      .table(
        ReportTable(
          caption: ComparisonWording.overview,
          columns: [.init("", isNumber: false)]
            + columns.map { .init($0.heading, isNumber: true) },
          rows: runs.enumerated().map { position, run in
            ReportTable.Row(
              [.text(title(run, isFirst: position == 0))]
                + columns.map { $0.cell(run) ?? .nothing }, kind: position == 0 ? .marked : .plain)
          }, note: ComparisonWording.overviewNote(year, isDeterministic: isDeterministic),
          isCards: true))
    ]
  }

  private func title(_ run: RunSummary, isFirst: Bool) -> String {
    let budget = run.projected.budget
    if isFirst { return ComparisonWording.base }
    return budget.variantTitle ?? against ?? budget.header.title
  }

  private func all(_ last: Int, _ year: String) -> [Column] {
    [
      ("Covered every year, of 100", { odds($0, .covered, .everyYear) }),
      (
        "Covered in \(year), of 100",
        { run in odds(run, .covered, .finalYear).map { .trend($0, trend(run)) } }
      ),
      ("Net cost \(year)", { dollars($0, FigureKey(.district(.netCost)), last) }),
      ("Net cost, all years", { dollars($0, FigureKey(.district(.netCostCumulative)), last) }),
      ("General fund \(year)", { dollars($0, FigureKey(.generalFund(.balance)), last) }),
      ("Reserve missed, of 100", { odds($0, .reserveBreach, .ever) }),
      (BoardWording.positions, { positions($0, last) }),
      ("Class size", { number($0, FigureKey(.district(.classSizeAverage)), last) }),
    ]
  }

  private func odds(
    _ run: RunSummary, _ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment
  ) -> ReportCell? {
    if isDeterministic { return nil }
    return run.probability(HorizonEvent(family, moment)).map {
      .text(FigureFormat.frequency($0.estimate.value, error: $0.estimate.error))
    }
  }

  /// The odds of coverage in each year.
  private func trend(_ run: RunSummary) -> [Double] {
    run.projected.budget.years.map {
      run.probability(HorizonEvent(.covered, .year($0)))?.estimate.value ?? .nan
    }
  }

  private func mean(_ run: RunSummary, _ key: FigureKey, _ position: Int) -> Estimate? {
    run.measure(key)?.byYear.element(at: position)?.statistics?.mean
  }

  private func dollars(_ run: RunSummary, _ key: FigureKey, _ position: Int) -> ReportCell? {
    mean(run, key, position).map {
      .dollars($0.value, place: FigureFormat.place(error: $0.error))
    }
  }

  private func number(_ run: RunSummary, _ key: FigureKey, _ position: Int) -> ReportCell? {
    mean(run, key, position).map { .number($0.value, decimals: 1) }
  }

  private func positions(_ run: RunSummary, _ position: Int) -> ReportCell? {
    PositionChange(run).mean(at: position).map {
      .text(FigureFormat.signed($0, decimals: 1))
    }
  }
}

extension VariantTable {
  /// The runs of one scenario, base first.
  init(_ runs: [ReportedRun]) {
    self.init(
      runs: runs.map(\.run),
      isDeterministic: runs.first?.provenance.isDeterministic ?? false)
  }
}
