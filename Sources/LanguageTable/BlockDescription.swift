public import Quantities

/// What one block of the language is and which keys it takes.
public struct BlockDescription: Sendable {
  /// Where a block may stand.
  public enum Place: String, Sendable { case top = "top level", plan, variant, header }
  /// Whether a block has an id.
  public enum Identity: String, Sendable { case required, optional, none }

  /// The keyword.
  public let keyword: String
  /// Where it may stand.
  public let places: [Place]
  /// Whether it has an id.
  public let identity: Identity
  /// One line that says what it is.
  public let summary: String
  /// A block that is accepted as it is written.
  public let example: String
  /// Its keys in the order of the reference.
  public let keys: [KeyDescription]
  /// Its keys that are written once for each of several things, such as `survival GRADE = …`.
  public let entries: [EntryDescription]
  /// Other statements it takes, such as `one per N GROUP`.
  public let phrases: [PhraseDescription]
  /// Its header may name a CSV file: `from "data/file.csv"`.
  public let mayHaveFile: Bool
  /// The version of the language that brought it.
  public let since: Int

  /// Describes a block.
  public init(
    _ keyword: String, places: [Place], identity: Identity, _ summary: String, example: String,
    keys: [KeyDescription], entries: [EntryDescription] = [], phrases: [PhraseDescription] = [],
    mayHaveFile: Bool = false, since: Int = 1
  ) {
    self.entries = entries
    self.mayHaveFile = mayHaveFile
    self.keyword = keyword
    self.places = places
    self.identity = identity
    self.summary = summary
    self.example = example
    self.keys = keys
    self.phrases = phrases
    self.since = since
  }

  /// A key by its name.
  public func key(_ name: String) -> KeyDescription? { keys.first { $0.name == name } }

  /// An entry by its keyword.
  public func entry(_ keyword: String) -> EntryDescription? {
    entries.first { $0.key.name == keyword }
  }
}

/// A key that is written once for each of several things: `KEYWORD QUALIFIER = value`.
public struct EntryDescription: Sendable {
  /// What stands between the keyword and the equals sign.
  public enum Qualifier: Sendable {
    /// A new name of the reader's own, e.g. `set_aside homeless = 1%`.
    case newName
    /// A grade, e.g. `survival 9 = 104%`.
    case grade
    /// A fiscal year, e.g. `births FY2021 = 118, 121` or `effort FY2024 = $21,000,000`.
    case year
    /// One number or a span, e.g. `turnover 1..5 = 18%`.
    case span
    /// One word of a list, or the id of a declared thing of a kind.
    case name(of: String)
    /// Two names, e.g. `advance teacher to expert = 5%`.
    case move(of: String)

    /// The qualifier in the form of the statement.
    public var form: String {
      switch self {
      case .newName: "NAME"
      case .grade: "GRADE"
      case .span: "N..M"
      case .year: "FY"
      case .name(let kind): kind.uppercased()
      case .move(let kind): "\(kind.uppercased()) to \(kind.uppercased())"
      }
    }
  }

  /// The key: its name is the keyword.
  public let key: KeyDescription
  /// What stands between the keyword and the equals sign.
  public let qualifier: Qualifier

  /// Describes an entry.
  public init(_ qualifier: Qualifier, _ key: KeyDescription) {
    self.qualifier = qualifier
    self.key = key
  }

  /// Its form without the value, e.g. `survival GRADE`.
  public var form: String { "\(key.name) \(qualifier.form)" }
}

/// A statement that is not `key = value`.
public struct PhraseDescription: Sendable {
  /// Its form, e.g. `one per N GROUP`.
  public let form: String
  /// One line that says what it does.
  public let summary: String

  /// Describes a statement.
  public init(_ form: String, _ summary: String) {
    self.form = form
    self.summary = summary
  }
}

/// What one key of a block means.
public struct KeyDescription: Sendable {
  /// When a draw of it is made where nothing is written.
  public enum Timing: String, Sendable { case once, eachYear = "each year" }

  /// The name.
  public let name: String
  /// The kind of its value.
  public let kind: ValueKind
  /// One line that says what it is.
  public let summary: String
  /// What holds where it is not written, in words.
  public let standard: String
  /// What holds where it is not written, as a number, where it is one.
  public let standardNumber: Double?
  /// A statement that is accepted as it is written.
  public let example: String
  /// It must be written.
  public let isRequired: Bool
  /// The default timing of a draw.
  public let timing: Timing
  /// A decision of the district: an interval for it warns.
  public let isDecision: Bool
  /// What `= default` stands for, as a value in the language, with its basis.
  public let readyMade: ReadyMade?
  /// The version of the language that brought it.
  public let since: Int

  /// A ready-made uncertainty.
  public struct ReadyMade: Sendable {
    /// The value and its clauses as they would be written.
    public let text: String
    /// Its basis, as `source`, or `nil` where it is uncited.
    public let source: String?

    /// Makes a ready-made value.
    public init(_ text: String, source: String?) {
      self.text = text
      self.source = source
    }
  }

  /// Describes a key.
  public init(
    _ name: String, _ kind: ValueKind, _ summary: String, standard: String = "required",
    number standardNumber: Double? = nil, example: String, required: Bool = false,
    timing: Timing = .once, decision: Bool = false,
    readyMade: ReadyMade? = nil, since: Int = 1
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.standard = standard
    self.standardNumber = standardNumber
    self.example = example
    self.isRequired = required
    self.timing = timing
    self.isDecision = decision
    self.readyMade = readyMade
    self.since = since
  }
}

/// The kind of value a key takes.
public enum ValueKind: Sendable {
  /// A number with a unit.
  case quantity(QuantityDescription)
  /// Text in quotes.
  case text
  /// One word of a list.
  case choice([String])
  /// `yes` or `no`.
  case yesNo
  /// `PK..4` or `K, 1, 2`.
  case grades
  /// Plain numbers of consecutive years, e.g. `118, 121, 125`.
  case numbers
  /// `FY2026..FY2030`.
  case years
  /// `FY2027`.
  case year
  /// Names of declared things of one kind (`class_size`, `fund`, `staff`).
  case names(of: String)
  /// The name of one declared thing.
  case name(of: String)
  /// What a stream pays for.
  case uses
  /// `column "name"`, or a name that holds for every row.
  case column
  /// `$10,000`, `7% of salary`, `100 hours at $35 per hour` or `100 hours at own rate`.
  case stipend
  /// A share, dollars a year, or `after committed = …`.
  case availability
  /// FTE, FTE per section or FTE per student.
  case positions
  /// One or more words of the reader's own.
  case words
  /// `$5,000`, or `7% of salary`.
  case stagePay
  /// Teachers or students for one leader.
  case perLeader
  /// A number of people, or a share of a staff group.
  case pool
  /// Dollars a year, or dollars a student a year.
  case award
  /// A share of the award, or dollars a year.
  case shareOrAmount
  /// A share of the award or dollars a year, `to` another stream.
  case transfer
  /// A share `of pay`.
  case shareOfPay
  /// `50% title1, 30% title2, 20% general`.
  case braid
  /// `$ per year`, `column "…"` in a CSV block, and for revenue `$ per student`.
  case budgetAmount(mayBePerStudent: Bool)
  /// Dollars of an adopted budget, or `column "…"` in a CSV block.
  case adopted
  /// `gfoa`, `california`, `16.7% of spending` or dollars.
  case reserve
  /// Text in quotes, or `column "…"` in a CSV block.
  case textOrColumn
  /// Texts in quotes, separated by commas.
  case texts
  /// FTE of a staff group.
  case positionsOf
  /// A fund, or shares of several; `general` is unrestricted money.
  case payers
  /// A step of a salary schedule.
  case step
  /// A lane of a salary schedule.
  case lane

  /// The kind in words.
  public var words: String {
    switch self {
    case .quantity(let quantity): quantity.words
    case .text: "text in quotes"
    case .choice(let words): words.joined(separator: " | ")
    case .yesNo: "yes | no"
    case .grades: "grades, e.g. `PK..4` or `K, 1, 2`"
    case .numbers: "plain numbers, separated by commas, one a year"
    case .years: "fiscal years, e.g. `FY2026..FY2030`"
    case .year: "a fiscal year, e.g. `FY2027`"
    case .names(let kind): "ids of `\(kind)` blocks, separated by commas"
    case .name(let kind): "the id of a `\(kind)` block"
    case .uses: "uses, separated by commas"
    case .column: "`column \"…\"`, or one id for all rows"
    case .stipend: "$ [per leader per year], % of salary, or hours at a rate"
    case .availability: "a share, $ per year, or `after committed = $… per year`"
    case .positions: "FTE, FTE per section, or FTE per student"
    case .words: "words of your own, separated by commas"
    case .stagePay: "$ [per FTE] [per year], or % of salary"
    case .perLeader: "teachers or students [per leader]"
    case .pool: "a number of leaders, or a share of teachers"
    case .award: "$ per year, or $ per student [per year]"
    case .shareOrAmount: "a share of the award, or $ per year"
    case .transfer: "$ per year or a share of the award, `to` the id of a `fund` block"
    case .shareOfPay: "a share `of pay`"
    case .braid: "shares of the line by `fund` id or `general`, e.g. `60% title1, 40% general`"
    case .budgetAmount(let mayBePerStudent):
      mayBePerStudent
        ? "$ per year, $ per student, or `column \"…\"`" : "$ per year, or `column \"…\"`"
    case .adopted: "$ [per year], or `column \"…\"`"
    case .reserve: "gfoa | california | a share `of spending` | $"
    case .textOrColumn: "text in quotes, or `column \"…\"`"
    case .texts: "texts in quotes, separated by commas"
    case .positionsOf: "FTE of a staff group, e.g. `2 FTE of aides`"
    case .payers: "the id of a `fund` or `general`, or shares, e.g. `60% title1, 40% general`"
    case .step: "the number of a step, e.g. `3`"
    case .lane: "a lane of the schedule, e.g. `BA`, or in quotes `\"MA+30\"`"
    }
  }
}

/// A number with its unit, its sign and its natural shape.
public struct QuantityDescription: Sendable {
  /// What an interval `a to b` of it means.
  public enum Shape: String, Sendable {
    /// A positive amount, count or ratio: lognormal.
    case amount
    /// A signed rate of change: normal.
    case rate
    /// A share of a whole: beta.
    case share
  }

  /// The full unit.
  public let unit: Unit
  /// Parts of the unit that may be left off.
  public let optionalParts: [Unit]
  /// What an interval of it means.
  public let shape: Shape
  /// The least value allowed, where there is one.
  public let least: Double?
  /// The greatest value allowed, where there is one.
  public let greatest: Double?

  /// Describes a quantity.
  public init(
    _ unit: Unit, optional optionalParts: [Unit] = [], shape: Shape, least: Double? = nil,
    greatest: Double? = nil
  ) {
    self.unit = unit
    self.optionalParts = optionalParts
    self.shape = shape
    self.least = least
    self.greatest = greatest
  }

  /// All units that are accepted: the full one less any of the optional parts.
  public var acceptedUnits: [Unit] {
    var accepted = [unit]
    for part in optionalParts { accepted += accepted.map { $0.over(part) } }
    return accepted
  }

  /// The unit in words, with optional parts in brackets.
  public var words: String {
    if unit.isRatio {
      switch shape {
      case .share: return "a share, 0 % to \(Int((greatest ?? 1) * 100)) %"
      case .rate: return "a yearly rate in %"
      case .amount: return "a number"
      }
    }
    var core = unit
    for part in optionalParts { core = core.over(part) }
    let parts = optionalParts.map { part in
      // A class of students is the section they sit in.
      let isClass = unit.exponents[Unit.Dimension.student.rawValue] != 0
      let words = isClass ? part.words.replacing("section", with: "class") : part.words
      return words.hasPrefix("1 ") ? String(words.dropFirst(2)) : words
    }
    let counted = parts.filter { !$0.hasPrefix("per ") }
    let tail = (counted + parts.filter { $0.hasPrefix("per ") }).map { " [\($0)]" }
    return (core.isRatio ? "a number" : core.words) + tail.joined()
  }
}
