/// Words of a command line, written so that a shell reads them as they are.
public enum ShellWords {
  /// A word with quotation marks where a shell would read something else into it.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || "._/+-:=,@%".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    guard word.unicodeScalars.contains(where: \.isControlCharacter) else {
      return "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
    }
    // Within `$'…'` everything that has a meaning is written as its bytes.
    var result = "$'"
    for scalar in word.unicodeScalars {
      guard scalar.isControlCharacter || " '\\".unicodeScalars.contains(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      for byte in String(scalar).utf8 {
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result + "'"
  }

  /// A path as an argument: quoted, and not read as an option where it begins with a hyphen.
  public static func path(_ path: String) -> String {
    quoted(path.hasPrefix("-") && path != "-" ? "./" + path : path)
  }
}
