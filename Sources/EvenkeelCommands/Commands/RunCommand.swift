internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import ResultsData

/// `evenkeel run FILE`: simulate and report.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate a scenario and say whether the plan pays for itself.",
    discussion: "Example: evenkeel run Scenarios/slaton.scenario --variant all --format markdown")

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  @Option(help: "Write every trial of every measure and line to this CSV file.")
  var trialsOut: String?

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let result = try Simulation.run(source, path: file, simulation)
    try output.write(RunAnswer(result.runs))
    if let trialsOut, let trials = result.trials {
      try Simulation.write(table(trials), to: trialsOut)
    }
    try Simulation.finish(result)
  }

  private func table(_ trials: TrialExport) -> String {
    var rows: [[String]] = []
    trials.forEachRow { rows.append($0) }
    return TidyTable(columns: trials.heading(), rows: rows).csv()
  }
}
