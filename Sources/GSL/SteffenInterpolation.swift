import CGSL

/// A monotone cubic curve through points (Steffen 1990): it never overshoots its points.
public struct SteffenInterpolation: ~Copyable {
  /// GSL's own state.
  private let curve: UnsafeMutablePointer<gsl_interp>
  /// Ascending abscissae.
  private let x: [Double]
  /// Values at the abscissae.
  private let y: [Double]

  /// Makes the curve; needs at least three points with strictly ascending x.
  public init(x: [Double], y: [Double]) throws(GSLError) {
    let task = "a monotone curve through \(x.count) points"
    guard x.count == y.count, x.count >= 3, zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw GSLError(code: GSL_EINVAL, task: task)
    }
    _ = GSLReporting.isSilenced
    let allocated = try GSLReporting.allocated(
      gsl_interp_alloc(evenkeel_gsl_interp_steffen(), x.count), task: task)
    let code = gsl_interp_init(allocated, x, y, x.count)
    guard code == GSL_SUCCESS else {
      gsl_interp_free(allocated)
      throw GSLError(code: Int(code), task: task)
    }
    self.x = x
    self.y = y
    curve = allocated
  }

  deinit { gsl_interp_free(curve) }

  /// The curve's value; outside the points, the value of the nearest one.
  public func value(at position: Double) -> Double {
    guard let first = x.first, let last = x.last, !position.isNaN else { return .nan }
    return gsl_interp_eval(curve, x, y, min(max(position, first), last), nil)
  }
}
