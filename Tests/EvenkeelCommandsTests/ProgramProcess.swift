import Foundation
import Testing

/// The built executable beside the test bundle.
enum Program {
  /// What became of a call.
  struct Result: Equatable {
    /// The exit code.
    var status: Int32
    /// Standard output.
    var output = ""
    /// Standard error.
    var errors = ""
  }

  /// Where the executable stands.
  static var executable: URL {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent()
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let found = folder.appending(path: "evenkeel")
    if FileManager.default.isExecutableFile(atPath: found.path) { return found }
    // Some runners load the tests from elsewhere.
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/evenkeel")
  }

  /// Calls the program in a temporary folder.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = ""
  ) throws -> Result {
    try run(arguments, at: folder.url, input: input)
  }

  /// Calls the program in a folder, with files as its streams so that none can fill up.
  ///
  /// - Parameters:
  ///   - environment: What to set besides the tests' own environment.
  ///   - signal: The signal that is to end it; its exit code is then that number.
  static func run(
    _ arguments: [String], at folder: URL, input: String = "",
    environment: [String: String] = [:], endedBy signal: Int32? = nil
  ) throws -> Result {
    let streams = try TemporaryFolder()
    let paths = ["input", "output", "errors"].map { streams.url.appending(path: $0) }
    try input.write(to: paths[0], atomically: false, encoding: .utf8)
    for path in paths.dropFirst() { try "".write(to: path, atomically: false, encoding: .utf8) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    process.waitUntilExit()
    if let signal {
      #expect(
        process.terminationReason == .uncaughtSignal && process.terminationStatus == signal,
        "\(arguments) not ended by signal \(signal)")
    } else {
      #expect(process.terminationReason == .exit, "\(arguments) ended by a signal")
    }
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOf: paths[1], encoding: .utf8),
      errors: try String(contentsOf: paths[2], encoding: .utf8))
  }
}

/// A folder that is removed with its last owner.
final class TemporaryFolder: Sendable {
  /// Where it stands.
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "evenkeel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a text.
  func write(_ text: String, to name: String) throws {
    try write(bytes: Array(text.utf8), to: name)
  }

  /// Writes bytes.
  func write(bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  /// Makes a folder in it.
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: true)
  }

  /// The text of a file.
  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Whether there is a file or folder of that name.
  func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: name).path)
  }

  /// The names in a folder.
  func files(in name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: name).path)) ?? []
  }
}
