import Diagnostics
import ScenarioFormatting
import ScenarioSyntax
import Testing

/// The canonical form of scenarios.
@Suite struct FormattingTests {
  static let forms: [(String, String)] = [
    ("", ""),
    ("x=1", "x = 1\n"),
    ("\n\n\nx = 1\n\n\n\ny = 2\n\n\n", "x = 1\n\ny = 2\n"),

    ("x   =   - 2%  to  2%", "x = -2% to 2%\n"),
    ("x = a - b;y = a -2;", "x = a - b; y = a - 2\n"),
    ("x = ( a+b )*-c ^2", "x = (a + b) * -c ^ 2\n"),
    ("x = f( a = 1 ,b = -2 )#note  ", "x = f(a = 1, b = -2)  #note\n"),
    ("fund a \"A\"{x=1;;y=2;}", "fund a \"A\" { x = 1; y = 2 }\n"),
    ("fund a {}", "fund a {}\n"),
    ("fund a {\nx = 1\n;}", "fund a {\n  x = 1\n}\n"),
    (
      "fund a {   # open\n\n\nx = 1\n\n\n  # note\n y = f(\n1,\n  2)\n\n}",
      "fund a {  # open\n  x = 1\n\n  # note\n  y = f(\n    1,\n    2)\n}\n"
    ),
    ("plan {\nvariant a {\nx = 1 }\n}", "plan {\n  variant a {\n    x = 1 }\n}\n"),
    ("x = a,\nb", "x = a,\n  b\n"),
    ("set class_size . * . target+=1 student", "set class_size.*.target += 1 student\n"),
    ("suppress  class-cap   because \"a\"", "suppress class-cap because \"a\"\n"),
    ("fund a {sunset  FY2029 because \"b\"}", "fund a { sunset FY2029 because \"b\" }\n"),
    ("grades = PK .. 4", "grades = PK..4\n"),
    ("require a>=-1 and ( b<2 )", "require a >= -1 and (b < 2)\n"),
    ("x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"),
    (
      "enrollment FY2025 {\n PK K  12\n primary 62 1,095 - # all\n  west - - 7\n growth = 1%\n}",
      "enrollment FY2025 {\n           PK      K  12\n  primary  62  1,095   -  # all\n"
        + "  west      -      -   7\n  growth = 1%\n}\n"
    ),
    (
      "enrollment { K 1\n west - - }",
      "enrollment { K 1\n  west - - }\n"
    ),
  ]

  @Test(arguments: forms)
  func canonicalForm(source: String, expected: String) {
    let (text, diagnostics) = format(SourceFile(path: "a", text: source))
    #expect((text ?? "") == expected, "\(diagnostics.map(DiagnosticRenderer.line))")
  }

  @Test func mistakesAreRefused() {
    let (text, diagnostics) = format(SourceFile(path: "a", text: "x = \"a"))
    #expect(text == nil)
    #expect(diagnostics.map(\.code) == [.unterminatedString])
  }

  /// Checks that formatting changes nothing twice and keeps tree and comments.
  static func check(_ source: String) {
    let file = SourceFile(path: "a", text: source)
    guard let once = format(file).text else { return }
    let formatted = SourceFile(path: "a", text: once)
    #expect(format(formatted).text == once, "\(source)")
    #expect(parse(formatted).tree.dump() == parse(file).tree.dump())
    #expect(once.count { $0 == "#" } == source.count { $0 == "#" })
    #expect(once.isEmpty || once.hasSuffix("\n"))
    #expect(!once.contains("\n\n\n") && !once.contains(" \n") && !once.contains("\t"))
  }

  @Test func sampleKeepsItsMeaning() {
    #expect(format(SourceFile(path: "a", text: SampleScenario.text)).text != nil)
    FormattingTests.check(SampleScenario.text)
  }

  /// SplitMix64, so that every run sees the same mutations.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(arguments: 0..<10)
  func mutationsKeepTheirMeaning(seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 104_729 &+ 3)
    let original = Array(SampleScenario.text.utf8)
    let pieces = ["\n", " ", ";", "\n\n", "# c\n", " - ", "-", "(", ")", ", ", ".", "+ 1", "  "]
    for _ in 0..<200 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          let piece = pieces.randomElement(using: &generator) ?? ""
          bytes.insert(contentsOf: Array(piece.utf8), at: place)
        } else {
          bytes.remove(at: place)
        }
      }
      FormattingTests.check(String(decoding: bytes, as: UTF8.self))
    }
  }
}
