/// Breaks text into lines of at most `width` columns, at spaces where it can.
///
/// Line ends in the text stay; a word longer than a line is broken where the line is full. There is
/// always at least one line.
func wrapped(_ text: String, width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { wrappedLine(String($0), width: max(1, width)) }
}

/// Breaks one line without line ends.
private func wrappedLine(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
    for (position, piece) in pieces(of: String(word), width: width).enumerated() {
      let length = piece.displayWidth
      if line.isEmpty {
        line = piece
        used = length
      } else if position == 0, used + 1 + length <= width {
        line += " " + piece
        used += 1 + length
      } else {
        lines.append(line)
        line = piece
        used = length
      }
    }
  }
  lines.append(line)
  return lines
}

/// A word in pieces of at most `width` columns.
private func pieces(of word: String, width: Int) -> [String] {
  guard word.displayWidth > width else { return [word] }
  var result: [String] = []
  var piece = ""
  var used = 0
  for character in word {
    let length = character.displayWidth
    if used + length > width, !piece.isEmpty {
      result.append(piece)
      piece = ""
      used = 0
    }
    piece.append(character)
    used += length
  }
  result.append(piece)
  return result
}
