import BudgetModel
import BudgetProjection
import SummaryMeasures
import Workbooks

/// What the plan costs, who pays, what it saves, and every line by fund.
struct MoneySheets: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// A sheet with the row of its total.
  typealias Totalled = (sheet: Sheet, total: Int)

  /// Staffing lines stand on each side on which they come to a cent.
  private var section: CostSection { CostSection(reported: reported, place: 0.01, least: 0.005) }
  /// The columns of years and of their sum behind some others.
  private func columns(after start: Int) -> Range<Int> { start..<(start + years.count + 1) }

  /// Cost lines, recurring apart from one-time.
  var costs: Totalled {
    sheet(WorkbookWording.costs, CostWording.costCaption, section.costs)
  }

  /// Saving lines, induced ones apart.
  var savings: Totalled {
    sheet(WorkbookWording.savings, CostWording.savingCaption, section.savings)
  }

  /// Payers, with what is left when they have paid.
  func payers(_ costs: Totalled) -> Sheet {
    var (sheet, total) = sheet(WorkbookWording.payers, CostWording.payerCaption, section.paid)
    sheet.appendDifference(WorkbookWording.costLessPaid, columns: columns(after: 1)) {
      costs.sheet.fromOutside(costs.total, $1) - $0.cell(total, $1)
    }
    return sheet
  }

  /// Every cost line by payer and every saving by fund, held against the sheets of both.
  func byFund(_ costs: Totalled, _ savings: Totalled) -> Sheet {
    var sheet = Sheet(
      WorkbookWording.byFund, title: WorkbookWording.byFundTitle, note: WorkbookWording.means,
      columns: [("Line", 44), ("Kind", 12), ("Payer or fund", 32)] + YearColumns.dollars(years))
    let paid = section.lines(.cost).flatMap { line in
      line.payments.filter { $0.meanByYear.contains { Formula.cents($0) != 0 } }.map {
        (line.line, section.payerTitle($0.payer), $0.meanByYear)
      }
    }
    block(&sheet, WorkbookWording.costs, paid, CostWording.planTotal, against: costs)
    let saved = section.lines(.saving).map {
      ($0.line, fundTitle($0.line.fund), $0.byYear.map(\.mean.value))
    }
    block(&sheet, WorkbookWording.savings, saved, CostWording.savingTotal, against: savings)
    return sheet
  }

  private func block(
    _ sheet: inout Sheet, _ title: String, _ lines: [(ProjectedLine, String, [Double])],
    _ total: String, against other: Totalled
  ) {
    sheet.append([.text(title, .group)])
    let first = sheet.rows.count
    for (line, fund, values) in lines {
      sheet.appendYears(
        [
          .text(line.title, wraps: true),
          .text(WorkbookWording.kind(isRecurring: line.isRecurring)),
          .text(fund, wraps: true),
        ], values.map { .dollars($0) })
    }
    let rows = first..<sheet.rows.count
    let row = sheet.appendTotal(total, years.count, after: 2) { sheet, column in
      rows.isEmpty ? nil : sheet.sum(rows: rows, column: column)
    }
    sheet.appendDifference(
      WorkbookWording.less(other.sheet.name), columns: columns(after: 3)
    ) { $0.cell(row, $1) - other.sheet.fromOutside(other.total, $1 - 2) }
  }

  private func fundTitle(_ id: String) -> String {
    if id == "general" { return WorkbookWording.generalFund }
    return run.streams.first { $0.stream.id == id }?.stream.title ?? id
  }

  private func sheet(_ name: String, _ title: String, _ table: AdditiveTable) -> Totalled {
    var sheet = Sheet(
      name, title: title, note: WorkbookWording.means,
      columns: [("", 52)] + YearColumns.dollars(years))
    let total = sheet.append(table)
    return (sheet, total)
  }
}
