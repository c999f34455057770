internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel unwind FILE`: what remains to be paid if the leader roles stop.
struct UnwindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unwind",
    abstract: "Show what remains to be paid, year by year, if the leader roles stop.",
    discussion: """
      The plan is projected with all roles stopped from a year on, by default in each year after the
      first, on the draws of the plan; what remains is the mean of the leader cost lines from then on.
      Example:
        evenkeel unwind Scenarios/slaton.scenario --year FY2028
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(
    help: "The first fiscal year without leaders, e.g. FY2028. Default: each after the first.")
  var year: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let year, parsedYear == nil {
      throw ValidationError("--year is written FY2028, not \(year)")
    }
  }

  private var parsedYear: Int? { WrittenArguments.fiscalYear(year) }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = unwindScenario(
      RunRequest(
        source: source, path: file, variants: simulation.variants,
        settings: simulation.settings, isStrict: simulation.strict),
      year: parsedYear, progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard !answer.unwinds.isEmpty else { throw ExitStatus.scenarioError }
    try output.write(UnwindAnswer(answer.unwinds))
  }
}
