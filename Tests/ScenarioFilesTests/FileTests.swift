import Diagnostics
import Foundation
import ScenarioFiles
import Testing

/// Paths and reading, in memory and on disk.
@Suite struct FileTests {
  @Test func memoryPaths() throws {
    let files = MemoryFiles(["a/top.scenario": "x", "b/slaton.scenario": "\u{FEFF}y", "e": ""])
    #expect(
      try files.resolve("../b/./slaton.scenario", from: "a/top.scenario") == "b/slaton.scenario")
    #expect(try files.read("b/slaton.scenario") == "y")
    #expect(throws: FileProblem.absolutePath("/x")) {
      try files.resolve("/x", from: "a/top.scenario")
    }
    #expect(throws: FileProblem.notFound("a/x")) { try files.resolve("x", from: "a/top.scenario") }
    #expect(throws: FileProblem.isDirectory("b")) { try files.resolve("../b", from: "a/top") }
    #expect(throws: FileProblem.empty("e")) { try files.read("e") }
    #expect(throws: FileProblem.outsideRoot("../../x", root: ".")) {
      try files.resolve("../../x", from: "a/top.scenario")
    }
  }

  /// Runs with a fresh directory that is removed afterwards.
  static func withDirectory(_ body: (String) throws -> Void) throws {
    let base = FileManager.default.temporaryDirectory.path + "/files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: base + "/root/data", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: base) }
    try body(base)
  }

  @Test func diskPathsAreConfined() throws {
    try FileTests.withDirectory { base in
      let root = base + "/root"
      func write(_ path: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: base + "/" + path))
      }
      try write("secret", Array("s".utf8))
      try write("root/top.scenario", [0xEF, 0xBB, 0xBF] + Array("a\r\nb".utf8))
      try write("root/data/ok.csv", Array("é".utf8))
      try write("root/data/bad.csv", Array("a\nb\n".utf8) + [0xFF, 0x0A])
      try write("root/data/empty.csv", [])
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: root + "/out", withDestinationPath: base + "/secret")
      try manager.createSymbolicLink(atPath: root + "/in", withDestinationPath: "data/ok.csv")
      try manager.createSymbolicLink(atPath: root + "/loop", withDestinationPath: "loop")
      let top = root + "/top.scenario"
      let files = try DiskFiles(scenario: top)
      #expect(try files.read(top) == "a\r\nb")
      #expect(try files.resolve("data/ok.csv", from: top) == root + "/data/ok.csv")
      #expect(try files.read(files.resolve("data/../in", from: top)) == "é")
      #expect(try files.resolve("../top.scenario", from: root + "/data/ok.csv") == top)
      #expect(throws: FileProblem.outsideRoot("out", root: root)) {
        try files.resolve("out", from: top)
      }
      #expect(throws: FileProblem.outsideRoot("../secret", root: root)) {
        try files.resolve("../secret", from: top)
      }
      #expect(throws: FileProblem.outsideRoot("../none", root: root)) {
        try files.resolve("../none", from: top)
      }
      #expect(throws: FileProblem.outsideRoot(base + "/secret", root: root)) {
        try files.read(base + "/secret")
      }
      #expect(throws: FileProblem.absolutePath("/etc/passwd")) {
        try files.resolve("/etc/passwd", from: top)
      }
      #expect(throws: FileProblem.notFound(root + "/none")) { try files.resolve("none", from: top) }
      #expect(throws: FileProblem.isDirectory(root + "/data")) { try files.read(root + "/data") }
      #expect(throws: FileProblem.notUTF8(root + "/data/bad.csv", line: 3)) {
        try files.read(root + "/data/bad.csv")
      }
      #expect(throws: FileProblem.empty(root + "/data/empty.csv")) {
        try files.read(root + "/data/empty.csv")
      }
      #expect(throws: FileProblem.self) { try files.read(root + "/loop") }
      #expect(throws: FileProblem.self) { try files.read("a\0b") }
    }
  }

  @Test func problemsHaveMessages() {
    let problems: [FileProblem] = [
      .notFound("p"), .isDirectory("p"), .notReadable("p", reason: "r"), .notUTF8("p", line: 3),
      .empty("p"), .absolutePath("p"), .outsideRoot("p", root: "r"), .tooLarge("p", bytes: 1 << 27),
    ]
    let codes = problems.map { $0.diagnostic(at: nil).code }
    #expect(Set(codes).count == problems.count)
    #expect(codes.allSatisfy { DiagnosticCode.fileCodes.contains($0) && $0.phase == .files })
    #expect(problems.allSatisfy { $0.diagnostic(at: nil).message.contains("`p`") })
  }
}
