internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import Foundation
internal import MonteCarlo

/// `evenkeel map FILE`: where one student more per class removes a section.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Show where one more student per class removes a section, by school and grade.",
    discussion: """
      The +1 map: for each school and grade, how many sections go where the plan's class size is one
      student larger, two, and so on to the cap, how surely, and what they are worth; every future on
      the draws of the plan. CSV and JSON hold every cell and year.
      Examples:
        evenkeel map Scenarios/slaton.scenario
        evenkeel map Scenarios/slaton.scenario --class-size early --most 2
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(
    name: .customLong("class-size"),
    help: "Class sizes by their ids, separated by commas. Default: all.")
  var classSize: String?

  @Option(
    help: "The most students that a class is larger by, 1 to 50. Default: to the cap, or 4.")
  var most: Int?

  @Option(help: "The fiscal year of the tables, e.g. FY2028. Default: the first.")
  var year: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let most, !(1...50).contains(most) {
      throw ValidationError("--most is a whole number from 1 to 50, not \(most)")
    }
    if let year, parsedYear == nil {
      throw ValidationError("--year is written FY2028, not \(year)")
    }
    if classSize != nil, rules.isEmpty {
      throw ValidationError("--class-size names class sizes by their ids, e.g. --class-size early")
    }
  }

  private var rules: [String] {
    (classSize ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  private var parsedYear: Int? { WrittenArguments.fiscalYear(year) }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", output.output)], reading: source)
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = mapScenario(
      RunRequest(
        source: source, path: file, variants: simulation.variants, settings: simulation.settings,
        isStrict: simulation.strict),
      MapRequest(rules: rules, most: most, year: parsedYear), progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let map = answer.map else { throw ExitStatus.scenarioError }
    try output.write(MapAnswer(map))
  }
}
