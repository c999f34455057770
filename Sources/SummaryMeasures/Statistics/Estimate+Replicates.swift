internal import GSL

extension Estimate {
  /// Below this many trials a replicate, errors of quantiles are only rough.
  static let fewTrials = 250

  /// Whether two amounts differ at most by what rounding leaves of a sum: 1e-12 of them.
  static func isSame(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) <= 1e-12 * min(abs(one), abs(other))
  }

  /// A number that is known exactly; on the deterministic path it has no error.
  static func exact(_ value: Double, isDeterministic: Bool) -> Estimate {
    Estimate(
      value: value, error: isDeterministic ? nil : 0, low: isDeterministic ? nil : value,
      high: isDeterministic ? nil : value, isRough: false)
  }

  /// A pooled estimate with the error that its replicates show: their standard deviation / √R,
  /// and Student's t with R − 1 degrees around the pooled number.
  ///
  /// Replicates in which the number is not defined are left out; with fewer than two there is no
  /// error.
  init(_ value: Double, replicates: [Double], isRough: Bool = false) {
    let usable = replicates.filter(\.isFinite)
    guard usable.count > 1 else {
      self.init(value: value, error: nil, low: nil, high: nil, isRough: isRough)
      return
    }
    let agree = usable.allSatisfy { Estimate.isSame($0, usable[0]) }
    let spread = agree ? 0 : SampleStatistics.standardDeviation(usable)
    let error = spread / Double(usable.count).squareRoot()
    let reach =
      error * StudentTProbability.quantile(above: 0.025, degrees: Double(usable.count - 1))
    self.init(
      value: value, error: error, low: value - reach, high: value + reach,
      isRough: isRough || usable.count < replicates.count)
  }

  /// A probability from the share of trials in which it holds, pooled and by replicate.
  ///
  /// Where all replicates agree, the interval is Clopper and Pearson's on all trials.
  init(successes: Int, trials: Int, replicates: [Double]) {
    let share = Double(successes) / Double(trials)
    guard let first = replicates.first, replicates.allSatisfy({ $0 == first }) else {
      let plain = Estimate(share, replicates: replicates)
      self.init(
        value: share, error: plain.error, low: plain.low.map { max(0, $0) },
        high: plain.high.map { min(1, $0) }, isRough: false)
      return
    }
    let interval = ClopperPearsonInterval(successes: successes, trials: trials)
    self.init(value: share, error: 0, low: interval.low, high: interval.high, isRough: false)
  }
}
