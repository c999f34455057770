internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Foundation
internal import PlainText
internal import ResultsData

/// `evenkeel run FILE`: simulate and report.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate a scenario and say whether the plan pays for itself.",
    discussion: """
      Examples:
        evenkeel run Scenarios/slaton.scenario --variant all --format markdown
        evenkeel run Scenarios/slaton.scenario --watch
      With --watch it stays and prints again whenever the scenario or a file that it names changes;
      errors are printed and it waits for the next change. Ctrl-C ends it.
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  @Option(help: "Write every trial of every measure and line to this CSV file.")
  var trialsOut: String?

  @Flag(help: "Print again whenever the scenario or a file that it names changes.")
  var watch = false

  func validate() throws {
    if watch, file == "-" {
      throw ValidationError("--watch needs a scenario that is a file, not standard input")
    }
  }

  func run() throws {
    guard watch else { return try answer(try ScenarioOpening.open(file, root: simulation.root)) }
    var source = try ScenarioOpening.open(file, root: simulation.root)
    while true {
      let files = RememberedFiles(source.files)
      do {
        try answer(ScenarioSource(file: source.file, files: files, root: source.root))
      } catch let code as ExitCode where code != ExitStatus.cannotOpen {
        // What is wrong was said; the next change may mend it.
      }
      var watch = FileWatch(source, files)
      source = try Self.next(&watch, file, root: simulation.root)
      Terminal.complain("\nevenkeel: \(ShellWords.path(file)) has changed\n\n")
    }
  }

  /// Waits until a file changes and the scenario can be opened.
  private static func next(
    _ watch: inout FileWatch, _ path: String, root: String?
  ) throws -> ScenarioSource {
    while true {
      usleep(500_000)
      guard watch.hasChanged() else { continue }
      if let source = try? ScenarioSource.open(path, root: root) { return source }
    }
  }

  /// Runs the scenario once and prints the answer.
  private func answer(_ source: ScenarioSource) throws {
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
