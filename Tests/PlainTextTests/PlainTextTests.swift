import Foundation
import PlainText
import Testing

/// Control characters are masked and words are quoted.
@Suite struct PlainTextTests {
  /// The characters come from the Unicode Character Database: category Cc, and `Bidi_Control`.
  @Test func everyControlAndEveryMarkOfDirectionIsMasked() {
    let bidirectional: [UInt32] =
      [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    let separators: [UInt32] = [0x2028, 0x2029]
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl =
        scalar.properties.generalCategory == .control
        || (bidirectional + separators).contains(value)
      #expect(scalar.isControlCharacter == isControl, "U+\(String(value, radix: 16))")
    }
  }

  @Test func lineEndsAndTabsStay() {
    #expect("a\tb\nc\r\nd – ü".withoutControls == "a\tb\nc\r\nd – ü")
    #expect("a\rb\r".withoutControls == "a\u{FFFD}b\u{FFFD}")
    #expect("\u{1B}[31mred\u{202E}\u{9B}".withoutControls == "\u{FFFD}[31mred\u{FFFD}\u{FFFD}")
    #expect("a\nb\tc".onOneLine == "a\u{FFFD}b\u{FFFD}c")
  }

  /// What a shell makes of a quoted word is the word.
  @Test(arguments: [
    "plain.scenario", "two words", "it's", "$HOME `x` \"q\" \\", "", "*?[a]", "a\u{1B}[31mb", "~/x",
    "#",
    "tab\there's", "ü–x", "a;b|c&d>e", "!x", "\u{85}",
  ]) func aShellReadsTheWord(_ word: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "printf %s \(ShellWords.quoted(word))"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let read = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: read, as: UTF8.self) == word)
  }

  @Test func aPathIsNoOption() {
    #expect(ShellWords.path("-x.scenario") == "./-x.scenario")
    #expect(ShellWords.path("-") == "-")
  }
}

@Suite struct HTMLEscapingTests {
  @Test func signsOfHTMLAreEscaped() {
    #expect("<b a=\"1\">'&' é".escapedForHTML == "&lt;b a=&quot;1&quot;&gt;&#39;&amp;&#39; é")
    #expect("".escapedForHTML.isEmpty)
  }
}
