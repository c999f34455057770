import BudgetModel
import BudgetProjection
import Diagnostics
import ResultsData
import SummaryMeasures

extension Record where Subject == ReportedRun {
  /// Everything that is known of a run, section by section.
  static var run: Record {
    Record(
      "run", "One run of a scenario, with or without variants.", identity,
      [
        .list("measures", "The measures by year.", of: .measure) { $0.run.measures },
        .list("probabilities", "How likely events are.", of: .probability) { $0.run.probabilities },
        .list("lines", "Every cost and saving of the plan, with who pays.", of: .line) {
          $0.dated($0.run.lines)
        },
        .list("leaders", "The figures of leader roles.", of: .leader) { $0.dated($0.run.leaders) },
        .list("funds", "The streams of money with their accounts.", of: .fund) {
          $0.dated($0.run.streams)
        },
        .list(
          "positions", "Positions the plan frees, and what becomes of them, in FTE.",
          of: .series(measure: "positions", unit: "FTE")
        ) { $0.dated($0.run.positions.map(NamedSeries.init)) },
        .list("staffing", "The figures of staff groups.", of: .staffing) {
          $0.dated($0.run.staffing.map(StaffingFigure.init))
        },
      ],
      [
        .list("class_sizes", "Class-size rules in each world: means by year.", of: .classSize) {
          $0.dated($0.run.classSizes)
        },
        .list("ladders", "The people of career ladders by stage, in FTE.", of: .ladder) {
          $0.dated($0.run.ladders.map(LadderStage.init))
        },
        .list(
          "budget_lines", "Revenue and spending of the general fund without the plan.",
          of: .budgetLine
        ) { $0.dated($0.run.budgetLines) },
        .list(
          "reconciliation", "Lines held against the adopted budget, every draw at its median.",
          of: .reconciliation
        ) { ReconciledLine.all(of: $0.run) },
        .record("horizon", "What holds for the horizon as a whole.", of: .horizon) { $0.run },
        .list(
          "against_base",
          "Variant less base over the horizon, future by future; empty for the base.",
          of: .measure(named: "paired_measure")
        ) { $0.againstBase?.measures ?? [] },
        .list("assumptions", "Every value with all that was written about it.", of: .assumption) {
          $0.register.entries
        },
        .figure(
          "cited_share",
          "Share of the mean dollars of lines and streams whose driving value names a source."
        ) { CitedMoney($0).share },
        .list("checks", "What became of the checks.", of: .check) { $0.run.checks },
        .texts("remarks", "What a person should know about this budget.") {
          $0.run.projected.remarks
        },
        .list(
          "rules", "Rules of law and good practice, for review; never legal advice.", of: .rule
        ) { RuleEntry.all(of: $0) },
      ])
  }

  /// Scenario, settings and engine.
  private static var identity: [Field<ReportedRun>] {
    let provenance: [Field<Provenance>] = [.variant, .seed, .trials, .sampling]
    return [
      Field<Provenance>.scenario.from { $0.provenance },
      .text("title", "The title of the scenario.") { $0.run.projected.budget.header.title },
      .textOrNull(
        "variant_title", "The titles of the variants, as reports show them; null for the base."
      ) {
        $0.run.projected.budget.variantTitle
      },
    ] + (provenance + Field<Provenance>.origin).from { $0.provenance } + [
      .dollars,
      .years("years", "The fiscal years of the horizon.") { Array($0.run.projected.budget.years) },
    ]
  }
}

extension ReportedRun {
  /// Figures of the horizon with its first year.
  func dated<Value>(_ values: [Value]) -> [Dated<Value>] {
    values.map { Dated(value: $0, firstYear: run.projected.budget.years.lowerBound) }
  }
}

extension Record where Subject == RunSummary {
  /// What holds for the horizon as a whole.
  static var horizon: Record {
    let value = Record<Estimate>.estimate(row: "value")
    return Record(
      "horizon", "What holds for the horizon as a whole.",
      [
        .record(
          "reserve_at_risk", "95th percentile of the largest cumulative deficit, $.", of: value
        ) { $0.reserveAtRisk }.sharing { _ in [.measure: "reserve_at_risk", .unit: "$"] },
        .record(
          "expected_shortfall", "Mean of the worst 5 % of cumulative net cost, $.", of: value
        ) { $0.expectedShortfall }.sharing { _ in [.measure: "expected_shortfall", .unit: "$"] },
        .count(
          "failing_trials",
          "Futures in which recurring money does not cover the plan in every year."
        ) { $0.failingTrials },
        .list("causes", "Why futures fail, most frequent first.", of: .cause) { $0.causes },
      ])
  }
}

extension Record where Subject == FailureCause {
  /// A reason why futures fail.
  static var cause: Record {
    Record(
      "cause", "What most often pulls failing futures below the line.",
      [
        .text("id", "The line or stream.") { $0.id },
        .text("title", "A plain title.") { $0.title },
        .count("trials", "In how many failing futures it is the largest single reason.") {
          $0.trials
        },
        .figure(
          "mean_dollars", "Its mean part of the gap in those futures, $; positive is worse."
        ) {
          $0.meanDollars
        },
      ])
  }
}

extension Record where Subject == CheckResult {
  /// A check with its outcome.
  static var check: Record {
    Record(
      "check", "A check with its outcome.",
      [
        .choice("kind", "How it was written.") { $0.check.kind },
        .text("title", "A plain title.") { $0.check.title },
        .text("text", "The check as written.") { $0.check.text },
        .choice("outcome", "What became of it.") { $0.outcome },
        .text("finding", "What was found, in plain words.") { $0.finding },
        Field("year", .nullable(.fiscalYear), "The year that decided.") {
          .optional($0.year.map(yearLabel))
        },
        .countOrNull("trial", "The first failing future, counted from 1.", least: 1) {
          $0.trial.map { $0 + 1 }
        },
        .text("place", "File and line.") { $0.check.range.place },
      ])
  }
}
