internal import Foundation

/// The parts of a written workbook, unpacked by `unzip`.
public struct UnpackedWorkbook {
  /// The text of each part by its path, e.g. `xl/worksheets/sheet1.xml`.
  public let parts: [String: String]

  /// Unpacks the bytes of a file.
  public init(_ bytes: [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "workbook.xlsx")
    try Data(bytes).write(to: file)
    let parts = folder.appending(path: "parts")
    let unzip = Process()
    unzip.executableURL = URL(filePath: "/usr/bin/unzip")
    unzip.arguments = ["-q", file.path, "-d", parts.path]
    try unzip.run()
    unzip.waitUntilExit()
    guard unzip.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    var found: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: parts.path) {
      guard path.hasSuffix(".xml") || path.hasSuffix(".rels") else { continue }
      found[path] = try String(contentsOf: parts.appending(path: path), encoding: .utf8)
    }
    self.parts = found
  }

  /// The text of a part.
  public func part(_ path: String) -> String { parts[path] ?? "" }
  /// The sheets in order.
  public var sheets: [String] {
    (1...).lazy.map { "xl/worksheets/sheet\($0).xml" }.prefix { parts[$0] != nil }
      .map { part($0) }
  }
}
