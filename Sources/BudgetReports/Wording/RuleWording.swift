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
    if let suppression = rule.rule.suppression {
      sentences.append("Left out: \(suppression.because).")
    }
    return sentences
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
      return span.words + (index == 0 ? " of 100 futures" : "") + " in \(years)"
    }
    return "\(title): in \(list.joined(separator: ", "))."
  }

  /// What the rule says and where it stands.
  static func law(_ rule: ReviewRule) -> String {
    "Rule: \(rule.wording) Source: \(rule.citation); effective \(rule.effective)."
  }
}
