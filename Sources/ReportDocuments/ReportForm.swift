/// A form in which a report for people can be written.
public enum ReportForm: String, Sendable, CaseIterable {
  /// Text of at most 80 columns with Unicode signs.
  case text
  /// The same text in ASCII only.
  case ascii
  /// GitHub-flavoured Markdown.
  case markdown
  /// A page of HTML that holds its style and pictures and asks for nothing else.
  case html
}

/// Writes a report in a form; the text ends in a line end and is the same for the same report.
public func render(_ document: ReportDocument, as form: ReportForm) -> String {
  render([document], as: form)
}

/// Writes reports in a form, one after the other; in HTML they are sections of one page.
public func render(_ documents: [ReportDocument], as form: ReportForm) -> String {
  switch form {
  case .text, .ascii:
    documents.map(TextRenderer(isASCII: form == .ascii).render).joined(separator: "\n")
  case .markdown: documents.map(MarkdownRenderer().render).joined(separator: "\n")
  case .html: page(documents)
  }
}

private func page(_ documents: [ReportDocument]) -> String {
  var renderer = HTMLRenderer()
  return renderer.render(documents)
}
