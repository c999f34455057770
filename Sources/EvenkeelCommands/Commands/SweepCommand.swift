internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel sweep FILE --set 'PATH += 0..4 students'`: the plan over values of a key.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run the plan with each value of a key, on the same draws.",
    discussion: """
      A --set is a `set` of the language with values: LOW..HIGH, LOW..HIGH step STEP, or a list. They are
      put into the plan; with status_quo. in front into the district with and without the plan. Two --set
      give every combination.
      Examples:
        evenkeel sweep Scenarios/slaton.scenario --set 'class_size.*.target += 0..4 students'
        evenkeel sweep Scenarios/slaton.scenario --set 'master.stipend = $8,000..$14,000 step $1,000'
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(
    name: .customLong("set"), help: "A `set` with values; may be given again for combinations.")
  var statements: [String]

  @Option(help: "A further column: a measure or event by its id, e.g. margin or covered.FY2028.")
  var measure: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if statements.isEmpty {
      throw ValidationError("say what to sweep: --set 'class_size.*.target += 0..4 students'")
    }
    if simulation.variant != nil {
      throw ValidationError("a sweep starts from the plan as written, without --variant")
    }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = sweepScenario(
      RunRequest(
        source: source, path: file, variants: .base, settings: simulation.settings,
        isStrict: simulation.strict),
      set: statements, measure: measure, progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let sweep = answer.sweep else { throw ExitStatus.scenarioError }
    try output.write(SweepAnswer(sweep))
  }
}
