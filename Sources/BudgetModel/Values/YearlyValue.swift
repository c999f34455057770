public import BudgetNames
public import Diagnostics

/// One key's value over the years: what was written and every change to it, in order.
///
/// Base path: `v_t = base_t × Π (growth factors after the year it is dated)`, where `base_t` is the
/// formula in year t and a growth factor is `1 + g`, or `max(1 + g, floor)` where a floor is
/// stated. Dated before the horizon it grows at the median rate up to the year before the
/// horizon. A later segment or change acts in its years only.
public struct YearlyValue: Sendable {
  /// Which value it is.
  public let key: ValueKey
  /// A plain title for registers, e.g. "Classroom teachers: salary".
  public let title: String
  /// The unit as printed, e.g. `$ per FTE per year`.
  public let unit: String
  /// Written values in order; the first usually has no years.
  public let segments: [ValueSegment]
  /// Changes by `set`, in the order in which they apply.
  public let changes: [ValueChange]
  /// What its key allows; `nil` where any number is allowed.
  public let limits: ValueLimits?

  /// Makes a value.
  public init(
    key: ValueKey, title: String, unit: String, segments: [ValueSegment],
    changes: [ValueChange] = [], limits: ValueLimits? = nil
  ) {
    self.key = key
    self.title = title
    self.unit = unit
    self.segments = segments
    self.changes = changes
    self.limits = limits
  }

  /// The full path, e.g. `staff.teachers.salary`.
  public var path: String { key.description }

  /// It is a driver of which some years are settled: the first segment is what is drawn in the others.
  public var isSettledInSomeYears: Bool { key.block == "driver" && segments.count > 1 }

  /// The segment that holds in a fiscal year, by its position; `nil` where none does.
  public func segment(holdingIn year: Int) -> Int? {
    segments.lastIndex { ($0.firstYear ?? year) <= year && year <= ($0.lastYear ?? year) }
  }

  /// The segment that was written for a fiscal year before the horizon, by its position: the last one
  /// dated in that year or before; else one without a year, which is of the first year of the horizon.
  public func segment(writtenFor year: Int, before firstYear: Int) -> Int? {
    segments.lastIndex { $0.firstYear == nil && $0.datedYear <= year }
      ?? segments.lastIndex { $0.firstYear == nil && $0.datedYear == firstYear }
  }
}

/// How a value moves after its first year.
public struct Growth: Sendable, Hashable {
  /// The yearly rate.
  public let rate: ValueFormula
  /// The least share of the prior year, of `floor 90% of prior year`.
  public let floorShare: ValueFormula?

  /// Makes a growth.
  public init(rate: ValueFormula, floorShare: ValueFormula?) {
    self.rate = rate
    self.floorShare = floorShare
  }
}

/// A value as written once.
public struct ValueSegment: Sendable {
  /// The value in the year it is dated.
  public let formula: ValueFormula
  /// How it moves from the next year on; `nil` keeps the growth of the segment before it.
  public let growth: Growth?
  /// Shares of `ramp`, from the start year on; the last one stays.
  public let ramp: [ValueFormula]
  /// The years in which it holds; `nil` bounds are open. Both `nil`: all years.
  public let firstYear: Int?
  /// The last year in which it holds.
  public let lastYear: Int?
  /// It holds in all years.
  public var holdsAlways: Bool { firstYear == nil && lastYear == nil }
  /// The year the value is dated; the first of the horizon where none was written.
  public let datedYear: Int
  /// What was written, for registers: value and clauses as text.
  public let text: String
  /// Where it was written; `nil` for a default.
  public let range: SourceRange?
  /// The `source` given.
  public let source: String?
  /// The `because` given.
  public let because: String?

  /// Makes a segment.
  public init(
    formula: ValueFormula, growth: Growth?, ramp: [ValueFormula] = [], firstYear: Int? = nil,
    lastYear: Int? = nil, datedYear: Int, text: String, range: SourceRange?, source: String?,
    because: String?
  ) {
    self.formula = formula
    self.growth = growth
    self.ramp = ramp
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.datedYear = datedYear
    self.text = text
    self.range = range
    self.source = source
    self.because = because
  }
}

/// A `set`, with its years resolved.
///
/// From its first year s on, within its years: `=` is `operand_t × Π growth after s`; `+=` and `−=`
/// are `path_t ± operand_t × Π growth after s`; `*=` is `path_t × operand_t`; `= prior year` is
/// `path_{s−1}`. After `lastYear` the value returns to the path it would have had. Growth is the change's
/// own, else the value's. With a place it acts on the cells there and leaves the value of the whole alone.
public struct ValueChange: Sendable {
  /// How the value changes.
  public enum Operation: String, Sendable {
    case replace = "="
    case increase = "+="
    case decrease = "-="
    case scale = "*="
    /// The value stays as it was in the year before the change.
    case hold = "= prior year"
  }

  /// How.
  public let operation: Operation
  /// The operand, in the unit of the value (a ratio for `*=`).
  public let operand: ValueFormula
  /// Its own growth, or `nil` for that of the value.
  public let growth: Growth?
  /// The first year it acts; at least the first of the horizon.
  public let firstYear: Int
  /// The last year it acts; `nil` for the rest of the horizon.
  public let lastYear: Int?
  /// Where it acts; `nil` everywhere.
  public var place: ChangePlace?
  /// Changes of a variant that take its place.
  public var replacements: [Replacement] = []
  /// Who changes it: `variant plus_one`, `plan`, `scenario`.
  public let author: String
  /// What was written.
  public let text: String
  /// Where.
  public let range: SourceRange
  /// The `source` given.
  public let source: String?
  /// The `because` given.
  public let because: String?

  /// Makes a change.
  public init(
    operation: Operation, operand: ValueFormula, growth: Growth?, firstYear: Int, lastYear: Int?,
    author: String, text: String, range: SourceRange, source: String?, because: String?
  ) {
    self.operation = operation
    self.operand = operand
    self.growth = growth
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.author = author
    self.text = text
    self.range = range
    self.source = source
    self.because = because
  }
}
