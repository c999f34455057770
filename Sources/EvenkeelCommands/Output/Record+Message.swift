internal import Diagnostics
internal import ResultsData

extension Record where Subject == Diagnostic {
  /// A message as `DiagnosticRenderer.json` writes it.
  static var message: Record {
    Record(
      "message", "What is wrong, where, and the way out.",
      [
        .text("code", "A stable code; `evenkeel help CODE` explains it.") { $0.code.id },
        .choice("phase", "Where in the flow it was found.") { $0.code.phase },
        Field("severity", .choice(severities), "An error stops the run, a warning does not.") {
          .string($0.severity.rawValue)
        },
        .text("message", "What is wrong, in one sentence.") { $0.message },
      ], Field<SourceRange?>.place.from { $0.range },
      [
        .list("labels", "Second places that matter.", of: .label) { $0.labels },
        .texts("notes", "Further sentences.") { $0.notes },
        .textOrNull("fix", "The way out; null where there is none to offer.") { $0.fix },
      ])
  }

  /// The JSON Schema of `check --messages json`.
  static var messageSchema: JSONValue {
    Schema.json(
      title: "Messages of evenkeel check --messages json",
      "Messages in the order of their places; a place that is not known is null.",
      of: .list(.record(message.type)))
  }

  private static var severities: [String] {
    [Diagnostic.Severity.error, .warning].map(\.rawValue)
  }
}

extension Record where Subject == Diagnostic.Label {
  /// A second place, with what to see there.
  fileprivate static var label: Record {
    Record(
      "label", "A second place, with what to see there.",
      Field<SourceRange?>.place.from { $0.range },
      [.text("text", "What to see there.") { $0.text }])
  }
}

extension Field where Subject == SourceRange? {
  /// Where something stands; null throughout where no place is known.
  fileprivate static var place: [Field] {
    [
      .textOrNull("path", "The file.") { $0?.file.path },
      .countOrNull("line", "The first line, from 1.", least: 1) { $0?.line },
      .countOrNull("column", "The first column, from 1.", least: 1) { $0?.column },
      .countOrNull("endLine", "The line in which it ends.", least: 1) { range in
        range.map { $0.file.line(of: $0.upperBound) }
      },
      .countOrNull("endColumn", "The column before which it ends.", least: 1) { range in
        range.map { $0.file.column(of: $0.upperBound) }
      },
    ]
  }
}
