/// The stage of the pipeline in which a mistake is found.
public enum DiagnosticPhase: String, Sendable, CaseIterable, Codable {
  case files, lex, parse, name, unit, time, variant, check, run
}

/// A stable name for one kind of mistake, e.g. `unknown-key`, with what `evenkeel help CODE` says.
///
/// Each stage declares its codes in its `…Messages.swift` file and lists them in one array.
public struct DiagnosticCode: Sendable, Hashable {
  /// The stable name, in kebab case.
  public let id: String
  /// The stage that finds it.
  public let phase: DiagnosticPhase
  /// What it means and what to do, in one to three plain sentences.
  public let meaning: String

  /// Declares a code.
  public init(_ id: String, _ phase: DiagnosticPhase, _ meaning: String) {
    self.id = id
    self.phase = phase
    self.meaning = meaning
  }
}
