import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// What the plan costs, what it saves and who pays.
struct CostSection: RunSection {
  /// What is reported.
  let reported: ReportedRun
  /// Dollars to round to.
  let place: Double
  /// Rows that are zero in every year are shown.
  var showsZeros = true
  /// A staffing line counts on a side where it comes to so many dollars in some year.
  var least = 0.5

  /// Cost lines that are shown: a staffing line stands on the side on which it counts.
  func lines(_ role: ProjectedLine.Role) -> [LineSummary] {
    run.lines.filter { line in
      line.line.role == role
        && !(line.line.standsInBothRoles && line.byYear.allSatisfy { abs($0.mean.value) < least })
    }
  }

  /// Cost lines by year, recurring apart from one-time.
  var costTable: ReportPart {
    .table(moneyTable(CostWording.costCaption, costs, note: CostWording.additive))
  }

  /// Savings by year, induced ones apart.
  var savingTable: ReportPart {
    .table(
      moneyTable(
        CostWording.savingCaption, savings,
        note: CostWording.savingNote + CostWording.additive))
  }

  /// The cost lines in their groups.
  var costs: AdditiveTable {
    let costs = lines(.cost)
    return AdditiveTable(
      groups: [
        group(
          CostWording.recurringCost, costs.filter(\.line.isRecurring), CostWording.recurringTotal),
        group(
          CostWording.oneTimeCost, costs.filter { !$0.line.isRecurring }, CostWording.oneTimeTotal),
      ], total: CostWording.planTotal, columns: years.count, place: place)
  }

  /// The saving lines in their groups.
  var savings: AdditiveTable {
    let groups = savingGroups.map { group($0.title, $0.lines, nil) }
    return AdditiveTable(
      groups: groups, total: CostWording.savingTotal, columns: years.count, place: place)
  }

  /// Savings apart: recurring, induced, one-time; groups without lines are left out.
  var savingGroups: [(title: String, lines: [LineSummary])] {
    let savings = lines(.saving)
    let plain = savings.filter { !$0.line.isInduced }
    return [
      (CostWording.recurringSaving, plain.filter(\.line.isRecurring)),
      (CostWording.inducedSaving, savings.filter(\.line.isInduced)),
      (CostWording.oneTimeSaving, plain.filter { !$0.line.isRecurring }),
    ].filter { !$0.1.isEmpty }
  }

  /// Payers by year, recurring apart from one-time; payers that pay nothing are shown.
  var payerTable: ReportPart {
    .table(moneyTable(CostWording.payerCaption, paid, note: CostWording.additive))
  }

  /// The payers in their groups.
  var paid: AdditiveTable {
    AdditiveTable(
      groups: [
        payers(CostWording.paidRecurring, isRecurring: true, CostWording.recurringTotal),
        payers(CostWording.paidOneTime, isRecurring: false, CostWording.oneTimeTotal),
      ], total: CostWording.paidTotal, columns: years.count, place: place)
  }

  /// Payers by year, recurring and one-time cost together; text says the last year in words where
  /// that is asked for, since a table takes more room.
  func payerChart(inWords: Bool) -> ReportPart {
    let lines = payers(of: run.lines.flatMap(\.payments))
    let table = AdditiveTable(
      groups: [.init(title: nil, lines: lines, total: CostWording.paidTotal)],
      total: nil, columns: years.count, place: place)
    let printed = table.rounded().first ?? []
    return .chart(
      .stackedBars(
        StackedBars(
          caption: CostWording.payerCaption, labels: years,
          series: zip(payerIDs, zip(lines, printed)).map { payer, line in
            StackedBars.Series(title: line.0.title, kind: payerKind(payer), values: line.1)
          }, format: .dollars, table: moneyTable(CostWording.payerCaption, table, note: nil),
          words: inWords ? payersInWords(lines.map(\.title), printed) : nil)))
  }

  private func payerKind(_ payer: String) -> StackedBars.Series.Kind {
    switch payer {
    case "savings": .saving
    case "one_time_savings": .oneTimeSaving
    case "general_fund": .generalFund
    default: .stream
    }
  }

  /// Payers in the last year, in one sentence.
  private func payersInWords(_ titles: [String], _ printed: [[Double]]) -> String {
    let last = years.count - 1
    let parts = zip(titles, printed).filter { $0.1[last] != 0 }.map {
      "\($0.0) \(FigureFormat.dollars($0.1[last]))"
    }
    let total = printed.reduce(0) { $0 + $1[last] }
    return CostWording.payers(parts, total: FigureFormat.dollars(total), year: years[last])
  }

  /// What the plan costs for each student and each teacher in the last year.
  var context: [ReportPart] {
    guard let last = years.indices.last else { return [] }
    func per(_ figure: Figure) -> String? {
      let year = run.measure(FigureKey(figure)).flatMap { $0.byYear.element(at: last) }
      guard let ratio = year?.ratioOfMeans, ratio.value.isFinite else { return nil }
      return ReportCell.dollars(ratio).text
    }
    let share = run.measure(FigureKey(.generalFund(.planShare))).flatMap {
      $0.byYear.element(at: last)?.ratioOfMeans
    }
    let text = CostWording.context(
      perPupil: per(.district(.costPerPupil)), perTeacher: per(.district(.costPerTeacher)),
      share: share.map { FigureFormat.percent($0.value, decimals: 1) }, year: years[last])
    return text.map { [.paragraph($0)] } ?? []
  }

  /// A payer's name for people.
  func payerTitle(_ id: String) -> String {
    let stream = run.streams.first { $0.stream.id == id }?.stream
    return CostWording.payer(id, stream: stream?.title, isOneTime: stream?.isRecurring == false)
  }

  /// Payers in the order in which lines name them first.
  var payerIDs: [String] {
    var seen: [String] = []
    for line in run.lines {
      for payment in line.payments where !seen.contains(payment.payer) {
        seen.append(payment.payer)
      }
    }
    let order = ["savings", "one_time_savings", "general_fund"]
    return seen.filter { !order.contains($0) } + order.filter(seen.contains)
  }

  /// Lines as a group of a table.
  private func group(_ title: String, _ lines: [LineSummary], _ total: String?)
    -> AdditiveTable.Group
  {
    AdditiveTable.Group(
      title: title,
      lines: lines.map { ($0.line.title, $0.byYear.map(\.mean.value)) }, total: total)
  }

  /// What each payer pays of recurring or of one-time cost.
  private func payers(_ title: String, isRecurring: Bool, _ total: String) -> AdditiveTable.Group {
    let payments = run.lines.filter { $0.line.isRecurring == isRecurring }.flatMap(\.payments)
    return AdditiveTable.Group(title: title, lines: payers(of: payments), total: total)
  }

  /// What each payer pays of some payments, by year.
  private func payers(
    of payments: [LineSummary.PaymentSummary]
  ) -> [(title: String, values: [Double])] {
    payerIDs.map { payer in
      let own = payments.filter { $0.payer == payer }
      let values = years.indices.map { index in
        own.reduce(0) { $0 + ($1.meanByYear.element(at: index) ?? 0) }
      }
      return (title: payerTitle(payer), values: values)
    }
  }

  /// A table of dollars by year.
  private func moneyTable(_ caption: String, _ table: AdditiveTable, note: String?) -> ReportTable {
    let notes = [note, showsZeros ? nil : CostWording.leftOut(table.zeroLines)].compactMap(\.self)
    return ReportTable(
      caption: caption,
      columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
      rows: table.rows(showsZeros: showsZeros),
      note: notes.isEmpty ? nil : notes.joined(separator: " "))
  }
}
