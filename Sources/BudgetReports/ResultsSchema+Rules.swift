/// The definitions of rules for review in the schema of results.
let ruleSchemaText = #"""
        "rule": {
          "type": "object",
          "required": [
            "id", "title", "status", "probability", "status_quo", "places", "amounts", "details",
            "wording", "citation", "url", "effective", "suppressed_because"
          ],
          "additionalProperties": false,
          "properties": {
            "id": { "type": "string" },
            "title": { "type": "string" },
            "status": { "enum": ["clear", "for review", "not assessed", "note", "suppressed"] },
            "probability": {
              "description": "Share of futures in which the rule asks for review with the plan; null where it depends on no year.",
              "$ref": "#/$defs/rule_odds"
            },
            "status_quo": {
              "description": "The same without the plan; null where the rule concerns the plan alone.",
              "$ref": "#/$defs/rule_odds"
            },
            "places": {
              "description": "Schools, streams and groups in which it trips in some future.",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["title", "by_year"],
                "additionalProperties": false,
                "properties": {
                  "title": { "type": "string" },
                  "by_year": { "type": "array", "items": { "$ref": "#/$defs/rule_year" } }
                }
              }
            },
            "amounts": {
              "description": "What is at stake, on average.",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["title", "unit", "by_year"],
                "additionalProperties": false,
                "properties": {
                  "title": { "type": "string" },
                  "unit": { "type": "string" },
                  "by_year": { "type": "array", "items": { "$ref": "#/$defs/rule_year" } }
                }
              }
            },
            "details": { "type": "array", "items": { "type": "string" } },
            "wording": { "type": "string" },
            "citation": { "type": "string" },
            "url": { "$ref": "#/$defs/text" },
            "effective": { "type": "string" },
            "suppressed_because": { "$ref": "#/$defs/text" }
          }
        },
        "rule_odds": {
          "type": ["object", "null"],
          "required": ["ever", "by_year"],
          "additionalProperties": false,
          "properties": {
            "ever": { "$ref": "#/$defs/estimate" },
            "by_year": { "type": "array", "items": { "$ref": "#/$defs/rule_year" } }
          }
        },
        "rule_year": {
          "type": "object",
          "required": ["year", "mc_error", "mc_low", "mc_high"],
          "additionalProperties": false,
          "properties": {
            "year": { "$ref": "#/$defs/year" },
            "value": { "$ref": "#/$defs/number" },
            "mean": { "$ref": "#/$defs/number" },
            "mc_error": { "$ref": "#/$defs/number" },
            "mc_low": { "$ref": "#/$defs/number" },
            "mc_high": { "$ref": "#/$defs/number" }
          }
        },
  """#
