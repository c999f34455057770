public import Diagnostics

/// One statement of a scenario.
public enum Statement: Sendable {
  /// `language 1`.
  case language(Word, SourceRange)
  /// `include "path"`.
  case include(Quoted, SourceRange)
  /// `KEYWORD [id] ["title"] [FYnnnn] [from "file.csv"] { … }`.
  case block(Block)
  /// `KEYWORD name = value clauses` for `driver`, `input`, `let` and `benefits`.
  case declaration(Declaration)
  /// `key = value clauses`; the key may have dots.
  case assignment(Assignment)
  /// `KEYWORD QUALIFIER = value clauses` inside a block, such as `survival 9 = 104%`.
  case entry(Entry)
  /// `correlate A with B at r`.
  case correlate(Path, Path, Expression, SourceRange)
  /// `settled NAME FYnnnn = value, value clauses`: what a driver is in years that are agreed.
  case settled(Settled)
  /// `one per N GROUP`, with an optional ramp and further clauses.
  case onePer(Expression, Word, Clauses, SourceRange)
  /// `at each school`.
  case atEachSchool(SourceRange)
  /// `renews with chance p`.
  case renews(Expression, SourceRange)
  /// `terminates with chance p each year [keeping s]`: the chance, the share kept in the last year.
  case terminates(Expression, keeping: Expression?, SourceRange)
  /// `suppress RULE because "…"`: a rule for review that does not apply.
  case suppress(Word, Clauses, SourceRange)
  /// `sunset FY2029 because "…"`: the last year for which one-time money is meant to pay.
  case sunset(FiscalYearWord, Clauses, SourceRange)
  /// `set PATH = | += | -= | *= value clauses`.
  case set(SetStatement)
  /// `require CONDITION`.
  case require(Expression, Clauses, SourceRange)
  /// `adopted NAME in FY = VALUE within TOLERANCE`: the name, the year, the comparison.
  case adopted(Expression, Clauses, SourceRange)

  /// The place of the whole statement.
  public var range: SourceRange {
    switch self {
    case .block(let block): block.range
    case .declaration(let declaration): declaration.range
    case .assignment(let assignment): assignment.range
    case .entry(let entry): entry.range
    case .set(let set): set.range
    case .settled(let settled): settled.range
    case .language(_, let range), .include(_, let range), .correlate(_, _, _, let range),
      .onePer(_, _, _, let range), .atEachSchool(let range), .renews(_, let range),
      .terminates(_, _, let range),
      .require(_, _, let range), .adopted(_, _, let range), .suppress(_, _, let range),
      .sunset(_, _, let range):
      range
    }
  }
}

/// A keyword with a body in braces.
public struct Block: Sendable {
  /// `scenario`, `school`, `enrollment`, `staff`, `fund`, `plan`, `expect`, …
  public let keyword: Word
  /// The id: `title1` in `fund title1 "Title I" { … }`.
  public let id: Word?
  /// The title in quotes.
  public let title: Quoted?
  /// The year in `enrollment FY2025 { … }`.
  public let year: FiscalYearWord?
  /// The file in `enrollment from "data/slaton.csv" { … }`.
  public let file: Quoted?
  /// The grades and rows of an enrolment table, if one was written.
  public let table: EnrollmentRows?
  /// The condition that an `expect` or `example` holds, in written order.
  public let conditions: [Expression]
  /// The other statements of the body.
  public let body: [Statement]
  /// The place of keyword, id and title.
  public let header: SourceRange
  /// The place of the whole block.
  public let range: SourceRange

  /// Makes a block.
  public init(
    keyword: Word, id: Word?, title: Quoted?, year: FiscalYearWord?, file: Quoted?,
    table: EnrollmentRows?, conditions: [Expression], body: [Statement], header: SourceRange,
    range: SourceRange
  ) {
    self.keyword = keyword
    self.id = id
    self.title = title
    self.year = year
    self.file = file
    self.table = table
    self.conditions = conditions
    self.body = body
    self.header = header
    self.range = range
  }
}

/// The table of an enrolment block: a header of grades, then one row a school.
public struct EnrollmentRows: Sendable {
  /// One row: the school and a cell for each grade; `nil` where `-` was written.
  public struct Row: Sendable {
    /// The school's id.
    public let school: Word
    /// The cells in the order of the grades; a cell is a quantity or `nil` for `-`.
    public let cells: [Quantity?]
    /// The place.
    public let range: SourceRange

    /// Makes a row.
    public init(school: Word, cells: [Quantity?], range: SourceRange) {
      self.school = school
      self.cells = cells
      self.range = range
    }
  }

  /// The grades of the header line.
  public let grades: [Word]
  /// The rows; the parser has checked that each has as many cells as there are grades.
  public let rows: [Row]
  /// The place.
  public let range: SourceRange

  /// Makes a table.
  public init(grades: [Word], rows: [Row], range: SourceRange) {
    self.grades = grades
    self.rows = rows
    self.range = range
  }
}

/// `driver cpi = …`, `input name = …`, `let name = …`, `benefits health = …`.
public struct Declaration: Sendable {
  /// `driver`, `input`, `let` or `benefits`.
  public let keyword: Word
  /// The declared name.
  public let name: Word
  /// The value.
  public let value: Expression
  /// What stands behind the value.
  public let clauses: Clauses
  /// The whole statement.
  public let range: SourceRange

  /// Makes a declaration.
  public init(
    keyword: Word, name: Word, value: Expression, clauses: Clauses, range: SourceRange
  ) {
    self.keyword = keyword
    self.name = name
    self.value = value
    self.clauses = clauses
    self.range = range
  }
}

/// `survival 9 = …`, `turnover 1..5 = …`, `advance teacher to expert = …` inside a block.
public struct Entry: Sendable {
  /// The keyword.
  public let keyword: Word
  /// What the value is for: a name, a grade or a number.
  public let first: Word
  /// The end of a span, or the target of a move.
  public let second: Word?
  /// The value.
  public let value: Expression
  /// What stands behind the value.
  public let clauses: Clauses
  /// The whole statement.
  public let range: SourceRange

  /// Makes an entry.
  public init(
    keyword: Word, first: Word, second: Word?, value: Expression, clauses: Clauses,
    range: SourceRange
  ) {
    self.keyword = keyword
    self.first = first
    self.second = second
    self.value = value
    self.clauses = clauses
    self.range = range
  }

  /// What the value is for, as one part of a path: `9`, `1_5`, `teacher_expert`.
  public var qualifier: String { second.map { "\(first.text)_\($0.text)" } ?? first.text }
}

/// `key = value clauses`.
public struct Assignment: Sendable {
  /// The key.
  public let key: Path
  /// The value.
  public let value: Expression
  /// What stands behind the value.
  public let clauses: Clauses
  /// The whole statement.
  public let range: SourceRange

  /// Makes an assignment.
  public init(key: Path, value: Expression, clauses: Clauses, range: SourceRange) {
    self.key = key
    self.value = value
    self.clauses = clauses
    self.range = range
  }
}

/// `set PATH OPERATOR value clauses`.
public struct SetStatement: Sendable {
  /// How the value changes.
  public enum Operator: String, Sendable {
    case replace = "="
    case increase = "+="
    case decrease = "-="
    case scale = "*="
    /// The value stays as it was in the year before: `= prior year` of a shock.
    case hold = "= prior year"
  }

  /// What changes.
  public let path: Path
  /// Which blocks of the path's kind; `nil` where the path names them.
  public let selector: Selector?
  /// Where it changes; `nil` everywhere.
  public let place: PlaceClause?
  /// How.
  public let operation: Operator
  /// The operand.
  public let value: Expression
  /// What stands behind the value.
  public let clauses: Clauses
  /// The whole statement.
  public let range: SourceRange

  /// Makes a change.
  public init(
    path: Path, selector: Selector? = nil, place: PlaceClause? = nil, operation: Operator,
    value: Expression, clauses: Clauses, range: SourceRange
  ) {
    self.path = path
    self.selector = selector
    self.place = place
    self.operation = operation
    self.value = value
    self.clauses = clauses
    self.range = range
  }
}

/// `[program = title2]`: the blocks of a kind whose key has a word.
public struct Selector: Sendable, Hashable {
  /// The key.
  public let key: Word
  /// The word.
  public let value: Word
  /// The kind, the brackets and the key that is changed.
  public let range: SourceRange

  /// Makes a selector.
  public init(key: Word, value: Word, range: SourceRange) {
    self.key = key
    self.value = value
    self.range = range
  }
}

/// What stands behind a value, in this order.
public struct Clauses: Sendable {
  /// `drawn once` or `drawn each year`.
  public struct Timing: Sendable {
    /// `true` for `each year`.
    public let eachYear: Bool
    /// Its place.
    public let range: SourceRange

    /// Makes a timing.
    public init(eachYear: Bool, range: SourceRange) {
      self.eachYear = eachYear
      self.range = range
    }
  }

  /// `grow by EXPRESSION [drawn …] [by school | by grade | by school and grade]`.
  public struct Growth: Sendable {
    /// The yearly rate.
    public let rate: Expression
    /// The family behind `~`, if written.
    public let family: Word?
    /// When the rate is drawn.
    public let timing: Timing?
    /// `school`, `grade` or both, of `by school and grade` behind the rate.
    public let by: [Word]
    /// Its place.
    public let range: SourceRange

    /// Makes a growth.
    public init(
      rate: Expression, family: Word?, timing: Timing?, by: [Word] = [], range: SourceRange
    ) {
      self.rate = rate
      self.family = family
      self.timing = timing
      self.by = by
      self.range = range
    }
  }

  /// `with chance p [each year | once]`.
  public struct Chance: Sendable {
    /// The probability.
    public let probability: Expression
    /// When it is drawn: each year where not written.
    public let timing: Timing?
    /// Its place.
    public let range: SourceRange

    /// Makes a chance.
    public init(probability: Expression, timing: Timing?, range: SourceRange) {
      self.probability = probability
      self.timing = timing
      self.range = range
    }
  }

  /// The family in `~ uniform`.
  public var family: Word?
  /// `with chance 5% each year`.
  public var chance: Chance?
  /// `drawn once | each year`.
  public var timing: Timing?
  /// `school`, `grade` or both, of `by school and grade`.
  public var by: [Word] = []
  /// `grow by …`.
  public var growth: Growth?
  /// The share in `floor 90% of prior year`.
  public var floor: Expression?
  /// The shares of `ramp 50%, 100%`.
  public var ramp: [Expression] = []
  /// `from FY2027` and its like.
  public var scope: YearScope?
  /// `source "…"`.
  public var source: Quoted?
  /// `because "…"`.
  public var because: Quoted?
  /// `at each school`, behind `one per`, `share` and `count`.
  public var atEachSchool: SourceRange?

  /// No clauses.
  public init() {}
}
