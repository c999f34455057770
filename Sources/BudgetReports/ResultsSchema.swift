/// The JSON Schema (draft 2020-12) of `resultsJSON`, as text.
public func resultsSchema() -> String { resultsSchemaText }

/// The schema.
private let resultsSchemaText = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Evenkeel results",
    "description": "Figures have 10 significant digits; money is in nominal dollars; a value that is not defined is null.",
    "type": "object",
    "required": ["schema_version", "runs"],
    "additionalProperties": false,
    "properties": {
      "schema_version": { "const": 1 },
      "runs": {
        "description": "One entry per variant asked for, base first.",
        "type": "array",
        "items": { "$ref": "#/$defs/run" }
      }
    },
    "$defs": {
      "number": { "type": ["number", "null"] },
      "text": { "type": ["string", "null"] },
      "year": { "type": "string", "pattern": "^FY[0-9]+$" },
      "run": {
        "type": "object",
        "required": [
          "scenario", "title", "variant", "seed", "trials", "sampling", "deterministic", "engine",
          "input_sha256", "command", "dollars", "years", "measures", "probabilities", "lines",
          "leaders", "funds", "positions", "staffing", "class_sizes", "ladders",
          "budget_lines", "reconciliation", "horizon", "assumptions", "cited_share", "checks",
          "remarks", "rules"
        ],
        "additionalProperties": false,
        "properties": {
          "scenario": { "type": "string" },
          "title": { "type": "string" },
          "variant": { "$ref": "#/$defs/text" },
          "seed": { "description": "A number, or text above 2^63 - 1.", "type": ["integer", "string"] },
          "trials": { "type": "integer", "minimum": 1 },
          "sampling": { "type": "string" },
          "deterministic": { "description": "One trial, every draw at its median.", "type": "boolean" },
          "engine": { "type": "string" },
          "input_sha256": { "type": "string" },
          "command": { "type": "string" },
          "dollars": { "const": "nominal" },
          "years": { "type": "array", "items": { "$ref": "#/$defs/year" } },
          "measures": { "type": "array", "items": { "$ref": "#/$defs/measure" } },
          "probabilities": { "type": "array", "items": { "$ref": "#/$defs/probability" } },
          "lines": { "type": "array", "items": { "$ref": "#/$defs/line" } },
          "leaders": { "type": "array", "items": { "$ref": "#/$defs/leader" } },
          "funds": { "type": "array", "items": { "$ref": "#/$defs/fund" } },
          "positions": {
            "description": "Positions the plan frees, and what becomes of them, in FTE.",
            "type": "array",
            "items": { "$ref": "#/$defs/series" }
          },
          "staffing": { "type": "array", "items": { "$ref": "#/$defs/staffing" } },
          "class_sizes": {
            "description": "Class-size rules in each world: means; fractional is students x courses over target, average is mean students x courses over mean sections.",
            "type": "array",
            "items": { "$ref": "#/$defs/class_size" }
          },
          "ladders": {
            "description": "The people of career ladders by stage, in FTE.",
            "type": "array",
            "items": { "$ref": "#/$defs/ladder" }
          },
          "budget_lines": {
            "description": "Revenue and spending of the general fund without the plan.",
            "type": "array",
            "items": { "$ref": "#/$defs/budget_line" }
          },
          "reconciliation": {
            "description": "Lines held against the adopted budget, every draw at its median.",
            "type": "array",
            "items": { "$ref": "#/$defs/reconciliation" }
          },
          "horizon": { "$ref": "#/$defs/horizon" },
          "assumptions": { "type": "array", "items": { "$ref": "#/$defs/assumption" } },
          "cited_share": {
            "description": "Share of the mean dollars of lines and streams whose driving value names a source.",
            "$ref": "#/$defs/number"
          },
          "checks": { "type": "array", "items": { "$ref": "#/$defs/check" } },
          "remarks": { "type": "array", "items": { "type": "string" } },
          "rules": {
            "description": "Rules of law and good practice, for review; never legal advice.",
            "type": "array",
            "items": { "$ref": "#/$defs/rule" }
          }
        }
      },
      "errors": {
        "description": "Monte Carlo error of each statistic; rough where trials are few.",
        "type": "object",
        "required": ["mean", "sd", "p5", "p25", "p50", "p75", "p95", "rough"],
        "additionalProperties": false,
        "properties": {
          "mean": { "$ref": "#/$defs/number" },
          "sd": { "$ref": "#/$defs/number" },
          "p5": { "$ref": "#/$defs/number" },
          "p25": { "$ref": "#/$defs/number" },
          "p50": { "$ref": "#/$defs/number" },
          "p75": { "$ref": "#/$defs/number" },
          "p95": { "$ref": "#/$defs/number" },
          "rough": { "type": "boolean" }
        }
      },
      "statistics": {
        "description": "mc_error, mc_low and mc_high belong to the mean.",
        "type": "object",
        "required": [
          "year", "mean", "sd", "p5", "p25", "p50", "p75", "p95", "mc_error", "mc_low", "mc_high",
          "errors"
        ],
        "properties": {
          "year": { "$ref": "#/$defs/year" },
          "mean": { "$ref": "#/$defs/number" },
          "sd": { "$ref": "#/$defs/number" },
          "p5": { "$ref": "#/$defs/number" },
          "p25": { "$ref": "#/$defs/number" },
          "p50": { "$ref": "#/$defs/number" },
          "p75": { "$ref": "#/$defs/number" },
          "p95": { "$ref": "#/$defs/number" },
          "mc_error": { "$ref": "#/$defs/number" },
          "mc_low": { "$ref": "#/$defs/number" },
          "mc_high": { "$ref": "#/$defs/number" },
          "errors": { "$ref": "#/$defs/errors" },
          "ratio_of_means": { "$ref": "#/$defs/number" },
          "ratio_of_means_error": { "$ref": "#/$defs/number" },
          "undefined_trials": { "type": "integer", "minimum": 0 },
          "reason": { "description": "Why a value is null.", "type": "string" },
          "claimed": {
            "description": "A saving before realisation at the median growth.",
            "$ref": "#/$defs/number"
          },
          "paid_by": {
            "description": "Mean dollars by payer: a stream's id, savings, one_time_savings, general_fund.",
            "type": "object",
            "additionalProperties": { "$ref": "#/$defs/number" }
          }
        },
        "additionalProperties": false
      },
      "by_year": { "type": "array", "items": { "$ref": "#/$defs/statistics" } },
      "measure": {
        "type": "object",
        "required": ["id", "title", "unit", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "unit": { "type": "string" },
          "by_year": { "$ref": "#/$defs/by_year" }
        }
      },
      "estimate": {
        "type": "object",
        "required": ["value", "mc_error", "mc_low", "mc_high"],
        "additionalProperties": false,
        "properties": {
          "value": { "$ref": "#/$defs/number" },
          "mc_error": { "$ref": "#/$defs/number" },
          "mc_low": { "$ref": "#/$defs/number" },
          "mc_high": { "$ref": "#/$defs/number" }
        }
      },
      "probability": {
        "type": "object",
        "required": ["id", "title", "value", "mc_error", "mc_low", "mc_high"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "value": { "type": ["number", "null"], "minimum": 0, "maximum": 1 },
          "mc_error": { "$ref": "#/$defs/number" },
          "mc_low": { "$ref": "#/$defs/number" },
          "mc_high": { "$ref": "#/$defs/number" }
        }
      },
      "line": {
        "type": "object",
        "required": ["id", "title", "role", "recurring", "induced", "fund", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "role": { "enum": ["cost", "saving"] },
          "recurring": { "type": "boolean" },
          "induced": { "type": "boolean" },
          "fund": { "type": "string" },
          "by_year": { "$ref": "#/$defs/by_year" }
        }
      },
      "series": {
        "type": "object",
        "required": ["name", "by_year"],
        "additionalProperties": false,
        "properties": { "name": { "type": "string" }, "by_year": { "$ref": "#/$defs/by_year" } }
      },
      "fund": {
        "type": "object",
        "required": ["id", "title", "recurring", "accounts"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "recurring": { "type": "boolean" },
          "program": {
            "description": "What the stream is, where the scenario says.",
            "enum": [
              "title1", "title2", "title3", "title4", "idea", "esser", "state", "grant", "local"
            ]
          },
          "accounts": { "type": "array", "items": { "$ref": "#/$defs/series" } }
        }
      },
      "leader": {
        "description": "A figure of a leader role: count, unfilled, students, chargeable, base_pay_holders.",
        "type": "object",
        "required": ["id", "title", "name", "unit", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "name": { "type": "string" },
          "unit": { "type": "string" },
          "by_year": { "$ref": "#/$defs/by_year" }
        }
      },
      "staffing": {
        "type": "object",
        "required": ["id", "title", "name", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "name": { "type": "string" },
          "by_year": { "$ref": "#/$defs/by_year" }
        }
      },
      "class_size": {
        "type": "object",
        "required": ["id", "title", "world", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "world": { "enum": ["plan", "status quo"] },
          "by_year": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "year", "students", "sections", "fractional", "average", "target", "cap"
              ],
              "additionalProperties": false,
              "properties": {
                "year": { "$ref": "#/$defs/year" },
                "students": { "$ref": "#/$defs/number" },
                "sections": { "$ref": "#/$defs/number" },
                "fractional": { "$ref": "#/$defs/number" },
                "average": { "$ref": "#/$defs/number" },
                "target": { "$ref": "#/$defs/number" },
                "cap": { "$ref": "#/$defs/number" }
              }
            }
          }
        }
      },
      "ladder": {
        "type": "object",
        "required": ["id", "title", "stage", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "stage": { "type": "string" },
          "by_year": { "$ref": "#/$defs/by_year" }
        }
      },
  """# + "\n" + generalFundDefinitions + "\n" + #"""
        "horizon": {
          "type": "object",
          "required": ["reserve_at_risk", "expected_shortfall", "failing_trials", "causes"],
          "additionalProperties": false,
          "properties": {
            "reserve_at_risk": { "$ref": "#/$defs/estimate" },
            "expected_shortfall": { "$ref": "#/$defs/estimate" },
            "failing_trials": { "type": "integer", "minimum": 0 },
            "causes": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["id", "title", "trials", "mean_dollars"],
                "additionalProperties": false,
                "properties": {
                  "id": { "type": "string" },
                  "title": { "type": "string" },
                  "trials": { "type": "integer", "minimum": 0 },
                  "mean_dollars": { "$ref": "#/$defs/number" }
                }
              }
            }
          }
        },
        "assumption": {
          "type": "object",
          "required": ["path", "title", "unit", "world", "cited", "statements", "changes"],
          "additionalProperties": false,
          "properties": {
            "path": { "type": "string" },
            "title": { "type": "string" },
            "unit": { "type": "string" },
            "world": { "enum": ["plan", "status quo"] },
            "cited": { "type": "boolean" },
            "statements": {
              "type": "array",
              "items": {
                "type": "object",
                "required": [
                  "value", "written", "growth", "years", "p5", "p50", "p95", "source", "because",
                  "place"
                ],
                "additionalProperties": false,
                "properties": {
                  "value": { "type": "string" },
                  "written": { "type": "string" },
                  "growth": { "$ref": "#/$defs/text" },
                  "years": { "$ref": "#/$defs/text" },
                  "p5": { "$ref": "#/$defs/number" },
                  "p50": { "$ref": "#/$defs/number" },
                  "p95": { "$ref": "#/$defs/number" },
                  "source": { "$ref": "#/$defs/text" },
                  "because": { "$ref": "#/$defs/text" },
                  "place": { "$ref": "#/$defs/text" }
                }
              }
            },
            "changes": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["author", "written", "years", "basis", "place"],
                "additionalProperties": false,
                "properties": {
                  "author": { "type": "string" },
                  "written": { "type": "string" },
                  "years": { "type": "string" },
                  "basis": { "$ref": "#/$defs/text" },
                  "place": { "type": "string" }
                }
              }
            }
          }
        },
    \#(ruleSchemaText)
        "check": {
          "type": "object",
          "required": ["kind", "title", "text", "outcome", "finding", "year", "trial", "place"],
          "additionalProperties": false,
          "properties": {
            "kind": { "enum": ["require", "expect", "example", "adopted"] },
            "title": { "type": "string" },
            "text": { "type": "string" },
            "outcome": { "enum": ["passed", "failed", "undecided", "not evaluated"] },
            "finding": { "type": "string" },
            "year": { "$ref": "#/$defs/text" },
            "trial": { "type": ["integer", "null"] },
            "place": { "type": "string" }
          }
        }
      }
    }

    """#
