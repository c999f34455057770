import BudgetModel
public import Workbooks

/// The workbook of a report: the first run in detail, every run in the summary.
///
/// Amounts are written to the cent, totals and differences are formulas on what is written. `runs` are
/// those of a scenario, base first.
public func composeWorkbook(_ runs: [ReportedRun]) -> Workbook {
  guard let first = runs.first else { return Workbook(title: "", sheets: []) }
  let money = MoneySheets(reported: first)
  let costs = money.costs
  let savings = money.savings
  let summary = SummarySheet(runs: runs)
  let body: [Sheet?] = [
    summary.sheet, costs.sheet, money.payers(costs), savings.sheet,
    money.byFund(costs, savings), StreamSheet(reported: first).sheet,
    GeneralFundSheet(reported: first).sheet, OddsSheet(reported: first).sheet,
    InputSheet(reported: first).sheet, FindingSheets(reported: first).checks,
    FindingSheets(reported: first).rules, DataSheet(reported: first).sheet,
  ]
  let sheets = body.compactMap(\.self)
  return Workbook(
    title: first.budget.header.title,
    sheets: [ReadMeSheet(reported: first, sheets: sheets.map(\.name)).sheet] + sheets,
    names: summary.names)
}
