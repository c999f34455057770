import Diagnostics
import ScenarioSyntax

/// Lays the tokens of a text out in lines.
struct TokenLayout {
  /// The text.
  let file: SourceFile
  /// Its tokens, comments and newlines included.
  private let tokens: [Token]
  /// The enrolment tables by the offsets of their lines.
  private let tables: [Int: TableColumns]
  /// The finished lines.
  private var lines: [String] = []
  /// Open braces at the start of the next line.
  private var depth = 0
  /// Open parentheses at the start of the next line.
  private var parentheses = 0
  /// Whether the line before goes on in the next one.
  private var isContinued = false
  /// Whether the line before ends by opening a block.
  private var opensBlock = false

  /// Prepares a text without mistakes.
  init(file: SourceFile, tables: [Int: TableColumns]) {
    self.file = file
    self.tables = tables
    tokens = Lexer.tokenize(file).tokens
  }

  /// The canonical text, ending with one newline; empty for a text without tokens.
  mutating func text() -> String {
    var line: [Token] = []
    for token in tokens {
      if token.kind == .newline || token.kind == .end {
        add(line)
        line = []
      } else {
        line.append(token)
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// Adds a line of tokens.
  private mutating func add(_ line: [Token]) {
    guard !line.isEmpty else {
      if let last = lines.last, !last.isEmpty, !opensBlock { lines.append("") }
      return
    }
    let kept = withoutSpareSemicolons(line)
    let leading = kept.prefix { $0.kind == .closeBrace }.count
    if leading > 0, lines.last == "" { lines.removeLast() }
    let level = max(0, depth - leading)
    let isInside = leading == 0 && (isContinued || parentheses > 0)
    for token in line {
      switch token.kind {
      case .openBrace: depth += 1
      case .closeBrace: depth = max(0, depth - 1)
      case .openParenthesis: parentheses += 1
      case .closeParenthesis: parentheses = max(0, parentheses - 1)
      default: break
      }
    }
    if kept.isEmpty { return }
    let indent = String(repeating: "  ", count: level + (isInside ? 1 : 0))
    var text = indent
    text += tableLine(kept) ?? joined(kept)
    lines.append(text)
    opensBlock = false
    if let last = kept.last(where: { $0.kind != .comment }) {
      let isRow = line.contains { tables[$0.lower] != nil }
      isContinued = !isRow && TokenSpacing.continues(last)
      opensBlock = last.kind == .openBrace
    }
  }

  /// The tokens without semicolons that separate nothing.
  private func withoutSpareSemicolons(_ line: [Token]) -> [Token] {
    var result: [Token] = []
    for (index, token) in line.enumerated() {
      if token.kind == .semicolon {
        let next = index + 1 < line.count ? line[index + 1].kind : .newline
        let isLast = [.semicolon, .closeBrace, .comment, .newline].contains(next)
        let isFirst = result.isEmpty || result.last?.kind == .openBrace
        if isLast || isFirst { continue }
      }
      result.append(token)
    }
    return result
  }

  /// A line of a table, aligned; nothing for other lines, or where more stands on the line.
  private func tableLine(_ line: [Token]) -> String? {
    guard let table = tables[line[0].lower] else { return nil }
    let cells = line.filter { $0.kind != .comment }
    let isHeader = line[0].lower == table.headerStart
    guard cells.count == table.widths.count + (isHeader ? 0 : 1) else { return nil }
    var text = table.line(cells.map(spelling), isHeader: isHeader)
    for comment in line where comment.kind == .comment { text += "  " + spelling(comment) }
    return text
  }

  /// The tokens of a line with the spaces between them.
  private func joined(_ line: [Token]) -> String {
    var text = spelling(line[0])
    var spacing = TokenSpacing(
      file: file, hasCells: line.contains { tables[$0.lower] != nil },
      joinsWords: line.contains { $0.kind == .word && spelling($0) == "suppress" })
    spacing.pass(line[0])
    for token in line.dropFirst() {
      if token.kind == .comment {
        text += "  "
      } else if spacing.needsSpace(before: token) {
        text += " "
      }
      text += spelling(token)
      spacing.pass(token)
    }
    return text
  }

  /// A token as written; a comment without the spaces at its end.
  private func spelling(_ token: Token) -> String {
    let text = file.text(from: token.lower, to: token.upper)
    guard token.kind == .comment else { return text }
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return text }
    return String(text[...last])
  }
}
