public import ArgumentParser
public import ReportDocuments
public import ResultsData

extension AnswerForm: ExpressibleByArgument {}
extension ReportForm: ExpressibleByArgument {}

/// The same options for an answer that has no form as data.
struct ReadingOptions: ParsableArguments {
  @Option(help: "text, ascii, markdown or html. Default: by the ending of -o, else text.")
  var format: ReportForm?

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws {
    if let output, format == nil, output != "-", Self.form(of: output) == nil {
      throw ValidationError(
        "-o \(output) does not say which form: end it in .txt, .md or .html, or use --format")
    }
  }

  /// The form asked for, by name, by the ending of the file, or the terminal's.
  var form: ReportForm { format ?? output.flatMap(Self.form) ?? .standard }

  private static func form(of path: String) -> ReportForm? {
    AnswerForm(ofFile: path).flatMap { ReportForm(rawValue: $0.rawValue) }
  }
}

/// The options that say in which form and where an answer is written, shared by several commands.
struct OutputOptions: ParsableArguments {
  @Option(
    help: "text, ascii, markdown, html, csv or json. Default: by the ending of -o, else text.")
  var format: AnswerForm?

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws {
    if let output, format == nil, output != "-", AnswerForm(ofFile: output) == nil {
      throw ValidationError(
        "-o \(output) does not say which form: end it in .txt, .md, .html, .csv or .json, or use --format"
      )
    }
  }

  /// Writes an answer as the options say.
  func write(_ answer: some DataAnswer) throws {
    let form = format ?? output.flatMap(AnswerForm.init(ofFile:))
    let text = form.map { answer.written(as: $0) } ?? answer.written(as: ReportForm.standard)
    try Simulation.write(text, to: output)
  }
}

extension AnswerForm {
  /// The form that a file name asks for by its ending.
  init?(ofFile path: String) {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "csv": self = .csv
    case "json": self = .json
    default: return nil
    }
  }
}

extension ReportForm {
  /// The form where none is asked for: ASCII where the terminal shows no more.
  static var standard: ReportForm { Terminal.isUnicode ? .text : .ascii }
}
