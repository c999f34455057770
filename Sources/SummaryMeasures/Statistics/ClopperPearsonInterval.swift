internal import GSL

/// The exact 95 % interval of a probability (Clopper and Pearson 1934).
struct ClopperPearsonInterval {
  /// Its lower end, 0..1.
  let low: Double
  /// Its upper end, 0..1.
  let high: Double

  /// The interval after some successes in independent trials.
  init(successes: Int, trials: Int) {
    let hits = Double(successes)
    let misses = Double(trials - successes)
    low = successes == 0 ? 0 : Self.quantile(0.025, alpha: hits, beta: misses + 1)
    high = successes == trials ? 1 : Self.quantile(0.975, alpha: hits + 1, beta: misses)
  }

  /// A beta quantile by bisection of GSL's distribution function; GSL's own inverse does not
  /// converge for a handful of successes in a million trials.
  private static func quantile(_ share: Double, alpha: Double, beta: Double) -> Double {
    var low = 0.0
    var high = 1.0
    // So many steps reach any double; most intervals need about sixty.
    for _ in 0..<1_100 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if BetaProbability.below(middle, alpha: alpha, beta: beta) < share {
        low = middle
      } else {
        high = middle
      }
    }
    return low + (high - low) / 2
  }
}
