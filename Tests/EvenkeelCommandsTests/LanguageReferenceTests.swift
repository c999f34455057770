import Foundation
import LanguageTable
import ReportDocuments
import Testing

@testable import EvenkeelCommands

/// The generated part of the language page.
struct LanguageReferenceTests {
  /// The mark before the generated part.
  private static let begin = "<!-- generated: begin -->"
  /// The mark behind the generated part.
  private static let end = "<!-- generated: end -->"

  @Test("Docs/Language.md holds the reference that the language table gives")
  func languagePageIsUpToDate() throws {
    let page = Repository.root.appending(path: "Docs/Language.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let begin = try #require(text.range(of: Self.begin), "the begin mark is missing")
    let end = try #require(text.range(of: Self.end), "the end mark is missing")
    let found = String(text[begin.upperBound..<end.lowerBound])
    let expected = "\n\n" + Self.reference + "\n"
    if found != expected, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      let recorded = text[..<begin.upperBound] + expected + text[end.lowerBound...]
      try String(recorded).write(to: page, atomically: true, encoding: .utf8)
      Issue.record("recorded the generated part of Docs/Language.md: read the difference")
      return
    }
    // A comparison outside the macro: it would work out the difference of two long texts.
    let isSame = found == expected
    #expect(
      isSame, "the language table has changed: record the page with RECORD_GOLDEN=1")
  }

  @Test("The reference names every block, key, statement and function")
  func referenceIsComplete() {
    var names = LanguageTable.blocks.map { "### " + $0.keyword }
    for block in LanguageTable.blocks { names += block.keys.map { "| " + $0.name + " |" } }
    names += LanguageTable.functions.map { "| " + $0.name + " |" }
    names += LanguageTable.statements.map { "| " + $0.keyword }
    #expect(names.filter { !Self.reference.contains($0) } == [])
  }

  /// The reference as Markdown, without the title that the page has already.
  private static var reference: String {
    let text = render(LanguageHelp.reference, as: .markdown)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .joined(separator: "\n")
  }
}
