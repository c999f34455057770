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

extension MeasureRatio {
  /// A ratio, 0 where it is not defined.
  static func quotient(_ ratio: MeasureRatio, _ projector: inout BudgetProjector) -> Series {
    projector.graph.divideOrZero(ratio.numerator, ratio.denominator, above: ratio.least)
  }

  /// The two sides of a figure that is a ratio; `nil` for an amount.
  static func ratio(of key: FigureKey, _ projector: inout BudgetProjector) -> MeasureRatio? {
    guard key.place == nil else { return nil }
    switch key.figure {
    case .district(let figure): return DistrictFigures(world: key.world).ratio(figure, &projector)
    case .generalFund(let figure):
      guard projector.budget.generalFund != nil else { return nil }
      return GeneralFundPaths(world: key.world).ratio(figure, &projector)
    default: return nil
    }
  }

  /// 1 in years in which a ratio is defined; `nil` for a figure that is none.
  static func defined(_ key: FigureKey, _ projector: inout BudgetProjector) -> Series? {
    guard let ratio = ratio(of: key, &projector) else { return nil }
    return projector.once(BudgetProjector.PartKey(kind: "defined figure", id: key.description)) {
      $0.graph.greater(ratio.denominator, $0.flat(ratio.least))
    }
  }
}
