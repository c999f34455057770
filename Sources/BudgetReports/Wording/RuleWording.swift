import BudgetModel
import BudgetProjection
import LanguageTable
import ReportDocuments
import SummaryMeasures

/// The words of rules for review.
enum RuleWording {
  /// Above the rules.
  static let heading = "Rules for review"
  /// What the section is.
  static let preface =
    "What people who know the rules should look at before the board decides. It is for review and no "
    + "legal advice. Odds are the share of futures in which a rule asks for review."
  /// Below the rules as written.
  static let asWritten =
    "`run tells`: the rule depends on draws, so its odds are in the reports of a run. `evenkeel help "
    + "RULE` explains a rule. For review, and no legal advice."
  /// Above what is at stake.
  static let amountCaption = "What the rules found, on average"

  /// The state of a rule for people.
  static func status(_ status: RuleSummary.Status) -> String {
    status == .forReview ? "FOR REVIEW" : status.rawValue
  }

  /// A row of the status quo.
  static func withoutPlan(_ title: String) -> String { "\(title): without the plan" }

  /// How many rules ask for review, in one sentence.
  static func count(_ titles: [String], of all: Int) -> String {
    guard !titles.isEmpty else {
      return "Of \(all) rules of law and good practice, none asks for review."
    }
    return "Of \(all) rules of law and good practice, \(titles.count) "
      + "\(titles.count == 1 ? "asks" : "ask") for review: \(titles.joined(separator: "; ")). The "
      + "CFO report says what and where."
  }

  /// What a rule found, in plain sentences.
  static func details(_ rule: RuleSummary, years: [String], isDeterministic: Bool) -> [String] {
    var sentences = rule.rule.findings.map(\.text)
    sentences += rule.places.map {
      place($0.title, $0.byYear, years, isDeterministic: isDeterministic)
    }
    if let plan = rule.plan, plan.later.contains(where: { $0.estimate.value > 0 }) {
      sentences.append(
        place(
          afterHorizon, plan.later.map(\.estimate), plan.later.map { yearLabel($0.year) },
          isDeterministic: isDeterministic))
    }
    for amount in rule.amounts where amount.later.contains(where: { $0.estimate.value != 0 }) {
      let cuts = amount.later.map {
        "\(yearLabel($0.year)) \(FigureFormat.percent($0.estimate.value, decimals: 1))"
      }
      sentences.append("\(amount.title), on average: \(cuts.joined(separator: ", ")).")
    }
    if let alternative = rule.alternative, let plan = rule.plan {
      sentences.append(with(alternative, instead: plan.ever, isDeterministic: isDeterministic))
    }
    if rule.isBelowReview, let plan = rule.plan {
      sentences.append(below(plan.ever, from: rule.reviewFrom))
    }
    if let suppression = rule.rule.suppression {
      sentences.append("Left out: \(suppression.because).")
    }
    return sentences
  }

  /// Award years after the last one of the horizon.
  private static let afterHorizon = "Award years after the horizon"

  /// What another setting would come to.
  private static func with(
    _ alternative: RuleSummary.Alternative, instead now: Estimate, isDeterministic: Bool
  ) -> String {
    let start = "With `\(alternative.setting)` "
    if alternative.ever.value == 0 { return start + "this would vanish." }
    if alternative.ever.value == now.value || isDeterministic { return start + "it would stay." }
    return start + "it would stay in "
      + FigureFormat.futures(alternative.ever.value, error: alternative.ever.error) + "."
  }

  /// The rule trips too seldom to ask for review.
  private static func below(_ ever: Estimate, from share: Double) -> String {
    "It trips in \(FigureFormat.odds(ever.value, error: ever.error)) futures, below the "
      + "\(FigureFormat.percent(share, decimals: 1)) from which a rule asks for review "
      + "(`review_from`)."
  }

  /// In how many futures a rule trips at a place; years with the same odds stand together.
  private static func place(
    _ title: String, _ odds: [Estimate], _ years: [String], isDeterministic: Bool
  ) -> String {
    var spans: [(words: String, first: String, last: String)] = []
    var isOpen = false
    for (year, estimate) in zip(years, odds) {
      guard estimate.value > 0 else {
        isOpen = false
        continue
      }
      let words = FigureFormat.frequency(estimate.value, error: estimate.error)
      if isOpen, spans.last?.words == words {
        spans[spans.count - 1].last = year
      } else {
        spans.append((words, year, year))
      }
      isOpen = true
    }
    let list = spans.enumerated().map { index, span in
      let years = span.first == span.last ? span.first : "\(span.first) to \(span.last)"
      if isDeterministic { return years }
      if spans.count == 1, span.words == "100" { return "every future in \(years)" }
      let words =
        index == 0 ? FigureFormat.listedFutures(span.words) : FigureFormat.listed(span.words)
      return "\(words) in \(years)"
    }
    return "\(title): in \(list.joined(separator: ", "))."
  }

  /// What the rule says and where it stands.
  static func law(_ rule: ReviewRule) -> String {
    "Rule: \(rule.wording) Source: \(rule.citation); effective \(rule.effective)."
  }
}
