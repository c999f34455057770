import Diagnostics
import Testing

/// Did-you-mean and the collection of messages.
@Suite struct SuggestionTests {
  @Test func nearestNamesFirst() {
    let names = ["salary", "stipend", "stipends", "target", "turnover", "starts", "hire_salary"]
    #expect(Diagnostic.suggestions(for: "salery", among: names) == ["salary"])
    #expect(Diagnostic.suggestions(for: "stipent", among: names) == ["stipend", "stipends"])
    #expect(Diagnostic.suggestions(for: "tagret", among: names) == ["target"])
    #expect(Diagnostic.suggestions(for: "SALARY", among: names) == ["salary"])
    #expect(Diagnostic.suggestions(for: "xyz", among: names) == [])
    #expect(Diagnostic.suggestions(for: "", among: names) == [])
    #expect(
      Diagnostic.suggestions(for: "aaaa", among: ["aaae", "aaad", "aaac", "aaab"]) == [
        "aaab", "aaac", "aaad",
      ])
    #expect(Diagnostic.suggestions(for: "ab", among: ["cd", "ax", "b"]) == ["ax", "b"])
  }

  @Test func longWordsHaveNoSuggestions() {
    let word = String(repeating: "a", count: 1_000_000)
    let names = (0..<1000).map { "name\($0)" } + [word + "b"]
    #expect(Diagnostic.suggestions(for: word, among: names) == [])
  }

  @Test func didYouMeanWords() {
    #expect(Diagnostic.didYouMean("salery", among: ["salary"]) == "did you mean `salary`?")
    #expect(
      Diagnostic.didYouMean("aaaa", among: ["aaab", "aaac", "aaad"])
        == "did you mean `aaab`, `aaac` or `aaad`?")
    #expect(Diagnostic.didYouMean("zzzz", among: ["aaab"]) == nil)
  }

  @Test func setSortsMergesAndLimits() {
    let code = DiagnosticCode("test-code", .check, "A code for tests.")
    let first = SourceFile(path: "first", text: String(repeating: "x\n", count: 500))
    let second = SourceFile(path: "second", text: "y\ny\n")
    func at(_ file: SourceFile, _ offset: Int) -> SourceRange {
      SourceRange(file: file, lowerBound: offset, upperBound: offset + 1)
    }
    var set = DiagnosticSet()
    set.add(Diagnostic(code, "b", at: at(first, 4)))
    set.add(Diagnostic(code, .warning, "w", at: at(second, 2)))
    set.add(Diagnostic(code, .warning, "w", at: at(second, 0)))
    set.add(Diagnostic(code, "a", at: at(first, 0)))
    set.add(Diagnostic(code, "a", at: at(first, 0)))
    let shown = set.sorted
    #expect(shown.map(\.message) == ["a", "b", "w"])
    #expect(shown[2].notes == ["this happens 2 times"])
    #expect(shown[2].range?.lowerBound == 0)
    #expect(set.hasErrors && set.errorCount == 3 && !set.isEmpty)
    let many = DiagnosticSet((0..<205).map { Diagnostic(code, "e", at: at(first, 2 * $0)) })
    #expect(many.sorted.count == 201)
    #expect(many.sorted.last?.message == "5 more errors are not shown")
    #expect(!DiagnosticSet().hasErrors && DiagnosticSet().sorted.isEmpty)
  }
}
