public import Diagnostics

/// What a rule for review finds in a scenario as written, before any draw.
public struct ReviewFinding: Sendable {
  /// The kinds of findings.
  public enum Kind: String, Sendable {
    /// Something that people who know the rule should look at.
    case review = "for review"
    /// A reminder that no budget can settle.
    case note
    /// Something that cannot be assessed, with what is missing.
    case notAssessed = "not assessed"
    /// Something that a `sunset` explains.
    case quieted
  }

  /// The rule's id, e.g. `title1-floor`.
  public let rule: String
  /// What kind of finding it is.
  public let kind: Kind
  /// A plain sentence.
  public let text: String
  /// Where it was written.
  public let range: SourceRange?

  /// Makes a finding.
  public init(rule: String, kind: Kind, text: String, range: SourceRange?) {
    self.rule = rule
    self.kind = kind
    self.text = text
    self.range = range
  }
}

/// How rules for review are assessed.
public struct ReviewSettings: Sendable, Hashable {
  /// The share of futures from which a rule asks for review where nothing is written.
  public static let standardShare = 0.05

  /// The share of futures from which a rule asks for review.
  public var reviewFrom = standardShare
  /// Schools of at most so many students are left out of comparability; `nil` where all count.
  public var comparabilityLeavesOut: Double?

  /// The standard settings.
  public init() {}
}

/// A rule for review that the scenario leaves out, with the reason.
public struct RuleSuppression: Sendable {
  /// The rule's id.
  public let rule: String
  /// Why it does not apply.
  public let because: String
  /// Where it was written.
  public let range: SourceRange

  /// Makes a suppression.
  public init(rule: String, because: String, range: SourceRange) {
    self.rule = rule
    self.because = because
    self.range = range
  }
}

/// Up to when one-time money may pay recurring cost.
public struct Sunset: Sendable, Hashable {
  /// The last fiscal year.
  public let year: Int
  /// Why.
  public let because: String

  /// Makes a sunset.
  public init(year: Int, because: String) {
    self.year = year
    self.because = because
  }
}
