/// The families that an interval "a to b" can stand for.
public enum IntervalFamily: String, Sendable, Hashable, CaseIterable {
  /// Positive amounts and ratios.
  case lognormal
  /// Signed rates of change.
  case normal
  /// Shares strictly inside 0..1.
  case beta
  /// Positive amounts with a lighter tail than the lognormal.
  case gamma
  /// Equally likely everywhere.
  case uniform
  /// Symmetric, its mode in the middle.
  case triangular
  /// Symmetric beta-PERT, its mode in the middle.
  case pert
}
