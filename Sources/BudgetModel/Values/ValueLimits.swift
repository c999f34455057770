/// What a key allows, and how people write its numbers.
public struct ValueLimits: Sendable, Hashable {
  /// How its numbers are written.
  public enum Form: Sendable {
    /// Shares and rates, in percent.
    case percent
    /// Dollars.
    case dollars
    /// Numbers as they are.
    case plain
  }

  /// The key, e.g. `realised`.
  public let name: String
  /// What it is, e.g. `a share, 0 % to 100 %`.
  public let words: String
  /// The least number that it can be.
  public let least: Double?
  /// The greatest number that it can be.
  public let greatest: Double?
  /// How its numbers are written.
  public let form: Form

  /// Makes limits.
  public init(name: String, words: String, least: Double?, greatest: Double?, form: Form) {
    self.name = name
    self.words = words
    self.least = least
    self.greatest = greatest
    self.form = form
  }

  /// Whether a number is outside by more than rounding.
  public func excludes(_ value: Double) -> Bool {
    let slack = 1e-9 * max(1, abs(value))
    return value < (least ?? -.infinity) - slack || value > (greatest ?? .infinity) + slack
  }

  /// The number, or the nearer end where it is outside.
  public func nearest(to value: Double) -> Double {
    min(max(value, least ?? -.infinity), greatest ?? .infinity)
  }
}
