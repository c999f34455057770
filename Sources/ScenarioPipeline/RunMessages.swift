internal import BudgetModel
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
    "too-many-parts", .run, "A plan has at most 16 streams and 128 lines that streams pay for.")
  static let tooMuchMemory = DiagnosticCode(
    "too-much-memory", .run, "The trials asked for do not fit into memory.")

  static let runCodes: [DiagnosticCode] = [
    notFinite, impossibleDraws, tooManyParts, tooMuchMemory,
  ]

  /// Every code that Evenkeel can print, by phase in the order of the stages.
  public static let registry: [DiagnosticCode] = {
    var seen: Set<String> = []
    let all = fileCodes + lexCodes + parseCodes + checkingCodes + runCodes
    return DiagnosticPhase.allCases.flatMap { phase in all.filter { $0.phase == phase } }
      .filter { seen.insert($0.id).inserted }
  }()
}

extension Diagnostic {
  /// The message for a run that gave no table; `nil` where it was stopped on request.
  static func failed(_ error: SimulationError, scenario: SourceRange) -> Diagnostic? {
    switch error {
    case .cancelled: return nil
    case .nonFinite(let values):
      let lines = values.prefix(5).map { value in
        "\(value.name)\(value.year.map { " in FY\($0)" } ?? "") is \(value.value) in trial "
          + "\(value.trial + 1)\(value.place.map { ", written at \($0)" } ?? "")"
      }
      return Diagnostic(
        .notFinite, "a figure is not a number: \(lines.first ?? "")", at: scenario,
        notes: Array(lines.dropFirst()),
        fix: "look for a division by something that can be 0, or a growth that explodes")
    case .impossibleCorrelations:
      return Diagnostic(.impossibleDraws, error.description, at: scenario)
    case .allocationTooLarge:
      return Diagnostic(.tooManyParts, error.description, at: scenario)
    case .tooMuchMemory:
      return Diagnostic(.tooMuchMemory, error.description, at: scenario)
    }
  }
}
