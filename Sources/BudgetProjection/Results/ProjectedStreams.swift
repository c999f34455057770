internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

// The streams' accounts, as a projection hands them on.
extension BudgetProjector {
  /// Every stream's account.
  mutating func projectedStreams() throws(ProjectionFault) -> [ProjectedStream] {
    var streams: [ProjectedStream] = []
    for index in budget.funds.indices { streams.append(try projectedStream(index)) }
    return streams
  }

  private mutating func projectedStream(_ index: Int) throws(ProjectionFault) -> ProjectedStream {
    let fund = budget.funds[index]
    var stream = ProjectedStream(
      id: fund.id, title: fund.title, isRecurring: fund.isRecurring,
      received: try nodes(index, .received), committed: try nodes(index, .committed),
      available: try nodes(index, .available),
      restrictedSavings: try nodes(index, .restrictedSavings),
      carryIn: try nodes(index, .carryIn), direct: try nodes(index, .direct),
      indirect: try nodes(index, .indirect), carried: try nodes(index, .carried),
      lapsed: try nodes(index, .lapsed), spendable: try nodes(index, .spendable),
      spent: try nodes(index, .spent), program: fund.program)
    if fund.transfer != nil { stream.transferredOut = try nodes(index, .transferredOut) }
    if fund.isRecipient(in: budget) {
      stream.transferredIn = try nodes(index, .transferredIn)
      stream.carryLimit = try nodes(index, .carryLimit)
    }
    if fund.setsAside(of: budget) { stream.setAside = try nodes(index, .setAside) }
    if award(fund).surcharge != nil { stream.surcharge = try nodes(index, .surcharge) }
    if yearlyValue(fund.key("reimbursed_after"), .plan) != nil {
      stream.float = try nodes(index, .float)
    }
    return stream
  }

  /// A figure's nodes in all years.
  private mutating func nodes(_ index: Int, _ figure: StreamFigure) throws(ProjectionFault)
    -> [Node]
  {
    try nodes(fundFigure(index, figure))
  }
}
