import BudgetModel
import BudgetProjection
import LanguageTable
import ResultsData
import SummaryMeasures

/// A rule for review with its text.
struct RuleEntry {
  /// What the trials say about it.
  let summary: RuleSummary
  /// The rule.
  let text: ReviewRule
  /// What was found, in plain sentences.
  let details: [String]
  /// The first fiscal year of the horizon.
  let firstYear: Int

  /// The rules of a run in their order.
  static func all(of reported: ReportedRun) -> [RuleEntry] {
    let years = reported.run.projected.budget.years
    return reported.run.rules.compactMap { rule in
      LanguageTable.reviewRule(rule.rule.id).map { text in
        RuleEntry(
          summary: rule, text: text,
          details: RuleWording.details(
            rule, years: years.map(yearLabel),
            isDeterministic: reported.provenance.isDeterministic),
          firstYear: years.lowerBound)
      }
    }
  }

  /// Something of the rule with the first year of its figures.
  func dated<Value>(_ value: Value) -> Dated<Value> { Dated(value: value, firstYear: firstYear) }
}

extension Record where Subject == RuleEntry {
  /// A rule for review with its odds, what was found, and the law.
  static var rule: Record {
    Record(
      "rule", "A rule of law or good practice, for review.",
      [
        .text("id", "The rule's id.") { $0.text.id }, .column(.unit, "share"),
        .text("title", "A plain title.") { $0.text.title },
        .choice("status", "Its state.") { $0.summary.status },
        .recordOrNull(
          "probability",
          "Share of futures in which the rule asks for review with the plan; null where it depends "
            + "on no year.", of: .odds
        ) { rule in rule.summary.plan.map(rule.dated) }
        .sharing { [.measure: "rule.\($0.text.id)"] },
        .recordOrNull(
          "status_quo",
          "The same without the plan; null where the rule concerns the plan alone.", of: .odds
        ) { rule in rule.summary.statusQuo.map(rule.dated) }
        .sharing { [.measure: "status_quo.rule.\($0.text.id)"] },
      ],
      [
        .recordOrNull(
          "alternative", "What another setting would come to; null where none is looked at.",
          of: .alternative
        ) { $0.summary.alternative },
        .list(
          "places", "Schools, streams and groups in which it trips in some future.", of: .place
        ) { rule in rule.summary.places.map(rule.dated) },
        .list("amounts", "What is at stake, on average.", of: .amount) { rule in
          rule.summary.amounts.map(rule.dated)
        },
        .texts("details", "What was found, in plain sentences.") { $0.details },
        .text("wording", "The rule in words.") { $0.text.wording },
        .text("citation", "Where it is written.") { $0.text.citation },
        .textOrNull("url", "Its text.") { $0.text.url },
        .text("effective", "Since when it holds.") { $0.text.effective },
        .textOrNull("suppressed_because", "Why the scenario leaves it out.") {
          $0.summary.rule.suppression?.because
        },
      ])
  }
}

extension Record where Subject == Dated<RuleSummary.Odds> {
  /// How often a rule asks for review: in some year, and by year.
  static var odds: Record {
    Record(
      "rule_odds", "How often a rule asks for review.",
      [
        .record(
          "ever", "In some year, the award years after the horizon with them.",
          of: .share(hasRows: true)
        ) { $0.ever },
        .list(
          "by_year", "An entry for each year that can be assessed.", of: .yearlyShare(hasRows: true)
        ) { odds in
          odds.yearly(odds.value.byYear).filter { odds.value.isAssessed($0.year - odds.firstYear) }
        },
        .list(
          "later", "Award years after the horizon that its last years decide.",
          of: .yearlyShare(hasRows: false)
        ) { odds in
          odds.later.map { OfYear(year: $0.year, value: $0.estimate) }
        },
      ])
  }
}

extension Record where Subject == Estimate {
  /// A share of futures with its error, with two rows or none.
  static func share(hasRows: Bool) -> Record {
    Record(
      "share", "A share of futures with its Monte Carlo error.",
      Field<Estimate?>.estimate(
        "value", "The share of futures.", row: hasRows ? "probability" : nil, errorHasRow: hasRows,
        within: 0...1
      ).from { $0 })
  }
}

extension Record where Subject == OfYear<Estimate> {
  /// A share of futures in a year.
  static func yearlyShare(hasRows: Bool) -> Record {
    Record(
      "rule_year", "A share of futures in a year.", [.year { $0.year }.filling(.year)],
      Field<Estimate?>.estimate(
        "value", "The share of futures.", row: hasRows ? "probability" : nil, errorHasRow: hasRows,
        within: 0...1
      ).from { $0.value })
  }

  /// A mean in a year.
  static var yearlyMean: Record {
    Record(
      "rule_amount_year", "A mean in a year.", [.year { $0.year }],
      Field<Estimate?>.estimate("mean", "The mean over all futures.").from { $0.value })
  }
}

extension Record where Subject == RuleSummary.Alternative {
  /// A rule with another setting.
  static var alternative: Record {
    Record(
      "rule_alternative", "How often the rule would ask for review with another setting.",
      [
        .text("setting", "What is set otherwise, as typed.") { $0.setting },
        .record("ever", "In some year.", of: .share(hasRows: false)) { $0.ever },
      ])
  }
}

extension Record where Subject == Dated<RuleSummary.Place> {
  /// A school, stream or group in which a rule trips.
  static var place: Record {
    Record(
      "rule_place", "A school, stream or group in which a rule trips in some future.",
      [
        .text("title", "A plain title.") { $0.title },
        .list("by_year", "An entry for each year.", of: .yearlyShare(hasRows: false)) {
          $0.yearly($0.value.byYear)
        },
      ])
  }
}

extension Record where Subject == Dated<RuleSummary.Amount> {
  /// How much is at stake.
  static var amount: Record {
    Record(
      "rule_amount", "How much is at stake, on average.",
      [
        .text("title", "A plain title.") { $0.title }, .text("unit", "Its unit.") { $0.unit },
        .list("by_year", "An entry for each year.", of: .yearlyMean) {
          $0.yearly($0.value.meanByYear)
        },
        .list("later", "Award years after the horizon.", of: .yearlyMean) { amount in
          amount.later.map { OfYear(year: $0.year, value: $0.estimate) }
        },
      ])
  }
}
