public import FigureCatalogue
public import ProbabilityDistributions
public import Quantities

/// A formula for one number a year, after names and units have been checked.
///
/// Money is in dollars, shares and rates are plain ratios (8.25 % is 0.0825).
public indirect enum ValueFormula: Sendable, Hashable {
  /// A given number.
  case constant(Double)
  /// A draw from a distribution.
  case draw(DrawnValue)
  /// An autoregressive process or random walk.
  case process(DrawnProcess)
  /// A binomial draw whose n and p may themselves be drawn.
  case binomial(name: String, eachYear: Bool, n: ValueFormula, p: ValueFormula)
  /// A Poisson draw whose mean may itself be drawn.
  case poisson(name: String, eachYear: Bool, mean: ValueFormula)
  /// Another value, or a figure at a place, of the world that asks.
  case reference(Figure, at: Place?)
  /// −x.
  case negate(ValueFormula)
  /// Arithmetic of two formulas.
  case arithmetic(ArithmeticOperator, ValueFormula, ValueFormula)
  /// A function of formulas.
  case function(FormulaFunction, [ValueFormula])
  /// A formula so many fiscal years before, 1 or more.
  case prior(ValueFormula, years: Int)
  /// What an adopted total in dollars leaves for a revenue or spending line, by its id, beside all other
  /// lines of its side: in the first year, with every draw at its median.
  case restOfAdopted(Double, BudgetSide, line: String)
  /// A formula in the world without the plan, whichever world asks.
  case withoutPlan(ValueFormula)
}

/// Arithmetic between two formulas; comparisons give 1 or 0.
public enum ArithmeticOperator: String, Sendable, Hashable {
  case add, subtract, multiply, divide, power
  case greaterOrEqual, greater, lessOrEqual, less, equal, notEqual
}

/// The functions a formula may call.
public enum FormulaFunction: String, Sendable, Hashable, CaseIterable {
  /// Smallest of any number of values.
  case min
  /// Largest of any number of values.
  case max
  /// `ceil(x − 1e-9)`.
  case ceil
  /// `floor(x + 1e-9)`.
  case floor
  /// Nearest whole number, half away from zero.
  case round
  /// e to the power x.
  case exp
  /// Natural logarithm.
  case log
  /// Square root.
  case sqrt
  /// Absolute value.
  case abs
  /// Sum over the horizon's years up to this one.
  case cumulative
  /// `if(condition, yes, no)`.
  case `if`
}

/// A draw from a distribution under a declared name.
public struct DrawnValue: Sendable, Hashable {
  /// The key of its random numbers.
  public let name: String
  /// What is drawn.
  public let distribution: Distribution
  /// A new draw each year, or one for the whole horizon.
  public let eachYear: Bool
  /// A stream of its own for each school, grade or cell.
  public let by: CellScope

  /// Declares a draw.
  public init(name: String, distribution: Distribution, eachYear: Bool, by: CellScope = .none) {
    self.name = name
    self.distribution = distribution
    self.eachYear = eachYear
    self.by = by
  }
}

/// Which cells of the enrolment have draws of their own.
public enum CellScope: String, Sendable, Hashable {
  case none
  case school
  case grade
  case schoolAndGrade
}

/// A process over the years of the horizon, driven by one normal score a year.
public struct DrawnProcess: Sendable, Hashable {
  /// The forms of a process.
  public enum Form: Sendable, Hashable {
    /// `x_t = m + ρ(x_{t−1} − m) + s·√(1 − ρ²)·z_t`; starts from `last`, else from the mean.
    case autoregressive(mean: Double, sd: Double, persistence: Double, last: Double?)
    /// `x_t = x_{t−1} + drift + sd·z_t` from `start`.
    case randomWalk(start: Double, drift: Double, sd: Double)
  }

  /// The key of its random numbers.
  public let name: String
  /// Which process.
  public let form: Form
  /// What it is in years that are settled, by fiscal year; the year after goes on from there.
  public var settled: [Int: Double] = [:]
  /// A stream of its own for each school, grade or cell.
  public let by: CellScope

  /// Declares a process.
  public init(name: String, form: Form, by: CellScope = .none) {
    self.name = name
    self.form = form
    self.by = by
  }
}
