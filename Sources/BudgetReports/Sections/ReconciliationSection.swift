import BudgetModel
import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// How the lines of the general fund meet the adopted budget.
struct ReconciliationSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// How the lines meet the adopted budget: a sentence and totals; in full, every line.
  func parts(inFull: Bool) -> [ReportPart] {
    let all = ReconciledLine.all(of: run)
    guard !all.isEmpty, let fund = budget.generalFund else { return [] }
    let holding = all.count { $0.holds }
    let shown = inFull ? all : all.filter { !$0.holds }
    return [
      .heading(level: 2, GeneralFundWording.reconciliationHeading),
      .paragraph(
        GeneralFundWording.reconciled(
          holding, of: all.count,
          share: FigureFormat.percent(fund.reconcilesWithin, decimals: 1))),
    ] + notReconciled + [
      .table(
        ReportTable(
          caption: GeneralFundWording.reconciliationCaption,
          columns: [
            .init("", isNumber: false), .init("Year", isNumber: false),
            .init("Adopted", isNumber: true), .init("Projected", isNumber: true),
            .init("Difference", isNumber: true), .init("Share", isNumber: true),
            .init("", isNumber: false),
          ], rows: rows(shown, among: all)))
    ]
  }

  /// How much of the first year stands on lines without an adopted amount.
  private var notReconciled: [ReportPart] {
    let year = budget.years.lowerBound
    return [(BudgetLine.Side.revenue, "revenue"), (.spending, "spending")].compactMap {
      side, words in
      let lines = run.budgetLines.filter { $0.line.side == side }
      let open = lines.filter { entry in !entry.line.adopted.contains { $0.year == year } }
      func dollars(_ lines: [BudgetLineSummary]) -> Double {
        lines.reduce(0) { $0 + $1.byYear[0].mean.value }
      }
      guard !open.isEmpty, dollars(lines) != 0 else { return nil }
      return .paragraph(
        GeneralFundWording.notReconciled(
          words, year: year, lines: open.count,
          dollars: FigureFormat.dollars(dollars(open), place: 1),
          share: FigureFormat.percent(dollars(open) / dollars(lines), decimals: 1)))
    }
  }

  /// Lines by side, group and year, each with its totals.
  private func rows(_ shown: [ReconciledLine], among all: [ReconciledLine]) -> [ReportTable.Row] {
    var rows: [ReportTable.Row] = []
    let sides = [
      (BudgetLine.Side.revenue, GeneralFundWording.revenue, GeneralFundWording.revenueTotal),
      (.spending, GeneralFundWording.spending, GeneralFundWording.spendingTotal),
    ]
    for (side, title, total) in sides {
      for year in Array(budget.years) {
        let own = all.filter { $0.line.side == side && $0.year == year }
        guard !own.isEmpty else { continue }
        var groups: [String?] = []
        for line in own where !groups.contains(line.line.group) { groups.append(line.line.group) }
        for group in groups {
          let lines = shown.filter {
            $0.line.side == side && $0.year == year && $0.line.group == group
          }
          let words = group ?? GeneralFundWording.otherLines
          if !lines.isEmpty {
            rows.append(.init([GeneralFundWording.group(title, words)], kind: .group))
          }
          rows += lines.map { row($0.line.title, $0.adopted, $0.projected, year, $0.holds) }
          guard groups.count > 1 else { continue }
          let total = lines.isEmpty ? words : "\(words) in total"
          let sum = sum(total, own.filter { $0.line.group == group }, year)
          rows.append(lines.isEmpty ? ReportTable.Row(sum.cells) : sum)
        }
        rows.append(sum(total, own, year))
      }
    }
    return rows
  }

  private func sum(_ title: String, _ lines: [ReconciledLine], _ year: Int) -> ReportTable.Row {
    let adopted = lines.reduce(0) { $0 + $1.adopted }
    let projected = lines.reduce(0) { $0 + $1.projected }
    let share = budget.generalFund?.reconcilesWithin ?? 0
    let holds = abs(projected - adopted) <= max(1, share * abs(adopted))
    return ReportTable.Row(row(title, adopted, projected, year, holds).cells, kind: .total)
  }

  private func row(
    _ title: String, _ adopted: Double, _ projected: Double, _ year: Int, _ holds: Bool
  ) -> ReportTable.Row {
    let share = adopted == 0 ? nil : (projected - adopted) / abs(adopted)
    return ReportTable.Row([
      .text(title), "FY\(year)", .dollars(adopted), .dollars(projected),
      .dollars(projected - adopted), .percent(share, decimals: 1), holds ? "" : "OUT",
    ])
  }
}
