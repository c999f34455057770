internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel solve FILE --find PATH --so-that CONDITION`: the value of a key with which a goal holds.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find the largest or smallest value of a key with which a goal holds.",
    discussion: """
      --find is the path of a `set`, put into the plan; with status_quo. in front it changes the district
      with and without the plan; years may stand behind it. --so-that is what an `expect` may say; several
      are joined by `and`. Without --between the range is a quarter to four times the value of today;
      without --step it goes by $100, by half a point, or by 1.
      Examples:
        evenkeel solve Scenarios/slaton.scenario --find master.stipend --so-that 'P(covered in all years) >= 70%'
        evenkeel solve Scenarios/slaton.scenario --find 'class_size.*.target from FY2027' --so-that 'mean(net_cost in FY2028) <= $0' --between '20..26 students' --smallest
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(help: "The value to look for, e.g. master.stipend or 'class_size.*.target from FY2027'.")
  var find: String

  @Option(help: "What must hold, e.g. 'P(covered in all years) >= 90%'.")
  var soThat: String

  @Option(
    parsing: .unconditional, help: "The range to look in, e.g. '$5,000..$20,000' or '0%..50%'.")
  var between: String?

  @Option(help: "From one value to the next, e.g. '$500' or '0.25 points'.")
  var step: String?

  @Flag(help: "The largest value with which the goal holds.")
  var largest = false

  @Flag(help: "The smallest value with which it holds.")
  var smallest = false

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if simulation.variant != nil {
      throw ValidationError("solve starts from the plan as written, without --variant")
    }
    if simulation.deterministic {
      throw ValidationError("a goal is about many futures: leave --deterministic out")
    }
    if largest, smallest { throw ValidationError("write one of --largest and --smallest") }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = solveScenario(
      RunRequest(
        source: source, path: file, variants: .base, settings: simulation.settings,
        isStrict: simulation.strict),
      SolveQuestion(
        find: find, goal: soThat, between: between, step: step,
        direction: largest ? .largest : smallest ? .smallest : nil),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics + answer.mistakes, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let solution = answer.solution else {
      throw answer.mistakes.isEmpty ? ExitStatus.scenarioError : ExitStatus.usage
    }
    try output.write(SolveAnswer(solution))
  }
}
