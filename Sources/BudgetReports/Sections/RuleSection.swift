import BudgetModel
import BudgetProjection
import LanguageTable
import ReportDocuments
import SummaryMeasures

/// The rules for review.
struct RuleSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The rules with their texts.
  private var rules: [(summary: RuleSummary, text: ReviewRule)] {
    run.rules.compactMap { rule in
      LanguageTable.reviewRule(rule.rule.id).map { (rule, $0) }
    }
  }

  /// One sentence with the number of rules that ask for review.
  var count: [ReportPart] {
    guard !run.rules.isEmpty else { return [] }
    let titles = rules.filter { $0.summary.status == .forReview }.map(\.text.title)
    return [.paragraph(RuleWording.count(titles, of: run.rules.count))]
  }

  /// The rules that ask for review, each with what was found.
  var inShort: [ReportPart] {
    let tripped = rules.filter { $0.summary.status == .forReview }
    guard !tripped.isEmpty else { return [] }
    return [
      .heading(level: 2, RuleWording.heading),
      .points(
        tripped.map { rule in
          "\(rule.text.title) (\(rule.text.id)): "
            + details(rule.summary).joined(separator: " ")
        }),
    ]
  }

  /// Every rule: its state, its odds by year, what was found, and the law.
  var parts: [ReportPart] {
    guard !run.rules.isEmpty else { return [] }
    var parts: [ReportPart] = [
      .heading(level: 2, RuleWording.heading), .paragraph(RuleWording.preface), .table(table),
    ]
    let amounts = rules.flatMap { $0.summary.amounts }.map { amount in
      ReportTable.Row(
        [.text(amount.title)] + amount.meanByYear.map { .figure($0, unit: amount.unit) })
    }
    if !amounts.isEmpty {
      parts.append(
        .table(
          ReportTable(
            caption: RuleWording.amountCaption,
            columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
            rows: amounts)))
    }
    parts.append(
      .definitions(
        rules.map { rule in
          let found = details(rule.summary) + [RuleWording.law(rule.text)]
          return (
            term: "\(rule.text.title) (\(rule.text.id)): \(rule.summary.status.rawValue)",
            meaning: found.joined(separator: " ")
          )
        }))
    return parts
  }

  private func details(_ rule: RuleSummary) -> [String] {
    RuleWording.details(rule, years: years, isDeterministic: provenance.isDeterministic)
  }

  private var table: ReportTable {
    var rows: [ReportTable.Row] = []
    for rule in rules {
      let summary = rule.summary
      rows.append(row(rule.text.title, RuleWording.status(summary.status), summary.plan))
      if let odds = summary.statusQuo, odds.ever.value > 0 {
        rows.append(row(RuleWording.withoutPlan(rule.text.title), "", odds))
      }
    }
    let columns = [
      ReportTable.Column("Rule", isNumber: false), ReportTable.Column("State", isNumber: false),
      ReportTable.Column("Some year", isNumber: true),
    ]
    return ReportTable(
      caption: nil, columns: columns + years.map { .init($0, isNumber: true) }, rows: rows)
  }

  private func row(_ title: String, _ state: String, _ odds: RuleSummary.Odds?) -> ReportTable.Row {
    guard let odds else {
      let none = [ReportCell](repeating: .nothing, count: years.count + 1)
      return ReportTable.Row([.text(title), .text(state)] + none)
    }
    let yearly = odds.byYear.enumerated().map { position, estimate in
      odds.isAssessed(position) ? share(estimate) : .nothing
    }
    return ReportTable.Row([.text(title), .text(state), share(odds.ever)] + yearly)
  }

  private func share(_ estimate: Estimate) -> ReportCell {
    .percent(estimate.value, decimals: decimals(estimate))
  }

  private func decimals(_ estimate: Estimate) -> Int {
    if estimate.value == 0 || estimate.value == 1 { return 0 }
    return FigureFormat.decimals(error: estimate.error.map { $0 * 100 }, most: 1)
  }
}
