/// The rows of a text chart: evenly spaced values from the top down, every k-th one round.
struct ChartScale {
  /// About the most rows of a chart, and of a small one.
  static let mostRows = 16
  static let fewRows = 6

  /// The value at the middle of each row, from the top down.
  let values: [Double]
  /// The step between rows.
  let step: Double
  /// The decimals that the labels need.
  let decimals: Int
  /// The lowest row as a multiple of the step.
  private let bottom: Double
  /// Rows from one label to the next.
  private let rowsPerLabel: Int

  /// A scale that covers all given numbers; those that are not finite are left out. Numbers that lie
  /// closer together than `leastSpan` are drawn as if they did not, so that labels stay short.
  init(covering numbers: [Double], leastSpan: Double = 0, rows mostRows: Int = Self.mostRows) {
    let finite = numbers.filter { $0.isFinite && abs($0) < 1e15 }
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    let size = max(high - low, max(abs(high), abs(low)) * 1e-6, 1e-6, leastSpan)
    let span = size / Double(mostRows)
    let exponent = FigureFormat.exponentOfTen(span)
    var best = (step: Double.infinity, rows: 2, decimals: 0)
    for power in exponent...(exponent + 2) {
      for mantissa in [1.0, 2.0, 5.0] {
        for rows in 2...4 {
          let step = mantissa * Self.power(power) / Double(rows)
          if step >= span, step < best.step * (1 - 1e-9) { best = (step, rows, max(0, -power)) }
        }
      }
    }
    let bottom = (low / best.step).rounded(.toNearestOrAwayFromZero)
    let top = (high / best.step).rounded(.toNearestOrAwayFromZero)
    let count = min(mostRows + 2, max(1, Int(top - bottom)) + 1)
    self.step = best.step
    self.bottom = bottom
    self.rowsPerLabel = best.rows
    self.values = (0..<count).map { (bottom + Double(count - 1 - $0)) * best.step }
    self.decimals = best.decimals
  }

  /// The row that shows a value; values off the scale go to its nearest end.
  func row(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    let fromBottom = (value / step).rounded(.toNearestOrAwayFromZero) - bottom
    return values.count - 1 - Int(min(Double(values.count - 1), max(0, fromBottom)))
  }

  /// Whether a row carries a number: those at round values.
  func isLabelled(_ row: Int) -> Bool {
    let multiple = (values[row] / step).rounded(.toNearestOrAwayFromZero)
    return multiple.truncatingRemainder(dividingBy: Double(rowsPerLabel)) == 0
  }

  /// 10 to a whole power.
  private static func power(_ exponent: Int) -> Double {
    exponent >= 0 ? FigureFormat.powerOfTen(exponent) : 1 / FigureFormat.powerOfTen(-exponent)
  }
}
