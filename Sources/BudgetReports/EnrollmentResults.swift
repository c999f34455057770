import BudgetModel
import BudgetProjection
internal import Quantities
public import ReportDocuments
import SummaryMeasures

/// Projections of students as data, base first, by the schema of `enrollmentSchema()`.
public func enrollmentJSON(_ runs: [ReportedEnrollment]) -> JSONValue {
  .object([
    (key: "schema_version", value: .integer(1)),
    (key: "runs", value: .array(runs.map { $0.json })),
  ])
}

/// Projections of students as a tidy table; given years have the statistic `given`.
public func enrollmentCSV(_ runs: [ReportedEnrollment]) -> TidyTable {
  TidyTable(
    columns: ["scenario", "variant", "year", "school", "grade", "stat", "value", "unit"],
    rows: runs.flatMap(\.rows))
}

extension ReportedEnrollment {
  fileprivate var json: JSONValue {
    .object([
      (key: "scenario", value: .string(provenance.scenario)),
      (key: "variant", value: .optional(provenance.variant)),
      (key: "seed", value: .string(String(provenance.seed))),
      (key: "trials", value: .integer(provenance.trials)),
      (key: "deterministic", value: .boolean(provenance.isDeterministic)),
      (key: "engine", value: .string(provenance.engine)),
      (key: "input_sha256", value: .string(provenance.inputSHA256)),
      (key: "command", value: .string(provenance.command)),
      (key: "given_years", value: .array(givenYears.map { .string("FY\($0)") })),
      (key: "years", value: .array(budget.years.map { .string("FY\($0)") })),
      (key: "students", value: .array(students.map(json))),
    ])
  }

  private func json(_ summary: StudentSummary) -> JSONValue {
    let (school, grade) = (summary.students.school, summary.students.grade)
    let given = givenYears.compactMap { year in
      self.given(year, school: school, grade: grade).map { count in
        JSONValue.object([
          (key: "year", value: .string("FY\(year)")), (key: "students", value: .number(count)),
        ])
      }
    }
    let byYear = zip(budget.years, summary.byYear).map { year, statistics in
      JSONValue.object(
        [(key: "year", value: .string("FY\(year)"))] + ResultsWriter.statistics(statistics))
    }
    return .object([
      (key: "school", value: .optional(school)),
      (key: "grade", value: .optional(grade?.rawValue)), (key: "given", value: .array(given)),
      (key: "by_year", value: .array(byYear)),
    ])
  }

  fileprivate var rows: [[String]] {
    students.flatMap { summary in
      let (school, grade) = (summary.students.school, summary.students.grade)
      func row(_ year: Int, _ stat: String, _ value: Double?) -> [String] {
        [
          provenance.scenario, provenance.variant ?? "", "FY\(year)", school ?? "",
          grade?.rawValue ?? "", stat, value.flatMap { JSONValue.digits($0) } ?? "", "students",
        ]
      }
      let given = givenYears.compactMap { year in
        self.given(year, school: school, grade: grade).map { row(year, "given", $0) }
      }
      return given
        + zip(budget.years, summary.byYear).flatMap { year, statistics in
          ResultsWriter.named(statistics).map { row(year, $0.name, $0.estimate?.value) }
            + [row(year, "mc_error", statistics.mean.error)]
        }
    }
  }
}

/// The JSON Schema (draft 2020-12) of `enrollmentJSON`, as text.
public func enrollmentSchema() -> String { enrollmentSchemaText }

/// The schema.
private let enrollmentSchemaText = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Evenkeel enrolment",
    "description": "Students by school and grade; school and grade are null for all of them.",
    "type": "object",
    "required": ["schema_version", "runs"],
    "additionalProperties": false,
    "properties": {
      "schema_version": { "const": 1 },
      "runs": {
        "type": "array",
        "items": {
          "type": "object",
          "required": ["scenario", "variant", "seed", "trials", "years", "given_years", "students"],
          "properties": {
            "years": { "type": "array", "items": { "type": "string" } },
            "given_years": { "type": "array", "items": { "type": "string" } },
            "students": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["school", "grade", "given", "by_year"],
                "additionalProperties": false,
                "properties": {
                  "school": { "type": ["string", "null"] },
                  "grade": { "type": ["string", "null"] },
                  "given": {
                    "description": "Years before the horizon as they were given.",
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": ["year", "students"],
                      "properties": {
                        "year": { "type": "string" },
                        "students": { "type": "number" }
                      }
                    }
                  },
                  "by_year": {
                    "description": "Statistics as in the results of run.",
                    "type": "array",
                    "items": { "type": "object", "required": ["year", "mean", "p5", "p50", "p95"] }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  """#
