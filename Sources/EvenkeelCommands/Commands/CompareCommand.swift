internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo

/// `evenkeel compare FILE`: variants beside the base, future by future.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare variants with the plan as written, future by future.",
    discussion: """
      Every variant is run on the draws of the base. Printed are the differences of the headline
      measures, in how many futures a variant is better, the same or worse, and which lines differ.
      Examples:
        evenkeel compare Scenarios/slaton.scenario
        evenkeel compare Scenarios/slaton.scenario --variants plus_one --format csv
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(help: "Another scenario of the same years, whose base is compared instead of variants.")
  var against: String?

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if against != nil, simulation.variant != nil {
      throw ValidationError("--against compares two scenarios as written, without --variants")
    }
  }

  /// Two values where both are there.
  private func zip<One, Two>(_ one: One?, _ two: Two?) -> (One, Two)? {
    one.flatMap { one in two.map { (one, $0) } }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let other = try against.map { try ScenarioOpening.open($0, root: simulation.root) }
    for read in [source, other].compactMap({ $0 }) {
      try OutputGuard.check([("-o", output.output)], reading: read)
    }
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let variants = simulation.variants
    func request(
      _ source: ScenarioSource, _ path: String, _ variants: RunRequest.VariantChoice
    ) -> RunRequest {
      RunRequest(
        source: source, path: path, variants: variants, settings: simulation.settings,
        isStrict: simulation.strict)
    }
    let answer = compareScenario(
      request(
        source, file, other == nil ? (variants == .base ? .all : variants) : .base),
      against: zip(other, against).map { request($0, $1, .base) },
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    guard let comparison = answer.comparison else { throw ExitStatus.scenarioError }
    try output.write(ComparisonAnswer(comparison))
  }
}
