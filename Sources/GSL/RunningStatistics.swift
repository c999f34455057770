import CGSL

/// Mean and spread of values that pass by one at a time (GSL's `gsl_rstat`).
public struct RunningStatistics: ~Copyable {
  /// GSL's own state.
  private let workspace: UnsafeMutablePointer<gsl_rstat_workspace>

  /// Starts empty.
  public init() throws(GSLError) {
    _ = GSLReporting.isSilenced
    workspace = try GSLReporting.allocated(gsl_rstat_alloc(), task: "running statistics")
  }

  deinit { gsl_rstat_free(workspace) }

  /// Takes one more value in.
  public mutating func add(_ value: Double) {
    _ = gsl_rstat_add(value, workspace)
  }

  /// How many values have passed.
  public var count: Int { gsl_rstat_n(workspace) }
  /// The mean; 0 before the first value.
  public var mean: Double { gsl_rstat_mean(workspace) }
  /// The sample variance (divisor n − 1); 0 before the second value.
  public var variance: Double { gsl_rstat_variance(workspace) }
  /// The sample standard deviation.
  public var standardDeviation: Double { gsl_rstat_sd(workspace) }
  /// The smallest value.
  public var minimum: Double { gsl_rstat_min(workspace) }
  /// The largest value.
  public var maximum: Double { gsl_rstat_max(workspace) }
}
