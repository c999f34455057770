internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// What a stream brings before the plan, in dollars a year.
struct AwardPath {
  /// The award after floor, events and end.
  let received: Series
  /// Of it, what moves to another stream.
  let transferredOut: Series
  /// What moves in from other streams.
  let transferredIn: Series
  /// The award after transfers.
  let joined: Series
  /// Of the joined award, what is set aside.
  let setAside: Series
  /// What stays with today's uses.
  let committed: Series
  /// What the plan may use.
  let available: Series
  /// Indirect dollars taken for each direct dollar; 0 where no rate is stated.
  let indirect: Series
  /// Whether an indirect rate is stated.
  let takesIndirect: Bool
  /// The most that may be carried over, as a share of the joined award; `nil` where nothing may.
  let carryover: Series?
  /// Awards below this may be carried over whole.
  let freeBelow: Series?
  /// What each dollar of pay costs on top.
  let surcharge: Series?
}

extension BudgetProjector {
  /// What one stream brings.
  mutating func award(_ fund: FundingStream) -> AwardPath {
    once(PartKey(kind: "award", id: fund.id)) { $0.path(fund) }
  }

  /// The award after losses, delays and the end of the stream.
  mutating func receivedAward(_ fund: FundingStream) -> Series {
    figure(.stream(fund.name, .received)) { ReceivedAward(fund: fund).received(&$0) }
  }

  private mutating func path(_ fund: FundingStream) -> AwardPath {
    let joined = joinedAward(fund)
    let setAside = setAside(fund, of: joined)
    let net = fund.setsAside(of: budget) ? graph.subtract(joined, setAside) : joined
    let available = figure(.stream(fund.name, .available)) { $0.available(fund, of: net) }
    let freeBelow = value(fund.key("carryover_free_below"), .plan)
    let carryover = value(fund.key("carryover"), .plan)
    let indirect = value(fund.key("indirect"), .plan)
    return AwardPath(
      received: receivedAward(fund), transferredOut: transferredOut(fund),
      transferredIn: transferredIn(fund), joined: joined, setAside: setAside,
      committed: figure(.stream(fund.name, .committed)) { $0.graph.subtract(net, available) },
      available: available,
      indirect: indirect.map { graph.nonnegative($0) } ?? flat(0),
      takesIndirect: indirect != nil,
      carryover: carryover ?? freeBelow.map { _ in flat(0) }, freeBelow: freeBelow,
      surcharge: value(fund.key("surcharge"), .plan).map { graph.nonnegative($0) })
  }

  /// What the plan may use of the award after set-asides.
  private mutating func available(_ fund: FundingStream, of net: Series) -> Series {
    guard let stated = value(fund.key("available"), .plan) else {
      remark(Remarks.wholeAward(fund))
      return net
    }
    switch fund.availability {
    case .share:
      return graph.nonnegative(graph.minimum(net, graph.multiply(net, stated)))
    case .amount: return graph.minimum(net, graph.nonnegative(stated))
    case .afterCommitted:
      return graph.nonnegative(graph.subtract(net, graph.nonnegative(stated)))
    }
  }

  /// Remarks that a share below all of an award is available; part of the last pass.
  mutating func remarkAvailableShares() throws(ProjectionFault) {
    for fund in budget.funds where fund.availability == .share {
      guard let stated = value(fund.key("available"), .plan) else { continue }
      for position in years.indices {
        let share = try answer(stated, position)
        if graph.constantValue(share) != 1 { remark(Remarks.shareAvailable(fund)) }
      }
    }
  }
}
