/// One source line as it is shown below a message, cut to a window, with the columns to underline.
struct SourceExcerpt {
  /// The one-based line number.
  let line: Int
  /// The line as shown: tabs widened, unprintable characters replaced, long lines cut with `…`.
  let shown: String
  /// The number of screen cells before the underlined part.
  let indent: Int
  /// The number of screen cells to underline, at least one.
  let width: Int

  /// The widest excerpt in screen cells.
  static let windowWidth = 100
  /// The distance between tab stops in screen cells.
  static let tabWidth = 4

  /// Cuts the line where a range starts around that range.
  init(_ range: SourceRange) {
    let file = range.file
    line = range.line
    let bounds = SourceExcerpt.lineBounds(line, of: file)
    let lower = min(max(range.lowerBound, bounds.lowerBound), bounds.upperBound)
    let upper = min(max(range.upperBound, lower), bounds.upperBound)
    let isLong = bounds.count > SourceExcerpt.windowWidth
    // A character is at most a few bytes; more than this never fits the window.
    let from = isLong ? max(bounds.lowerBound, lower - 160) : bounds.lowerBound
    let to = isLong ? min(bounds.upperBound, lower + 480) : bounds.upperBound
    let start = SourceExcerpt.boundary(from, in: file, notBefore: bounds.lowerBound)
    let end = SourceExcerpt.boundary(to, in: file, notBefore: lower)
    let cells = SourceExcerpt.cells(of: file, from: start, to: end)
    var first = cells.firstIndex { $0.end > lower } ?? cells.count
    let target = first
    let last = cells.firstIndex { $0.end >= upper } ?? max(0, cells.count - 1)
    var cutsLeft = start > bounds.lowerBound
    let total = cells.reduce(0) { $0 + $1.width }
    if total > SourceExcerpt.windowWidth || cutsLeft {
      var room = 40
      while first > 0, room >= cells[first - 1].width {
        first -= 1
        room -= cells[first].width
      }
      cutsLeft = cutsLeft || first > 0
    } else {
      first = 0
    }
    var text = cutsLeft ? "…" : ""
    var used = cutsLeft ? 1 : 0
    var before = used
    var marked = 0
    var index = first
    while index < cells.count, used + cells[index].width <= SourceExcerpt.windowWidth {
      text += cells[index].text
      used += cells[index].width
      if index < target { before = used }
      if index >= target, index <= last, lower < upper { marked += cells[index].width }
      index += 1
    }
    if index < cells.count || end < bounds.upperBound { text += "…" }
    shown = text
    indent = before
    width = max(1, marked)
  }

  /// One character as shown: its text, its width in cells and the offset behind it.
  private struct Cell {
    let text: String
    let width: Int
    let end: Int
  }

  /// The characters of a stretch with their widths; a tab reaches to the next tab stop.
  private static func cells(of file: SourceFile, from start: Int, to end: Int) -> [Cell] {
    var result: [Cell] = []
    var offset = start
    var column = 0
    for character in file.text(from: start, to: end) {
      offset += character.utf8.count
      let width: Int
      let text: String
      if character == "\t" {
        width = tabWidth - column % tabWidth
        text = String(repeating: " ", count: width)
      } else if let scalar = character.unicodeScalars.first, isUnprintable(scalar) {
        width = 1
        text = "\u{FFFD}"
      } else {
        width = isWide(character) ? 2 : 1
        text = String(character)
      }
      column += width
      result.append(Cell(text: text, width: width, end: offset))
    }
    return result
  }

  /// Whether a character would disturb a terminal.
  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  /// Whether a terminal shows the character two cells wide (East Asian wide forms and emoji).
  private static func isWide(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  /// The byte range of a line without its line ending.
  private static func lineBounds(_ line: Int, of file: SourceFile) -> Range<Int> {
    let start = file.lineStarts[line - 1]
    var end = line < file.lineStarts.count ? file.lineStarts[line] - 1 : file.bytes.count
    if end > start, file.bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// The nearest offset at or before one that does not lie inside a character's bytes.
  private static func boundary(_ offset: Int, in file: SourceFile, notBefore least: Int) -> Int {
    var result = offset
    while result > least, result < file.bytes.count, file.bytes[result] & 0xC0 == 0x80 {
      result -= 1
    }
    return result
  }
}
