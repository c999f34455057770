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
  /// 1 while the stream goes on, else 0; `nil` where it may not be ended by chance.
  let alive: Series?

  /// Dollars that exist only while the stream goes on.
  func whileAlive(_ dollars: Series, _ projector: inout BudgetProjector) -> Series {
    alive.map { projector.graph.multiply(dollars, $0) } ?? dollars
  }
}

/// The awards of funding streams over the years.
struct StreamAwards {
  /// The stream.
  let fund: FundingStream

  /// What one stream brings.
  func award(_ projector: inout BudgetProjector) -> AwardPath {
    projector.once(BudgetProjector.PartKey(kind: "award", id: fund.id)) { path(&$0) }
  }

  /// The award after losses, delays and the end of the stream.
  func receivedAward(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.stream(fund.name, .received)) { ReceivedAward(fund: fund).received(&$0) }
  }

  private func path(_ projector: inout BudgetProjector) -> AwardPath {
    let joined = AwardParts(fund: fund).joinedAward(&projector)
    let setAside = AwardParts(fund: fund).setAside(of: joined, &projector)
    let net =
      fund.setsAside(of: projector.budget) ? projector.graph.subtract(joined, setAside) : joined
    let available = projector.figure(.stream(fund.name, .available)) {
      self.availableToPlan(of: net, &$0)
    }
    let freeBelow = projector.value(fund.key("carryover_free_below"), .plan)
    let carryover = projector.value(fund.key("carryover"), .plan)
    let indirect = projector.value(fund.key("indirect"), .plan)
    return AwardPath(
      received: receivedAward(&projector),
      transferredOut: AwardParts(fund: fund).transferredOut(&projector),
      transferredIn: AwardParts(fund: fund).transferredIn(&projector), joined: joined,
      setAside: setAside,
      committed: projector.figure(.stream(fund.name, .committed)) {
        $0.graph.subtract(net, available)
      },
      available: available,
      indirect: indirect.map { projector.graph.nonnegative($0) } ?? projector.flat(0),
      takesIndirect: indirect != nil,
      carryover: carryover ?? freeBelow.map { _ in projector.flat(0) }, freeBelow: freeBelow,
      surcharge: projector.value(fund.key("surcharge"), .plan).map {
        projector.graph.nonnegative($0)
      }, alive: StreamTermination(fund: fund).alive(&projector))
  }

  /// What the plan may use of the award after set-asides; of a stream that has just been ended what
  /// today's uses leave of the share that it keeps.
  private func availableToPlan(of net: Series, _ projector: inout BudgetProjector) -> Series {
    let stated = available(of: net, &projector)
    let termination = StreamTermination(fund: fund)
    guard termination.keepsSome(projector), fund.availability != .afterCommitted,
      let alive = termination.alive(&projector)
    else { return stated }
    let committed = AwardParts(fund: fund).committedBeforeTermination(&projector) {
      available(of: $0, &$1)
    }
    let left = projector.graph.nonnegative(projector.graph.subtract(net, committed))
    return projector.yearly { projector, position throws(Unanswered) in
      let terms = try projector.at([alive, stated, left], position)
      return projector.graph.select(terms[0], terms[1], terms[2])
    }
  }

  /// What the plan may use of an award after set-asides, as stated.
  private func available(of net: Series, _ projector: inout BudgetProjector) -> Series {
    guard let stated = projector.value(fund.key("available"), .plan) else {
      projector.remark(Remarks.wholeAward(fund))
      return net
    }
    switch fund.availability {
    case .share:
      return projector.graph.nonnegative(
        projector.graph.minimum(net, projector.graph.multiply(net, stated)))
    case .amount: return projector.graph.minimum(net, projector.graph.nonnegative(stated))
    case .afterCommitted:
      return projector.graph.nonnegative(
        projector.graph.subtract(net, projector.graph.nonnegative(stated)))
    }
  }

  /// Remarks that a share below all of an award is available; part of the last pass.
  static func remarkAvailableShares(_ projector: inout BudgetProjector) throws(ProjectionFault) {
    for fund in projector.budget.funds where fund.availability == .share {
      guard let stated = projector.value(fund.key("available"), .plan) else { continue }
      for position in projector.years.indices {
        let share = try projector.answer(stated, position)
        if projector.graph.constantValue(share) != 1 {
          projector.remark(Remarks.shareAvailable(fund))
        }
      }
    }
  }
}
