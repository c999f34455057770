internal import Diagnostics
internal import ScenarioFiles

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Looks whether the files of a scenario changed: their state first, and their texts where that differs.
///
/// Polled, since an editor may write in place, replace the file or go through a link.
public struct FileWatch: Sendable {
  private let reader: RememberedFiles
  private var files: [Watched]

  private struct Watched {
    let path: String
    var state: String
    var text: String?
  }

  /// Watches a scenario and every file that was read for it.
  public init(_ source: ScenarioSource, _ reader: RememberedFiles) {
    self.reader = reader
    files =
      [Watched(path: source.file.path, state: "", text: source.text)]
      + reader.remembered.map { Watched(path: $0.path, state: "", text: $0.text) }
    for position in files.indices { files[position].state = Self.state(files[position].path) }
    // A file may have changed between its reading and now.
    for position in files.indices where files[position].text != textNow(files[position].path) {
      files[position].state = ""
    }
  }

  /// Whether any text is another than at the last look.
  public mutating func hasChanged() -> Bool {
    var isChanged = false
    for position in files.indices {
      let state = Self.state(files[position].path)
      if state == files[position].state { continue }
      files[position].state = state
      let text = textNow(files[position].path)
      if text == files[position].text { continue }
      files[position].text = text
      isChanged = true
    }
    return isChanged || reader.hasFoundMissing
  }

  private func textNow(_ path: String) -> String? {
    if let text = try? reader.readNow(path) { return text }
    // The scenario itself may lie above the root of what it names.
    guard let source = try? ScenarioSource.open(path, root: nil) else { return nil }
    return source.text
  }

  /// Size, time of the last change and number of a file, links followed.
  private static func state(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "missing" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(status.st_ino)"
  }
}
