import BudgetModel
import BudgetNames
internal import FigureCatalogue
import SummaryMeasures
import Workbooks

/// The general fund: its years, its balance rolled forward, its lines.
struct GeneralFundSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun

  private var section: GeneralFundSection { GeneralFundSection(reported: reported) }

  /// The sheet; nothing where the scenario has no general fund.
  var sheet: Sheet? {
    guard budget.generalFund != nil else { return nil }
    var sheet = Sheet(
      WorkbookWording.generalFund, title: GeneralFundWording.caption,
      note: WorkbookWording.means,
      columns: [("", 52)] + YearColumns.dollars(years))
    overview(&sheet)
    rollForward(&sheet)
    for table in section.lines {
      sheet.append([])
      sheet.append(table)
    }
    return sheet
  }

  /// Revenue, spending, balance, floor and days of cash.
  private func overview(_ sheet: inout Sheet) {
    func row(_ title: String, _ figure: Figure, _ statistic: (Statistics) -> Estimate) {
      sheet.append(
        [.text(title)]
          + years.indices.map { .dollars(statistics(figure, at: $0).map { statistic($0).value }) })
    }
    row(WorkbookWording.meanOf("Revenue"), .generalFund(.revenue)) { $0.mean }
    row(WorkbookWording.meanOf("Spending"), .generalFund(.spending)) { $0.mean }
    row(WorkbookWording.meanOf("Structural balance"), .generalFund(.structural)) { $0.mean }
    if provenance.isDeterministic {
      row("Balance", .generalFund(.balance)) { $0.p50 }
    } else {
      row("Balance, p5", .generalFund(.balance)) { $0.p5 }
      row("Balance, median", .generalFund(.balance)) { $0.p50 }
      row("Balance, p95", .generalFund(.balance)) { $0.p95 }
    }
    row(WorkbookWording.meanOf("Reserve floor"), .generalFund(.reserve)) { $0.mean }
    sheet.append(
      [.text(WorkbookWording.daysOfCash)]
        + years.indices.map {
          .number(statistics(.generalFund(.daysOfCash), at: $0)?.p50.value, .decimals)
        })
    guard !provenance.isDeterministic else { return }
    sheet.append(
      [.text(WorkbookWording.firstBelowFloor)]
        + budget.years.map { .number(probability(.reserveBreach, .year($0))?.value, .percent) })
  }

  /// The balance of each year from that of the year before, held against the run's own.
  private func rollForward(_ sheet: inout Sheet) {
    sheet.append([])
    sheet.append([.text(WorkbookWording.rollForward, .group)])
    let top = sheet.rows.count
    var rows: [[Cell]] = [
      [.text(WorkbookWording.balanceBefore)], [.text(WorkbookWording.plusRevenue)],
      [.text(WorkbookWording.lessSpending)], [.text(WorkbookWording.balanceAfter, .total)],
      [.text(WorkbookWording.balanceOfRun)],
    ]
    func address(_ row: Int, _ year: Int) -> String {
      CellAddress(row: top + row, column: year + 1).text
    }
    var before = opening
    for year in years.indices {
      let revenue = Formula.cents(mean(.generalFund(.revenue), at: year) ?? 0)
      let spending = Formula.cents(mean(.generalFund(.spending), at: year) ?? 0)
      let after = Formula.cents(before + revenue - spending)
      rows[0].append(
        year == 0
          ? .dollars(before, isStated ? .input : .plain)
          : .formula(Formula(text: address(3, year - 1), value: before)))
      rows[1].append(.dollars(revenue))
      rows[2].append(.dollars(spending))
      rows[3].append(
        .formula(
          Formula(
            text: "\(address(0, year))+\(address(1, year))-\(address(2, year))", value: after),
          .dollars, .total))
      rows[4].append(.dollars(mean(.generalFund(.balance), at: year)))
      before = after
    }
    for row in rows { sheet.append(row) }
    sheet.appendDifference(WorkbookWording.difference, columns: 1..<(years.count + 1)) {
      $0.cell(top + 3, $1) - $0.cell(top + 4, $1)
    }
  }

  /// Whether the balance before the first year is one number that the scenario states.
  private var isStated: Bool { section.constant("opening") != nil }

  /// The balance before the first year: as stated, else what its first year was reached from.
  private var opening: Double {
    if let stated = section.constant("opening") { return Formula.cents(stated) }
    guard budget.statusQuoValues[GeneralFund.key("opening")] != nil else { return 0 }
    return Formula.cents(
      (mean(.generalFund(.balance), at: 0) ?? 0) - (mean(.generalFund(.revenue), at: 0) ?? 0)
        + (mean(.generalFund(.spending), at: 0) ?? 0))
  }
}
