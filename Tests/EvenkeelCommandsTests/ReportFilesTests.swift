import Foundation
import Testing

/// The committed reports are those that the program writes today, whatever the build: a release writes all
/// of them in the gate, these tests some of them in debug.
///
/// `make reports` writes them anew; a difference is a change of numbers or wording that the
/// changelog names.
@Suite struct ReportFilesTests {
  /// Scenarios without and with a general fund, with and without class sizes, small enough for a debug
  /// build.
  static let written = ["readme-example", "slaton", "south-portland", "ended-grant", "iowa-tlc"]

  /// The pages that are committed; those of appendices and variants are large and made anew.
  static let pages = ["board.html", "superintendent.html", "cfo.html"]

  @Test(arguments: written) func committedReportsAreTodays(_ name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["report", "Scenarios/\(name).scenario", "-o", folder.url.path], at: Repository.root)
    #expect(result.status == 0, "\(result.errors)")
    let committed = Repository.root.appending(path: "Reports/\(name)")
    let written = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") || Self.pages.contains($0) }.sorted()
    #expect(written.contains("board.txt") && written.contains("cfo.md"))
    #expect(written.contains("board.html") && written.contains("cfo.html"))
    for path in written {
      let today = try folder.read(path)
      let before = try? String(contentsOf: committed.appending(path: path), encoding: .utf8)
      // A comparison outside the macro: it would work out the difference of two long texts.
      let isSame = before == today
      #expect(isSame, "Reports/\(name)/\(path) is not what the program writes today")
    }
  }

  @Test func everyScenarioHasItsReportsAndABoardReadsTwoPages() throws {
    #expect(Repository.scenarios.count >= 20)
    for name in Repository.scenarios {
      let folder = Repository.root.appending(path: "Reports/\(name)")
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(files.contains("board.html") && files.contains("cfo.txt"), "\(name)")
      for path in files where path.hasSuffix("board.txt") {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        // Two printed pages of 55 lines.
        #expect(text.count { $0 == "\n" } <= 110, "\(name)/\(path)")
      }
    }
    let officer = try Repository.text("Reports/slaton/cfo.txt")
    #expect(officer.count { $0 == "\n" } <= 300)
  }

  @Test func committedComparisonsWithThePastAreTodays() throws {
    let folder = try TemporaryFolder()
    let script = Process()
    script.executableURL = URL(filePath: "/bin/sh")
    script.arguments = ["Scripts/backtests", Program.executable.path, folder.url.path]
    script.currentDirectoryURL = Repository.root
    try script.run()
    script.waitUntilExit()
    #expect(script.terminationStatus == 0)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(written.count == 12)
    let committed = Repository.root.appending(path: "Reports/backtests")
    for name in written {
      let before = try? String(contentsOf: committed.appending(path: name), encoding: .utf8)
      let isSame = before == (try folder.read(name))
      #expect(isSame, "Reports/backtests/\(name) is not what the program writes today")
    }
  }
}
