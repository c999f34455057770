import Foundation
import Testing

/// `report` replaces its own files as one set and loses no other file.
@Suite struct ReportFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(scenario + variant("smaller"), to: "plan.scenario")
    try folder.write(scenario + variant("fewer"), to: "other.scenario")
  }

  @Test func variantsThatAreGoneGoAndFilesOfOthersStay() throws {
    #expect(try report("plan.scenario").status == 0)
    #expect(folder.holds("out/smaller/cfo.md"))
    try folder.makeFolder("out/data/deep")
    try folder.makeFolder("out/empty")
    for name in ["notes.txt", "data/deep/a.csv", "smaller/mine.txt"] {
      try folder.write("of \(name)", to: "out/\(name)")
    }
    let before = try inode("out/notes.txt")
    let result = try report("other.scenario")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(folder.files(in: "out/smaller") == ["mine.txt"])
    #expect(folder.holds("out/fewer/cfo.md") && folder.holds("out/empty"))
    for name in ["notes.txt", "data/deep/a.csv", "smaller/mine.txt"] {
      #expect(try folder.read("out/\(name)") == "of \(name)")
    }
    // The file itself is carried over, so whoever has it open goes on writing to it.
    #expect(try inode("out/notes.txt") == before)
    #expect(left().isEmpty)
  }

  @Test func aFileOfOthersUnderAnOwnNameIsKept() throws {
    try folder.makeFolder("out/smaller")
    try folder.write("mine", to: "out/board.md")
    try folder.write("mine too", to: "out/smaller/cfo.txt")
    let result = try report("plan.scenario")
    #expect(result.status == 0)
    #expect(result.errors.contains("kept as `out/board.before.md`"))
    #expect(try folder.read("out/board.before.md") == "mine")
    #expect(try folder.read("out/smaller/cfo.before.txt") == "mine too")
    #expect(try folder.read("out/board.md").hasPrefix("# "))
    #expect(try report("plan.scenario").errors.isEmpty)
  }

  @Test func modesAreKeptAndALinkedFolderIsFollowed() throws {
    #expect(try report("plan.scenario").status == 0)
    try setMode(0o640, "out/board.md")
    try setMode(0o750, "out")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link").path, withDestinationPath: "out")
    #expect(try report("other.scenario", to: "link/").status == 0)
    #expect(try mode("out/board.md") == 0o640 && mode("out") == 0o750)
    #expect(folder.holds("out/fewer/board.md"))
    let kind = try FileManager.default.attributesOfItem(
      atPath: folder.url.appending(path: "link").path)[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func whatACrashLeftIsNamedAndRemovedAndItsFilesOfOthersAreSaved() throws {
    #expect(try report("plan.scenario").status == 0)
    // As after a kill between the exchange and the end: the old folder with a file saved meanwhile.
    try FileManager.default.copyItem(
      at: folder.url.appending(path: "out"),
      to: folder.url.appending(path: ".out.evenkeel-aB3xYz"))
    try folder.write("saved meanwhile", to: ".out.evenkeel-aB3xYz/late.txt")
    try folder.makeFolder(".out.evenkeel-nothing")
    let result = try report("other.scenario")
    #expect(result.status == 0)
    #expect(result.errors.contains("removed `.out.evenkeel-aB3xYz`"))
    #expect(try folder.read("out/late.txt") == "saved meanwhile")
    // A name that the program does not give stays.
    #expect(left() == [".out.evenkeel-nothing"])
  }

  /// As after a kill between the making of the manifest and its first byte.
  @Test func aManifestThatWasBegunIsNoFileOfOthers() throws {
    #expect(try report("plan.scenario").status == 0)
    try folder.makeFolder(".out.evenkeel-aB3xYz")
    try folder.write("", to: ".out.evenkeel-aB3xYz/.evenkeel-manifest")
    let before = try contents()
    #expect(try report("plan.scenario").status == 0)
    let isSame = try contents() == before
    #expect(isSame && left().isEmpty)
  }

  @Test func aFolderThatWasMovedAsideComesBackFirst() throws {
    #expect(try report("plan.scenario").status == 0)
    try folder.write("mine", to: "out/notes.txt")
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "out"),
      to: folder.url.appending(path: ".out.evenkeel-aB3xYz.old"))
    let result = try report("other.scenario")
    #expect(result.status == 0 && result.errors.contains("put `out` back"))
    #expect(try folder.read("out/notes.txt") == "mine")
    #expect(folder.holds("out/fewer/cfo.md") && !folder.holds("out/smaller"))
    #expect(left().isEmpty)
  }

  /// What cannot be swapped is refused before anything is computed, with a name that can be typed.
  @Test(arguments: [".", "..", "/", "./"]) func theFolderOneIsInIsRefused(_ path: String) throws {
    let result = try report("plan.scenario", to: path)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("name a folder in it: -o "))
    #expect(folder.files(in: ".").sorted() == ["other.scenario", "plan.scenario"])
  }

  @Test func theNextRunAfterAKillLeavesNothingBehind() throws {
    #expect(try report("plan.scenario").status == 0)
    let first = try contents()
    #expect(try report("other.scenario").status == 0)
    let second = try contents()
    for delay in 0..<10 {
      #expect(try report("other.scenario").status == 0)
      let process = Process()
      process.executableURL = Program.executable
      process.arguments = ["report", "plan.scenario", "-o", "out", "--trials", "40"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning, left().isEmpty { usleep(200) }
      usleep(UInt32(delay) * 1_500)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try contents()
      let isWhole = found == first || found == second
      #expect(isWhole)
      #expect(try report("other.scenario").status == 0)
      let isSecond = try contents() == second
      #expect(isSecond && left().isEmpty)
    }
  }

  @Test func twoRunsAtOnceLeaveOneSet() throws {
    var sets: [[String: Data]] = []
    for name in ["plan.scenario", "other.scenario"] {
      #expect(try report(name).status == 0)
      sets.append(try contents())
    }
    for _ in 0..<5 {
      let runs = try ["plan.scenario", "other.scenario", "plan.scenario"].map { name in
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = ["report", name, "-o", "out", "--trials", "40"]
        process.currentDirectoryURL = folder.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for run in runs {
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
      }
      let found = try contents()
      #expect(sets.contains(found) && left().isEmpty)
    }
  }

  // MARK: Helpers

  private func report(_ name: String, to path: String = "out") throws -> Program.Result {
    try Program.run(["report", name, "-o", path, "--trials", "40"], in: folder)
  }

  /// Every file of the set.
  private func contents() throws -> [String: Data] {
    let root = folder.url.appending(path: "out")
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let data = FileManager.default.contents(atPath: root.appending(path: path).path) {
        found[path] = data
      }
    }
    return found
  }

  /// What stands beside the set and begins as staging folders do.
  private func left() -> [String] {
    folder.files(in: ".").filter { $0.hasPrefix(".out.") }.sorted()
  }

  private func inode(_ path: String) throws -> UInt64? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url.appending(path: path).path)
    return (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
  }

  private func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url.appending(path: path).path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  private func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.url.appending(path: path).path)
  }

  private func variant(_ name: String) -> String {
    "variant \(name) \"One leader\" { plan { set lead.count = 1 from FY2027 } }\n"
  }

  private let scenario = """
    language 1
    scenario "Two leaders" { years = FY2026..FY2027 }
    staff teachers { positions = 40 FTE; salary = $50,000 per FTE }
    fund grant { award = $1,500 per year; available = 100%; pays_for = leader stipends }
    plan "Leaders" { leader lead { count = 2; stipend = uniform(low = $1,000, high = $2,000) } }

    """
}
