import BudgetModel
import BudgetProjection
import Diagnostics
public import ReportDocuments
import SummaryMeasures

/// The results of runs as data, base first, by the schema of `resultsSchema()`.
public func resultsJSON(_ runs: [ReportedRun]) -> JSONValue {
  .object([
    (key: "schema_version", value: .integer(1)),
    (key: "runs", value: .array(runs.map { ResultsWriter(reported: $0).run })),
  ])
}

/// Writes one run as data.
struct ResultsWriter {
  /// What to write.
  let reported: ReportedRun

  /// What the trials amount to.
  var summary: RunSummary { reported.run }
  /// The fiscal years of the horizon.
  var years: ClosedRange<Int> { summary.projected.budget.years }

  /// The whole run.
  var run: JSONValue {
    .object(
      identity + [
        (key: "measures", value: .array(summary.measures.map(measure))),
        (key: "probabilities", value: .array(summary.probabilities.map(probability))),
        (key: "lines", value: .array(summary.lines.map(line))),
        (key: "leaders", value: .array(leaders)),
        (key: "funds", value: .array(summary.streams.map(fund))),
        (key: "positions", value: .array(summary.positions.map { series($0.name, $0.byYear) })),
        (key: "staffing", value: .array(staffing)),
        (key: "class_sizes", value: .array(classSizes)),
        (key: "ladders", value: .array(ladders)),
        (key: "budget_lines", value: .array(summary.budgetLines.map(budgetLine))),
        (
          key: "reconciliation",
          value: .array(ReconciledLine.all(of: summary).map(reconciliation))
        ),
        (key: "horizon", value: horizon),
        (key: "assumptions", value: .array(reported.register.entries.map(assumption))),
        (key: "cited_share", value: .optional(CitedMoney(reported).share)),
        (key: "checks", value: .array(summary.checks.map(check))),
        (key: "remarks", value: .array(summary.projected.remarks.map { .string($0) })),
        (key: "rules", value: .array(summary.rules.compactMap(rule))),
      ])
  }

  /// Scenario, settings and engine.
  private var identity: [(key: String, value: JSONValue)] {
    let provenance = reported.provenance
    return [
      (key: "scenario", value: .string(provenance.scenario)),
      (key: "title", value: .string(summary.projected.budget.header.title)),
      (key: "variant", value: .optional(provenance.variant)),
      (key: "seed", value: Self.seed(provenance.seed)),
      (key: "trials", value: .integer(provenance.trials)),
      (key: "sampling", value: .string(provenance.sampling)),
      (key: "deterministic", value: .boolean(provenance.isDeterministic)),
      (key: "engine", value: .string(provenance.engine)),
      (key: "input_sha256", value: .string(provenance.inputSHA256)),
      (key: "command", value: .string(provenance.command)),
      (key: "dollars", value: .string("nominal")),
      (key: "years", value: .array(years.map { .string(Self.label($0)) })),
    ]
  }

  /// A seed as a number, or as text where it is beyond whole numbers of 64 bits with sign.
  static func seed(_ seed: UInt64) -> JSONValue {
    Int(exactly: seed).map { .integer($0) } ?? .string(String(seed))
  }

  /// A fiscal year as written in scenarios.
  static func label(_ year: Int) -> String { "FY\(year)" }

  /// The label of the year at a position of the horizon.
  func label(at index: Int) -> String { Self.label(years.lowerBound + index) }

  /// A measure with its statistics by year.
  private func measure(_ measure: MeasureSummary) -> JSONValue {
    let isRatio = measure.byYear.contains { $0.ratioOfMeans != nil }
    let byYear = measure.byYear.map { year in
      var members = [(key: "year", value: JSONValue.string(Self.label(year.year)))]
      members += Self.statistics(year.statistics)
      if isRatio {
        members.append((key: "ratio_of_means", value: Self.value(year.ratioOfMeans)))
        members.append((key: "ratio_of_means_error", value: .optional(year.ratioOfMeans?.error)))
      }
      members.append((key: "undefined_trials", value: .integer(year.undefinedTrials)))
      let isFinite = year.statistics?.mean.value.isFinite == true
      if let reason = year.undefinedReason ?? (isFinite ? nil : ResultsWording.noFiniteValue) {
        members.append((key: "reason", value: .string(reason)))
      }
      return JSONValue.object(members)
    }
    return .object([
      (key: "id", value: .string(measure.id)), (key: "title", value: .string(measure.title)),
      (key: "unit", value: .string(measure.unit)), (key: "by_year", value: .array(byYear)),
    ])
  }

  /// A probability with its error.
  private func probability(_ probability: ProbabilitySummary) -> JSONValue {
    .object(
      [
        (key: "id", value: .string(probability.id)),
        (key: "title", value: .string(probability.title)),
      ] + Self.estimate(probability.estimate))
  }

  /// What holds for the horizon as a whole.
  private var horizon: JSONValue {
    let causes = summary.causes.map { cause in
      JSONValue.object([
        (key: "id", value: .string(cause.id)), (key: "title", value: .string(cause.title)),
        (key: "trials", value: .integer(cause.trials)),
        (key: "mean_dollars", value: .number(cause.meanDollars)),
      ])
    }
    return .object([
      (key: "reserve_at_risk", value: .object(Self.estimate(summary.reserveAtRisk))),
      (key: "expected_shortfall", value: .object(Self.estimate(summary.expectedShortfall))),
      (key: "failing_trials", value: .integer(summary.failingTrials)),
      (key: "causes", value: .array(causes)),
    ])
  }

  /// A check with its outcome.
  private func check(_ check: CheckResult) -> JSONValue {
    .object([
      (key: "kind", value: .string(check.check.kind.rawValue)),
      (key: "title", value: .string(check.check.title)),
      (key: "text", value: .string(check.check.text)),
      (key: "outcome", value: .string(check.outcome.rawValue)),
      (key: "finding", value: .string(check.finding)),
      (key: "year", value: .optional(check.year.map(Self.label))),
      (key: "trial", value: check.trial.map { .integer($0 + 1) } ?? .null),
      (key: "place", value: .string(check.check.range.place)),
    ])
  }
}
