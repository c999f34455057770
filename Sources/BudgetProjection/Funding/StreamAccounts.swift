internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// A series under its figure's name; without one where it is not of the plan as it is, but without
  /// induced savings.
  mutating func named(
    _ figure: Figure, if isNamed: Bool, _ find: (inout BudgetProjector) -> Series
  ) -> Series {
    isNamed ? self.figure(figure, .plan, at: nil, find) : find(&self)
  }

  /// Direct and indirect dollars and surcharge of a stream.
  func spent(_ account: StreamAccount) -> Series { account.spent }

  /// A figure of a stream's account, by the stream's number in declared order.
  mutating func fundFigure(_ index: Int, _ figure: StreamFigure) -> Series {
    let fund = budget.funds[index]
    switch figure {
    case .received: return receivedAward(fund)
    case .transferredOut: return transferredOut(fund)
    case .transferredIn: return transferredIn(fund)
    case .setAside: return award(fund).setAside
    case .committed: return award(fund).committed
    case .available: return award(fund).available
    case .carryLimit:
      return self.figure(.stream(fund.name, .carryLimit)) { projector in
        projector.carryLimit(projector.award(fund))
      }
    case .float:
      return self.figure(.stream(fund.name, .float)) { projector in
        projector.float(fund, spent: projector.fundFigure(index, .spent))
      }
    case .carryIn: return waterfall().accounts[index].carryIn
    case .restrictedSavings: return waterfall().accounts[index].restrictedSavings
    case .spendable: return waterfall().accounts[index].spendable
    case .spent: return waterfall().accounts[index].spent
    case .direct: return waterfall().accounts[index].direct
    case .indirect: return waterfall().accounts[index].indirect
    case .surcharge: return waterfall().accounts[index].surchargeOnAll
    case .carried: return waterfall().accounts[index].carried
    case .lapsed: return waterfall().accounts[index].lapsed
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
    let spendable = named(.spendable, stream, &projector) { $0.graph.add(stream.carryIn, own) }
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
      let unspent = projector.graph.subtract(spendable, spent)
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
      return projector.graph.minimum(unspent, projector.fundFigure(stream.number, .carryLimit))
    }
    let limit = projector.graph.nonnegative(projector.graph.multiply(share, award.joined))
    let limited = projector.graph.minimum(unspent, limit)
    return projector.whereFree(award.joined, below, then: unspent, else: limited)
  }

  private func named(
    _ figure: StreamFigure, _ stream: Stream, _ projector: inout BudgetProjector,
    _ find: (inout BudgetProjector) -> Series
  ) -> Series {
    projector.named(.stream(stream.fund.name, figure), if: withInduced, find)
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
