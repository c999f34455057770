/// Collects the messages of a run and puts them in the order in which a reader meets their places.
public struct DiagnosticSet: Sendable {
  /// The most errors that are shown.
  public static let errorLimit = 200
  /// The most warnings that are shown.
  public static let warningLimit = 100

  /// The messages in the order in which they were found.
  private var collected: [Diagnostic] = []

  /// An empty set.
  public init() {}

  /// A set with messages.
  public init(_ diagnostics: some Sequence<Diagnostic>) { collected = Array(diagnostics) }

  /// Adds one message.
  public mutating func add(_ diagnostic: Diagnostic) { collected.append(diagnostic) }

  /// Adds messages.
  public mutating func add(contentsOf diagnostics: some Sequence<Diagnostic>) {
    collected.append(contentsOf: diagnostics)
  }

  /// Whether nothing was collected.
  public var isEmpty: Bool { collected.isEmpty }

  /// Whether at least one error was collected.
  public var hasErrors: Bool { collected.contains { $0.severity == .error } }

  /// The number of errors collected, those beyond the limit included.
  public var errorCount: Int { collected.count { $0.severity == .error } }

  /// The messages to show: by file in the order in which files first appear, then by place; messages
  /// without a place come first.
  ///
  /// The same message at the same place appears once. Warnings with the same code and message are
  /// one warning at the first place with the number of places in a note. Beyond `errorLimit` errors
  /// or `warningLimit` warnings a last message says how many more there are.
  public var sorted: [Diagnostic] {
    var files: [ObjectIdentifier: Int] = [:]
    for diagnostic in collected {
      guard let file = diagnostic.range?.file else { continue }
      let next = files.count
      if files[ObjectIdentifier(file)] == nil { files[ObjectIdentifier(file)] = next }
    }
    func key(_ item: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
      guard let range = item.element.range else { return (-1, 0, item.offset) }
      return (files[ObjectIdentifier(range.file)] ?? 0, range.lowerBound, item.offset)
    }
    let ordered = collected.enumerated().sorted { key($0) < key($1) }.map(\.element)
    return limited(merged(ordered))
  }

  /// What makes two messages the same.
  private struct Identity: Hashable {
    let code: DiagnosticCode
    let message: String
    let range: SourceRange?
  }

  /// Merges repeated warnings and drops repeated errors.
  private func merged(_ ordered: [Diagnostic]) -> [Diagnostic] {
    func identity(_ diagnostic: Diagnostic) -> Identity {
      let range = diagnostic.severity == .warning ? nil : diagnostic.range
      return Identity(code: diagnostic.code, message: diagnostic.message, range: range)
    }
    var counts: [Identity: Int] = [:]
    for diagnostic in ordered { counts[identity(diagnostic), default: 0] += 1 }
    var seen: Set<Identity> = []
    return ordered.compactMap { diagnostic in
      let same = identity(diagnostic)
      guard seen.insert(same).inserted else { return nil }
      guard diagnostic.severity == .warning, let count = counts[same], count > 1 else {
        return diagnostic
      }
      return Diagnostic(
        diagnostic.code, .warning, diagnostic.message, at: diagnostic.range,
        labels: diagnostic.labels, notes: diagnostic.notes + ["this happens \(count) times"],
        fix: diagnostic.fix)
    }
  }

  /// Keeps the first errors up to the limit and says how many more there are.
  private func limited(_ ordered: [Diagnostic]) -> [Diagnostic] {
    var errors = 0
    var warnings = 0
    var kept: [Diagnostic] = []
    for diagnostic in ordered {
      if diagnostic.severity == .error {
        errors += 1
        if errors > DiagnosticSet.errorLimit { continue }
      } else {
        warnings += 1
        if warnings > DiagnosticSet.warningLimit { continue }
      }
      kept.append(diagnostic)
    }
    let silent = warnings - DiagnosticSet.warningLimit
    if silent > 0 {
      kept.append(
        Diagnostic(
          .tooManyErrors, .warning,
          "\(silent) more \(silent == 1 ? "warning is" : "warnings are") not shown", at: nil,
          fix: "mend the first ones and check again"))
    }
    let hidden = errors - DiagnosticSet.errorLimit
    if hidden > 0 {
      kept.append(
        Diagnostic(
          .tooManyErrors, "\(hidden) more \(hidden == 1 ? "error is" : "errors are") not shown",
          at: nil, fix: "mend the first ones and check again"))
    }
    return kept
  }
}

extension DiagnosticCode {
  /// More errors or warnings than are shown.
  public static let tooManyErrors = DiagnosticCode(
    "too-many-errors", .run,
    "More errors or warnings were found than are shown. Mend the first ones and check again.")
}
