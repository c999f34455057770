public import SummaryMeasures

/// One run with what a report says about its origin.
public struct ReportedRun: Sendable {
  /// What the trials amount to.
  public let run: RunSummary
  /// Where the figures come from.
  public let provenance: Provenance
  /// The assumptions behind them.
  public let register: AssumptionRegister
  /// What tells it from the base over the horizon, future by future; `nil` for the base, and where the base
  /// is not run beside it.
  public let againstBase: ComparisonSummary?

  /// Makes a run to report.
  public init(
    run: RunSummary, provenance: Provenance, register: AssumptionRegister,
    againstBase: ComparisonSummary? = nil
  ) {
    self.againstBase = againstBase
    self.run = run
    self.provenance = provenance
    self.register = register
  }
}
