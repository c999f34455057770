import BudgetModel
import BudgetProjection
internal import FigureCatalogue
internal import Quantities
import ReportDocuments
import SummaryMeasures

/// Base, variants and shocks as rows of one table, as a board reads them.
struct AnswerTable {
  /// What is run, base first; empty for a report of its own.
  let runs: [ReportedRun]
  /// The run that is reported.
  let reported: ReportedRun
  /// The base under shocks.
  let stress: ReportedStress?

  /// As many variants, and as many variants and shocks together, as two pages have room for.
  private static let mostVariants = 4
  private static let mostRows = 4

  /// A row's figures; `nil` where it has none.
  private struct Row {
    let title: String
    /// In how many futures it costs less than the base.
    var costsLess: String?
    let covered: Estimate?
    let netCost: Double?
    /// Nine futures in ten.
    var netCostRange: ClosedRange<Double>?
    let balance: Estimate?
    let breach: Estimate?
    var positions: Double?
    var classSize: Estimate?
  }

  private var last: Int { reported.budget.years.count - 1 }

  /// The table.
  var parts: [ReportPart] {
    let shown = runs.isEmpty ? [reported] : Array(runs.prefix(Self.mostVariants + 1))
    let base = row(shown[0], title: ComparisonWording.base)
    let variants = shown.dropFirst().map { row($0, title: $0.budget.variantTitle ?? "") }
    let shocks = shocks(base, besides: variants)
    let year = reported.years[last]
    let hidden = max(0, runs.count - shown.count) + shocks.hidden
    let all = [base] + variants + shocks.rows
    // Where there is a general fund, its columns matter more than positions.
    let left = base.balance == nil ? nil : BoardWording.positions
    let columns = columns(year).filter { column in
      column.heading != left && all.contains { column.cell($0) != nil }
    }
    func cells(_ row: Row, kind: ReportTable.Row.Kind = .plain) -> ReportTable.Row {
      let title = ReportCell.text(row.title)
      return ReportTable.Row(
        [row.costsLess.map { .detailed(title, detail: $0) } ?? title]
          + columns.map { $0.cell(row) ?? .nothing }, kind: kind)
    }
    var rows = [cells(base, kind: .marked)] + variants.map { cells($0) }
    if !shocks.rows.isEmpty {
      rows.append(.init([BoardWording.shocks], kind: .group))
      rows += shocks.rows.map { cells($0) }
    }
    return [
      .table(
        ReportTable(
          caption: BoardWording.answerCaption,
          columns: [.init("", isNumber: false)]
            + columns.map { .init($0.heading, isNumber: true) },
          rows: rows, note: BoardWording.answerNote(year, hidden: hidden), isCards: true,
          detailNote: BoardWording.rangeNote))
    ]
  }

  private typealias Column = (heading: String, cell: (Row) -> ReportCell?)

  private func columns(_ year: String) -> [Column] {
    [
      ("Covered every year, of 100", { $0.covered.map { .futures($0) } }),
      (
        BoardWording.leftOver,
        { row in
          row.netCost.map { netCost in
            let words = BoardWording.leftOver(
              netCost, place: FigureFormat.place(of: netCost, digits: 3))
            guard let range = row.netCostRange else { return .text(words) }
            return .detailed(.text(words), detail: BoardWording.leftOver(range))
          }
        }
      ),
      ("General fund \(year)", { row in row.balance.map { .dollars($0.value, place: place($0)) } }),
      ("Reserve missed, of 100", { $0.breach.map { .futures($0) } }),
      (
        BoardWording.positions,
        { $0.positions.map { .text(FigureFormat.signed($0, decimals: 1)) } }
      ),
      ("Class size", { $0.classSize.map { .number($0.value, decimals: 1) } }),
    ]
  }

  private func place(_ estimate: Estimate) -> Double {
    max(
      FigureFormat.place(error: estimate.error), FigureFormat.place(of: estimate.value, digits: 3))
  }

  private func row(_ entry: ReportedRun, title: String) -> Row {
    let run = entry.run
    func statistics(_ figure: Figure) -> Statistics? {
      run.measure(FigureKey(figure))?.byYear.element(at: last)?.statistics
    }
    func mean(_ figure: Figure) -> Estimate? { statistics(figure)?.mean }
    let netCost = statistics(.district(.netCostCumulative))
    return Row(
      title: title, costsLess: costsLess(entry),
      covered: run.probability(HorizonEvent(.covered, .everyYear))?.estimate,
      netCost: netCost?.mean.value,
      netCostRange: netCost.flatMap {
        $0.p5.value <= $0.p95.value ? $0.p5.value...$0.p95.value : nil
      },
      balance: mean(.generalFund(.balance)),
      breach: run.probability(HorizonEvent(.reserveBreach, .ever))?.estimate,
      positions: PositionChange(run).mean(at: last), classSize: mean(.district(.classSizeAverage)))
  }

  /// How a variant's net cost of all years stands to the base's, future by future.
  private func costsLess(_ entry: ReportedRun) -> String? {
    let measure = entry.againstBase?.measures.first { $0.measure.horizon == .netCostSum }
    guard let figure = measure?.figures.first, figure.compared > 0 else { return nil }
    return BoardWording.costsLess(
      less: Double(figure.less) / Double(figure.compared),
      same: Double(figure.same) / Double(figure.compared))
  }

  /// Shocks that lower the odds of coverage or raise those of a missed reserve, by how much.
  private func shocks(_ base: Row, besides variants: [Row]) -> (rows: [Row], hidden: Int) {
    guard let stress, let covered = base.covered?.value else { return ([], 0) }
    let told = Set(variants.map(\.title))
    let harmful = stress.rows.compactMap { entry -> (fall: Double, row: Row)? in
      guard let summary = entry.summary, !told.contains(entry.title) else { return nil }
      let missed = (summary.breach?.value ?? 0) - (base.breach?.value ?? 0)
      let fall = max(covered - summary.covered.value, missed)
      guard fall >= 0.005 else { return nil }
      let difference = summary.difference?.mean
      let netCost = base.netCost.flatMap { base in difference.map { base + $0.value } }
      return (
        fall,
        Row(
          title: entry.title, covered: summary.covered, netCost: netCost, balance: nil,
          breach: summary.breach)
      )
    }.sorted { $0.fall > $1.fall }
    let room = max(1, Self.mostRows - variants.count)
    return (harmful.prefix(room).map(\.row), max(0, harmful.count - room))
  }
}

/// Positions that the plan adds to all staff groups, less those without it.
struct PositionChange {
  private let run: RunSummary

  /// Reads a run.
  init(_ run: RunSummary) { self.run = run }

  /// Mean FTE at a position of the horizon; `nil` without staff.
  func mean(at index: Int) -> Double? {
    func sum(_ world: World) -> Double? {
      let name = "\(world.rawValue).required"
      let entries = run.staffing.filter { $0.name == name }
      guard !entries.isEmpty else { return nil }
      return entries.reduce(0) { $0 + ($1.byYear.element(at: index)?.mean.value ?? 0) }
    }
    guard let plan = sum(.plan), let today = sum(.statusQuo) else { return nil }
    return plan - today
  }
}
