internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel tornado FILE`: what moves the plan most.
struct TornadoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tornado",
    abstract: "Rank assumptions and decisions by how far they move the plan.",
    discussion: """
      Each assumption: the margin of the last year and the odds of coverage in the tenth of futures where
      it is lowest and where it is highest, and how many failing futures would have held with its median
      alone. Each decision: one step less and one step more.
      Example:
        evenkeel tornado Scenarios/slaton.scenario
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if case .combinations(let all) = simulation.variants, all.count > 1 {
      throw ValidationError("a tornado is of one variant at a time")
    }
    if simulation.variants == .all {
      throw ValidationError("a tornado is of one variant at a time")
    }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = rankInfluences(
      RunRequest(
        source: source, path: file, variants: simulation.variants,
        settings: simulation.settings, isStrict: simulation.strict),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let tornado = answer.tornado else { throw ExitStatus.scenarioError }
    try output.write(TornadoAnswer(tornado))
  }
}
