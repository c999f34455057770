/// What the base of a report is asked besides: shocks, larger classes, and what pays for what.
public struct ReportedTradeoffs: Sendable {
  /// The plan under the shocks of the library and the scenario's own.
  public let stress: ReportedStress?
  /// Where one student more per class removes a section; `nil` without class sizes.
  public let map: ReportedMap?
  /// The plan with class sizes from today's on; `nil` where they cannot be swept.
  public let sweep: ReportedSweep?
  /// One student more per class beside one leader of each role; `nil` without either.
  public let exchange: ReportedExchange?
  /// Why one of them is missing, in plain words.
  public let missing: [String]

  /// Makes them.
  public init(
    stress: ReportedStress?, map: ReportedMap?, sweep: ReportedSweep?,
    exchange: ReportedExchange?, missing: [String]
  ) {
    self.stress = stress
    self.map = map
    self.sweep = sweep
    self.exchange = exchange
    self.missing = missing
  }
}
