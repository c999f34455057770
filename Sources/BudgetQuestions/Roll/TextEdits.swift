internal import Diagnostics

/// Changes of one text, each in place of the bytes between two offsets.
struct TextEdits {
  /// One change.
  struct Edit {
    let lower: Int
    let upper: Int
    let text: String
  }

  /// The changes, in the order in which they were made.
  private(set) var all: [Edit] = []

  /// Puts a text in place of a range.
  mutating func replace(_ range: SourceRange, with text: String) {
    all.append(Edit(lower: range.lowerBound, upper: range.upperBound, text: text))
  }

  /// Puts a text before an offset.
  mutating func insert(_ text: String, at offset: Int) {
    all.append(Edit(lower: offset, upper: offset, text: text))
  }

  /// Takes a statement away: with its lines where it has them for itself, else with one semicolon.
  mutating func remove(_ range: SourceRange) {
    let bytes = range.file.bytes
    var before = range.lowerBound
    while before > 0, Self.isSpace(bytes[before - 1]) { before -= 1 }
    var behind = range.upperBound
    while behind < bytes.count, Self.isSpace(bytes[behind]) { behind += 1 }
    let startsLine = before == 0 || bytes[before - 1] == 0x0A
    let isSeparated = behind < bytes.count && bytes[behind] == 0x3B
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if startsLine, Self.endsLine(bytes, behind) {
      lower = before
      upper = behind
      while upper < bytes.count, bytes[upper] != 0x0A { upper += 1 }
      upper = min(bytes.count, upper + 1)
    } else if isSeparated {
      upper = behind + 1
      while upper < bytes.count, Self.isSpace(bytes[upper]) { upper += 1 }
    } else if before > 0, bytes[before - 1] == 0x3B {
      lower = before - 1
    }
    all.append(Edit(lower: lower, upper: upper, text: ""))
  }

  /// The text with all changes; one that lies in another goes with it.
  func applied(to file: SourceFile) -> String {
    let ordered = all.enumerated().sorted {
      ($0.element.lower, -$0.element.upper, $0.offset)
        < ($1.element.lower, -$1.element.upper, $1.offset)
    }
    var text = ""
    var position = 0
    for (_, edit) in ordered {
      guard edit.lower >= position else { continue }
      text += file.text(from: position, to: edit.lower) + edit.text
      position = edit.upper
    }
    return text + file.text(from: position, to: file.bytes.count)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether nothing but a comment follows on the line.
  private static func endsLine(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset >= bytes.count || [0x0A, 0x0D, 0x23].contains(bytes[offset])
  }
}
