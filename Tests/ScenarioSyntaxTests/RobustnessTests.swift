import Diagnostics
import ScenarioSyntax
import Testing

/// Nothing that a file contains makes the parser crash, hang or lose a place.
@Suite struct RobustnessTests {
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

  @Test(arguments: 0..<20)
  func mutationsGiveATreeOrPlaces(seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 7919 &+ 1)
    let original = Array(SampleScenario.text.utf8)
    let pieces: [[UInt8]] = [
      "{", "}", "(", ")", "\"", "\n", ",", "..", ".", "-", "=", "$", "%", "FY2027", "to", "in ",
      "é", "\u{0}", "1,2", " per ", ";", "#", "~", "from", "\\", "9999999999",
    ].map { Array($0.utf8) }
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
        }
      }
      let file = SourceFile(path: "a", text: String(decoding: bytes, as: UTF8.self))
      let (tree, diagnostics) = parse(file)
      #expect(!tree.statements.isEmpty || !diagnostics.isEmpty)
      for diagnostic in diagnostics {
        let range = diagnostic.range
        #expect(range.map { $0.upperBound <= file.bytes.count } == true)
        #expect(!DiagnosticRenderer.text(diagnostic).isEmpty)
      }
      #expect(diagnostics.count < 60)
    }
  }

  @Test func everyPrefixIsRead() {
    let bytes = Array(SampleScenario.text.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      let (_, diagnostics) = parse(SourceFile(path: "a", text: text))
      #expect(diagnostics.allSatisfy { $0.range != nil })
      #expect(diagnostics.count < 5)
    }
  }

  static let deep: [String] = [
    "x = " + String(repeating: "(", count: 100_000),
    "x = " + String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300),
    "x = " + String(repeating: "f(", count: 100_000),
    "x = " + String(repeating: "-", count: 100_000) + "1",
    "x = 1" + String(repeating: " + 1", count: 100_000),
    "x = 1" + String(repeating: " ^ 1", count: 100_000),
    "require a" + String(repeating: " and a", count: 100_000),
    String(repeating: "a {\n", count: 100_000),
    String(repeating: "a { ", count: 300) + String(repeating: "} ", count: 300),
    "x = " + String(repeating: "after committed = ", count: 10_000) + "1",
  ]

  @Test(arguments: 0..<deep.count)
  func deepNestingIsAnError(index: Int) {
    let (tree, diagnostics) = parse(SourceFile(path: "a", text: RobustnessTests.deep[index]))
    #expect(diagnostics.contains { $0.code == .tooDeep })
    #expect(diagnostics.count <= 3)
    #expect(tree.dump().utf8.count < 1_000_000)
  }

  @Test func nestingBelowTheLimitIsRead() {
    for count in [1, 50, 199] {
      let text =
        "x = " + String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count)
      #expect(parse(SourceFile(path: "a", text: text)).diagnostics.isEmpty)
      let blocks = String(repeating: "a { ", count: count) + String(repeating: "} ", count: count)
      let (tree, diagnostics) = parse(SourceFile(path: "a", text: blocks))
      #expect(diagnostics.isEmpty)
      #expect(tree.dump().split(separator: "\n").count == count)
    }
  }

  @Test func manyMistakesStopReading() {
    let text = String(repeating: "hello\n", count: 5_000)
    let (_, diagnostics) = parse(SourceFile(path: "a", text: text))
    #expect(diagnostics.count == 51)
    #expect(diagnostics.last?.code == .tooManySyntaxErrors)
  }

  @Test(arguments: [
    String(repeating: "salary = $52,400 per FTE grow by raises\n", count: 100_000),
    "x = " + String(repeating: "leader stipends, ", count: 60_000) + "training",
    "# " + String(repeating: "é", count: 500_000),
    "x = \"" + String(repeating: "a", count: 1_000_000) + "\"",
    "x = " + String(repeating: "9", count: 1_000_000),
    String(repeating: "x = f(1,\n", count: 20_000),
    String(repeating: "\"", count: 100_000),
    String(repeating: "x = (\n", count: 20_000),
  ])
  func longTextsAreReadToTheirEnd(text: String) {
    let (_, diagnostics) = parse(SourceFile(path: "a", text: text))
    for diagnostic in diagnostics.prefix(5) {
      #expect(DiagnosticRenderer.text(diagnostic).utf8.count < 5_000)
    }
  }
}
