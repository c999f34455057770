internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue

/// The lines of the plan with who pays them, as a projection hands them on.
enum ProjectedLines {
  /// Every cost line with who pays it, then every saving line; of lines that nothing states only those
  /// that are not 0 throughout.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedLine] {
    let paid = FundingWaterfall.waterfall(&projector)
    let surcharges = PlanItem.surchargeItems(&projector)
    let savings = PlanItem.savingItems(&projector)
    let withMoney = try linesWithMoney(paid.costs + surcharges + savings, &projector)
    func isListed(_ item: PlanItem) -> Bool {
      item.isStated || withMoney.contains(item.key.whole)
    }
    var lines: [ProjectedLine] = []
    for (index, item) in paid.costs.enumerated() where isListed(item) {
      var payments: [(payer: Payer, values: Series)] = []
      for (stream, fund) in projector.budget.funds.enumerated()
      where FundingComponent.mayPay(fund, item) {
        payments.append((.stream(fund.name), paid.streamPayments[index][stream]))
      }
      payments.append((.savings, paid.savingPayments[index]))
      payments.append((.oneTimeSavings, paid.oneTimeSavingPayments[index]))
      payments.append((.generalFund, paid.generalFund[index]))
      lines.append(try line(item, payments, &projector))
    }
    for item in surcharges where isListed(item) {
      lines.append(try line(item, FundingWaterfall.surchargePayments(item, &projector), &projector))
    }
    for item in savings where isListed(item) {
      lines.append(try line(item, [], &projector))
    }
    return lines
  }

  /// The lines of some items that are not 0 throughout in one of their roles or parts; asked only of
  /// lines that nothing states.
  private static func linesWithMoney(_ items: [PlanItem], _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> Set<LineKey>
  {
    let unstated = Set(items.filter { !$0.isStated }.map(\.key.whole))
    var found: Set<LineKey> = []
    for item in items where unstated.contains(item.key.whole) && !found.contains(item.key.whole) {
      if try !projector.isZero(item.values) { found.insert(item.key.whole) }
    }
    return found
  }

  private static func line(
    _ item: PlanItem, _ payments: [(payer: Payer, values: Series)],
    _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedLine {
    var paid: [ProjectedLine.Payment] = []
    for payment in payments {
      paid.append(
        ProjectedLine.Payment(
          key: payment.payer, byYear: try projector.nodes(payment.values)))
    }
    return ProjectedLine(
      key: item.key, title: item.title, role: item.role, isRecurring: item.isRecurring,
      isInduced: item.isInduced,
      fund: item.role == .cost ? "general" : item.fund ?? "general", use: item.use,
      byYear: try projector.nodes(item.values), claimed: try PlanItem.claimed(item, &projector),
      payments: paid,
      isStaffing: item.isStaffing, isTwoSided: item.isTwoSided, place: item.place)
  }
}
