public import ReportDocuments

/// A form in which an answer can be written.
public enum AnswerForm: String, Sendable, CaseIterable {
  /// As `ReportForm`.
  case text, ascii, markdown, html
  /// A table of one figure a row.
  case csv
  /// JSON by the schema of the answer.
  case json
}

/// What a question answers, before it has a form.
public protocol Answer {
  /// What to say, in order.
  var documents: [ReportDocument] { get }
}

/// An answer that can also be given as data.
public protocol DataAnswer: Answer {
  /// How answers of its kind are given as data.
  static var dataset: Dataset<Self> { get }
}

extension Answer {
  /// The answer for people, its documents one after the other.
  public func written(as form: ReportForm) -> String {
    render(documents, as: form)
  }
}

extension DataAnswer {
  /// The answer in any form: the one place where a form becomes bytes.
  public func written(as form: AnswerForm) -> String {
    switch form {
    case .text: written(as: ReportForm.text)
    case .ascii: written(as: ReportForm.ascii)
    case .markdown: written(as: ReportForm.markdown)
    case .html: written(as: ReportForm.html)
    case .csv: Self.dataset.table(self).csv()
    case .json: Self.dataset.json(self).written()
    }
  }
}

extension ReportDocument: Answer {
  /// The document alone.
  public var documents: [ReportDocument] { [self] }
}
