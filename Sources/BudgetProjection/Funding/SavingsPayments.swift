internal import BudgetNames
internal import FigureCatalogue

/// What is paid of each cost line in one year after the streams: by unrestricted recurring savings, by
/// one-time ones, and by the general fund.
struct SavingsPayments {
  /// What recurring savings pay of each line.
  private(set) var recurring: [Term]
  /// What one-time savings pay of each line.
  private(set) var oneTime: [Term]
  /// What is left of each line.
  private(set) var generalFund: [Term]
}

/// The lines and the savings that pay for them after the streams.
struct SavingsPayers {
  /// The cost lines in declared order.
  let costs: [PlanItem]
  /// What streams pay of each line, only those that may.
  let streamPayments: [[Series]]
  /// All unrestricted recurring savings.
  let recurringSavings: Series
  /// All unrestricted one-time savings.
  let oneTimeSavings: Series
  /// Whether induced savings count.
  let withInduced: Bool

  /// What is paid in a year, by its position.
  func payments(
    _ projector: inout BudgetProjector, _ position: Int
  ) throws(Unanswered) -> SavingsPayments {
    let key = BudgetProjector.PartKey(
      kind: "savings payments", detail: withInduced ? "" : "without induced")
    return try projector.once(key, in: projector.years[position]) {
      projector throws(Unanswered) in
      try pay(&projector, position)
    }
  }

  /// Recurring savings, then one-time ones, take what is unpaid in declared order, recurring lines
  /// first; the rest is left to the general fund.
  private func pay(
    _ projector: inout BudgetProjector, _ position: Int
  ) throws(Unanswered) -> SavingsPayments {
    var unpaid: [Term] = []
    for (line, cost) in costs.enumerated() {
      var amount = try projector.at(cost.values, position)
      if !streamPayments[line].isEmpty {
        let paid = try projector.at(streamPayments[line], position)
        amount = projector.graph.difference(amount, projector.graph.sum(paid))
      }
      unpaid.append(projector.graph.nonnegative(amount))
    }
    let recurring = take(
      try projector.at(recurringSavings, position), .savings, &unpaid, position, &projector)
    let oneTime = take(
      try projector.at(oneTimeSavings, position), .oneTimeSavings, &unpaid, position, &projector)
    return SavingsPayments(recurring: recurring, oneTime: oneTime, generalFund: unpaid)
  }

  /// What savings pay of each line; it is taken off what is unpaid.
  private func take(
    _ savings: Term, _ payer: Payer, _ unpaid: inout [Term], _ position: Int,
    _ projector: inout BudgetProjector
  ) -> [Term] {
    let order =
      costs.indices.filter { costs[$0].isRecurring }
      + costs.indices.filter { !costs[$0].isRecurring }
    var left = savings
    var paid = unpaid
    for line in order {
      paid[line] = projector.graph.minimum(unpaid[line], left)
      let key = FigureKey(.payment(costs[line].key, payer))
      // Those who read on see the payment's name, as all others who use it do.
      let shown =
        withInduced
        ? projector.graph.named(.figure(key), paid[line], year: projector.years[position])
        : paid[line]
      left = projector.graph.subtract(left, shown)
      unpaid[line] = projector.graph.subtract(unpaid[line], shown)
    }
    return paid
  }
}
