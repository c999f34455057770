import BudgetModel
import SummaryMeasures
import Testing

/// Scores of comparisons with the past.
@Suite struct BacktestTests {
  /// Expected: `scipy.stats.binomtest(k, n).proportion_ci(0.95, method="wilson")`.
  @Test(arguments: [
    (52, 75, 0.5816954517744293, 0.7861313291322192),
    (0, 10, 0.0, 0.27753279986288926),
    (10, 10, 0.7224672001371109, 1.0),
    (1, 3, 0.06149194472039626, 0.7923403991979523),
    (381, 420, 0.8755767254891207, 0.931328764482503),
    (7, 8, 0.5291118177871464, 0.9775825085499433),
  ])
  func wilsonIntervals(_ hits: Int, _ count: Int, _ low: Double, _ high: Double) {
    let interval = WilsonInterval(hits: hits, of: count)
    #expect(abs(interval.low - low) < 1e-12)
    #expect(abs(interval.high - high) < 1e-12)
  }

  @Test func anIntervalOfNothingSaysNothing() {
    let interval = WilsonInterval(hits: 0, of: 0)
    #expect(interval.low == 0 && interval.high == 1 && interval.share == 0)
  }

  /// Projected 110, 95, 200 where 100, 100, 250 came about: +10 %, −5 %, −20 %.
  @Test func biasAndAbsoluteErrorByHand() throws {
    let points = [(110.0, 100.0), (95, 100), (200, 250)].map {
      point(mean: $0, actual: $1, half: 0, ninety: 0)
    }
    let score = BacktestScore(points)
    #expect(abs(try #require(score.bias) + 0.05) < 1e-15)
    #expect(abs(try #require(score.meanAbsoluteError) - 0.35 / 3) < 1e-15)
  }

  /// Of 10 outcomes 100..109 the range 99..104.5 holds 5, and 102..103 holds 2, ends included.
  @Test func hitsOfAConstructedSeries() {
    let points = (0..<10).map { step in
      BacktestPoint(
        series: "one", origin: 2019, year: 2020 + step, actual: 100 + Double(step), mean: 102,
        p5: 99, p25: 102, p75: 103, p95: 104.5)
    }
    let score = BacktestScore(points)
    #expect(score.count == 10 && score.inNinety.hits == 5 && score.inHalf.hits == 2)
    #expect(points.map(\.ahead) == Array(1...10))
  }

  @Test func nothingToComeIsLeftOutOfErrors() {
    let points = [
      point(mean: 5, actual: 0, half: 1, ninety: 2),
      point(mean: 11, actual: 10, half: 1, ninety: 2),
    ]
    let score = BacktestScore(points)
    #expect(score.count == 2)
    #expect(abs((score.bias ?? 0) - 0.1) < 1e-15)
    #expect(BacktestScore([]).bias == nil)
  }

  /// Mean and sd of the sum of an AR(1), from the covariance matrix of its years in numpy.
  @Test(
    arguments: [
      ([0.0178, 0.1724, -0.1666], 1, nil, 0.0178, 0.1724),
      ([0.0178, 0.1724, -0.1666], 5, 0.1, 0.07725966260320007, 0.33590928449314417),
      ([0.0067, 0.0336, -0.1227], 3, -0.02, 0.023023436242016103, 0.05341577986967233),
      ([0.0068, 0.0101, 0.2358], 5, nil, 0.033999999999999996, 0.027248737554353458),
      ([0.02, 0.05, 0.9], 4, 0.08, 0.265706, 0.10628212443774351),
    ] as [([Double], Int, Double?, Double, Double)])
  func growthOfAnAutoregression(
    _ numbers: [Double], _ years: Int, _ last: Double?, _ mean: Double, _ sd: Double
  ) {
    let spread = DefaultSpreads.Spread(
      trend: numbers[0], sd: numbers[1], persistence: numbers[2])
    let found = spread.growth(over: years, after: last)
    #expect(abs(found.mean - mean) < 1e-12)
    #expect(abs(found.sd - sd) < 1e-12)
  }

  @Test func theSizeOfADistrictChoosesItsSpread() {
    let small = DefaultSpreads.spread(of: .students, students: 499)
    let large = DefaultSpreads.spread(of: .students, students: 15_000)
    #expect(small.sd == 0.0689 && large.sd == 0.0101 && large.persistence == 0.2358)
    #expect(DefaultSpreads.spread(of: .federalRevenue, students: 1_319).sd == 0.1724)
    #expect(DefaultSpreads.spread(of: .spending, students: 1_500).trend == 0.0359)
  }

  private func point(
    mean: Double, actual: Double, half: Double, ninety: Double
  ) -> BacktestPoint {
    BacktestPoint(
      series: "one", origin: 2020, year: 2021, actual: actual, mean: mean, p5: mean - ninety,
      p25: mean - half, p75: mean + half, p95: mean + ninety)
  }
}
