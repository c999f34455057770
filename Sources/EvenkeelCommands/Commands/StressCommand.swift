internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import Foundation
internal import MonteCarlo

/// `evenkeel stress FILE`: the plan under shocks that are forced.
struct StressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Run the plan under shocks, each forced in every future, on the same draws.",
    discussion: """
      A shock is a named list of changes from a year on, in the district with and
      without the plan. The program brings a library; a scenario adds its own with
      `shock`, and replaces one of the same id.
      Examples:
        evenkeel stress Scenarios/ended-grant.scenario
        evenkeel stress Scenarios/slaton.scenario --from FY2028
        evenkeel stress Scenarios/slaton.scenario --shocks title2_ended,dearer_health
        evenkeel stress Scenarios/slaton.scenario --shocks settlement+dearer_health
        evenkeel stress --library
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String?

  @Option(help: "Shocks: ID, a+b together, several separated by commas, or `all`.")
  var shocks: String?

  @Option(help: "The first year of shocks that state none, e.g. FY2028. Default: the second year.")
  var from: String?

  @Flag(help: "Print the library of shocks, in the language.")
  var library = false

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file == nil, !library {
      throw ValidationError("say which scenario: evenkeel stress Scenarios/slaton.scenario")
    }
    if from != nil, year == nil {
      throw ValidationError("--from is written FY2028, not \(from ?? "")")
    }
    if simulation.variant != nil {
      throw ValidationError("a stress test starts from the plan as written, without --variant")
    }
  }

  private var year: Int? { WrittenArguments.fiscalYear(from) }

  /// The shocks asked for; `nil` for all.
  private var combinations: [[String]]? {
    guard let shocks, !shocks.isEmpty, shocks != "all" else { return nil }
    return WrittenArguments.combinations(shocks)
  }

  func run() throws {
    guard let file, !library else { return try Terminal.write(shockLibraryText) }
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = stressScenario(
      RunRequest(
        source: source, path: file, variants: .base, settings: simulation.settings,
        isStrict: simulation.strict),
      shocks: combinations, from: year, progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let stress = answer.stress else { throw ExitStatus.scenarioError }
    try output.write(StressAnswer(stress))
  }
}
