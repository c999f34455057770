import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import SummaryMeasures
import Workbooks

/// Every budget of a scenario as a row, with how they were run.
struct SummarySheet {
  /// The runs, base first.
  let runs: [ReportedRun]

  private var first: ReportedRun? { runs.first }
  private var last: Int { (first?.years.count ?? 1) - 1 }
  private var isDeterministic: Bool { first?.provenance.isDeterministic ?? false }

  private typealias Column = (heading: String, format: NumberFormat, value: (RunSummary) -> Double?)

  /// The rows of the facts that have names.
  private static let seedRow = 2, trialsRow = 3, coveredRow = 4

  /// The names of cells.
  var names: [DefinedName] {
    func name(_ name: String, _ row: Int) -> DefinedName {
      DefinedName(
        name, sheet: WorkbookWording.summary, cell: CellAddress(row: row, column: 1))
    }
    return [name("Seed", Self.seedRow), name("Trials_count", Self.trialsRow)]
      + (isDeterministic ? [] : [name("Covered_every_year", Self.coveredRow)])
  }

  /// The sheet.
  var sheet: Sheet {
    let columns = columns.filter { column in
      runs.contains { column.value($0.run)?.isFinite == true }
    }
    let compared = runs.count > 1 ? columns.firstIndex { $0.heading == netCostHeading } : nil
    var headings: [SheetColumn] = [(WorkbookWording.budget, 46)] + columns.map { ($0.heading, 16) }
    if compared != nil { headings.append((WorkbookWording.lessFirst, 16)) }
    var sheet = Sheet(
      WorkbookWording.summary, title: first?.budget.header.title ?? "",
      note: WorkbookWording.summaryNote(first?.years ?? []), columns: headings, facts: facts)
    let top = sheet.rows.count
    for run in runs {
      let row = sheet.append(
        [.text(title(run), wraps: true)] + columns.map { cell($0.value(run.run), $0.format) })
      guard let compared, let cells = sheet.rows.last?.cells else { continue }
      let column = compared + 1
      let isDefined = [row, top].allSatisfy {
        sheet[CellAddress(row: $0, column: column)].value != nil
      }
      sheet.rows[row] = Sheet.Row(
        cells + [
          isDefined ? .formula(sheet.cell(row, column) - sheet.cell(top, column)) : .empty
        ])
    }
    return sheet
  }

  /// Seed, trials and the odds that the headline says.
  private var facts: [[Cell]] {
    guard let first else { return [] }
    let seed = first.provenance.seed
    var facts: [[Cell]] = [
      [
        .text(WorkbookWording.seed),
        // Larger numbers would lose digits.
        seed < 1 << 53 ? .number(Double(seed), .general, .input) : .text(String(seed), .input),
      ],
      [
        .text(WorkbookWording.trials),
        .number(Double(first.provenance.trials), .general, .input),
      ],
    ]
    if !isDeterministic {
      facts.append([
        .text(WorkbookWording.coveredEveryYear),
        .number(odds(first.run, .covered, .everyYear), .percent),
      ])
    }
    return facts
  }

  private func cell(_ value: Double?, _ format: NumberFormat) -> Cell {
    format == .dollars ? .dollars(value) : .number(value, format)
  }

  private func title(_ reported: ReportedRun) -> String {
    guard reported.provenance.variant != nil else { return ComparisonWording.base }
    return reported.budget.variantTitle ?? reported.budget.header.title
  }

  private var netCostHeading: String { WorkbookWording.netCost("all years, mean") }

  private var columns: [Column] {
    let year = first?.years.last ?? ""
    let cumulative = Figure.district(.netCostCumulative)
    var columns: [Column] = []
    if !isDeterministic {
      columns += [
        (WorkbookWording.covered("every year"), .percent, { odds($0, .covered, .everyYear) }),
        (
          WorkbookWording.coveredError, .percent,
          { $0.probability(HorizonEvent(.covered, .everyYear))?.estimate.error }
        ),
        (WorkbookWording.covered("in \(year)"), .percent, { odds($0, .covered, .finalYear) }),
      ]
    }
    columns.append((netCostHeading, .dollars, { statistics($0, cumulative)?.mean.value }))
    if !isDeterministic {
      columns += [
        (
          WorkbookWording.netCost("all years, p5"), .dollars,
          { statistics($0, cumulative)?.p5.value }
        ),
        (
          WorkbookWording.netCost("all years, p95"), .dollars,
          { statistics($0, cumulative)?.p95.value }
        ),
      ]
    }
    return columns + [
      (
        WorkbookWording.netCost("\(year), mean"), .dollars,
        { statistics($0, .district(.netCost))?.mean.value }
      ),
      (WorkbookWording.positions(year), .decimals, { positions($0) }),
      (
        WorkbookWording.classSize(year), .decimals,
        { statistics($0, .district(.classSizeAverage))?.mean.value }
      ),
    ] + generalFund(year)
  }

  private func generalFund(_ year: String) -> [Column] {
    let balance = Figure.generalFund(.balance)
    var columns: [Column] = [
      (
        WorkbookWording.balance("\(year), mean"), .dollars,
        { statistics($0, balance)?.mean.value }
      )
    ]
    if !isDeterministic {
      columns += [
        (WorkbookWording.balance("\(year), p5"), .dollars, { statistics($0, balance)?.p5.value }),
        (WorkbookWording.balance("\(year), p95"), .dollars, { statistics($0, balance)?.p95.value }),
        (WorkbookWording.belowFloor, .percent, { odds($0, .reserveBreach, .ever) }),
      ]
    }
    return columns
  }

  private func odds(
    _ run: RunSummary, _ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment
  ) -> Double? {
    run.probability(HorizonEvent(family, moment))?.estimate.value
  }

  private func statistics(_ run: RunSummary, _ figure: Figure) -> Statistics? {
    run.measure(FigureKey(figure))?.byYear.element(at: last)?.statistics
  }

  private func positions(_ run: RunSummary) -> Double? {
    run.positions.first { $0.name == "saved" }?.byYear.element(at: last)?.mean.value
  }
}
