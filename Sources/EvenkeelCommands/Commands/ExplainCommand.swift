internal import ArgumentParser
internal import BudgetQuestions
internal import MonteCarlo
internal import ReportDocuments
internal import ResultsData

/// `evenkeel explain FILE NAME`: where a figure comes from.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show where a figure comes from, as a tree with sources.",
    discussion: """
      Examples:
        evenkeel explain plan.scenario coverage --year FY2028
        evenkeel explain plan.scenario teachers.payroll --year FY2027 --trial 4711
        evenkeel explain plan.scenario net_cost -o net-cost.html
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Argument(help: "The figure, e.g. coverage, net_cost, title1.spent, master.stipend.")
  var name: String

  @Option(help: "The fiscal year, e.g. FY2028. Default: the first.")
  var year: String?

  @Option(help: "One future, 1 to the number of trials. Default: the median path and the range.")
  var trial: Int?

  @Option(help: "How many steps down the tree goes, 1 to 12.")
  var depth = 3

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if let year, parsedYear == nil {
      throw ValidationError("--year is written FY2028, not \(year)")
    }
    guard (1...12).contains(depth) else {
      throw ValidationError("--depth is from 1 to 12, not \(depth)")
    }
    if let trial, !(1...simulation.settings.actualTrials).contains(trial) {
      throw ValidationError(
        "--trial is from 1 to \(simulation.settings.actualTrials), not \(trial)")
    }
    if case .combinations(let all) = simulation.variants, all.count > 1 {
      throw ValidationError("explain one variant at a time")
    }
    if simulation.variants == .all { throw ValidationError("explain one variant at a time") }
  }

  private var parsedYear: Int? { WrittenArguments.fiscalYear(year) }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check([("-o", reading.output)], reading: source)
    let result = explainFigure(
      RunRequest(
        source: source, path: file, variants: simulation.variants,
        settings: simulation.settings, isStrict: simulation.strict), figure: name, year: parsedYear,
      trial: trial.map { $0 - 1 }, depth: depth, inASCII: reading.form == .ascii)
    ScenarioOpening.show(result.diagnostics, as: .text)
    if let problem = result.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let document = result.document else { throw ExitStatus.scenarioError }
    try Simulation.write(document.written(as: reading.form), to: reading.output)
  }
}
