/// Ascending values with their cumulative probabilities, the last of which is 1.
struct DiscreteTable: Sendable, Hashable {
  /// Distinct values, ascending.
  let values: [Double]
  /// P(X ≤ value) of each.
  let cumulative: [Double]

  /// Takes values that already ascend with their cumulative probabilities.
  init(values: [Double], cumulative: [Double]) {
    precondition(!values.isEmpty && values.count == cumulative.count, "A table needs its values.")
    self.values = values
    var cumulative = cumulative
    cumulative[cumulative.count - 1] = 1
    self.cumulative = cumulative
  }

  /// Sorts outcomes, joins equal values and leaves out those without probability.
  init(outcomes: [Distribution.Outcome]) {
    var values: [Double] = []
    var cumulative: [Double] = []
    var total = 0.0
    for outcome in outcomes.filter({ $0.probability > 0 }).sorted(by: { $0.value < $1.value }) {
      total += outcome.probability
      if values.last == outcome.value {
        cumulative[cumulative.count - 1] = min(total, 1)
      } else {
        values.append(outcome.value)
        cumulative.append(min(total, 1))
      }
    }
    self.init(values: values, cumulative: cumulative)
  }

  /// The empirical distribution of a sample.
  init(sample: [Double]) {
    var values: [Double] = []
    var cumulative: [Double] = []
    for (index, value) in sample.sorted().enumerated() {
      let share = Double(index + 1) / Double(sample.count)
      if values.last == value {
        cumulative[cumulative.count - 1] = share
      } else {
        values.append(value)
        cumulative.append(share)
      }
    }
    self.init(values: values, cumulative: cumulative)
  }

  /// A table from the ratios of neighbouring probabilities, summed outward from the mode.
  ///
  /// It uses the four operations only, so it is the same on every CPU. `ratio(k)` is
  /// P(X = k) / P(X = k − 1). Nil when more than `limit` values have a probability.
  init?(mode: Double, largest: Double, limit: Int, ratio: (Double) -> Double) {
    let negligible = 1e-24
    var below: [Double] = []
    var value = mode
    var term = 1.0
    while value > 0 {
      term /= ratio(value)
      if term < negligible { break }
      value -= 1
      below.append(term)
      if below.count > limit { return nil }
    }
    let first = value
    var terms = Array(below.reversed()) + [1]
    value = mode
    term = 1
    while value < largest {
      value += 1
      term *= ratio(value)
      if term < negligible { break }
      terms.append(term)
      if terms.count > limit { return nil }
    }
    self.init(terms: terms, first: first)
  }

  /// Normalises terms of neighbouring whole values, adding small ones first on both sides.
  private init(terms: [Double], first: Double) {
    let total = terms.sorted().reduce(0, +)
    var cumulative: [Double] = []
    var lower = 0.0
    for term in terms {
      lower += term / total
      cumulative.append(lower)
    }
    var upper = 0.0
    for index in terms.indices.reversed() where cumulative[index] > 0.5 {
      cumulative[index] = 1 - upper
      upper += terms[index] / total
    }
    self.init(values: terms.indices.map { first + Double($0) }, cumulative: cumulative)
  }

  /// The index of the smallest value whose cumulative probability is at least u.
  func index(reaching u: Double) -> Int {
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] >= u { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// P(X ≤ x), or P(X < x).
  func probability(below x: Double, including: Bool) -> Double {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < x || (including && values[middle] == x) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low == 0 ? 0 : cumulative[low - 1]
  }
}
