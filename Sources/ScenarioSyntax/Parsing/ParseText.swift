public import Diagnostics

/// Reads a text that is one condition, such as `P(covered in all years) >= 80%`; what stands behind it is
/// a mistake. `nil` after mistakes.
public func parseCondition(
  _ file: SourceFile
) -> (found: Expression?, diagnostics: [Diagnostic]) {
  read(file) { parser throws(ParseFailure) in
    try parser.expressions.parseCondition()
  }
}

/// Reads a text that is the path of values, such as `class_size.*.target`; what stands behind it is a
/// mistake. `nil` after mistakes.
public func parsePath(_ file: SourceFile) -> (found: Path?, diagnostics: [Diagnostic]) {
  read(file) { parser throws(ParseFailure) in
    try parser.parsePath(after: "this option")
  }
}

/// Reads one construct that is all of a text.
private func read<Construct>(
  _ file: SourceFile, _ construct: (Parser) throws(ParseFailure) -> Construct
) -> (found: Construct?, diagnostics: [Diagnostic]) {
  let text = Lexer.tokenize(file)
  let cursor = TokenCursor(file, text)
  let parser = Parser(cursor)
  var found: Construct?
  parser.skipNewlines()
  do throws(ParseFailure) {
    let read = try construct(parser)
    parser.skipNewlines()
    guard parser.current.kind == .end else {
      throw parser.failure(
        SyntaxMessages.unexpectedText(
          parser.describe(parser.current), parser.range(parser.current)))
    }
    found = read
  } catch {
    found = nil
  }
  let mistakes = cursor.merged(with: text)
  return (mistakes.isEmpty ? found : nil, mistakes)
}
