internal import PlainText

/// Writes a report as text of at most 80 columns.
struct TextRenderer {
  /// The widest line, in columns.
  static let width = 80

  /// Uses ASCII characters only.
  let isASCII: Bool

  /// The whole report.
  func render(_ document: ReportDocument) -> String {
    var blocks = [underlined(document.title, with: isASCII ? "=" : "═")]
    if let subtitle = document.subtitle {
      blocks[0] += wrapped(words(subtitle), width: Self.width)
    }
    blocks += flat(document.parts).map(lines)
    let text = blocks.filter { !$0.isEmpty }
      .map { $0.map(Self.withoutTrailingSpaces).joined(separator: "\n") }
      .joined(separator: "\n\n")
    return text + "\n"
  }

  /// The parts one below the other.
  private func flat(_ parts: [ReportPart]) -> [ReportPart] {
    parts.flatMap { part in
      if case .columns(let columns) = part { flat(columns.flatMap(\.self)) } else { [part] }
    }
  }

  /// A text in the characters this form may use.
  func words(_ text: String) -> String {
    isASCII ? text.withoutControls.asciiFolded : text.withoutControls
  }

  /// The lines of one part.
  func lines(_ part: ReportPart) -> [String] {
    switch part {
    case .heading(let level, let text):
      level <= 2
        ? [""] + underlined(text, with: isASCII ? "-" : "─")
        : wrapped(words(text), width: Self.width)
    case .paragraph(let text): wrapped(words(text), width: Self.width)
    case .headline(let text):
      wrapped(words(text), width: Self.width - 2).map { (isASCII ? "| " : "┃ ") + $0 }
    case .points(let texts): texts.flatMap(point)
    case .definitions(let entries):
      entries.flatMap { entry in
        wrapped(words(entry.term), width: Self.width)
          + wrapped(words(entry.meaning), width: Self.width - 4).map { "    " + $0 }
      }
    case .table(let table): lines(table)
    case .chart(let chart): lines(chart)
    case .columns, .newPage: []
    case .footer(let texts), .drawing(let texts): rule() + texts.flatMap(footerLine)
    case .code(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false).map {
        "    " + words(String($0))
      }
    }
  }

  /// A line across the page.
  private func rule() -> [String] { [String(repeating: isASCII ? "-" : "─", count: Self.width)] }

  /// A line of small print, its continuation set in.
  private func footerLine(_ text: String) -> [String] {
    let folded = words(text)
    guard folded.displayWidth > Self.width else { return [folded] }
    let lines = wrapped(folded, width: Self.width - 4)
    return lines.enumerated().map { $0.offset == 0 ? $0.element : "    " + $0.element }
  }

  /// A point of a list.
  private func point(_ text: String) -> [String] {
    let lines = wrapped(words(text), width: Self.width - 2)
    let mark = isASCII ? "* " : "• "
    return lines.enumerated().map { ($0.offset == 0 ? mark : "  ") + $0.element }
  }

  /// A heading with a line of signs below it.
  private func underlined(_ text: String, with sign: String) -> [String] {
    let lines = wrapped(words(text), width: Self.width)
    let length = lines.map(\.displayWidth).max() ?? 0
    return lines + [String(repeating: sign, count: length)]
  }

  /// A line without spaces at its end.
  private static func withoutTrailingSpaces(_ line: String) -> String {
    var result = line
    while result.last == " " { result.removeLast() }
    return result
  }
}
