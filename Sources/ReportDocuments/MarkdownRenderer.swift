internal import PlainText

/// Writes a report as GitHub-flavoured Markdown.
struct MarkdownRenderer {
  /// The whole report.
  func render(_ document: ReportDocument) -> String {
    var blocks = ["# " + inline(document.title)]
    if let subtitle = document.subtitle { blocks.append("*" + inline(subtitle) + "*") }
    blocks.append(self.blocks(document.parts))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// Parts one below the other.
  private func blocks(_ parts: [ReportPart]) -> String {
    parts.map(block).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A picture as text, or its table where that says more.
  private func block(_ chart: Chart) -> String {
    switch chart {
    case .fan(let fan): fenced(TextRenderer(isASCII: false).lines(fan))
    case .tornado(let tornado):
      fenced(TextRenderer(isASCII: false).bars(tornado)) + "\n\n" + block(tornado.table)
    case .stackedBars(let bars): bars.words.map { block(.paragraph($0)) } ?? block(bars.table)
    case .heatMap(let map): block(map.table)
    case .bridge(let bridge): block(bridge.table)
    }
  }

  /// One part.
  private func block(_ part: ReportPart) -> String {
    switch part {
    case .heading(let level, let text):
      String(repeating: "#", count: min(6, max(2, level))) + " " + inline(text)
    case .paragraph(let text): lineStart(inline(text))
    case .headline(let text): "> **" + inline(text) + "**"
    case .points(let texts): texts.map { "- " + lineStart(inline($0)) }.joined(separator: "\n")
    case .definitions(let entries):
      entries.map { "- **" + inline($0.term) + "**: " + inline($0.meaning) }
        .joined(separator: "\n")
    case .table(let table): block(table)
    case .chart(let chart): block(chart)
    case .columns(let columns): blocks(columns.flatMap(\.self))
    case .newPage: ""
    case .footer(let lines), .drawing(let lines): fenced(lines)
    case .code(let text):
      fenced(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  /// A table with its caption above and its note below.
  private func block(_ table: ReportTable) -> String {
    var blocks: [String] = []
    if let caption = table.caption { blocks.append("**" + inline(caption) + "**") }
    var lines = [row(table.columns.map { cell($0.heading) })]
    lines.append(row(table.columns.map { $0.isNumber ? "---:" : ":---" }))
    for entry in table.rows {
      let cells = table.columns.indices.map {
        entry.cells.indices.contains($0) ? entry.cells[$0].text : ""
      }
      lines.append(
        row(
          cells.map { text in
            let content = cell(text)
            return entry.kind == .plain || entry.kind == .marked || content.isEmpty
              ? content : "**" + content + "**"
          }))
    }
    blocks.append(lines.joined(separator: "\n"))
    if let note = table.note { blocks.append("*" + inline(note) + "*") }
    return blocks.joined(separator: "\n\n")
  }

  /// The cells of one row.
  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A text for a table cell: on one line, bars escaped.
  private func cell(_ text: String) -> String {
    inline(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// Lines in a code block whose fence is longer than any run of backticks in them.
  private func fenced(_ lines: [String]) -> String {
    var longest = 0
    var run = 0
    for character in lines.joined(separator: "\n") {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let bare = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    return ([fence + "text"] + bare + [fence]).joined(separator: "\n")
  }

  /// A text on one line with the signs escaped that Markdown would read.
  private func inline(_ text: String) -> String {
    let characters = Array(text.withoutControls)
    var result = ""
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "\n", "\r", "\r\n": result += " "
      case "\\", "*", "`", "<", "[", "]", "~": result += "\\" + String(character)
      case "_" where !(Self.isWord(before) && Self.isWord(after)): result += "\\_"
      case "&" where after.isLetter || after == "#": result += "\\&"
      default: result.append(character)
      }
    }
    return result
  }

  /// A text at the start of a line, where some signs would begin a list, a quote or a heading.
  private func lineStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "#>+-=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isNumber && $0.isASCII }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first == " "
    {
      return digits + "\\" + rest
    }
    return text
  }

  /// A letter or digit.
  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
