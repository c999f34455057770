internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import ReportDocuments
internal import ResultsData
internal import Workbooks

/// `evenkeel report FILE -o DIR`: the full set of files.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the reports of board, superintendent and CFO, and the data.",
    discussion: """
      Writes, as text, Markdown and pages for a browser or a printer (HTML, light or dark, no script):
      board (two printed pages) with board-appendix, superintendent, cfo with cfo-lines, cfo-people,
      cfo-measures and cfo-register; workbook.xlsx, with live totals, for Excel or LibreOffice; and
      results.csv and results.json. Each variant has board and cfo in a folder of its name, and a row
      in the workbook. Without --variant all variants are written,
      and only the base's checks decide the exit code; with it there is no superintendent's report.
      --pdf prints the pages of board, superintendent and cfo to PDF beside them, with Chromium or
      WeasyPrint where one is installed. The folder's own files are replaced as one set, all or none;
      files that report did not write are kept. Examples:
        evenkeel report Scenarios/slaton.scenario -o Reports/slaton
        evenkeel report Scenarios/slaton.scenario -o packet --pdf
      """)

  @Argument(help: "The scenario; `-` reads standard input.")
  var file: String

  @Option(name: .shortAndLong, help: "The directory for the files; made where it is missing.")
  var output: String

  @Flag(help: "Text reports in ASCII only.")
  var ascii = false

  @Flag(help: "Print board, superintendent and CFO to PDF too.")
  var pdf = false

  @OptionGroup var simulation: SimulationOptions

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    let folder = try found(output)
    let printer = pdf ? try PagePrinter.installed() : nil
    var options = simulation
    if options.variant == nil { options.variant = "all" }
    let result = try Simulation.run(
      source, path: file, options, command: ["report", "-o reports"])
    let asked = simulation.variant == nil ? tradeoffs(source) : nil
    var files: [(path: String, text: String)] = []
    for reported in result.runs {
      let variant = reported.provenance.variant
      files += reports(
        reported, beside: variant == nil ? result.runs : [], asked: variant == nil ? asked : nil,
        in: variant.map { "\($0)/" } ?? "")
    }
    let answer = RunAnswer(result.runs)
    files.append(("results.csv", answer.written(as: .csv)))
    files.append(("results.json", answer.written(as: .json)))
    let printed = try printer?.printed(files) ?? []
    let workbook = (path: "workbook.xlsx", bytes: try written(composeWorkbook(result.runs)))
    let all =
      files.map { (path: $0.path, bytes: Array($0.text.utf8)) } + [workbook] + printed
    try OutputGuard.check(
      all.map { ("-o", "\(output)/\($0.path)") }, reading: source)
    try write(all, to: folder)
    try Simulation.finish(result, baseDecides: simulation.variant == nil)
  }

  /// What the base is asked besides; nothing without odds.
  private func tradeoffs(_ source: ScenarioSource) -> ReportedTradeoffs? {
    if simulation.deterministic { return nil }
    return BudgetQuestions.tradeoffs(
      of: RunRequest(
        source: source, path: file, variants: .base, settings: simulation.settings,
        isStrict: simulation.strict))
  }

  private func reports(
    _ reported: ReportedRun, beside runs: [ReportedRun], asked: ReportedTradeoffs?,
    in folder: String
  ) -> [(path: String, text: String)] {
    let stress = asked?.stress
    var documents = [
      ("board", composeBoardReport(reported, beside: runs, stress: stress)),
      ("board-appendix", composeBoardAppendix(reported, beside: runs, stress: stress)),
      ("superintendent", asked.flatMap { composeSuperintendentReport(reported, $0) }),
      ("cfo", composeCFOReport(reported, beside: runs, stress: stress)),
    ]
    documents += CFOAppendix.allCases.map {
      ($0.fileName, $0.compose(reported, stress: stress))
    }
    let text = ascii ? ReportForm.ascii : .text
    var files = documents.flatMap { name, document in
      document.map {
        [
          ("\(folder)\(name).txt", $0.written(as: text)),
          ("\(folder)\(name).md", $0.written(as: ReportForm.markdown)),
        ]
      } ?? []
    }
    files += pages(documents.compactMap { name, document in document.map { (name, $0) } }).map {
      ("\(folder)\($0.name).html", $0.text)
    }
    return files
  }

  /// The pages; an appendix of the board stands in the board's page, where it begins the third printed
  /// page.
  private func pages(
    _ documents: [(name: String, document: ReportDocument)]
  ) -> [(name: String, text: String)] {
    documents.filter { $0.name != "board-appendix" }.map { name, document in
      let appendix = documents.first { name == "board" && $0.name == "board-appendix" }
      return (
        name, render([document] + (appendix.map { [$0.document] } ?? []), as: ReportForm.html)
      )
    }
  }

  private func written(_ workbook: Workbook) throws -> [UInt8] {
    do throws(WorkbookFailure) {
      return try workbook.bytes()
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
  }

  private func found(_ path: String) throws -> ReportFolder {
    do throws(FileWriting.Failure) {
      return try ReportFolder(path)
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
  }

  private func write(_ files: [(path: String, bytes: [UInt8])], to folder: ReportFolder) throws {
    do throws(FileWriting.Failure) {
      for notice in try folder.replace(files) { Terminal.complain("evenkeel: \(notice)\n") }
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
    for file in files { try Terminal.write("\(output)/\(file.path)\n") }
  }
}
