internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import MonteCarlo
internal import ReportDocuments

/// `evenkeel check FILE…`: silent and 0 when clean.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check language, units, names and years, with every variant.",
    discussion: "Silent when all is well. Example: evenkeel check plan.scenario --assumptions")

  @Argument(help: "Scenarios; `-` reads standard input.")
  var files: [String]

  @Flag(help: "Print every assumption with its source.")
  var assumptions = false

  @Flag(help: "Print what the rules for review find before any draw.")
  var rules = false

  @Flag(help: "A stream that ends and may pay recurring cost is an error.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Print what a stage makes of each scenario: tree, budget, figures or program.",
      valueName: "stage"),
    transform: { word in
      guard let stage = DumpedStage(rawValue: word) else {
        throw ValidationError("stages are tree, budget, figures and program")
      }
      return stage
    })
  var dump: DumpedStage?

  @Option(help: "How messages are printed: text, line (FILE:LINE:COL) or json.")
  var messages = MessageForm.text

  @Option(help: "Directory that includes must stay in. Default: the scenario's own.")
  var root: String?

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one scenario") }
  }

  func run() throws {
    var worst: ExitCode?
    for file in files {
      do {
        let source = try ScenarioOpening.open(file, root: root, messages: messages)
        if let dump {
          try show(dump, of: source, file)
          continue
        }
        let result = checkScenario(source, isStrict: strict)
        ScenarioOpening.show(result.diagnostics, as: messages)
        if !result.isSound { throw ExitStatus.scenarioError }
        let form = Terminal.isUnicode ? ReportForm.text : .ascii
        if assumptions, let register = result.register {
          try Terminal.write(render(composeRegister(register, title: file), as: form))
        }
        if rules {
          try Terminal.write(render(composeRuleList(result.rules, title: file), as: form))
        }
      } catch let code as ExitCode {
        if worst == nil || code == ExitStatus.cannotOpen { worst = code }
      }
    }
    if let worst { throw worst }
  }

  /// Prints what one stage makes of a scenario.
  private func show(_ stage: DumpedStage, of source: ScenarioSource, _ file: String) throws {
    let dumped = dumpStage(
      stage,
      RunRequest(
        source: source, path: file, variants: .base, settings: SimulationSettings(trials: 1),
        isStrict: strict))
    ScenarioOpening.show(dumped.diagnostics, as: messages)
    guard let text = dumped.text else { throw ExitStatus.scenarioError }
    try Terminal.write(text)
  }
}
