internal import ArgumentParser
internal import BudgetReports
internal import Diagnostics

/// `evenkeel schema NAME`: the published form of JSON outputs.
struct SchemaCommand: ParsableCommand {
  /// What has a schema.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case results, enrollment, unwind, messages
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of results, students, unwind or messages.")

  @Argument(
    help:
      "results (run), enrollment, unwind (all --format json) or messages (check --messages json).")
  var subject = Subject.results

  func run() {
    switch subject {
    case .results: Terminal.write(resultsSchema())
    case .enrollment: Terminal.write(enrollmentSchema())
    case .unwind: Terminal.write(unwindSchema())
    case .messages: Terminal.write(MessagesSchema.text)
    }
  }
}

/// The JSON Schema of messages.
enum MessagesSchema {
  /// The schema as text.
  static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Messages of evenkeel check --messages json",
      "type": "array",
      "items": {
        "type": "object",
        "required": ["code", "phase", "severity", "message"],
        "properties": {
          "code": { "type": "string" },
          "phase": { "enum": [\(DiagnosticPhase.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))] },
          "severity": { "enum": ["error", "warning"] },
          "message": { "type": "string" },
          "path": { "type": ["string", "null"] },
          "line": { "type": ["integer", "null"] },
          "column": { "type": ["integer", "null"] },
          "endLine": { "type": ["integer", "null"] },
          "endColumn": { "type": ["integer", "null"] },
          "labels": { "type": "array" },
          "notes": { "type": "array", "items": { "type": "string" } },
          "fix": { "type": ["string", "null"] }
        }
      }
    }

    """
}
