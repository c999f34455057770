internal import ScenarioFiles

/// The files of a scenario with one that is not written yet.
struct OverlaidFiles: ScenarioFileReading {
  let files: any ScenarioFileReading
  /// The file that is not written, by its path.
  let added: RolledStudents

  /// The path of the named file.
  func resolve(_ written: String, from includingPath: String) throws(FileProblem) -> String {
    let folder = includingPath.lastIndex(of: "/").map { String(includingPath[...$0]) } ?? ""
    if folder + written == added.path { return added.path }
    return try files.resolve(written, from: includingPath)
  }

  /// The text of a file.
  func read(_ path: String) throws(FileProblem) -> String {
    path == added.path ? added.text : try files.read(path)
  }
}
