internal import ArgumentParser
internal import BudgetReports
internal import ReportDocuments
internal import ScenarioPipeline

/// The forms in which results are written.
enum ResultForm: String, ExpressibleByArgument, CaseIterable {
  case text, ascii, markdown, csv, json

  /// The form that a file name asks for by its ending.
  static func ofFile(_ path: String) -> ResultForm? {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "txt": .text
    case "md", "markdown": .markdown
    case "csv": .csv
    case "json": .json
    default: nil
    }
  }
}

/// `evenkeel run FILE`: simulate and report.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate a scenario and say whether the plan pays for itself.",
    discussion: "Example: evenkeel run Scenarios/slaton.scenario --variant all --format markdown")

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @OptionGroup var simulation: SimulationOptions

  @Option(help: "text, ascii, markdown, csv or json. Default: by the ending of -o, else text.")
  var format: ResultForm?

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  @Option(help: "Write every trial of every measure and line to this CSV file.")
  var trialsOut: String?

  func validate() throws { try ResultForm.check(output, format) }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let result = try Simulation.run(source, path: file, simulation)
    let form = format ?? output.flatMap(ResultForm.ofFile) ?? ResultForm.standard
    try Simulation.write(text(result, form), to: output)
    if let trialsOut, let trials = result.trials {
      try Simulation.write(table(trials), to: trialsOut)
    }
    try Simulation.finish(result)
  }

  private func text(_ result: ScenarioRun, _ form: ResultForm) -> String {
    switch form {
    case .json: resultsJSON(result.runs).written()
    case .csv: tidyCSV(result.runs).csv()
    case .text, .ascii, .markdown:
      result.runs.map { render(composeRunReport($0), as: form.report) }.joined(separator: "\n")
    }
  }

  private func table(_ trials: TrialExport) -> String {
    var rows: [[String]] = []
    trials.forEachRow { rows.append($0) }
    return TidyTable(columns: trials.heading(), rows: rows).csv()
  }
}

extension ResultForm {
  /// The form where none is asked for.
  static var standard: ResultForm { Terminal.isUnicode ? .text : .ascii }

  /// Rejects a file whose name does not say its form.
  static func check(_ output: String?, _ format: ResultForm?) throws {
    if let output, format == nil, output != "-", ResultForm.ofFile(output) == nil {
      throw ValidationError(
        "-o \(output) does not say which form: end it in .txt, .md, .csv or .json, or use --format")
    }
  }

  /// The same as a form of a report.
  var report: ReportForm {
    switch self {
    case .ascii: .ascii
    case .markdown: .markdown
    default: .text
    }
  }
}
