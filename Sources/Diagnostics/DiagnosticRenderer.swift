internal import PlainText

/// Shows messages to people and programs.
public enum DiagnosticRenderer {
  /// A message in several lines: what, where, the source line with carets, labels, notes and the fix.
  ///
  /// The text ends without a newline.
  public static func text(_ diagnostic: Diagnostic) -> String {
    var lines = [
      "\(diagnostic.severity.rawValue)[\(diagnostic.code.id)]: \(diagnostic.message)"
    ]
    let excerpts = ([diagnostic.range].compactMap { $0 } + diagnostic.labels.map(\.range))
    let gutter = String(excerpts.map(\.line).max() ?? 0).count
    let margin = String(repeating: " ", count: gutter + 1)
    if let range = diagnostic.range {
      lines.append(margin.dropLast() + "--> \(place(of: range))")
      lines.append(margin + "|")
      lines += excerptLines(range, mark: "^", text: "", gutter: gutter, repeatsLine: true)
    }
    var shown = diagnostic.range
    for label in diagnostic.labels {
      let isSame = shown.map { $0.file === label.range.file && $0.line == label.range.line }
      let isLong = SourceExcerpt(label.range).shown.hasPrefix("…")
      let repeats = isSame != true || isLong
      if repeats {
        lines.append(margin.dropLast() + "::: \(place(of: label.range))")
        lines.append(margin + "|")
      }
      lines += excerptLines(
        label.range, mark: "-", text: label.text, gutter: gutter, repeatsLine: repeats)
      shown = label.range
    }
    for note in diagnostic.notes { lines.append(margin + "= note: \(note)") }
    if let fix = diagnostic.fix { lines.append(margin + "= fix: \(fix)") }
    return lines.joined(separator: "\n").withoutControls
  }

  /// A message in one line, `FILE:LINE:COL: error[code]: message`, as editors read it.
  public static func line(_ diagnostic: Diagnostic) -> String {
    let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.code.id)]"
    let message = diagnostic.message.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let range = diagnostic.range else { return "\(kind): \(message)".onOneLine }
    return "\(place(of: range)): \(kind): \(message)".onOneLine
  }

  /// `path:line:column` of the start of a range.
  private static func place(of range: SourceRange) -> String {
    "\(range.file.path.onOneLine):\(range.line):\(range.column)"
  }

  /// The source line with its number, and the underline below it.
  private static func excerptLines(
    _ range: SourceRange, mark: Character, text: String, gutter: Int, repeatsLine: Bool
  ) -> [String] {
    let excerpt = SourceExcerpt(range)
    let number = String(excerpt.line)
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    let margin = String(repeating: " ", count: gutter + 1)
    let underline =
      String(repeating: " ", count: excerpt.indent)
      + String(repeating: String(mark), count: excerpt.width)
    var lines: [String] = []
    if repeatsLine {
      lines.append(
        excerpt.shown.isEmpty ? "\(padding)\(number) |" : "\(padding)\(number) | \(excerpt.shown)")
    }
    lines.append("\(margin)| \(underline)\(text.isEmpty ? "" : " " + text)")
    return lines
  }
}
