/// What parameters of distributions must be; each function throws what is wrong.
enum ParameterCheck {
  /// A finite centre and a finite spread ≥ 0.
  static func centre(_ centre: Double, spread: Double, named name: String)
    throws(DistributionError)
  {
    guard centre.isFinite else { throw .notFinite(parameter: "mean") }
    guard spread.isFinite else { throw .notFinite(parameter: name) }
    guard spread >= 0 else { throw .negativeSpread(parameter: name, value: spread) }
  }

  /// A finite parameter > 0.
  static func positive(_ value: Double, named name: String) throws(DistributionError) {
    guard value.isFinite else { throw .notFinite(parameter: name) }
    guard value > 0 else { throw .shapeNotPositive(parameter: name, value: value) }
  }

  /// A shape > 0 that is not too large.
  static func shape(_ value: Double, named name: String, limit: Double)
    throws(DistributionError)
  {
    try positive(value, named: name)
    guard value <= limit else {
      throw .shapeTooLarge(parameter: name, value: value, limit: limit)
    }
  }

  /// low ≤ mode ≤ high, all finite.
  static func order(low: Double, mode: Double?, high: Double) throws(DistributionError) {
    guard low.isFinite else { throw .notFinite(parameter: "low") }
    guard high.isFinite, (high - low).isFinite else { throw .notFinite(parameter: "high") }
    if let mode, !mode.isFinite { throw .notFinite(parameter: "mode") }
    let middle = mode ?? low
    guard low <= middle, middle <= high else { throw .outOfOrder(low: low, mode: mode, high: high) }
  }

  /// A probability in 0..1.
  static func probability(_ probability: Double, named name: String) throws(DistributionError) {
    guard probability.isFinite else { throw .notFinite(parameter: name) }
    guard (0...1).contains(probability) else {
      throw .probabilityOutOfRange(parameter: name, value: probability)
    }
  }

  /// Probabilities in 0..1 that sum to 1 within 1e-9.
  static func weights(_ weights: [Double], named name: String) throws(DistributionError) {
    for weight in weights { try probability(weight, named: name) }
    let total = weights.reduce(0, +)
    guard abs(total - 1) <= 1e-9 else { throw .weightsDoNotSumToOne(total: total) }
  }

  /// A count or mean count that is not negative and not too large.
  static func count(_ count: Double, limit: Double) throws(DistributionError) {
    guard count.isFinite else { throw .notFinite(parameter: "count") }
    guard count >= 0 else { throw .negativeCount(count) }
    guard count <= limit else { throw .countTooLarge(count, limit: limit) }
  }
}
