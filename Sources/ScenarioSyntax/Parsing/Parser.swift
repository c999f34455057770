public import Diagnostics

/// Reads a scenario text into a tree; mistakes are collected, and what could be read is in the tree.
///
/// Every mistake has a place. Reading goes on at the next statement, so that independent mistakes are
/// all found in one run.
public func parse(_ file: SourceFile) -> (tree: ScenarioTree, diagnostics: [Diagnostic]) {
  let text = Lexer.tokenize(file)
  let cursor = TokenCursor(file, text)
  let statements = Parser(cursor).parseBody()
  let tree = ScenarioTree(file: file, statements: statements)
  return (tree, cursor.merged(with: text))
}

/// A statement that cannot be read further; the message has been collected.
struct ParseFailure: Error {}

/// Builds the tree from the tokens by recursive descent: blocks, tables and statements.
struct Parser: TokenReader {
  /// The tokens.
  let cursor: TokenCursor
  /// Reads values and conditions.
  let expressions: ExpressionParser
  /// Reads what stands behind a value.
  let clauseParser: ClauseParser

  /// Reads from a cursor.
  init(_ cursor: TokenCursor) {
    self.cursor = cursor
    expressions = ExpressionParser(cursor: cursor)
    clauseParser = ClauseParser(cursor: cursor, expressions: expressions)
  }
}
