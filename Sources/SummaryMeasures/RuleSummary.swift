internal import BudgetModel
public import BudgetProjection

/// What the trials say about one rule for review.
public struct RuleSummary: Sendable {
  /// The states of a rule.
  public enum Status: String, Sendable, CaseIterable {
    /// Nothing asks for review.
    case clear
    /// Something should be looked at, as written or in some futures.
    case forReview = "for review"
    /// Something that it needs is not written.
    case notAssessed = "not assessed"
    /// A reminder that no budget can settle.
    case note
    /// The scenario leaves it out, with a reason.
    case suppressed
  }

  /// How often it asks for review.
  public struct Odds: Sendable {
    /// One entry a year.
    public let byYear: [Estimate]
    /// In some year of the horizon.
    public let ever: Estimate
  }

  /// A school, stream or group with how often it trips there, one entry a year.
  public struct Place: Sendable {
    /// A plain title.
    public let title: String
    /// One entry a year.
    public let byYear: [Estimate]
  }

  /// How much is at stake on average.
  public struct Amount: Sendable {
    /// A plain title.
    public let title: String
    /// `$ per year`, `FTE`, `share` or `ratio`.
    public let unit: String
    /// Means, one entry a year.
    public let meanByYear: [Estimate]
  }

  /// The rule with its nodes.
  public let rule: ProjectedRule
  /// Its state.
  public let status: Status
  /// With the plan; `nil` where nothing of it depends on a year or a draw.
  public let plan: Odds?
  /// Without the plan.
  public let statusQuo: Odds?
  /// Where it trips in some trial with the plan.
  public let places: [Place]
  /// How much is at stake, as far as something is.
  public let amounts: [Amount]
}

extension RuleSummary {
  /// Asks what the summary of a rule needs.
  static func ask(_ rule: ProjectedRule, _ questions: inout SummaryQuestions) {
    for odds in [rule.plan, rule.statusQuo].compactMap({ $0 }) {
      questions.probabilities(odds.byYear + [odds.ever])
    }
    for place in rule.places { questions.probabilities(place.byYear) }
    for amount in rule.amounts { questions.means(amount.byYear) }
  }

  /// Summarises one rule.
  init(_ rule: ProjectedRule, _ answers: SummaryAnswers) {
    func odds(_ odds: ProjectedRule.Odds) -> Odds {
      Odds(
        byYear: odds.byYear.map { answers.probability($0) }, ever: answers.probability(odds.ever))
    }
    self.rule = rule
    plan = rule.plan.map(odds)
    statusQuo = rule.statusQuo.map(odds)
    places = rule.places.map { place in
      Place(title: place.title, byYear: place.byYear.map { answers.probability($0) })
    }.filter { $0.byYear.contains { $0.value > 0 } }
    amounts = rule.amounts.compactMap { amount in
      let means = amount.byYear.compactMap { answers.mean($0) }
      guard means.count == amount.byYear.count, means.contains(where: { $0.value != 0 }) else {
        return nil
      }
      return Amount(title: amount.title, unit: amount.unit, meanByYear: means)
    }
    status = Self.status(rule, trips: (plan?.ever.value ?? 0) > 0)
  }

  private static func status(_ rule: ProjectedRule, trips: Bool) -> Status {
    func has(_ kind: ReviewFinding.Kind) -> Bool { rule.findings.contains { $0.kind == kind } }
    if rule.suppression != nil { return .suppressed }
    if has(.review) || trips { return .forReview }
    if has(.notAssessed), rule.plan == nil { return .notAssessed }
    return has(.note) ? .note : .clear
  }
}
