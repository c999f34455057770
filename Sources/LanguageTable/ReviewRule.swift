/// A rule that a plan is held against, for review by people who know the law; never legal advice.
public struct ReviewRule: Sendable {
  /// The id, as in `suppress comparability because "…"`.
  public let id: String
  /// A plain title.
  public let title: String
  /// What the rule says and what is tested, in plain words.
  public let wording: String
  /// What must be written so that it can be assessed.
  public let needs: String
  /// The law, regulation or practice.
  public let citation: String
  /// Where the text can be read, or `nil`.
  public let url: String?
  /// From when it holds.
  public let effective: String

  /// Describes a rule.
  public init(
    _ id: String, _ title: String, wording: String, needs: String, citation: String,
    url: String? = nil, effective: String
  ) {
    self.id = id
    self.title = title
    self.wording = wording
    self.needs = needs
    self.citation = citation
    self.url = url
    self.effective = effective
  }

  /// The figure that is 1 in years in which the rule asks for review, e.g. `rule.class_cap`.
  public var figure: String { "rule." + id.replacing("-", with: "_") }
}

extension LanguageTable {
  /// A rule by its id.
  public static func reviewRule(_ id: String) -> ReviewRule? {
    reviewRules.first { $0.id == id }
  }
}
