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
    try OutputGuard.check(
      [("-o", output.output)] + (trialsOut.map { [("--trials-out", $0)] } ?? []), reading: source)
    let result = try Simulation.run(source, path: file, simulation)
    try output.write(RunAnswer(result.runs))
    if let trialsOut, let trials = result.trials {
      try write(trials, to: trialsOut)
    }
    try Simulation.finish(result)
  }

  /// Writes every trial as it is put into words, so that the text is never held as a whole.
  private func write(_ trials: TrialExport, to path: String) throws {
    if path == "-" {
      try Terminal.write(TidyTable.csv([trials.heading()]))
      try trials.forEachBlock { (rows) throws(ExitCode) in
        try Terminal.write(TidyTable.csv(rows))
      }
      return
    }
    do throws(FileWriting.Failure) {
      try FileWriting.write(to: path) { (sink) throws(FileWriting.Failure) in
        try sink.put(TidyTable.csv([trials.heading()]))
        try trials.forEachBlock { (rows) throws(FileWriting.Failure) in
          try sink.put(TidyTable.csv(rows))
        }
      }
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
  }
}
