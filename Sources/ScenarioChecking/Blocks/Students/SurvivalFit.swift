internal import BudgetModel

/// Ratios into several grades from the steps of earlier years: their level, what single students,
/// a year and the whole district add to it by chance, and how well few years tell the level.
///
/// With n students below and E in the grade, m is the weighted mean of E/n; a year ago counts 0.8 of this
/// one, and few students count n/(n + 10) of many, since one of them moves their ratio much (in a mean of
/// years all count the same). What came beyond the students expected, b = n·m, is the part
/// y = Σ(E − b)/Σb that all grades of a year have in common and a rest u = E − b − y·b. Before the data
/// a rest has the variance v = 0.6²·b + 0.01²·b², and y has 2 %; each counts as six observations.
struct SurvivalFit {
  /// One grade's part.
  struct GradeFit {
    /// The ratio to expect.
    var level = 1.0
    /// The standard deviation of a year beside chance of single students and the common part.
    var yearly = 0.0
    /// The standard deviation of what the years given say about the level.
    var once = 0.0
    /// The years that tell it.
    var steps = 0
  }

  /// The grades in order.
  private(set) var grades: [GradeFit]
  /// The chance of single students: a cell of E expected students has an sd of noise × √E.
  let noise: Double
  /// The part of a year that all grades have in common, as a share of the ratio: its sd.
  private(set) var common = 0.0
  /// The part of all years that all grades have in common.
  private(set) var commonOnce = 0.0

  /// What a year counts beside the one after it.
  static let decay = 0.8
  /// The students whose ratio counts half as much as that of many.
  private static let few = 10.0
  /// Before the data: chance of single students, a year's own part and the common one, as shares.
  private static let singles = 0.6, ownPart = 0.01, commonPart = 0.02
  /// The part of the coming years that no year tells.
  private static let drift = 0.012
  /// How many observations the values before the data count for.
  private static let prior = 6.0

  /// One grade to fit: its steps and how they make a level.
  struct Series {
    let steps: [StudentHistory.Step]
    let method: HistoryMethod
  }

  /// The sums of one grade.
  private struct Sums {
    var weight = 0.0
    var squares = 0.0
    var before = 0.0
    var level = 1.0
    /// No smaller than what a share of a student could be, for variances.
    var scale: Double { max(level, 0.05) }
    var size: Double { max(1, weight > 0 ? before / weight : 1) }
    var years: Double { max(1, squares > 0 ? weight * weight / squares : 1) }

    init(_ series: Series) {
      var ratios = 0.0
      for step in series.steps {
        var part = series.method.weight(age: step.age, decay: SurvivalFit.decay)
        if series.method == .fitted { part *= step.before / (step.before + SurvivalFit.few) }
        weight += part
        squares += part * part
        before += part * step.before
        ratios += part * step.ratio
      }
      if weight > 0 { level = ratios / weight }
    }

    /// The variance of what comes beyond the expected students, before the data.
    func variance(_ before: Double) -> Double {
      let own = SurvivalFit.ownPart * scale * before
      return SurvivalFit.singles * SurvivalFit.singles * scale * before + own * own
    }
  }

  /// One year's sums over all grades.
  private struct Year {
    var expected = 0.0
    var beyond = 0.0
    var variance = 0.0
    /// The part that all grades have in common.
    var common: Double { expected > 0 ? beyond / expected : 0 }
  }

  /// Fits grades; a chance of single students that is stated takes its part.
  init(_ series: [Series], noise stated: Double?) {
    let sums = series.map { Sums($0) }
    var years: [Int: Year] = [:]
    for (grade, sum) in zip(series, sums) {
      for step in grade.steps {
        years[step.age, default: Year()].expected += sum.level * step.before
        years[step.age, default: Year()].beyond += step.students - sum.level * step.before
      }
    }
    if series.count < 2 { years = years.mapValues { Year(expected: $0.expected) } }
    // How much larger or smaller than before the data: all grades, then each of them.
    let widening = series.count > 1 ? Double(series.count) / Double(series.count - 1) : 1
    let squares = zip(series, sums).map { grade, sum in
      grade.steps.reduce(0) { total, step in
        let common = years[step.age]?.common ?? 0
        let rest = step.students - sum.level * step.before * (1 + common)
        return total + rest * rest / sum.variance(step.before)
      } * widening
    }
    let degrees = series.map { Double(max(0, $0.steps.count - 1)) }
    let all =
      (Self.prior + squares.reduce(0, +)) / (Self.prior + degrees.reduce(0, +))
    let scales = zip(squares, degrees).map { square, degree in
      (Self.prior * all + square) / (Self.prior + degree)
    }
    let noise = stated ?? all.squareRoot() * Self.singles
    self.noise = noise
    grades = zip(zip(series, sums), scales).map { pair, scale in
      let (grade, sum) = pair
      let variance = scale * sum.variance(sum.size) / (sum.size * sum.size)
      let single = noise * noise * sum.scale / sum.size
      return GradeFit(
        level: sum.level, yearly: max(0, variance - single).squareRoot(),
        once: (variance / sum.years).squareRoot(), steps: grade.steps.count)
    }
    guard series.count > 1 else { return }
    for ((grade, sum), scale) in zip(zip(series, sums), scales) {
      for step in grade.steps {
        years[step.age, default: Year()].variance += scale * sum.variance(step.before)
      }
    }
    fitCommon(years.filter { $0.value.expected > 0 })
  }

  /// The part that all grades of a year have in common.
  private mutating func fitCommon(_ years: [Int: Year]) {
    let ages = years.keys.sorted()
    guard !ages.isEmpty else { return }
    let before = Self.commonPart * Self.commonPart
    var squares = 0.0
    var chance = 0.0
    var weight = 0.0
    var weightSquares = 0.0
    for age in ages {
      guard let year = years[age] else { continue }
      let single = year.variance / (year.expected * year.expected)
      squares += year.common * year.common / (before + single)
      chance += single
      let part = HistoryMethod.fitted.weight(age: age, decay: Self.decay)
      weight += part
      weightSquares += part * part
    }
    let count = Double(ages.count)
    let scale = (Self.prior + squares) / (Self.prior + max(0, count - 1))
    let variance = scale * (before + chance / count) - chance / count
    common = max(variance, before / 9).squareRoot()
    let told = common * common * weightSquares / (weight * weight)
    commonOnce = (told + Self.drift * Self.drift).squareRoot()
  }
}
