internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo
internal import ReportDocuments
internal import ResultsData

/// `evenkeel roll FILE --to FY2027 --actuals CSV -o FILE`: a scenario moves on by a year.
struct RollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roll",
    abstract: "Move a scenario on by a year: actuals lock in, the drift is shown.",
    discussion: """
      The first year is closed: its students, headcount, leaders, balance, carry-over and the last values of
      drivers come from a CSV file with the columns figure and value, and the horizon moves. Without
      --actuals the file to fill in is printed, with last year's medians. The new scenario is written to -o
      FILE, else to standard output, and the drift to --report FILE, else, beside -o, to standard output.
      Examples:
        evenkeel roll Scenarios/slaton.scenario --to FY2027
        evenkeel roll Scenarios/partnership.scenario --to FY2027 --actuals Scenarios/data/partnership-actuals-fy2026.csv
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(help: "The first year of the new horizon, e.g. FY2027.")
  var to: String

  @Option(help: "A CSV file of the closed year: columns figure and value.")
  var actuals: String?

  @Option(name: .shortAndLong, help: "Write the new scenario to this file; never over the old one.")
  var output: String?

  @Option(help: "Write the drift to this file: .txt, .md, .html, .csv or .json.")
  var report: String?

  @Option(help: "The form of the drift: text, ascii, markdown, csv or json.")
  var format: AnswerForm?

  @OptionGroup var simulation: SimulationOptions

  private var parsedTo: Int? { WrittenArguments.fiscalYear(to) }

  func validate() throws {
    guard parsedTo != nil else { throw ValidationError("--to is written FY2027, not \(to)") }
    if simulation.variant != nil {
      throw ValidationError("roll moves a scenario with all its variants; it takes no --variant")
    }
    if actuals == nil, output != nil || report != nil || format != nil {
      throw ValidationError(
        "without --actuals the file of actuals is printed; name it, or leave -o out")
    }
    if let report, format == nil, report != "-", AnswerForm(ofFile: report) == nil {
      throw ValidationError(
        "--report \(report) does not say which form: end it in .txt, .md, .html, .csv or .json, or use "
          + "--format"
      )
    }
    if format != nil, output == nil || output == "-", report == nil {
      throw ValidationError("--format is for the drift; name -o FILE or --report FILE")
    }
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let given = try actuals.map { try ScenarioOpening.open($0, root: nil).file }
    let target = output == "-" ? nil : output
    var outputs: [(option: String, path: String?)] = [("-o", target)]
    if let report { outputs.append(("--report", report == "-" ? nil : report)) }
    try OutputGuard.check(outputs, reading: source, and: actuals.map { [$0] } ?? [])
    let bar = ProgressBar(total: simulation.settings.actualTrials)
    let answer = rollScenario(
      RunRequest(
        source: source, path: file, variants: .base, settings: simulation.settings,
        isStrict: simulation.strict),
      to: parsedTo ?? 0, actuals: given, output: target, progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(answer.diagnostics, as: .text)
    if let problem = answer.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.usage
    }
    if let template = answer.template { return try Terminal.write(template) }
    guard let text = answer.text, let roll = answer.roll else { throw ExitStatus.scenarioError }
    if let students = answer.students {
      try OutputGuard.check([("-o", students.path)], reading: source, and: [actuals ?? file])
      try Simulation.write(students.text, to: students.path)
    }
    try Simulation.write(text, to: target)
    guard target != nil || report != nil else { return }
    let form = format ?? report.flatMap(AnswerForm.init(ofFile:))
    let drift = RollAnswer(roll)
    try Simulation.write(
      form.map { drift.written(as: $0) } ?? drift.written(as: ReportForm.standard), to: report)
  }
}
