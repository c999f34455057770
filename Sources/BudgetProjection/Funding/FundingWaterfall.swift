internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Who pays what: streams in their order, then savings, then the general fund.
enum FundingWaterfall {
  /// Who pays, with or without the induced savings.
  static func waterfall(withInduced: Bool = true, _ projector: inout BudgetProjector) -> Waterfall {
    projector.once(
      BudgetProjector.PartKey(kind: "who pays", detail: withInduced ? "" : "without induced")
    ) { projector in
      let savings = PlanItem.savingItems(&projector).filter { withInduced || !$0.isInduced }
      let builder = WaterfallBuilder(
        costs: PlanItem.costItems(&projector), savings: savings, withInduced: withInduced)
      return builder.waterfall(&projector)
    }
  }

  /// What one payer pays of a cost line; `nil` where it may not pay it.
  static func payment(_ line: LineKey, by payer: Payer, _ projector: inout BudgetProjector)
    -> Series?
  {
    _ = waterfall(&projector)
    for item in PlanItem.surchargeItems(&projector) where item.key == line {
      _ = surchargePayments(item, &projector)
    }
    return projector.figureSeries[FigureKey(.payment(line, payer))]
  }

  /// A surcharge is paid by its own stream, and nothing of it by savings and the general fund.
  static func surchargePayments(_ item: PlanItem, _ projector: inout BudgetProjector) -> [(
    payer: Payer, values: Series
  )] {
    var payments: [(payer: Payer, values: Series)] = []
    if let fund = item.fund { payments.append((.stream(FundID(fund)), item.values)) }
    for payer in [Payer.savings, .oneTimeSavings, .generalFund] {
      payments.append((payer, projector.flat(0)))
    }
    return payments.map { payment in
      (payment.payer, projector.figure(.payment(item.key, payment.payer)) { _ in payment.values })
    }
  }
}

/// Makes the series of who pays from the lines of the plan.
private struct WaterfallBuilder {
  /// The cost lines in declared order.
  let costs: [PlanItem]
  /// The saving lines that count.
  let savings: [PlanItem]
  /// Whether induced savings count.
  let withInduced: Bool

  /// Where a stream or a line stands: the number of its component, and its number therein.
  typealias Seat = (component: Int, number: Int)

  /// Who pays, as series that read what components and savings pay in each year.
  func waterfall(_ projector: inout BudgetProjector) -> Waterfall {
    let components = components(&projector)
    var accounts: [StreamAccount] = []
    let streamSeats = Self.seats(components.map { $0.streams.map(\.number) })
    for stream in projector.budget.funds.indices {
      guard let seat = streamSeats[stream] else { continue }
      accounts.append(components[seat.component].account(seat.number, &projector))
    }
    let payments = streamPayments(components, &projector)
    let after = afterStreams(payments.all, &projector)
    let sums = FundingSums(
      components: components, streams: projector.budget.funds.indices.compactMap { streamSeats[$0] }
    )
    let others = sums.recurring([.carryIn, .oneTimeAward, .oneTimeSaving], &projector)
    let oneTime = sums.oneTime(&projector)
    return Waterfall(
      costs: costs, accounts: accounts, streamPayments: payments.all,
      oneTimePayments: payments.oneTime,
      savingPayments: after.savings, oneTimeSavingPayments: after.oneTimeSavings,
      generalFund: after.generalFund, recurringFunding: sums.recurring([.award], &projector),
      restrictedSavings: sums.recurring([.recurringSaving], &projector),
      otherFunding: projector.graph.add(others, oneTime))
  }

  private static func seats(_ members: [[Int]]) -> [Int: Seat] {
    var seats: [Int: Seat] = [:]
    for (component, numbers) in members.enumerated() {
      for (position, number) in numbers.enumerated() { seats[number] = (component, position) }
    }
    return seats
  }

  // MARK: components

  private func components(_ projector: inout BudgetProjector) -> [FundingComponent] {
    let funds = projector.budget.funds
    var mayPay: [[Bool]] = []
    for cost in costs { mayPay.append(funds.map { FundingComponent.mayPay($0, cost) }) }
    var streams: [FundingComponent.Stream] = []
    for number in funds.indices { streams.append(stream(number, &projector)) }
    var components: [FundingComponent] = []
    for group in FundingComponent.connected(mayPay, streams: funds.count) {
      var lines: [FundingComponent.Line] = []
      for number in group.lines {
        var shares: [Series?] = []
        for stream in group.streams {
          shares.append(FundingComponent.largestShare(funds[stream], costs[number], &projector))
        }
        lines.append(
          FundingComponent.Line(
            item: costs[number], number: number,
            mayBePaid: group.streams.map { mayPay[number][$0] }, largestShares: shares))
      }
      components.append(
        FundingComponent(
          number: components.count, withInduced: withInduced,
          streams: group.streams.map { streams[$0] }, lines: lines))
    }
    return components
  }

  private func stream(
    _ number: Int, _ projector: inout BudgetProjector
  ) -> FundingComponent.Stream {
    let fund = projector.budget.funds[number]
    func returning(_ isRecurring: Bool) -> Series? {
      let lines = savings.filter { $0.fund == fund.id && $0.isRecurring == isRecurring }
      return lines.isEmpty ? nil : projector.graph.sum(lines.map(\.values))
    }
    let withInduced = withInduced
    let award = StreamAwards(fund: fund).award(&projector)
    let carryIn = StreamAccounts.named(.stream(fund.name, .carryIn), if: withInduced, &projector) {
      projector in
      projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return try carriedIn(fund, &projector) }
        let account = FundingWaterfall.waterfall(withInduced: withInduced, &projector).accounts[
          number]
        return try projector.at(account.carried, position - 1)
      }
    }
    return FundingComponent.Stream(
      fund: fund, number: number, award: award, carryIn: carryIn,
      usableCarryIn: award.whileAlive(carryIn, &projector),
      recurringSavings: returning(true), oneTimeSavings: returning(false))
  }

  /// Dollars that a stream has from the year before the horizon; none where it does not say so.
  private func carriedIn(
    _ fund: FundingStream, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    guard let stated = projector.value(fund.key("carried_in"), .plan) else {
      return projector.graph.constant(0)
    }
    return projector.graph.nonnegative(try projector.at(stated, 0))
  }

  // MARK: payments

  /// What each stream pays of each line, of recurring ones also with one-time money; nothing of lines
  /// that it may not pay.
  private func streamPayments(
    _ components: [FundingComponent], _ projector: inout BudgetProjector
  ) -> (all: [[Series]], oneTime: [[Series]]) {
    let zero = projector.flat(0)
    let nothing = costs.map { _ in projector.budget.funds.map { _ in zero } }
    var all = nothing
    var oneTime = nothing
    for component in components {
      for (line, cost) in component.lines.enumerated() {
        for (place, stream) in component.streams.enumerated() where cost.mayBePaid[place] {
          let figure = Figure.payment(cost.item.key, .stream(stream.fund.name))
          all[cost.number][stream.number] = StreamAccounts.named(
            figure, if: withInduced, &projector
          ) {
            $0.yearly { projector, position throws(Unanswered) in
              try component.payments(&projector, position).payments[line][place]
            }
          }
          oneTime[cost.number][stream.number] = projector.yearly {
            projector, position throws(Unanswered) in
            try component.payments(&projector, position).oneTimePayments[line][place]
          }
        }
      }
    }
    return (all, oneTime)
  }

  /// What savings and the general fund pay of each line.
  private func afterStreams(
    _ streamPayments: [[Series]], _ projector: inout BudgetProjector
  ) -> (savings: [Series], oneTimeSavings: [Series], generalFund: [Series]) {
    let funds = projector.budget.funds
    var payers: [[Series]] = []
    for (cost, payments) in zip(costs, streamPayments) {
      payers.append(zip(funds, payments).filter { FundingComponent.mayPay($0.0, cost) }.map(\.1))
    }
    func unrestricted(_ isRecurring: Bool) -> [Series] {
      savings.filter { $0.fund == nil && $0.isRecurring == isRecurring }.map(\.values)
    }
    let after = SavingsPayers(
      costs: costs, streamPayments: payers,
      recurringSavings: projector.graph.sum(unrestricted(true)),
      oneTimeSavings: projector.graph.sum(unrestricted(false)), withInduced: withInduced)
    func series(
      _ payer: Payer, _ payments: KeyPath<SavingsPayments, [Term]>
    ) -> [Series] {
      costs.indices.map { line in
        StreamAccounts.named(.payment(costs[line].key, payer), if: withInduced, &projector) {
          $0.yearly { projector, position throws(Unanswered) in
            try after.payments(&projector, position)[keyPath: payments][line]
          }
        }
      }
    }
    return (
      series(.savings, \.recurring), series(.oneTimeSavings, \.oneTime),
      series(.generalFund, \.generalFund)
    )
  }
}

/// Sums over what the streams of all components pay.
private struct FundingSums {
  /// The components.
  let components: [FundingComponent]
  /// Where each stream stands, in declared order.
  let streams: [WaterfallBuilder.Seat]

  /// What some kinds of money pay of recurring lines, kind by kind and stream by stream.
  func recurring(_ kinds: [FundingPool.Kind], _ projector: inout BudgetProjector) -> Series {
    projector.yearly { projector, position throws(Unanswered) in
      var ofComponents: [[FundingFlow]] = []
      for component in components {
        ofComponents.append(try component.payments(&projector, position).recurring)
      }
      let flows = kinds.flatMap { kind in
        streams.flatMap { seat in
          ofComponents[seat.component].filter {
            $0.pool.kind == kind && $0.pool.stream == seat.number
          }
        }
      }
      return Self.applied(flows, &projector)
    }
  }

  /// What all money pays of one-time lines, component by component.
  func oneTime(_ projector: inout BudgetProjector) -> Series {
    projector.yearly { projector, position throws(Unanswered) in
      var flows: [FundingFlow] = []
      for component in components {
        flows += try component.payments(&projector, position).oneTime
      }
      return Self.applied(flows, &projector)
    }
  }

  /// Dollars of cost that flows pay, surcharge included.
  private static func applied(_ flows: [FundingFlow], _ projector: inout BudgetProjector) -> Term {
    projector.graph.sum(flows.map(\.amount) + flows.compactMap(\.surcharge))
  }
}
