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
    /// In some year, those after the horizon with them.
    public let ever: Estimate
    /// Years after the horizon that the horizon's last years decide.
    public let later: [Later]
    /// Which years of the horizon can be assessed; empty where all can.
    public let isAssessed: [Bool]

    /// Whether a year of the horizon can be assessed, by its position.
    public func isAssessed(_ position: Int) -> Bool {
      !isAssessed.indices.contains(position) || isAssessed[position]
    }
  }

  /// A year after the horizon.
  public struct Later: Sendable {
    /// The fiscal year.
    public let year: Int
    /// Its estimate.
    public let estimate: Estimate
  }

  /// The rule with another setting.
  public struct Alternative: Sendable {
    /// What is set otherwise, as typed.
    public let setting: String
    /// How often it then asks for review in some year with the plan.
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
    /// Means of years after the horizon.
    public let later: [Later]
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
  /// What another setting would come to, where the rule asks for review without it.
  public let alternative: Alternative?
  /// The share of futures from which the rule asks for review.
  public let reviewFrom: Double

  /// Whether it trips in some futures, but in fewer than ask for review.
  public var isBelowReview: Bool {
    guard let plan else { return false }
    return plan.ever.value > 0 && !Self.asksForReview(plan.ever.value, from: reviewFrom)
  }
}

extension RuleSummary {
  /// Asks what the summary of a rule needs.
  static func ask(_ rule: ProjectedRule, _ questions: inout SummaryQuestions) {
    for odds in [rule.plan, rule.statusQuo].compactMap({ $0 }) {
      questions.probabilities(odds.byYear + [odds.ever] + odds.later.map(\.node))
    }
    for place in rule.places { questions.probabilities(place.byYear) }
    for amount in rule.amounts { questions.means(amount.byYear + amount.later.map(\.node)) }
    if let alternative = rule.alternative { questions.probabilities([alternative.ever]) }
  }

  /// Summarises one rule.
  init(_ rule: ProjectedRule, _ answers: SummaryAnswers, reviewFrom: Double) {
    func odds(_ odds: ProjectedRule.Odds) -> Odds {
      Odds(
        byYear: odds.byYear.map { answers.probability($0) }, ever: answers.probability(odds.ever),
        later: odds.later.map { Later(year: $0.year, estimate: answers.probability($0.node)) },
        isAssessed: odds.isAssessed)
    }
    self.reviewFrom = reviewFrom
    self.rule = rule
    plan = rule.plan.map(odds)
    statusQuo = rule.statusQuo.map(odds)
    places = rule.places.map { place in
      Place(title: place.title, byYear: place.byYear.map { answers.probability($0) })
    }.filter { $0.byYear.contains { $0.value > 0 } }
    amounts = rule.amounts.compactMap { amount in
      let means = amount.byYear.compactMap { answers.mean($0) }
      let later = amount.later.compactMap { later in
        answers.mean(later.node).map { Later(year: later.year, estimate: $0) }
      }
      guard means.count == amount.byYear.count,
        (means + later.map(\.estimate)).contains(where: { $0.value != 0 })
      else { return nil }
      return Amount(title: amount.title, unit: amount.unit, meanByYear: means, later: later)
    }
    let trips = plan?.ever.value ?? 0
    alternative =
      trips > 0
      ? rule.alternative.map {
        Alternative(setting: $0.setting, ever: answers.probability($0.ever))
      } : nil
    status = Self.status(rule, trips: Self.asksForReview(trips, from: reviewFrom))
  }

  /// Whether a share of futures is enough for review.
  private static func asksForReview(_ share: Double, from least: Double) -> Bool {
    share > 0 && share >= least - 1e-12
  }

  private static func status(_ rule: ProjectedRule, trips: Bool) -> Status {
    func has(_ kind: ReviewFinding.Kind) -> Bool { rule.findings.contains { $0.kind == kind } }
    if rule.suppression != nil { return .suppressed }
    if has(.review) || trips { return .forReview }
    if has(.notAssessed), rule.plan == nil || !rule.isWhole { return .notAssessed }
    return has(.note) ? .note : .clear
  }
}
