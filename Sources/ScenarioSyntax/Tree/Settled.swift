public import Diagnostics

/// `settled NAME FYnnnn = value, value clauses`: the years of a driver that are agreed.
public struct Settled: Sendable {
  /// The driver.
  public let name: Word
  /// The year of the first value; each further value is that of the next year.
  public let year: FiscalYearWord
  /// One value, or a list of them.
  public let value: Expression
  /// What stands behind them.
  public let clauses: Clauses
  /// The place of the whole statement.
  public let range: SourceRange

  /// Makes a statement.
  public init(
    name: Word, year: FiscalYearWord, value: Expression, clauses: Clauses, range: SourceRange
  ) {
    self.name = name
    self.year = year
    self.value = value
    self.clauses = clauses
    self.range = range
  }

  /// The values in the order of their years.
  public var values: [Expression] {
    if case .list(let elements, _) = value { return elements }
    return [value]
  }
}
