import Foundation
import Testing

/// The committed reports are those that the program writes today, whatever the build.
///
/// `make reports` writes them anew; a difference is a change of numbers or wording that the
/// changelog names.
@Suite struct ReportFilesTests {
  /// The scenarios that have reports: every one of the folder.
  static let scenarios: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Scenarios").path)
    return (files ?? []).filter { $0.hasSuffix(".scenario") }
      .map { String($0.dropLast(".scenario".count)) }.sorted()
  }()

  /// The pages that are committed; those of appendices and variants are large and made anew.
  static let pages = ["board.html", "superintendent.html", "cfo.html"]

  @Test(arguments: scenarios) func committedReportsAreTodays(_ name: String) throws {
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
      // Two printed pages of 55 lines.
      if path.hasSuffix("board.txt") { #expect(today.count { $0 == "\n" } <= 110, "\(path)") }
      if name == "slaton", path == "cfo.txt" { #expect(today.count { $0 == "\n" } <= 300) }
    }
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
