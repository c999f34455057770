import CGSL

/// Finds where a function is zero between two points of opposite sign (Brent's method).
public struct BrentRootFinder: ~Copyable {
  /// GSL's own state.
  private let solver: UnsafeMutablePointer<gsl_root_fsolver>

  /// The function as GSL's callback sees it.
  private struct Context {
    /// The function whose zero is sought.
    let function: (Double) -> Double
  }

  /// Makes a root finder.
  public init() throws(GSLError) {
    _ = GSLReporting.isSilenced
    solver = try GSLReporting.allocated(
      gsl_root_fsolver_alloc(evenkeel_gsl_root_brent()), task: "a root")
  }

  deinit { gsl_root_fsolver_free(solver) }

  /// The zero between `low` and `high`, to the wider of the two tolerances.
  ///
  /// Fails when the function has the same sign at both ends, is not finite, or needs more than
  /// `iterations` steps.
  public mutating func root(
    between low: Double, and high: Double, absoluteTolerance: Double = 0,
    relativeTolerance: Double = 1e-14, iterations: Int = 200,
    of function: (Double) -> Double
  ) throws(GSLError) -> Double {
    let outcome = withoutActuallyEscaping(function) { escaping -> Result<Double, GSLError> in
      var context = Context(function: escaping)
      return withUnsafeMutablePointer(to: &context) { pointer -> Result<Double, GSLError> in
        var callback = gsl_function(
          function: { x, context in
            guard let context else { return .nan }
            return context.assumingMemoryBound(to: Context.self).pointee.function(x)
          }, params: UnsafeMutableRawPointer(pointer))
        return search(
          &callback, low: low, high: high, absoluteTolerance: absoluteTolerance,
          relativeTolerance: relativeTolerance, iterations: iterations)
      }
    }
    return try outcome.get()
  }

  /// Runs the iteration until the bracket is narrow enough.
  private func search(
    _ callback: inout gsl_function, low: Double, high: Double, absoluteTolerance: Double,
    relativeTolerance: Double, iterations: Int
  ) -> Result<Double, GSLError> {
    var code = gsl_root_fsolver_set(solver, &callback, min(low, high), max(low, high))
    var step = 0
    while code == GSL_SUCCESS {
      guard step < iterations else { code = Int32(GSL_EMAXITER); break }
      step += 1
      code = gsl_root_fsolver_iterate(solver)
      if code != GSL_SUCCESS { break }
      let narrow = gsl_root_test_interval(
        gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), absoluteTolerance,
        relativeTolerance)
      if narrow == GSL_SUCCESS { return .success(gsl_root_fsolver_root(solver)) }
    }
    return .failure(
      GSLError(code: Int(code), task: "a root between \(low) and \(high)"))
  }
}
