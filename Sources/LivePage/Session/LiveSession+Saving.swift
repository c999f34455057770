internal import BudgetQuestions
internal import Diagnostics

extension LiveSession {
  /// What is written into the scenario, or why nothing is.
  struct Saving {
    /// The lines as they are written; empty where there is nothing to write.
    let lines: String
    /// Why they cannot be written; `nil` where they can.
    let problem: String?
    /// Errors that the scenario would have with them.
    let diagnostics: [Diagnostic]
    /// The text of the file with them.
    fileprivate let text: String
    /// The first line of them in the file.
    let firstLine: Int
  }

  /// Shows what would be written, without writing.
  func preview(_ question: SaveQuestion) -> Saving {
    let plan = standing.plan
    func refused(_ message: String, lines: String = "", _ found: [Diagnostic] = []) -> Saving {
      Saving(lines: lines, problem: message, diagnostics: found, text: "", firstLine: 0)
    }
    let change: TriedChange
    do throws(LiveAsk.Problem) {
      change = try question.now.change(of: plan)
    } catch {
      return refused(error.message)
    }
    let title = question.title.filter { !$0.isNewline && $0 != "\"" && $0 != "\\" }
      .trimmingWhitespace
    let id = question.id
    guard let lines = change.block(id: id, title: title.isEmpty ? nil : String(title.prefix(200)))
    else { return refused(LiveWording.nothingToSave) }
    let word = /[a-z][a-z0-9_]*/
    guard id.count <= 60, id.wholeMatch(of: word) != nil else {
      return refused(LiveWording.badID(id), lines: lines)
    }
    if plan.variants.contains(where: { $0.id == id }) {
      return refused(LiveWording.idTaken(id), lines: lines)
    }
    let own = plan.source.text
    let start = own.hasSuffix("\n") || own.isEmpty ? own + "\n" : own + "\n\n"
    let text = start + lines
    let check = checkScenario(
      ScenarioSource(
        file: SourceFile(path: plan.source.file.path, text: text), files: plan.files,
        root: plan.source.root))
    let errors = check.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return refused(LiveWording.wouldNotCheck, lines: lines, errors) }
    return Saving(
      lines: lines, problem: nil, diagnostics: [], text: text,
      firstLine: start.utf8.count { $0 == 0x0A } + 1)
  }

  /// Writes the lines to the end of the scenario; why not, where they cannot be written.
  func save(_ question: SaveQuestion) -> (saving: Saving, problem: String?) {
    let saving = preview(question)
    guard let write = scenario.write else { return (saving, LiveWording.readOnly) }
    if let problem = saving.problem { return (saving, problem) }
    let now = try? scenario.open().text
    guard now == standing.plan.source.text else {
      reload()
      return (saving, LiveWording.changedOnDisk(scenario.path))
    }
    if let problem = write(saving.text) { return (saving, problem) }
    reload()
    return (saving, nil)
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmingWhitespace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
