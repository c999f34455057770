/// One message about a scenario: what is wrong, where, and the way out.
public struct Diagnostic: Sendable {
  /// How bad it is: an error stops the run, a warning does not.
  public enum Severity: String, Sendable { case error, warning }

  /// A second place that matters, with what to see there.
  public struct Label: Sendable {
    /// The place.
    public let range: SourceRange
    /// What to see there, e.g. "first declared here".
    public let text: String

    /// Makes a label.
    public init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = text
    }
  }

  /// The stable code.
  public let code: DiagnosticCode
  /// Error or warning.
  public let severity: Severity
  /// One sentence, without a full stop at its end.
  public let message: String
  /// The place, or none where a whole file is meant.
  public let range: SourceRange?
  /// Second places.
  public let labels: [Label]
  /// Further sentences.
  public let notes: [String]
  /// The way out, e.g. "write `grow by 3%`".
  public let fix: String?

  /// Makes a message.
  public init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String,
    at range: SourceRange?, labels: [Label] = [], notes: [String] = [], fix: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.labels = labels
    self.notes = notes
    self.fix = fix
  }

  /// Makes an error.
  public init(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange?, labels: [Label] = [],
    notes: [String] = [], fix: String? = nil
  ) {
    self.init(
      code, .error, message, at: range, labels: labels, notes: notes, fix: fix)
  }
}
