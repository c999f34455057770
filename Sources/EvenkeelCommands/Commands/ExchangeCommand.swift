internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel exchange FILE`: what one unit more of each thing is worth in the others.
struct ExchangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange",
    abstract:
      "Show what one student more per class, one leader or 1% of pay is worth in the others.",
    discussion: """
      One unit more of each thing is added to the plan: a student in every class-size target, a leader of
      each role, $1,000 of each stipend, 1% of pay, 1% of each stream, a section. Printed are what it saves
      or costs, and what each unit that saves pays for, always beside the odds that it does.
      Examples:
        evenkeel exchange Scenarios/slaton.scenario
        evenkeel exchange Scenarios/slaton.scenario --from FY2027 --year FY2028 --format csv
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(help: "The first fiscal year in which the units act. Default: the plan's first.")
  var from: String?

  @Option(help: "The fiscal year of rates and odds. Default: the last.")
  var year: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    for (name, text) in [("--from", from), ("--year", year)] {
      if let text, WrittenArguments.fiscalYear(text) == nil {
        throw ValidationError("\(name) is written FY2028, not \(text)")
      }
    }
    if simulation.variants == .all || simulation.variant?.contains(",") == true {
      throw ValidationError("exchange takes the plan as written, or one --variant")
    }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = exchangeScenario(
      RunRequest(
        source: source, path: file, variants: simulation.variants, settings: simulation.settings,
        isStrict: simulation.strict),
      from: WrittenArguments.fiscalYear(from), year: WrittenArguments.fiscalYear(year),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let exchange = answer.exchange else { throw ExitStatus.scenarioError }
    try output.write(ExchangeAnswer(exchange))
  }
}
