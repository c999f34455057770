public import Diagnostics

/// A value, formula or condition as written.
public indirect enum Expression: Sendable {
  /// `12`, `$1.2M`, `8.25%`, `20 students`, `$4,900 per FTE`, `0.5 points`.
  case quantity(Quantity)
  /// `cpi`, `fund.title1.award`, `leader stipends` is a `phrase` instead.
  case name(Path)
  /// Two or more bare words in a row, such as `leader stipends` or `prior year`.
  case phrase([Word], SourceRange)
  /// `"text"`.
  case text(Quoted)
  /// `FY2027`, `FY2026..FY2030`.
  case years(FiscalYearWord, FiscalYearWord?, SourceRange)
  /// `PK..4`, `5`, `K` where written as a grade or a span of grades.
  case gradeSpan(Word, Word, SourceRange)
  /// `20..26`.
  case numberSpan(Quantity, Quantity, SourceRange)
  /// `a, b, c`; never with one element.
  case list([Expression], SourceRange)
  /// `normal(mean = 2%, sd = 1%)`, `P(coverage >= 1 in each year)`, `discrete(1: 30%, 2: 70%)`.
  case call(Word, [Argument], SourceRange)
  /// `-x`.
  case negation(Expression, SourceRange)
  /// `a + b`, `a >= b`.
  case binary(BinaryOperator, Expression, Expression, SourceRange)
  /// `a to b`: the central 90 %.
  case interval(Expression, Expression, SourceRange)
  /// `8.25% of pay`, `10% of teachers`, `90% of prior year`: the share, then what it is a share of.
  case share(Expression, [Word], SourceRange)
  /// `100 hours at $35 per hour`, `100 hours at own rate`.
  case at(Expression, Expression, SourceRange)
  /// `after committed = EXPRESSION`.
  case afterCommitted(Expression, SourceRange)
  /// `column "end_year"`.
  case column(Quoted, SourceRange)
  /// `default`: the ready-made uncertainty of the key.
  case readyMade(SourceRange)
  /// A condition tested over years: `coverage >= 1 in each year from FY2027`.
  case overYears(Expression, YearQuantifier, SourceRange)
  /// `x = $100 within $5` or `within 1%`.
  case within(Expression, Expression, SourceRange)

  /// The place of the whole expression.
  public var range: SourceRange {
    switch self {
    case .quantity(let quantity): quantity.range
    case .name(let path): path.range
    case .text(let quoted): quoted.range
    case .phrase(_, let range), .years(_, _, let range), .gradeSpan(_, _, let range),
      .numberSpan(_, _, let range), .list(_, let range), .call(_, _, let range),
      .negation(_, let range), .binary(_, _, _, let range), .interval(_, _, let range),
      .share(_, _, let range), .at(_, _, let range), .afterCommitted(_, let range),
      .column(_, let range), .readyMade(let range), .overYears(_, _, let range),
      .within(_, _, let range):
      range
    }
  }
}

/// An operator between two expressions.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and
  case or
}

/// A number with its unit as written.
public struct Quantity: Sendable {
  /// The words of a unit after `per`, e.g. `per 25 students`, `per new leader`.
  public struct Per: Sendable {
    /// The count in `per 25 students`; 1 where none is written.
    public let count: Double
    /// The words: `student`, `new leader`.
    public let words: [Word]

    /// Makes a divisor.
    public init(count: Double, words: [Word]) {
      self.count = count
      self.words = words
    }
  }

  /// The number, with `K`, `M` or `B` multiplied in; a percentage is kept as written (8.25 for 8.25 %).
  public let number: Double
  /// A `$` stands before it.
  public let isMoney: Bool
  /// A `%` stands behind it.
  public let isPercent: Bool
  /// The unit words behind it: `students`, `FTE`, `points`.
  public let unit: [Word]
  /// The divisors: `per FTE per year`.
  public let per: [Per]
  /// The place of number and unit.
  public let range: SourceRange

  /// Makes a quantity.
  public init(
    number: Double, isMoney: Bool, isPercent: Bool, unit: [Word], per: [Per], range: SourceRange
  ) {
    self.number = number
    self.isMoney = isMoney
    self.isPercent = isPercent
    self.unit = unit
    self.per = per
    self.range = range
  }
}

/// One argument of a call.
public struct Argument: Sendable {
  /// The name in `mean = 2%`.
  public let label: Word?
  /// The value before the colon in `30%: uniform(…)`.
  public let key: Expression?
  /// The value.
  public let value: Expression

  /// Makes an argument.
  public init(label: Word?, key: Expression?, value: Expression) {
    self.label = label
    self.key = key
    self.value = value
  }
}

/// Over which years a condition is tested.
public struct YearQuantifier: Sendable {
  /// The forms.
  public enum Form: Sendable {
    /// Each year on its own.
    case each
    /// All years together, one answer a trial.
    case all
    /// One year.
    case only
  }

  /// Which form.
  public let form: Form
  /// The years it is limited to.
  public let scope: YearScope?
  /// Its place.
  public let range: SourceRange

  /// Makes a quantifier.
  public init(form: Form, scope: YearScope?, range: SourceRange) {
    self.form = form
    self.scope = scope
    self.range = range
  }
}
