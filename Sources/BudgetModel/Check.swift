public import Diagnostics
public import FigureCatalogue

/// Something that must hold.
public struct Check: Sendable {
  /// The strengths of a check.
  public enum Kind: String, Sendable, CaseIterable { case require, expect, example, adopted }

  /// Its strength.
  public let kind: Kind
  /// The title, or the condition as written.
  public let title: String
  /// The condition as written.
  public let text: String
  /// What must hold.
  public let condition: CheckCondition
  /// Where it was written.
  public let range: SourceRange
  /// The unit of the figure it compares, as printed; `ratio` for a condition.
  public let unit: String
  /// The budget line whose `adopted` amount this is, e.g. `spending.utilities`.
  public var line: String?

  /// Makes a check.
  public init(
    kind: Kind, title: String, text: String, condition: CheckCondition, range: SourceRange,
    unit: String = "ratio"
  ) {
    self.unit = unit
    self.kind = kind
    self.title = title
    self.text = text
    self.condition = condition
    self.range = range
  }
}

/// What a check compares.
public enum CheckCondition: Sendable {
  /// True in every trial, in each of the years (require).
  case everyTrial(CheckFormula, years: [Int])
  /// A statistic against a number (expect); one comparison for each entry of `years`, or one for
  /// all years together where the statistic is joint.
  case statistic(CheckStatistic, comparison: Comparison, threshold: Double, years: [Int])
  /// A figure against a number on the deterministic path (example, adopted).
  case figure(
    CheckFormula, comparison: Comparison, value: Double, tolerance: Tolerance, years: [Int])
}

/// How two numbers are compared.
public enum Comparison: String, Sendable {
  case equal = "="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// How far a figure may be from its value.
public enum Tolerance: Sendable, Hashable {
  /// In the figure's unit.
  case absolute(Double)
  /// As a share of the value.
  case relative(Double)
}

/// A statistic over trials.
public enum CheckStatistic: Sendable {
  /// The probability that a formula holds, in each year on its own.
  case probability(CheckFormula)
  /// The probability that a formula holds in all the years together.
  case jointProbability(CheckFormula)
  /// The mean of a formula in each year.
  case mean(CheckFormula)
  /// A quantile of a formula in each year; the share is 0..1.
  case quantile(Double, CheckFormula)
}

/// A formula over figures, trial by trial.
public indirect enum CheckFormula: Sendable {
  /// A number.
  case constant(Double)
  /// A figure, or a declared value, of a world.
  case figure(FigureKey)
  /// Arithmetic.
  case arithmetic(ArithmeticOperator, CheckFormula, CheckFormula)
  /// A formula so many fiscal years before, 1 or more.
  case prior(CheckFormula, years: Int)
  /// A comparison; `≥` and its like allow `max($1, 1e-9·C)` for money and 1e-9 otherwise.
  case comparison(Comparison, CheckFormula, CheckFormula, isMoney: Bool)
  /// Both hold.
  case and(CheckFormula, CheckFormula)
  /// At least one holds.
  case or(CheckFormula, CheckFormula)
}
