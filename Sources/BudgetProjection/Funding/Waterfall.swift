internal import CalculationGraphs

/// Who pays for the plan, one node a year each, in dollars.
struct Waterfall {
  /// The cost lines in declared order.
  let costs: [PlanItem]
  /// The account of each stream in declared order.
  var accounts: [StreamAccount]
  /// What each stream pays of each cost line, `[line][stream]`.
  var streamPayments: [[Series]]
  /// What one-time money of each stream (carry-in, awards that end, one-time savings) pays of each
  /// recurring cost line, `[line][stream]`.
  var oneTimePayments: [[Series]] = []
  /// What unrestricted recurring savings pay of each cost line.
  var savingPayments: [Series]
  /// What unrestricted one-time savings pay of each cost line.
  var oneTimeSavingPayments: [Series]
  /// What is left of each cost line for the general fund.
  var generalFund: [Series]
  /// This year's awards of recurring streams on recurring lines: `F`.
  var recurringFunding: Series
  /// Restricted recurring savings on recurring lines: `R`.
  var restrictedSavings: Series
  /// All other stream dollars on lines: `F1`.
  var otherFunding: Series
}

/// A stream's account, one node a year each, in dollars.
struct StreamAccount {
  /// Savings that return to the stream.
  var restrictedSavings: Series = []
  /// Carried over from the year before.
  var carryIn: Series = []
  /// Plan cost paid.
  var direct: Series = []
  /// Of this, what this year's own money paid and not the carry-in.
  var directFromOwn: Series = []
  /// Surcharge on pay of recurring lines.
  var surcharge: Series = []
  /// Surcharge on pay of one-time lines.
  var surchargeOneTime: Series = []
  /// Of both, what this year's own money paid and not the carry-in.
  var surchargeFromOwn: Series = []
  /// Indirect cost taken.
  var indirect: Series = []
  /// Carried over to the next year.
  var carried: Series = []
  /// Neither spent nor carried.
  var lapsed: Series = []
  /// Carry-in, available dollars and restricted savings.
  var spendable: Series = []
}

/// Money of one stream and kind in one year.
struct FundingPool {
  /// The kinds of money inside a stream.
  enum Kind {
    case carryIn, award, oneTimeAward, recurringSaving, oneTimeSaving

    /// Money that does not come again.
    var isOneTime: Bool { self == .carryIn || self == .oneTimeAward || self == .oneTimeSaving }
  }

  /// The stream's number in declared order.
  let stream: Int
  /// Its kind.
  let kind: Kind
  /// What it can pay directly: the dollars divided by 1 + the indirect rate.
  let capacity: Node
}

/// Dollars from one pool to one cost line in one year.
struct FundingFlow {
  /// The pool.
  let pool: FundingPool
  /// The line's number in declared order.
  let line: Int
  /// Direct dollars.
  let amount: Node
  /// Surcharge on them; `nil` for none.
  var surcharge: Node?
}

/// What a year of the waterfall starts from.
struct FundingYear {
  /// The year's number in the horizon.
  let position: Int
  /// Dollars carried into the year, by stream.
  let carryIns: [Node]
  /// The saving lines that count.
  let savings: [PlanItem]
}
