internal import BudgetModel
internal import Quantities

/// An amount of each year from before the horizon on, where it is known.
struct YearlyAmounts {
  /// Amounts of years before the horizon, by fiscal year.
  private(set) var past: [Int: Double] = [:]
  /// Those of the horizon.
  private let values: Series
  /// What they are divided by, where the amounts are quotients.
  private var divisor: [YearlyAmounts] = []

  /// A series of the horizon with the amounts of years before it.
  init(_ values: Series, before past: [GeneralFund.PastAmount], _ projector: BudgetProjector) {
    self.values = values
    for amount in past where amount.year < projector.firstYear {
      self.past[amount.year] = amount.amount
    }
  }

  /// The quotient of two amounts, year by year, where both are known.
  func over(_ other: YearlyAmounts) -> YearlyAmounts {
    var result = self
    result.divisor = [other]
    return result
  }

  /// Whether a year's amount is known.
  func isKnown(_ year: Int, from firstYear: Int) -> Bool {
    (year >= firstYear || past[year] != nil)
      && divisor.allSatisfy { $0.isKnown(year, from: firstYear) }
  }

  /// The years before the horizon whose amount is known, in order.
  func knownPast(before firstYear: Int) -> [Int] {
    past.keys.filter { isKnown($0, from: firstYear) }.sorted()
  }

  /// The amount of a year that is known.
  func term(_ year: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    var term =
      year >= projector.firstYear
      ? try projector.at(values, year - projector.firstYear)
      : projector.graph.constant(past[year] ?? .nan)
    for other in divisor {
      term = projector.graph.divideOrZero(term, try other.term(year, &projector))
    }
    return term
  }
}
