/// What the streams of one component pay in one year, in dollars.
struct ComponentPayments {
  /// What one stream pays in all.
  struct Account {
    /// Plan cost paid.
    let direct: Term
    /// Of this, what this year's own money paid and not the carry-in.
    let directFromOwn: Term
    /// Surcharge on pay of recurring lines.
    let surcharge: Term
    /// Surcharge on pay of one-time lines.
    let surchargeOneTime: Term
    /// Of both, what this year's own money paid and not the carry-in.
    let surchargeFromOwn: Term
  }

  /// What flows to recurring lines by kinds of money, for `F`, `R` and `F1`; which stream pays may
  /// change once one-time lines are paid.
  let recurring: [FundingFlow]
  /// What flows to one-time lines.
  let oneTime: [FundingFlow]
  /// What each stream pays of each line, `[line][stream]`.
  let payments: [[Term]]
  /// What one-time money of each stream pays of each recurring line, `[line][stream]`.
  let oneTimePayments: [[Term]]
  /// The account of each stream.
  let accounts: [Account]

  /// Enters what flows into lines and accounts.
  init(
    _ year: ComponentYear, sorted: [FundingFlow], final: [FundingFlow],
    _ projector: inout BudgetProjector
  ) {
    recurring = sorted
    oneTime = final.filter { !year.isRecurring($0.line) }
    var payments: [[Term]] = []
    var oneTimePayments: [[Term]] = []
    for line in year.component.lines.indices {
      let ofLine = final.filter { $0.line == line }
      var sums: [Term] = []
      var oneTimeSums: [Term] = []
      for stream in year.component.streams.indices {
        let paid = ofLine.filter { $0.pool.stream == stream }
        let oneTime = paid.filter { $0.pool.kind.isOneTime && year.isRecurring(line) }
        sums.append(ComponentPayments.total(paid.map(\.amount), &projector))
        oneTimeSums.append(ComponentPayments.total(oneTime.map(\.amount), &projector))
      }
      payments.append(sums)
      oneTimePayments.append(oneTimeSums)
    }
    self.payments = payments
    self.oneTimePayments = oneTimePayments
    var accounts: [Account] = []
    for stream in year.component.streams.indices {
      let all = final.filter { $0.pool.stream == stream }
      let own = all.filter { $0.pool.kind != .carryIn }
      let charged = all.filter { year.isRecurring($0.line) }.compactMap(\.surcharge)
      let chargedOnce = all.filter { !year.isRecurring($0.line) }.compactMap(\.surcharge)
      accounts.append(
        Account(
          direct: ComponentPayments.total(all.map(\.amount), &projector),
          directFromOwn: ComponentPayments.total(own.map(\.amount), &projector),
          surcharge: ComponentPayments.total(charged, &projector),
          surchargeOneTime: ComponentPayments.total(chargedOnce, &projector),
          surchargeFromOwn: ComponentPayments.total(own.compactMap(\.surcharge), &projector)))
    }
    self.accounts = accounts
  }
}

extension ComponentPayments {
  /// The sum of terms; the number 0 where there are none.
  fileprivate static func total(_ terms: [Term], _ projector: inout BudgetProjector) -> Term {
    terms.isEmpty ? projector.graph.constant(0) : projector.graph.sum(terms)
  }
}

extension FundingComponent {
  /// What its streams pay in a year, by its position.
  func payments(
    _ projector: inout BudgetProjector, _ position: Int
  ) throws(Unanswered) -> ComponentPayments {
    let key = BudgetProjector.PartKey(
      kind: "stream payments", id: "\(number)", detail: withInduced ? "" : "without induced")
    return try projector.once(key, in: projector.years[position]) {
      projector throws(Unanswered) in
      let year = try ComponentYear(self, position, &projector)
      return try year.pay(&projector)
    }
  }
}
