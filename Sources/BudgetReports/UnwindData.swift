public import ReportDocuments
import SummaryMeasures

/// What remains after each stop as data, by the schema of `unwindSchema()`.
public func unwindJSON(_ unwinds: [ReportedUnwind]) -> JSONValue {
  .object([
    (key: "schema_version", value: .integer(1)),
    (key: "runs", value: .array(unwinds.map(run))),
  ])
}

/// One run as data.
private func run(_ unwind: ReportedUnwind) -> JSONValue {
  let provenance = unwind.provenance
  let stops = unwind.stops.map { stop in
    JSONValue.object([
      (key: "stop", value: .string(ResultsWriter.label(stop.stop))),
      (key: "figures", value: .array(stop.figures.map { figure(unwind, stop, $0) })),
    ])
  }
  return .object([
    (key: "scenario", value: .string(provenance.scenario)),
    (key: "title", value: .string(unwind.title)),
    (key: "variant", value: .optional(provenance.variant)),
    (key: "seed", value: ResultsWriter.seed(provenance.seed)),
    (key: "trials", value: .integer(provenance.trials)),
    (key: "sampling", value: .string(provenance.sampling)),
    (key: "deterministic", value: .boolean(provenance.isDeterministic)),
    (key: "engine", value: .string(provenance.engine)),
    (key: "input_sha256", value: .string(provenance.inputSHA256)),
    (key: "command", value: .string(provenance.command)),
    (key: "dollars", value: .string("nominal")), (key: "stops", value: .array(stops)),
  ])
}

/// One figure of a stop by year.
private func figure(
  _ unwind: ReportedUnwind, _ stop: UnwindSummary,
  _ figure: (name: String, unit: String, byYear: [Statistics])
) -> JSONValue {
  let years = zip(unwind.labels(stop), figure.byYear).map { label, statistics in
    JSONValue.object(
      [(key: "year", value: .string(label))] + ResultsWriter.statistics(statistics))
  }
  return .object([
    (key: "name", value: .string(figure.name)), (key: "unit", value: .string(figure.unit)),
    (key: "by_year", value: .array(years)),
  ])
}

/// What remains after each stop as a tidy table: one statistic a row.
public func unwindCSV(_ unwinds: [ReportedUnwind]) -> TidyTable {
  let rows = unwinds.flatMap { unwind in
    unwind.stops.flatMap { stop in
      stop.figures.flatMap { figure in
        zip(unwind.labels(stop), figure.byYear).flatMap { label, statistics in
          let head = [
            unwind.provenance.scenario, unwind.provenance.variant ?? "",
            ResultsWriter.label(stop.stop), label, figure.name,
          ]
          var cells = ResultsWriter.named(statistics).map { ($0.name, $0.estimate?.value) }
          cells.append(("mc_error", statistics.mean.error))
          return cells.map { name, value in
            let settled = value.map { abs($0) < 1e-9 ? 0 : $0 }
            return head + [name, settled.flatMap { JSONValue.digits($0) } ?? "", figure.unit]
          }
        }
      }
    }
  }
  return TidyTable(
    columns: ["scenario", "variant", "stop", "year", "figure", "stat", "value", "unit"],
    rows: rows)
}

/// The JSON Schema of `unwind --format json`.
public func unwindSchema() -> String {
  """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Results of evenkeel unwind --format json",
    "type": "object",
    "required": ["schema_version", "runs"],
    "additionalProperties": false,
    "properties": {
      "schema_version": { "const": 1 },
      "runs": { "type": "array", "items": { "$ref": "#/$defs/run" } }
    },
    "$defs": {
      "run": {
        "type": "object",
        "required": [
          "scenario", "title", "variant", "seed", "trials", "sampling", "deterministic", "engine",
          "input_sha256", "command", "dollars", "stops"
        ],
        "properties": {
          "stops": { "type": "array", "items": { "$ref": "#/$defs/stop" } }
        }
      },
      "stop": {
        "description": "The first fiscal year without leaders, and what remains from then on.",
        "type": "object",
        "required": ["stop", "figures"],
        "additionalProperties": false,
        "properties": {
          "stop": { "type": "string", "pattern": "^FY[0-9]+$" },
          "figures": { "type": "array", "items": { "$ref": "#/$defs/figure" } }
        }
      },
      "figure": {
        "description": "held_positions, release, base_pay, total, cumulative, savings_ended.",
        "type": "object",
        "required": ["name", "unit", "by_year"],
        "additionalProperties": false,
        "properties": {
          "name": { "type": "string" },
          "unit": { "type": "string" },
          "by_year": { "type": "array", "items": { "$ref": "#/$defs/year" } }
        }
      },
      "year": {
        "description": "The year with its statistics, as in the results of run.",
        "type": "object",
        "required": ["year", "mean", "sd", "p5", "p25", "p50", "p75", "p95", "mc_error"]
      }
    }
  }

  """
}
