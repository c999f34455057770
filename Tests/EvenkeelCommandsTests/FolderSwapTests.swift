import Foundation
import Testing

@testable import EvenkeelCommands

/// The two renames that take the place of an exchange in one step, where the file system has none.
@Suite struct FolderSwapTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: "out").path }

  init() throws { folder = try TemporaryFolder() }

  /// Writes a set of files into the folder with an exchange that is refused for a reason.
  private func replace(
    _ files: [(path: String, text: String)], reason: Int32,
    first: @escaping (String) -> Void = { _ in }
  ) throws -> [String] {
    var target = try ReportFolder(path)
    target.exchange = { staging, _ in
      first(staging)
      errno = reason
      return false
    }
    return try target.replace(files.map { ($0.path, Array($0.text.utf8)) })
  }

  /// Names beside the folder that a run may leave.
  private func left() -> [String] {
    folder.files(in: ".").filter { $0.hasPrefix(".out.evenkeel-") }
  }

  @Test(arguments: [ENOSYS, EINVAL]) func twoRenamesReplaceTheSet(_ reason: Int32) throws {
    _ = try replace([("a.txt", "old"), ("gone/b.txt", "old too")], reason: reason)
    try folder.write("mine", to: "out/notes.txt")
    let notices = try replace([("a.txt", "new"), ("c.txt", "new too")], reason: reason)
    #expect(notices.isEmpty)
    #expect(try folder.read("out/a.txt") == "new")
    #expect(try folder.read("out/c.txt") == "new too")
    #expect(try folder.read("out/notes.txt") == "mine")
    #expect(!folder.holds("out/gone"))
    #expect(left().isEmpty)
  }

  /// Without a folder in place nothing is exchanged.
  @Test func aFirstSetNeedsNoExchange() throws {
    var isAsked = false
    _ = try replace([("a.txt", "first")], reason: ENOSYS) { _ in isAsked = true }
    #expect(!isAsked)
    #expect(try folder.read("out/a.txt") == "first")
  }

  /// The second rename fails: the old folder is put back.
  @Test func theOldSetComesBackWhereTheNewOneIsLost() throws {
    _ = try replace([("a.txt", "old")], reason: ENOSYS)
    try folder.write("mine", to: "out/notes.txt")
    #expect(throws: FileWriting.Failure.self) {
      try replace([("a.txt", "new")], reason: ENOSYS) { staging in
        try? FileManager.default.removeItem(atPath: staging)
      }
    }
    #expect(try folder.read("out/a.txt") == "old")
    #expect(try folder.read("out/notes.txt") == "mine")
    #expect(left().isEmpty)
  }

  /// Any other reason is an error, and nothing has moved.
  @Test func anotherReasonIsAnError() throws {
    _ = try replace([("a.txt", "old")], reason: ENOSYS)
    #expect(throws: FileWriting.Failure.self) { try replace([("a.txt", "new")], reason: EACCES) }
    #expect(try folder.read("out/a.txt") == "old")
    #expect(left().isEmpty)
  }

  /// Torn apart between the two renames, as by a kill: the next run puts the old folder back first.
  @Test func theNextRunMendsWhatWasTornApart() throws {
    _ = try replace([("a.txt", "old")], reason: ENOSYS)
    try folder.write("mine", to: "out/notes.txt")
    let aside = folder.url.appending(path: ".out.evenkeel-aB3xYz.old")
    try FileManager.default.moveItem(at: folder.url.appending(path: "out"), to: aside)
    let notices = try replace([("a.txt", "new")], reason: ENOSYS)
    #expect(notices.contains { $0.contains("put `") && $0.contains("back") })
    #expect(try folder.read("out/a.txt") == "new")
    #expect(try folder.read("out/notes.txt") == "mine")
    #expect(left().isEmpty)
  }
}
