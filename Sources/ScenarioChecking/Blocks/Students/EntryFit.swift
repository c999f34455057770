internal import BudgetModel

/// The level of an entry grade from the students of earlier years, its walk and its chance.
///
/// L = Σwx / Σw over the years given. Before the data the level walks by 4.5 % a year and a year of L
/// students has a chance of √L beside it; both count as six observations of a year's change, whose
/// variance is 2/L + 0.045² as a share of L².
struct EntryFit {
  /// The students to expect.
  let level: Double
  /// The standard deviation of what the years given say about the level, as a share of it.
  let once: Double
  /// The standard deviation of a year's step of the level, as a share of it.
  let walk: Double
  /// The chance of single students: a cell of E expected students has an sd of noise × √E.
  let noise: Double
  /// The years that tell it.
  let years: Int

  /// What a year counts beside the one after it.
  static let decay = 0.7
  private static let walkBefore = 0.045
  private static let prior = 6.0

  /// Fits the students of a grade, latest first; at least one year that counts.
  init(_ counts: [StudentHistory.Count], _ method: HistoryMethod) {
    let weights = counts.map { method.weight(age: $0.age, decay: Self.decay) }
    let weight = weights.reduce(0, +)
    let level = zip(weights, counts).reduce(0) { $0 + $1.0 * $1.1.students } / weight
    let size = max(1, level)
    let variance = 2 / size + Self.walkBefore * Self.walkBefore
    var squares = 0.0
    var changes = 0.0
    for (later, earlier) in zip(counts, counts.dropFirst()) where earlier.age == later.age + 1 {
      let change = (later.students - earlier.students) / size
      squares += change * change / variance
      changes += 1
    }
    let scale = (Self.prior + squares) / (Self.prior + changes)
    noise = scale.squareRoot()
    walk = scale.squareRoot() * Self.walkBefore
    self.level = level
    years = counts.count
    // The years given stand for a level of earlier years; it walked on since.
    let shares = zip(counts, weights).map { (age: $0.age, share: $1 / weight) }
    var told = shares.reduce(0) { $0 + $1.share * $1.share } * scale / size
    for age in 1..<max(1, (counts.last?.age ?? 0) + 1) {
      let older = shares.reduce(0) { $0 + ($1.age >= age ? $1.share : 0) }
      told += walk * walk * older * older
    }
    once = told.squareRoot()
  }
}
