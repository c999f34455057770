/// One figure of one year as it was projected from an earlier year, and as it came about.
public struct BacktestPoint: Sendable, Hashable {
  /// What was projected: a grade or a series.
  public let series: String
  /// The last year that was known.
  public let origin: Int
  /// The year projected.
  public let year: Int
  /// What came about.
  public let actual: Double
  /// The projected mean.
  public let mean: Double
  /// The projected quantiles: 5, 25, 75 and 95 of 100 futures lie at or below.
  public let p5: Double, p25: Double, p75: Double, p95: Double
  /// What the plain method projected, where it could.
  public let plain: Double?

  /// Makes a point.
  public init(
    series: String, origin: Int, year: Int, actual: Double, mean: Double, p5: Double, p25: Double,
    p75: Double, p95: Double, plain: Double? = nil
  ) {
    self.plain = plain
    self.series = series
    self.origin = origin
    self.year = year
    self.actual = actual
    self.mean = mean
    self.p5 = p5
    self.p25 = p25
    self.p75 = p75
    self.p95 = p95
  }

  /// Years ahead.
  public var ahead: Int { year - origin }
  /// (projected − actual) / actual; `nil` where nothing came about.
  public var error: Double? { error(of: mean) }
  /// The same of the plain method; `nil` where it could not project.
  public var plainError: Double? { plain.flatMap { error(of: $0) } }
  private func error(of projected: Double) -> Double? {
    actual == 0 ? nil : (projected - actual) / actual
  }
  /// Whether the central 50 % held the actual, its ends included.
  public var isInHalf: Bool { p25 <= actual && actual <= p75 }
  /// Whether the central 90 % held the actual, its ends included.
  public var isInNinety: Bool { p5 <= actual && actual <= p95 }
}

/// How well a set of projections did.
public struct BacktestScore: Sendable, Hashable {
  /// The number of points.
  public let count: Int
  /// The mean error, a share; positive where too much was projected. `nil` without points.
  public let bias: Double?
  /// The mean absolute error (MAPE), a share.
  public let meanAbsoluteError: Double?
  /// The plain method's mean error, over the points that it could project.
  public let plainBias: Double?
  /// The plain method's mean absolute error.
  public let plainMeanAbsoluteError: Double?
  /// Points inside the central 50 %.
  public let inHalf: WilsonInterval
  /// Points inside the central 90 %.
  public let inNinety: WilsonInterval

  /// Scores points; errors are over those with an actual other than 0.
  public init(_ points: [BacktestPoint]) {
    let errors = points.compactMap(\.error)
    let plainErrors = points.compactMap(\.plainError)
    count = points.count
    bias = Self.mean(errors)
    meanAbsoluteError = Self.mean(errors.map(abs))
    plainBias = Self.mean(plainErrors)
    plainMeanAbsoluteError = Self.mean(plainErrors.map(abs))
    inHalf = WilsonInterval(hits: points.count { $0.isInHalf }, of: points.count)
    inNinety = WilsonInterval(hits: points.count { $0.isInNinety }, of: points.count)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

/// A count of hits with Wilson's 95 % interval for its share (Wilson 1927):
/// `(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`.
public struct WilsonInterval: Sendable, Hashable {
  /// How many hit.
  public let hits: Int
  /// Of how many.
  public let count: Int
  /// The lower end, 0..1.
  public let low: Double
  /// The upper end, 0..1.
  public let high: Double

  /// The share that hit; 0 of none.
  public var share: Double { count == 0 ? 0 : Double(hits) / Double(count) }

  /// The interval of a count; 0 to 1 where there is none.
  public init(hits: Int, of count: Int) {
    self.hits = hits
    self.count = count
    guard count > 0 else {
      (low, high) = (0, 1)
      return
    }
    let z = 1.959963984540054
    let n = Double(count)
    let p = Double(hits) / n
    let middle = p + z * z / (2 * n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    low = max(0, (middle - reach) / scale)
    high = min(1, (middle + reach) / scale)
  }
}
