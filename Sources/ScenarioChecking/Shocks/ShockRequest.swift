/// Which shocks a scenario is checked with, beside its base.
public struct ShockRequest: Sendable, Hashable {
  /// Combinations of ids, or `nil` for each shock of the library and of the scenario on its own.
  public let combinations: [[String]]?
  /// The first year of shocks that state none; `nil` for the second year of the horizon.
  public let from: Int?
  /// The variants that each of them comes on top of, by their ids.
  public let variants: [String]

  /// Asks for shocks.
  public init(combinations: [[String]]? = nil, from: Int? = nil, variants: [String] = []) {
    self.combinations = combinations
    self.from = from
    self.variants = variants
  }
}

/// One or several shocks together, and what they find in a scenario.
public struct CheckedShock: Sendable {
  /// The ids, joined by +.
  public let id: String
  /// A plain title.
  public let title: String
  /// Where it comes from; `nil` where nothing says.
  public let source: String?
  /// The first year in which it acts.
  public let firstYear: Int
  /// What it changes, as written, e.g. `fund[program = title2].award *= 0%`.
  public let changes: [String]
  /// What it does not find, e.g. `no stream of Title II, Part A`.
  public let missing: [String]
  /// The position of its budget; `nil` where nothing of it applies.
  public let budget: Int?
}
