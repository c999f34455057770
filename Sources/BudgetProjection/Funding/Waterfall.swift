/// Who pays for the plan, in dollars a year.
struct Waterfall {
  /// The cost lines in declared order.
  let costs: [PlanItem]
  /// The account of each stream in declared order.
  let accounts: [StreamAccount]
  /// What each stream pays of each cost line, `[line][stream]`.
  let streamPayments: [[Series]]
  /// What one-time money of each stream (carry-in, awards that end, one-time savings) pays of each
  /// recurring cost line, `[line][stream]`.
  let oneTimePayments: [[Series]]
  /// What unrestricted recurring savings pay of each cost line.
  let savingPayments: [Series]
  /// What unrestricted one-time savings pay of each cost line.
  let oneTimeSavingPayments: [Series]
  /// What is left of each cost line for the general fund.
  let generalFund: [Series]
  /// This year's awards of recurring streams on recurring lines: `F`.
  let recurringFunding: Series
  /// Restricted recurring savings on recurring lines: `R`.
  let restrictedSavings: Series
  /// All other stream dollars on lines: `F1`.
  let otherFunding: Series
}

/// A stream's account, in dollars a year.
struct StreamAccount {
  /// Savings that return to the stream.
  let restrictedSavings: Series
  /// Carried over from the year before.
  let carryIn: Series
  /// Carry-in, available dollars and restricted savings.
  let spendable: Series
  /// Plan cost paid.
  let direct: Series
  /// Of this, what this year's own money paid and not the carry-in.
  let directFromOwn: Series
  /// Indirect cost taken.
  let indirect: Series
  /// Surcharge on pay of recurring lines.
  let surcharge: Series
  /// Surcharge on pay of one-time lines.
  let surchargeOneTime: Series
  /// Surcharge on pay of all lines.
  let surchargeOnAll: Series
  /// Of this, what this year's own money paid and not the carry-in.
  let surchargeFromOwn: Series
  /// Direct and indirect dollars and surcharge.
  let spent: Series
  /// Carried over to the next year.
  let carried: Series
  /// Neither spent nor carried.
  let lapsed: Series
}

/// Money of one stream and kind in one year.
struct FundingPool {
  /// The kinds of money inside a stream.
  enum Kind: CaseIterable {
    case carryIn, award, oneTimeAward, recurringSaving, oneTimeSaving

    /// Money that does not come again.
    var isOneTime: Bool { self == .carryIn || self == .oneTimeAward || self == .oneTimeSaving }

    /// The order in which money pays recurring lines.
    static let inStages: [Kind] = [
      .award, .recurringSaving, .carryIn, .oneTimeAward, .oneTimeSaving,
    ]

    /// The order in which money pays one-time lines: what lapses first.
    static let lapsingFirst: [[Kind]] = [
      [.carryIn], [.oneTimeAward], [.oneTimeSaving, .recurringSaving], [.award],
    ]
  }

  /// The stream's number in its component.
  let stream: Int
  /// Its kind.
  let kind: Kind
  /// Its dollars; for the greedy flow those that it can pay directly, divided by 1 + the indirect rate.
  let capacity: Term

  /// Whether two pools hold money of the same stream and kind.
  func isSame(as other: FundingPool) -> Bool {
    stream == other.stream && kind == other.kind
  }
}

/// Dollars from one pool to one cost line in one year.
struct FundingFlow {
  /// The pool.
  let pool: FundingPool
  /// The line's number in its component.
  let line: Int
  /// Direct dollars.
  let amount: Term
  /// Surcharge on them; `nil` for none.
  var surcharge: Term?
}
