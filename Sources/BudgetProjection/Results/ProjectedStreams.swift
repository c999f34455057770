internal import BudgetModel
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// The streams' accounts, as a projection hands them on.
enum ProjectedStreams {
  /// Every stream's account.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedStream] {
    var streams: [ProjectedStream] = []
    for index in projector.budget.funds.indices {
      streams.append(try projectedStream(index, &projector))
    }
    return streams
  }

  private static func projectedStream(_ index: Int, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> ProjectedStream
  {
    let fund = projector.budget.funds[index]
    var stream = ProjectedStream(
      id: fund.id, title: fund.title, isRecurring: fund.isRecurring,
      received: try nodes(index, .received, &projector),
      committed: try nodes(index, .committed, &projector),
      available: try nodes(index, .available, &projector),
      restrictedSavings: try nodes(index, .restrictedSavings, &projector),
      carryIn: try nodes(index, .carryIn, &projector),
      direct: try nodes(index, .direct, &projector),
      indirect: try nodes(index, .indirect, &projector),
      carried: try nodes(index, .carried, &projector),
      lapsed: try nodes(index, .lapsed, &projector),
      spendable: try nodes(index, .spendable, &projector),
      spent: try nodes(index, .spent, &projector), program: fund.program)
    if fund.transfer != nil {
      stream.transferredOut = try nodes(index, .transferredOut, &projector)
    }
    if fund.isRecipient(in: projector.budget) {
      stream.transferredIn = try nodes(index, .transferredIn, &projector)
      stream.carryLimit = try nodes(index, .carryLimit, &projector)
    }
    if fund.setsAside(of: projector.budget) {
      stream.setAside = try nodes(index, .setAside, &projector)
    }
    if StreamAwards(fund: fund).award(&projector).surcharge != nil {
      stream.surcharge = try nodes(index, .surcharge, &projector)
    }
    if projector.yearlyValue(fund.key("reimbursed_after"), .plan) != nil {
      stream.float = try nodes(index, .float, &projector)
    }
    if fund.mayTerminate { stream.alive = try nodes(index, .alive, &projector) }
    return stream
  }

  /// A figure's nodes in all years.
  private static func nodes(
    _ index: Int, _ figure: StreamFigure, _ projector: inout BudgetProjector
  ) throws(ProjectionFault)
    -> [Node]
  {
    try projector.nodes(StreamAccounts.fundFigure(index, figure, &projector))
  }
}
