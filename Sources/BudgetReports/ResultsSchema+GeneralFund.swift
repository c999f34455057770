/// The definitions of the general fund's lines in the schema of the results.
let generalFundDefinitions = #"""
      "budget_line": {
        "type": "object",
        "required": ["id", "title", "side", "group", "recurring", "by_year"],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "side": { "enum": ["revenue", "spending"] },
          "group": { "$ref": "#/$defs/text" },
          "recurring": { "type": "boolean" },
          "by_year": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["year", "mean", "p5", "p50", "p95"],
              "additionalProperties": false,
              "properties": {
                "year": { "$ref": "#/$defs/year" },
                "mean": { "$ref": "#/$defs/number" },
                "p5": { "$ref": "#/$defs/number" },
                "p50": { "$ref": "#/$defs/number" },
                "p95": { "$ref": "#/$defs/number" }
              }
            }
          }
        }
      },
      "reconciliation": {
        "type": "object",
        "required": [
          "id", "title", "group", "year", "adopted", "projected", "difference", "holds"
        ],
        "additionalProperties": false,
        "properties": {
          "id": { "type": "string" },
          "title": { "type": "string" },
          "group": { "$ref": "#/$defs/text" },
          "year": { "$ref": "#/$defs/year" },
          "adopted": { "type": "number" },
          "projected": { "$ref": "#/$defs/number" },
          "difference": { "$ref": "#/$defs/number" },
          "holds": { "type": "boolean" }
        }
      },
  """#
