internal import ArgumentParser
internal import BudgetReports
internal import MonteCarlo
internal import ReportDocuments
internal import ScenarioPipeline

/// `evenkeel enrollment FILE`: the projection of students by school and grade.
struct EnrollmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrollment",
    abstract: "Project students by school and grade, with ranges and the years given.",
    discussion: """
      Checks of the scenario are not evaluated here; `run` does that. Example:
        evenkeel enrollment Scenarios/slaton.scenario --format csv -o students.csv
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @OptionGroup var simulation: SimulationOptions

  @Option(help: "text, ascii, markdown, csv or json. Default: by the ending of -o, else text.")
  var format: ResultForm?

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws { try ResultForm.check(output, format) }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let result = runEnrollment(
      RunRequest(
        source: source, path: file, variants: simulation.variants,
        settings: simulation.settings),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(result.diagnostics, as: .text)
    guard result.isSound else { throw ExitStatus.scenarioError }
    if result.runs.isEmpty {
      Terminal.complain("evenkeel: \(file) has no students; see `evenkeel help enrollment`\n")
      throw ExitStatus.scenarioError
    }
    let form = format ?? output.flatMap(ResultForm.ofFile) ?? ResultForm.standard
    try Simulation.write(text(result.runs, form), to: output)
  }

  private func text(_ runs: [ReportedEnrollment], _ form: ResultForm) -> String {
    switch form {
    case .json: enrollmentJSON(runs).written()
    case .csv: enrollmentCSV(runs).csv()
    case .text, .ascii, .markdown:
      runs.map { render(composeEnrollmentReport($0), as: form.report) }.joined(separator: "\n")
    }
  }
}
