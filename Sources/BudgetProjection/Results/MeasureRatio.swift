internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// The two sides of a ratio, and what counts as nothing in its divisor.
struct MeasureRatio {
  /// What is divided.
  let numerator: Series
  /// What it is divided by.
  let denominator: Series
  /// The divisor is in dollars.
  let isMoney: Bool

  /// Money below this is no money in a divisor: one cent.
  static let leastMoney = 0.01

  /// The ratio is defined where the divisor is above this.
  var least: Double { isMoney ? Self.leastMoney : 1e-9 }
}

extension BudgetProjector {
  /// A ratio, 0 where it is not defined.
  mutating func quotient(_ ratio: MeasureRatio) -> Series {
    graph.divideOrZero(ratio.numerator, ratio.denominator, above: ratio.least)
  }

  /// The two sides of a figure that is a ratio; `nil` for an amount.
  mutating func ratio(of key: FigureKey) -> MeasureRatio? {
    guard key.place == nil else { return nil }
    switch key.figure {
    case .district(let figure): return DistrictFigures(world: key.world).ratio(figure, &self)
    case .generalFund(let figure):
      guard budget.generalFund != nil else { return nil }
      return GeneralFundPaths(world: key.world).ratio(figure, &self)
    default: return nil
    }
  }

  /// 1 in years in which a ratio is defined; `nil` for a figure that is none.
  mutating func defined(_ key: FigureKey) -> Series? {
    guard let ratio = ratio(of: key) else { return nil }
    return once(PartKey(kind: "defined figure", id: key.description)) {
      $0.graph.greater(ratio.denominator, $0.flat(ratio.least))
    }
  }
}
