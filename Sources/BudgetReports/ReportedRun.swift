public import SummaryMeasures

/// One run with what a report says about its origin.
public struct ReportedRun: Sendable {
  /// What the trials amount to.
  public let run: RunSummary
  /// Where the figures come from.
  public let provenance: Provenance
  /// The assumptions behind them.
  public let register: AssumptionRegister

  /// Makes a run to report.
  public init(run: RunSummary, provenance: Provenance, register: AssumptionRegister) {
    self.run = run
    self.provenance = provenance
    self.register = register
  }
}
