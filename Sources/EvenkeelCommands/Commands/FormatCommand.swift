internal import ArgumentParser
internal import BudgetQuestions
internal import Diagnostics

/// `evenkeel fmt FILE…`: the one canonical form.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Rewrite scenarios in the one canonical form.",
    discussion: "Example: evenkeel fmt plan.scenario    evenkeel fmt --check Scenarios/*.scenario")

  @Argument(help: "Scenarios; `-` reads standard input and writes standard output.")
  var files: [String]

  @Flag(help: "Change nothing; exit with 4 where something would change.")
  var check = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one scenario") }
  }

  func run() throws {
    var worst: ExitCode?
    for file in files {
      do {
        try format(file)
      } catch let code as ExitCode {
        let isWorse = worst.map { code.rawValue < $0.rawValue } ?? true
        if code == ExitStatus.cannotOpen || isWorse && worst != ExitStatus.cannotOpen {
          worst = code
        }
      }
    }
    if let worst { throw worst }
  }

  private func format(_ file: String) throws {
    let source = try ScenarioOpening.open(file, root: nil)
    let result = formatScenario(source.file)
    ScenarioOpening.show(result.diagnostics.filter { $0.severity == .error }, as: .text)
    guard let text = result.text else { throw ExitStatus.scenarioError }
    let isSame = Array(text.utf8) == source.file.bytes
    if check {
      if !isSame {
        try Terminal.write("\(file)\n")
        throw ExitStatus.wouldChange
      }
    } else if file == "-" {
      try Terminal.write(text)
    } else if !isSame {
      try Simulation.write(text, to: file)
    }
  }
}
