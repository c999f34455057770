public import Diagnostics

/// What one scenario file says, every part with its place.
public struct ScenarioTree: Sendable {
  /// The file that was parsed.
  public let file: SourceFile
  /// The statements in written order.
  public let statements: [Statement]

  /// Makes a tree.
  public init(file: SourceFile, statements: [Statement]) {
    self.file = file
    self.statements = statements
  }
}

/// A word of the scenario with its place: a keyword, an id, a part of a path.
public struct Word: Sendable, Hashable {
  /// The word as written.
  public let text: String
  /// Its place.
  public let range: SourceRange

  /// Makes a word.
  public init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A string in double quotes, with escapes resolved.
public struct Quoted: Sendable, Hashable {
  /// The text without its quotes.
  public let text: String
  /// The place, quotes included.
  public let range: SourceRange

  /// Makes a quoted text.
  public init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A dotted path such as `class_size.*.target` or `fund.title1.award`.
public struct Path: Sendable, Hashable {
  /// Its parts; `*` stands for every id.
  public let parts: [Word]
  /// The whole of it.
  public let range: SourceRange

  /// Makes a path; it has at least one part.
  public init(parts: [Word], range: SourceRange) {
    self.parts = parts
    self.range = range
  }

  /// The parts joined by dots.
  public var text: String { parts.map(\.text).joined(separator: ".") }
}

/// A fiscal year as written, `FY2026`.
public struct FiscalYearWord: Sendable, Hashable {
  /// The year in which it ends.
  public let year: Int
  /// Its place.
  public let range: SourceRange

  /// Makes a fiscal year.
  public init(_ year: Int, _ range: SourceRange) {
    self.year = year
    self.range = range
  }
}

/// When a value or a change holds: `from FY`, `in FY`, `until FY` or `FYa..FYb`.
public struct YearScope: Sendable, Hashable {
  /// The forms of a scope.
  public enum Form: Sendable, Hashable {
    /// From a year on.
    case from(FiscalYearWord)
    /// In one year only.
    case only(FiscalYearWord)
    /// Up to and with a year.
    case until(FiscalYearWord)
    /// From one year to another, both included.
    case span(FiscalYearWord, FiscalYearWord)
  }

  /// Which form it has.
  public let form: Form
  /// Its place.
  public let range: SourceRange

  /// Makes a scope.
  public init(form: Form, range: SourceRange) {
    self.form = form
    self.range = range
  }
}
