import BudgetModel
import BudgetProjection
import LanguageTable
import ReportDocuments
import SummaryMeasures

extension ResultsWriter {
  /// A rule for review with its odds, what was found, and the law.
  func rule(_ rule: RuleSummary) -> JSONValue? {
    guard let text = LanguageTable.reviewRule(rule.rule.id) else { return nil }
    let details = RuleWording.details(
      rule, years: years.map(Self.label),
      isDeterministic: reported.provenance.isDeterministic)
    return .object([
      (key: "id", value: .string(text.id)), (key: "title", value: .string(text.title)),
      (key: "status", value: .string(rule.status.rawValue)),
      (key: "probability", value: odds(rule.plan)),
      (key: "status_quo", value: odds(rule.statusQuo)),
      (
        key: "places",
        value: .array(
          rule.places.map { place in
            .object([
              (key: "title", value: .string(place.title)),
              (key: "by_year", value: .array(yearly(place.byYear, "value"))),
            ])
          })
      ),
      (
        key: "amounts",
        value: .array(
          rule.amounts.map { amount in
            .object([
              (key: "title", value: .string(amount.title)),
              (key: "unit", value: .string(amount.unit)),
              (key: "by_year", value: .array(yearly(amount.meanByYear, "mean"))),
            ])
          })
      ),
      (key: "details", value: .array(details.map { .string($0) })),
      (key: "wording", value: .string(text.wording)),
      (key: "citation", value: .string(text.citation)), (key: "url", value: .optional(text.url)),
      (key: "effective", value: .string(text.effective)),
      (key: "suppressed_because", value: .optional(rule.rule.suppression?.because)),
    ])
  }

  private func odds(_ odds: RuleSummary.Odds?) -> JSONValue {
    guard let odds else { return .null }
    return .object([
      (key: "ever", value: .object(Self.estimate(odds.ever))),
      (key: "by_year", value: .array(yearly(odds.byYear, "value"))),
    ])
  }

  /// Estimates by year, their number under a name.
  private func yearly(_ estimates: [Estimate], _ name: String) -> [JSONValue] {
    estimates.enumerated().map { index, estimate in
      let members = Self.estimate(estimate).map { member in
        (key: member.key == "value" ? name : member.key, value: member.value)
      }
      return .object([(key: "year", value: .string(label(at: index)))] + members)
    }
  }
}
