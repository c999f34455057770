internal import PlainText

/// Text in a page.
enum HTMLText {
  /// A text as the inside of a quoted CSS string within a style element.
  static func inStyle(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
      if isPlain || ".,:;()·$%-–+".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return result
  }

  /// At most so many figures of a sentence are bold.
  private static let mostBold = 3

  /// A sentence with its first figures bold: odds, dollars and other numbers, but no years.
  static func withBoldFigures(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var pieces: [String] = []
    var position = 0
    var found = 0
    while position < words.count {
      let (head, tail) = split(words[position])
      guard found < mostBold, isFigure(head, after: position > 0 ? words[position - 1] : "") else {
        pieces.append(words[position].escapedForHTML)
        position += 1
        continue
      }
      var bold = [head]
      var end = tail
      for (offset, word) in ["of", "100", "futures"].enumerated() {
        let next = position + offset + 1
        guard end.isEmpty, next < words.count, split(words[next]).head == word else { break }
        bold.append(word)
        end = split(words[next]).tail
      }
      pieces.append("<b>\(bold.joined(separator: " ").escapedForHTML)</b>" + end.escapedForHTML)
      position += bold.count
      found += 1
    }
    return pieces.joined(separator: " ")
  }

  /// A word without the punctuation behind it, and that.
  private static func split(_ word: String) -> (head: String, tail: String) {
    let tail = String(word.reversed().prefix { ",.;:)".contains($0) }.reversed())
    return (String(word.dropLast(tail.count)), tail)
  }

  /// Dollars, decimals, and whole numbers that say in how many futures or how many something is; the
  /// number of a grade is a name.
  private static func isFigure(_ word: String, after before: String) -> Bool {
    let digits = word.drop { "−+$".contains($0) }
    guard digits.first?.isNumber == true, digits.allSatisfy({ "0123456789,.%".contains($0) })
    else { return false }
    return !["grade", "grades", "Grade", "Grades", "to", "and", "Title"].contains(before)
  }
}
