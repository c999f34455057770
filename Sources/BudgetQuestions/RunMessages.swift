internal import BudgetModel
internal import BudgetProjection
public import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking
internal import ScenarioFiles
internal import ScenarioSyntax

extension DiagnosticCode {
  static let notFinite = DiagnosticCode(
    "not-finite", .run,
    "A figure is infinite or not a number in some trial, for instance after a division by zero.")
  static let impossibleDraws = DiagnosticCode(
    "impossible-correlations", .run, "No random numbers have these correlations together.")
  static let tooManyParts = DiagnosticCode(
    "too-many-parts", .run,
    "A plan has at most 128 lines that streams pay for, and 128 sources of money: the award, the "
      + "carry-over and the savings of each stream.")
  static let tooMuchMemory = DiagnosticCode(
    "too-much-memory", .run, "The trials asked for do not fit into memory.")

  static let runCodes: [DiagnosticCode] = [
    notFinite, impossibleDraws, tooManyParts, tooMuchMemory, tooManyErrors,
  ]

  /// Every code that Evenkeel can print, by phase in the order of the stages.
  public static let registry: [DiagnosticCode] = {
    var seen: Set<String> = []
    let all =
      fileCodes + lexCodes + parseCodes + checkingCodes + firstYearCodes + runCodes + rollCodes
    return DiagnosticPhase.allCases.flatMap { phase in all.filter { $0.phase == phase } }
      .filter { seen.insert($0.id).inserted }
  }()
}

/// The wording of messages about runs.
enum RunMessages {
  /// The message for a run that gave no table; `nil` where it was stopped on request.
  static func failed(
    _ error: SimulationError, in projection: Projection, scenario: SourceRange
  ) -> Diagnostic? {
    switch error {
    case .cancelled: return nil
    case .nonFinite(let found):
      let labels = projection.labels(of: Set(found.map(\.node)))
      let named = found.flatMap {
        NonFiniteFigure.named($0, label: labels[$0.node], in: projection)
      }
      // Figures that stand in the scenario, or else those in between.
      let isWritten = { (figure: NonFiniteFigure) in figure.place != nil || figure.range != nil }
      let inScenario = named.filter(isWritten)
      let values = inScenario.isEmpty ? named : inScenario
      let lines = values.prefix(5).map { value in
        "`\(value.name)`\(value.year.map { " in FY\($0)" } ?? "") is "
          + "\(value.isNaN ? "not a number" : "infinite") in trial \(value.trial)"
      }
      let first = values.first
      let place = first?.place.flatMap { written(at: $0, in: scenario.file) } ?? first?.range
      return Diagnostic(
        .notFinite, lines.first ?? "a figure is not a number", at: place ?? scenario,
        notes: Array(lines.dropFirst()),
        fix: "look for a division by something that can be 0, or a growth that explodes")
    case .impossibleCorrelations:
      return Diagnostic(
        .impossibleDraws, error.description, at: scenario,
        fix: "bring the correlations closer to 0, or leave one out")
    case .allocationTooLarge:
      return Diagnostic(
        .tooManyParts, error.description, at: scenario,
        fix: "join streams that pay for the same uses, or lines of one kind")
    case .tooMuchMemory(_, let columns, _, let budget):
      // A tenth less than fits now, in two digits: what is free changes from run to run.
      let most = budget / max(1, columns * MemoryLayout<Double>.stride) / 10 * 9
      var place = 20
      while most / place >= 100 { place *= 10 }
      let rounded = most / place * place
      return Diagnostic(
        .tooMuchMemory, error.description, at: scenario,
        fix: rounded > 0
          ? "ask for fewer: `--trials \(rounded)`" : "run it on a machine with more memory")
    }
  }

  /// The line that `path:line` names, where it is of the scenario itself.
  private static func written(at place: String, in file: SourceFile) -> SourceRange? {
    guard place.hasPrefix(file.path + ":"), let line = Int(place.dropFirst(file.path.count + 1)),
      line >= 1, line <= file.lineStarts.count
    else { return nil }
    let text = file.lineText(line)
    let indent = text.prefix { $0.isWhitespace }.utf8.count
    let start = file.lineStarts[line - 1]
    return SourceRange(
      file: file, lowerBound: start + indent, upperBound: start + text.utf8.count)
  }
}
