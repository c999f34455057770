public import Diagnostics
internal import ScenarioChecking
public import ScenarioFiles

/// A scenario file with the reader of the files it names.
public struct ScenarioSource: Sendable {
  /// The scenario's text.
  public let file: SourceFile
  /// Reads includes and CSV files, confined to the root.
  public let files: any ScenarioFileReading
  /// The directory that includes must stay in, as the user named it; `nil` for the scenario's own.
  public let root: String?

  /// Makes a source of a text and a reader.
  public init(file: SourceFile, files: any ScenarioFileReading, root: String? = nil) {
    self.file = file
    self.files = files
    self.root = root
  }

  /// Why a scenario cannot be read.
  public enum Failure: Error, Sendable {
    /// The file argument cannot be opened: missing, a directory, not allowed.
    case cannotOpen(String)
    /// The file was opened and is not a scenario: empty, not UTF-8, too large.
    case notText(Diagnostic)
  }

  /// Opens a scenario; its includes must lie in its directory, or below `root` where given.
  public static func open(_ path: String, root: String?) throws(Failure) -> ScenarioSource {
    do throws(FileProblem) {
      let own = try DiskFiles(scenario: path)
      var files = own
      if let root { files = try DiskFiles(root: root) }
      let text = try own.read(path)
      return ScenarioSource(file: SourceFile(path: path, text: text), files: files, root: root)
    } catch {
      throw failure(error, path)
    }
  }

  /// A scenario from standard input, within the limits of files; its includes are relative to the
  /// working directory.
  public static func standardInput(root: String?) throws(Failure) -> ScenarioSource {
    let name = "<standard input>"
    do throws(FileProblem) {
      let files = try DiskFiles(root: root ?? ".")
      let text = try DiskFiles.standardInput(shown: name)
      return ScenarioSource(
        file: SourceFile(path: name, text: text), files: files, root: root)
    } catch {
      throw failure(error, name)
    }
  }

  private static func failure(_ problem: FileProblem, _ path: String) -> Failure {
    var lines = 0
    if case .notUTF8(_, let line) = problem { lines = max(0, line - 1) }
    let file = SourceFile(path: path, text: String(repeating: "\n", count: lines))
    let place = SourceRange(file: file, lowerBound: lines, upperBound: lines)
    switch problem {
    case .notFound: return .cannotOpen(FileProblem.notFound(path).diagnostic(at: nil).message)
    case .empty, .notUTF8, .tooLarge: return .notText(problem.diagnostic(at: place))
    default: return .cannotOpen(problem.diagnostic(at: nil).message)
    }
  }

  /// The paths of the scenario and of every file that it names.
  public var inputPaths: [String] {
    check(file, files: files, variants: .base).texts.map(\.path)
  }
}
