/// Which of the two futures of one trial is meant.
public enum World: String, Sendable, Hashable, CaseIterable {
  /// The district with the plan.
  case plan
  /// The district without the plan.
  case statusQuo = "status_quo"

  /// What stands before a name of the status quo; nothing before one of the plan.
  public var prefix: String { self == .plan ? "" : rawValue + "." }

  /// Hashes which of the two it is; enums with raw values hash those otherwise.
  public func hash(into hasher: inout Hasher) { hasher.combine(self == .plan) }
}
