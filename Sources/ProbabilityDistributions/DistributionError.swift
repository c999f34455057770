/// What is wrong with the parameters of a distribution.
public enum DistributionError: Error, Hashable, CustomStringConvertible {
  /// A parameter is infinite or not a number.
  case notFinite(parameter: String)
  /// A spread (sd, scale) is below 0.
  case negativeSpread(parameter: String, value: Double)
  /// A mean that has to be above 0 is not.
  case meanNotPositive(family: String, mean: Double)
  /// A beta's mean is not strictly inside 0..1.
  case meanOutsideShare(mean: Double)
  /// A beta's standard deviation is too large for its mean; `limit` must not be reached.
  case spreadTooLarge(sd: Double, mean: Double, limit: Double)
  /// A shape, rate or degrees of freedom that has to be above 0 is not.
  case shapeNotPositive(parameter: String, value: Double)
  /// A shape is too large to compute with.
  case shapeTooLarge(parameter: String, value: Double, limit: Double)
  /// low ≤ mode ≤ high does not hold.
  case outOfOrder(low: Double, mode: Double?, high: Double)
  /// A probability or weight is outside 0..1.
  case probabilityOutOfRange(parameter: String, value: Double)
  /// Probabilities or weights do not sum to 1 within 1e-9.
  case weightsDoNotSumToOne(total: Double)
  /// A list has no values.
  case empty(family: String)
  /// A count is below 0.
  case negativeCount(Double)
  /// A count is too large to compute with.
  case countTooLarge(Double, limit: Double)
  /// Too many distributions are put together; a truncation counts its distribution twice.
  case tooManyParts(limit: Int)
  /// The bounds of a truncation leave nothing of the distribution.
  case nothingLeft(low: Double, high: Double)
  /// An interval's low end is above its high end.
  case intervalReversed(low: Double, high: Double)
  /// An interval of a positive quantity starts at or below 0.
  case intervalNotPositive(low: Double)
  /// An interval of a share touches or leaves 0..1.
  case intervalTouchesBounds(low: Double, high: Double)
  /// An interval is too narrow for its family.
  case intervalTooNarrow(family: String)

  /// A plain sentence.
  public var description: String {
    switch self {
    case .notFinite(let parameter): "The parameter \(parameter) is not a finite number."
    case .negativeSpread(let parameter, let value):
      "The parameter \(parameter) is \(value); a spread cannot be below 0."
    case .meanNotPositive(let family, let mean):
      "The mean of a \(family) distribution has to be above 0; it is \(mean)."
    case .meanOutsideShare(let mean):
      "The mean of a beta distribution has to lie between 0 % and 100 %; it is \(mean)."
    case .spreadTooLarge(let sd, let mean, let limit):
      "The standard deviation \(sd) is too large for a share with mean \(mean); "
        + "it has to be below \(limit)."
    case .shapeNotPositive(let parameter, let value):
      "The parameter \(parameter) has to be above 0; it is \(value)."
    case .shapeTooLarge(let parameter, let value, let limit):
      "The parameter \(parameter) is \(value), above \(limit): the distribution is so narrow that "
        + "a normal distribution says the same."
    case .outOfOrder(let low, let mode, let high): Self.order(low: low, mode: mode, high: high)
    case .probabilityOutOfRange(let parameter, let value):
      "The \(parameter) has to lie between 0 % and 100 %; it is \(value)."
    case .weightsDoNotSumToOne(let total):
      "The probabilities sum to \((total * 1e8).rounded() / 1e8) instead of 1."
    case .empty(let family): "A \(family) distribution needs at least one value."
    case .negativeCount(let count): "A count cannot be below 0; it is \(count)."
    case .countTooLarge(let count, let limit): "The count \(count) is above the limit of \(limit)."
    case .tooManyParts(let limit):
      "More than \(limit) distributions are put together here; a truncation counts twice."
    case .nothingLeft(let low, let high):
      "Between \(low) and \(high) nothing is left of the distribution."
    case .intervalReversed(let low, let high):
      "The interval runs from \(low) to \(high); its low end comes first."
    case .intervalNotPositive(let low):
      "The low end \(low) of an interval of a positive quantity has to be above 0."
    case .intervalTouchesBounds(let low, let high):
      "The interval \(low) to \(high) has to lie strictly between 0 % and 100 %; "
        + "a triangular or uniform distribution may touch them."
    case .intervalTooNarrow(let family):
      "The interval is too narrow for a \(family) distribution; "
        + "a normal distribution says the same."
    }
  }

  /// The sentence about low, mode and high.
  private static func order(low: Double, mode: Double?, high: Double) -> String {
    guard let mode else { return "The low end \(low) is above the high end \(high)." }
    return "The values have to be low ≤ mode ≤ high; they are \(low), \(mode) and \(high)."
  }
}
