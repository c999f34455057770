/// What is needed to get the same figures again.
public struct Provenance: Sendable, Hashable {
  /// This program and its version, as reports and commands print it.
  public static let program = "evenkeel 0.1.0"

  /// The path of the scenario as the user wrote it.
  public let scenario: String
  /// The variants that were applied, joined by `+`; `nil` for the base.
  public let variant: String?
  /// The seed.
  public let seed: UInt64
  /// The number of trials that were run.
  public let trials: Int
  /// How draws were made: `latin` or `plain`.
  public let sampling: String
  /// The program and its version, e.g. `evenkeel 0.1.0`.
  public let engine: String
  /// The SHA-256 of all input files, in hexadecimal.
  public let inputSHA256: String
  /// The command that gives the same report again.
  public let command: String
  /// One trial with every draw at its median.
  public let isDeterministic: Bool

  /// Makes a provenance.
  public init(
    scenario: String, variant: String?, seed: UInt64, trials: Int, sampling: String,
    engine: String = Self.program, inputSHA256: String, command: String,
    isDeterministic: Bool = false
  ) {
    self.scenario = scenario
    self.variant = variant
    self.seed = seed
    self.trials = trials
    self.sampling = sampling
    self.engine = engine
    self.inputSHA256 = inputSHA256
    self.command = command
    self.isDeterministic = isDeterministic
  }
}
