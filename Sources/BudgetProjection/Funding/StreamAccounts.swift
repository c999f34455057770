internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// What comes into a funding stream and what leaves it.
enum StreamAccounts {
  /// A series under its figure's name; without one where it is not of the plan as it is, but without
  /// induced savings.
  static func named(
    _ figure: Figure, if isNamed: Bool, _ projector: inout BudgetProjector,
    _ find: (inout BudgetProjector) -> Series
  ) -> Series {
    isNamed ? projector.figure(figure, .plan, at: nil, find) : find(&projector)
  }

  /// A figure of a stream's account, by the stream's number in declared order.
  static func fundFigure(_ index: Int, _ figure: StreamFigure, _ projector: inout BudgetProjector)
    -> Series
  {
    let fund = projector.budget.funds[index]
    switch figure {
    case .received: return StreamAwards(fund: fund).receivedAward(&projector)
    case .transferredOut: return AwardParts(fund: fund).transferredOut(&projector)
    case .transferredIn: return AwardParts(fund: fund).transferredIn(&projector)
    case .setAside: return StreamAwards(fund: fund).award(&projector).setAside
    case .committed: return StreamAwards(fund: fund).award(&projector).committed
    case .available: return StreamAwards(fund: fund).award(&projector).available
    case .carryLimit:
      return projector.figure(.stream(fund.name, .carryLimit)) { projector in
        AwardParts.carryLimit(StreamAwards(fund: fund).award(&projector), &projector)
      }
    case .alive:
      return StreamTermination(fund: fund).alive(&projector) ?? projector.flat(1)
    case .float:
      return projector.figure(.stream(fund.name, .float)) { projector in
        AwardParts(fund: fund).float(spent: fundFigure(index, .spent, &projector), &projector)
      }
    case .carryIn: return FundingWaterfall.waterfall(&projector).accounts[index].carryIn
    case .restrictedSavings:
      return FundingWaterfall.waterfall(&projector).accounts[index].restrictedSavings
    case .spendable: return FundingWaterfall.waterfall(&projector).accounts[index].spendable
    case .spent: return FundingWaterfall.waterfall(&projector).accounts[index].spent
    case .direct: return FundingWaterfall.waterfall(&projector).accounts[index].direct
    case .indirect: return FundingWaterfall.waterfall(&projector).accounts[index].indirect
    case .surcharge: return FundingWaterfall.waterfall(&projector).accounts[index].surchargeOnAll
    case .carried: return FundingWaterfall.waterfall(&projector).accounts[index].carried
    case .lapsed: return FundingWaterfall.waterfall(&projector).accounts[index].lapsed
    }
  }
}

extension FundingComponent {
  /// The account of one of its streams: indirect cost, carry-over and lapse after what it pays.
  func account(_ number: Int, _ projector: inout BudgetProjector) -> StreamAccount {
    let stream = streams[number]
    let award = stream.award
    let restrictedSavings = named(.restrictedSavings, stream, &projector) {
      $0.graph.sum([stream.recurringSavings, stream.oneTimeSavings].compactMap(\.self))
    }
    let own = projector.graph.add(award.available, restrictedSavings)
    let spendable = named(.spendable, stream, &projector) {
      $0.graph.add(stream.usableCarryIn, own)
    }
    let direct = named(.direct, stream, &projector) { paid(number, \.direct, &$0) }
    let directFromOwn = paid(number, \.directFromOwn, &projector)
    let indirect = named(.indirect, stream, &projector) {
      $0.graph.multiply(award.indirect, direct)
    }
    let isSurcharged = award.surcharge != nil && !lines.isEmpty
    let nothing = projector.flat(0)
    let surcharge = isSurcharged ? paid(number, \.surcharge, &projector) : nothing
    let surchargeOneTime = isSurcharged ? paid(number, \.surchargeOneTime, &projector) : nothing
    let surchargeFromOwn = isSurcharged ? paid(number, \.surchargeFromOwn, &projector) : nothing
    let surchargeOnAll = named(.surcharge, stream, &projector) {
      isSurcharged ? $0.graph.add(surcharge, surchargeOneTime) : nothing
    }
    let spent = named(.spent, stream, &projector) { projector in
      let dollars = projector.graph.add(direct, indirect)
      return isSurcharged ? projector.graph.add(dollars, surchargeOnAll) : dollars
    }
    let carried = named(.carried, stream, &projector) { projector in
      var ownSpent = directFromOwn
      if award.takesIndirect {
        ownSpent = projector.graph.multiply(projector.graph.onePlus(award.indirect), ownSpent)
      }
      if isSurcharged { ownSpent = projector.graph.add(ownSpent, surchargeFromOwn) }
      let unspent = projector.graph.nonnegative(projector.graph.subtract(own, ownSpent))
      return carriedOver(stream, unspent, &projector)
    }
    let lapsed = named(.lapsed, stream, &projector) { projector in
      var unspent = projector.graph.subtract(spendable, spent)
      if award.alive != nil {
        let lost = projector.graph.subtract(stream.carryIn, stream.usableCarryIn)
        unspent = projector.graph.add(unspent, lost)
      }
      return projector.graph.nonnegative(projector.graph.subtract(unspent, carried))
    }
    return StreamAccount(
      restrictedSavings: restrictedSavings, carryIn: stream.carryIn, spendable: spendable,
      direct: direct, directFromOwn: directFromOwn, indirect: indirect, surcharge: surcharge,
      surchargeOneTime: surchargeOneTime, surchargeOnAll: surchargeOnAll,
      surchargeFromOwn: surchargeFromOwn, spent: spent, carried: carried, lapsed: lapsed)
  }

  /// `min(unspent of this year's own money, limit × award)`, without a limit below the amount.
  private func carriedOver(
    _ stream: Stream, _ unspent: Series, _ projector: inout BudgetProjector
  ) -> Series {
    let award = stream.award
    guard let share = award.carryover else { return projector.flat(0) }
    guard let below = award.freeBelow else {
      return projector.graph.minimum(
        unspent, StreamAccounts.fundFigure(stream.number, .carryLimit, &projector))
    }
    let limit = projector.graph.nonnegative(projector.graph.multiply(share, award.joined))
    let limited = projector.graph.minimum(unspent, limit)
    return award.whileAlive(
      AwardParts.whereFree(award.joined, below, then: unspent, else: limited, &projector),
      &projector)
  }

  private func named(
    _ figure: StreamFigure, _ stream: Stream, _ projector: inout BudgetProjector,
    _ find: (inout BudgetProjector) -> Series
  ) -> Series {
    StreamAccounts.named(.stream(stream.fund.name, figure), if: withInduced, &projector, find)
  }

  /// One entry of what a stream pays, over the years.
  private func paid(
    _ number: Int, _ entry: KeyPath<ComponentPayments.Account, Term>,
    _ projector: inout BudgetProjector
  ) -> Series {
    projector.yearly { projector, position throws(Unanswered) in
      try payments(&projector, position).accounts[number][keyPath: entry]
    }
  }
}
