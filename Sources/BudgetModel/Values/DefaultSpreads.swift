/// How yearly figures of districts move by default, by size of the district.
///
/// Computed from the districts of Texas, FY2013 to FY2020, the years between the federal stimulus
/// acts (Texas Education Agency, PEIMS summarised actual financial data; state public record): the
/// median yearly log growth, the median over districts of its standard deviation, and the median of
/// its correlation from one year to the next. Set before any projection was compared with what
/// happened, and not changed since.
public enum DefaultSpreads {
  /// What moves.
  public enum Figure: String, Sendable, CaseIterable {
    case students
    case localTax = "local_tax"
    case stateRevenue = "state_revenue"
    case federalRevenue = "federal_revenue"
    case revenue
    case spending
  }

  /// The yearly log growth g of a figure: `g_t = trend + persistence · (g_{t−1} − trend) +
  /// sd · √(1 − persistence²) · z_t`.
  public struct Spread: Sendable, Hashable {
    /// The mean log growth a year.
    public let trend: Double
    /// Its long-run standard deviation.
    public let sd: Double
    /// Its correlation with the year before.
    public let persistence: Double

    /// Makes a spread.
    public init(trend: Double, sd: Double, persistence: Double) {
      self.trend = trend
      self.sd = sd
      self.persistence = persistence
    }

    /// Mean and standard deviation of the log growth over some years, from the last growth known.
    ///
    /// The sum over h years of an AR(1): mean `h·trend + (g₀ − trend)·Σ ρ^k`, variance
    /// `sd²·(1 − ρ²)·Σ ((1 − ρ^j)/(1 − ρ))²` for j = 1..h; the first growth is at its long-run
    /// spread where none is known.
    public func growth(over years: Int, after last: Double?) -> (mean: Double, sd: Double) {
      var mean = 0.0
      var expected = last.map { $0 - trend } ?? 0
      for _ in 0..<years {
        expected *= persistence
        mean += trend + expected
      }
      var variance = 0.0
      for innovation in 1...max(1, years) {
        // What an innovation adds to this year's growth and to all later ones.
        var reach = 0.0
        var power = 1.0
        for _ in innovation...max(innovation, years) {
          reach += power
          power *= persistence
        }
        let isFirst = innovation == 1 && last == nil
        let own = isFirst ? sd : sd * (1 - persistence * persistence).squareRoot()
        variance += own * own * reach * reach
      }
      return (mean, years > 0 ? variance.squareRoot() : 0)
    }
  }

  /// The lower ends of the size bands, in students.
  public static let bands = [0, 500, 1_500, 5_000, 15_000]

  /// The spread of a figure in a district of a size.
  public static func spread(of figure: Figure, students: Double) -> Spread {
    let index = bands.lastIndex { Double($0) <= students } ?? 0
    return table[figure]?[index] ?? Spread(trend: 0, sd: 0, persistence: 0)
  }

  /// One spread a band.
  private static let table: [Figure: [Spread]] = [
    .students: [
      Spread(trend: 0.0023, sd: 0.0689, persistence: -0.1683),
      Spread(trend: 0.0067, sd: 0.0336, persistence: -0.1227),
      Spread(trend: 0.007, sd: 0.0207, persistence: -0.0342),
      Spread(trend: 0.0135, sd: 0.0147, persistence: 0.0602),
      Spread(trend: 0.0068, sd: 0.0101, persistence: 0.2358),
    ],
    .localTax: [
      Spread(trend: 0.0288, sd: 0.1128, persistence: -0.1336),
      Spread(trend: 0.0297, sd: 0.0726, persistence: -0.086),
      Spread(trend: 0.0364, sd: 0.0551, persistence: -0.1276),
      Spread(trend: 0.0502, sd: 0.0478, persistence: -0.0798),
      Spread(trend: 0.0499, sd: 0.0428, persistence: 0.0499),
    ],
    .stateRevenue: [
      Spread(trend: 0.0394, sd: 0.1624, persistence: -0.1421),
      Spread(trend: 0.0474, sd: 0.0993, persistence: -0.2093),
      Spread(trend: 0.0484, sd: 0.0893, persistence: -0.1877),
      Spread(trend: 0.0411, sd: 0.0922, persistence: -0.1736),
      Spread(trend: 0.0225, sd: 0.0888, persistence: -0.1334),
    ],
    .federalRevenue: [
      Spread(trend: 0.0055, sd: 0.2133, persistence: -0.1532),
      Spread(trend: 0.0178, sd: 0.1724, persistence: -0.1666),
      Spread(trend: 0.0192, sd: 0.131, persistence: -0.1909),
      Spread(trend: 0.0216, sd: 0.1139, persistence: -0.2543),
      Spread(trend: 0.0248, sd: 0.0969, persistence: -0.2155),
    ],
    .revenue: [
      Spread(trend: 0.0327, sd: 0.0973, persistence: -0.1779),
      Spread(trend: 0.0393, sd: 0.071, persistence: -0.1328),
      Spread(trend: 0.0382, sd: 0.0499, persistence: -0.2175),
      Spread(trend: 0.0454, sd: 0.0444, persistence: -0.2455),
      Spread(trend: 0.0394, sd: 0.0362, persistence: -0.2751),
    ],
    .spending: [
      Spread(trend: 0.0313, sd: 0.0605, persistence: -0.0182),
      Spread(trend: 0.0367, sd: 0.051, persistence: -0.0641),
      Spread(trend: 0.0359, sd: 0.0379, persistence: -0.1115),
      Spread(trend: 0.0457, sd: 0.0345, persistence: -0.0471),
      Spread(trend: 0.0384, sd: 0.0268, persistence: -0.2043),
    ],
  ]
}
