internal import GSL

/// Ratios of consecutive years, their mean, their own spread and the part of a year that all grades
/// have in common.
///
/// With r[g,t] the ratios, m_g their means over T transitions and d = r − m_g:
/// y_t = mean over g of d; s_g² = Σ_t (d − y_t)² / (T − 1) · G / (G − 1);
/// σ_c² = max(0, Σ_t y_t² / (T − 1) − mean(s_g²) / G). One grade alone has no common part.
struct SurvivalFit {
  /// The mean of each grade.
  let means: [Double]
  /// The standard deviation of each grade beside the common part.
  let spreads: [Double]
  /// The standard deviation of the common part.
  let common: Double
  /// The number of transitions.
  let transitions: Int

  /// Fits ratios, one array of transitions for each grade; at least two transitions.
  init(_ ratios: [[Double]]) {
    let count = ratios.first?.count ?? 0
    let grades = Double(ratios.count)
    let means = ratios.map { SampleStatistics.mean($0) }
    let years = (0..<count).map { year in
      SampleStatistics.mean(zip(ratios, means).map { $0[year] - $1 })
    }
    transitions = count
    self.means = means
    guard ratios.count > 1 else {
      spreads = ratios.map { SampleStatistics.standardDeviation($0) }
      common = 0
      return
    }
    // The rests d − y_t of a grade sum to 0, so that GSL's variance is their sum of squares.
    let variances = zip(ratios, means).map { values, mean in
      SampleStatistics.variance(zip(values, years).map { $0 - mean - $1 }) * grades / (grades - 1)
    }
    let shared = SampleStatistics.variance(years) - SampleStatistics.mean(variances) / grades
    spreads = variances.map { $0.squareRoot() }
    common = max(0, shared).squareRoot()
  }
}
