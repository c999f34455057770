internal import Diagnostics
internal import ScenarioSyntax

/// Reads what is asked of a scenario from outside it, in the words of `expect`.
enum Goals {
  /// The conditions of a text, which `and` joins; none after mistakes.
  static func read(_ text: SourceFile) -> (goals: [WrittenCheck], diagnostics: [Diagnostic]) {
    let parsed = parseCondition(text)
    guard let condition = parsed.found else { return ([], parsed.diagnostics) }
    let goals = parts(of: condition).map { part in
      WrittenCheck(
        form: .expect, title: nil, condition: part, clauses: Clauses(), range: part.range)
    }
    return (goals, [])
  }

  /// What `and` joins, from left to right.
  private static func parts(of condition: Expression) -> [Expression] {
    var parts: [Expression] = []
    var rest = condition
    while case .binary(.and, let left, let right, _) = rest {
      parts.insert(right, at: 0)
      rest = left
    }
    return [rest] + parts
  }
}
