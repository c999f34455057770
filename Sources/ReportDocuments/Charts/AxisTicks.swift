/// Round values along an axis that cover all numbers of a chart.
struct AxisTicks {
  /// The marks, ascending.
  let values: [Double]
  /// The decimals that they need.
  let decimals: Int
  /// Where the axis begins and ends: the numbers themselves with a little room, not the marks.
  let low: Double
  let high: Double

  /// Marks over all given numbers; those that are not finite are left out, and numbers closer together
  /// than `leastSpan` are drawn as if they were not.
  init(covering numbers: [Double], leastSpan: Double = 0, most: Int = 5) {
    let finite = numbers.filter { $0.isFinite && abs($0) < 1e15 }
    let least = finite.min() ?? 0
    let greatest = finite.max() ?? 1
    let size = max(
      greatest - least, max(abs(greatest), abs(least)) * 1e-6, 1e-6, leastSpan)
    let middle = (least + greatest) / 2
    let bottom = min(least, middle - size / 2)
    let top = max(greatest, middle + size / 2)
    let exponent = FigureFormat.exponentOfTen(size / Double(most))
    var chosen = (step: Double.infinity, decimals: 0)
    for power in exponent...(exponent + 1) {
      for mantissa in [1.0, 2.0, 5.0] {
        let step = mantissa * Self.power(power)
        if size / step <= Double(most), step < chosen.step { chosen = (step, max(0, -power)) }
      }
    }
    let first = (bottom / chosen.step).rounded(.up)
    let last = (top / chosen.step).rounded(.down)
    let count = max(0, min(most + 1, Int(last - first) + 1))
    values = (0..<count).map { (first + Double($0)) * chosen.step }
    decimals = chosen.decimals
    low = bottom
    high = top
  }

  /// 10 to a whole power.
  private static func power(_ exponent: Int) -> Double {
    exponent >= 0 ? FigureFormat.powerOfTen(exponent) : 1 / FigureFormat.powerOfTen(-exponent)
  }

  /// Where a value lies between two ends of a picture.
  func position(_ value: Double, from start: Double, to end: Double) -> Double {
    let share = (value - low) / (high - low)
    return start + (end - start) * min(1, max(0, share.isFinite ? share : 0))
  }
}
