import Diagnostics

extension Parser {
  /// Moves to the end of a statement that could not be read.
  func recover() {
    if !cursor.openParentheses.isEmpty { leaveParentheses() }
    cursor.expressionDepth = 0
    while true {
      switch current.kind {
      case .newline, .semicolon, .closeBrace, .end: return
      case .openBrace: skipBraces()
      default: index += 1
      }
    }
  }

  /// Moves behind the parentheses that are open, or to the end of the line where they open.
  private func leaveParentheses() {
    let first = cursor.openParentheses[0]
    var depth = cursor.openParentheses.count
    cursor.openParentheses = []
    let reach = 400
    var next = index
    while next < min(tokens.count - 1, index + reach), depth > 0 {
      let kind = tokens[next].kind
      if kind == .openBrace || kind == .closeBrace || kind == .semicolon { break }
      if kind == .openParenthesis { depth += 1 }
      if kind == .closeParenthesis { depth -= 1 }
      next += 1
    }
    if depth == 0 {
      index = next
    } else if index - first < reach {
      index = first
      while tokens[index].kind != .newline, tokens[index].kind != .end,
        tokens[index].kind != .closeBrace, tokens[index].kind != .semicolon
      {
        index += 1
      }
    }
  }

  /// Moves behind a block in braces without reading it.
  func skipBraces() {
    var depth = 0
    while current.kind != .end {
      if current.kind == .openBrace { depth += 1 }
      if current.kind == .closeBrace { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }
}
