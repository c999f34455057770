public import ScenarioFiles
internal import Synchronization

/// The files of a scenario, each read once: what is asked again later is answered from the same texts.
public final class RememberedFiles: ScenarioFileReading {
  private let files: any ScenarioFileReading
  private let texts = Mutex<[String: String]>([:])
  private let missing = Mutex<[(written: String, from: String)]>([])

  /// Remembers what is read through another reader.
  public init(_ files: any ScenarioFileReading) { self.files = files }

  /// The path of the named file.
  public func resolve(_ written: String, from includingPath: String) throws(FileProblem) -> String {
    do throws(FileProblem) {
      return try files.resolve(written, from: includingPath)
    } catch {
      missing.withLock { $0.append((written, includingPath)) }
      throw error
    }
  }

  /// The text of a file, as it was when it was first read.
  public func read(_ path: String) throws(FileProblem) -> String {
    if let text = texts.withLock({ $0[path] }) { return text }
    let text = try files.read(path)
    texts.withLock { $0[path] = text }
    return text
  }

  /// The text of a file as it is now, whatever is remembered.
  public func readNow(_ path: String) throws(FileProblem) -> String { try files.read(path) }

  /// Whether a file that could not be found can be found now.
  public var hasFoundMissing: Bool {
    missing.withLock { $0 }.contains { (try? files.resolve($0.written, from: $0.from)) != nil }
  }

  /// Every file read so far with its text, by path.
  public var remembered: [(path: String, text: String)] {
    texts.withLock { $0 }.map { (path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
  }
}
