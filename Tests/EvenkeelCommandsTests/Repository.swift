import Foundation

/// The files of the repository, as the tests see them.
enum Repository {
  /// The directory that holds `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// README.md and every page in Docs, by path from the root.
  static let pages: [String] = {
    let docs = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Docs").path)
    return ["README.md", "CONTRIBUTING.md"]
      + (docs ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Docs/" + $0 }
  }()

  /// The names of the shipped scenarios.
  static let scenarios: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Scenarios").path)
    return (files ?? []).filter { $0.hasSuffix(".scenario") }
      .map { String($0.dropLast(".scenario".count)) }.sorted()
  }()

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
