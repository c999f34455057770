internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import ReportDocuments
internal import ResultsData

/// `evenkeel report FILE -o DIR`: the full set of files.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the board report, the CFO report and the data of a scenario.",
    discussion: """
      Writes board.txt, board.md, cfo.txt, cfo.md, results.csv and results.json, and the same for
      each variant in a folder of its name. Without --variant all variants are written, and only
      the base's checks decide the exit code. The folder's own files are replaced as one set, all
      or none; files that report did not write are kept. Example:
        evenkeel report Scenarios/slaton.scenario -o Reports/slaton
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(name: .shortAndLong, help: "The directory for the files; made where it is missing.")
  var output: String

  @Flag(help: "Text reports in ASCII only.")
  var ascii = false

  @OptionGroup var simulation: SimulationOptions

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let folder = try found(output)
    var options = simulation
    if options.variant == nil { options.variant = "all" }
    let result = try Simulation.run(source, path: file, options)
    var files: [(path: String, text: String)] = []
    for reported in result.runs {
      let variant = reported.provenance.variant
      files += reports(
        reported, beside: variant == nil ? result.runs : [], in: variant.map { "\($0)/" } ?? "")
    }
    let answer = RunAnswer(result.runs)
    files.append(("results.csv", answer.written(as: .csv)))
    files.append(("results.json", answer.written(as: .json)))
    try OutputGuard.check(
      files.map { ("-o", "\(output)/\($0.path)") }, reading: source)
    try write(files, to: folder)
    try Simulation.finish(result, baseDecides: simulation.variant == nil)
  }

  private func reports(
    _ reported: ReportedRun, beside runs: [ReportedRun], in folder: String
  ) -> [(path: String, text: String)] {
    let text = ascii ? ReportForm.ascii : .text
    var files: [(path: String, text: String)] = []
    if let board = composeBoardReport(reported, beside: runs) {
      files.append(("\(folder)board.txt", board.written(as: text)))
      files.append(("\(folder)board.md", board.written(as: ReportForm.markdown)))
    }
    let officer = composeCFOReport(reported, beside: runs)
    files.append(("\(folder)cfo.txt", officer.written(as: text)))
    files.append(("\(folder)cfo.md", officer.written(as: ReportForm.markdown)))
    return files
  }

  private func found(_ path: String) throws -> ReportFolder {
    do throws(FileWriting.Failure) {
      return try ReportFolder(path)
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
  }

  private func write(_ files: [(path: String, text: String)], to folder: ReportFolder) throws {
    do throws(FileWriting.Failure) {
      for notice in try folder.replace(files) { Terminal.complain("evenkeel: \(notice)\n") }
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
    for file in files { try Terminal.write("\(output)/\(file.path)\n") }
  }
}
