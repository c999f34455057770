internal import ArgumentParser
internal import BudgetQuestions
internal import Diagnostics

/// How messages about scenarios are printed.
enum MessageForm: String, ExpressibleByArgument, CaseIterable {
  case text, line, json
}

/// Opens scenarios and prints what is wrong with them.
enum ScenarioOpening {
  /// Opens a scenario, or prints why not and gives the exit code.
  static func open(
    _ path: String, root: String?, messages: MessageForm = .text
  ) throws -> ScenarioSource {
    do throws(ScenarioSource.Failure) {
      if path == "-" {
        return try ScenarioSource.standardInput(root: root)
      }
      return try ScenarioSource.open(path, root: root)
    } catch {
      switch error {
      case .cannotOpen(let message):
        Terminal.complain("evenkeel: \(message)\n")
        throw ExitStatus.cannotOpen
      case .notText(let diagnostic):
        show([diagnostic], as: messages)
        throw ExitStatus.scenarioError
      }
    }
  }

  /// Prints messages on standard error.
  static func show(_ diagnostics: [Diagnostic], as form: MessageForm) {
    guard !diagnostics.isEmpty || form == .json else { return }
    switch form {
    case .text:
      let texts = diagnostics.map { DiagnosticRenderer.text($0) }
      Terminal.complain(texts.joined(separator: "\n\n") + "\n")
    case .line:
      Terminal.complain(diagnostics.map { DiagnosticRenderer.line($0) + "\n" }.joined())
    case .json: Terminal.complain(DiagnosticRenderer.json(diagnostics) + "\n")
    }
    if form == .text { Terminal.complain(count(diagnostics)) }
  }

  private static func count(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    return "\n" + parts.joined(separator: ", ")
      + "; `evenkeel help CODE` explains a code in brackets\n"
  }
}
