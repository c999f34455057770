internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import MonteCarlo

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

  @OptionGroup var output: OutputOptions

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let result = runEnrollment(
      RunRequest(
        source: source, path: file, variants: simulation.variants,
        settings: simulation.settings, isStrict: simulation.strict),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(result.diagnostics, as: .text)
    guard result.isSound else { throw ExitStatus.scenarioError }
    if result.runs.isEmpty {
      Terminal.complain("evenkeel: \(file) has no students; see `evenkeel help enrollment`\n")
      throw ExitStatus.scenarioError
    }
    try output.write(EnrollmentAnswer(result.runs))
  }
}
