/// A form in which a report for people can be written.
public enum ReportForm: String, Sendable, CaseIterable {
  /// Text of at most 80 columns with Unicode signs.
  case text
  /// The same text in ASCII only.
  case ascii
  /// GitHub-flavoured Markdown.
  case markdown
}

/// Writes a report in a form; the text ends in a line end and is the same for the same report.
public func render(_ document: ReportDocument, as form: ReportForm) -> String {
  switch form {
  case .text: TextRenderer(isASCII: false).render(document)
  case .ascii: TextRenderer(isASCII: true).render(document)
  case .markdown: MarkdownRenderer().render(document)
  }
}
