import Foundation
import Testing

@testable import EvenkeelCommands

/// Printing with programs that behave well and badly; each is a shell script in a folder of its own.
///
/// That a real browser prints the reports is tested in `Tests/Pages`.
@Suite struct PagePrinterTests {
  /// The smallest file with a beginning, an end and a clock.
  static let printed =
    "%PDF-1.4\n<</CreationDate (D:20261128221546+00'00')>>\nstartxref\n0\n%%EOF\n"

  /// A folder with a printer of that name in it, which runs the lines with `$out` as the file to write.
  private func printer(_ lines: String, name: String = "chromium") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let script = """
      #!/bin/sh
      for one in "$@"; do
        case "$one" in
          --print-to-pdf=*) out=${one#--print-to-pdf=} ;;
          --user-data-dir=*) mkdir -p "${one#--user-data-dir=}/Default" ;;
          */page.pdf) out=$one ;;
        esac
      done
      printf '%s\\n' "$@" >'\(folder.url.path)/arguments'
      dirname "$out" >'\(folder.url.path)/place'
      cp "$(dirname "$out")/page.html" '\(folder.url.path)/page'
      \(lines)
      """
    try folder.write(script, to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: name).path)
    return folder
  }

  private func print(
    with folder: TemporaryFolder, limit: Double = 30
  ) throws -> Result<[UInt8], PagePrinter.Failure> {
    var printer = try PagePrinter(searchPath: folder.url.path)
    printer.limit = limit
    let outcome: Result<[UInt8], PagePrinter.Failure>
    do throws(PagePrinter.Failure) {
      outcome = .success(try printer.pdf(of: "<!doctype html><p>Ä page", for: "board.pdf"))
    } catch {
      outcome = .failure(error)
    }
    let place = try folder.read("place").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(place.contains("/evenkeel-print-"))
    #expect(!FileManager.default.fileExists(atPath: place), "the folder stays behind")
    #expect(try folder.read("page") == "<!doctype html><p>Ä page")
    return outcome
  }

  /// The file without its clock.
  private static var still: [UInt8] {
    Array(printed.replacing("20261128221546", with: "20000101000000").utf8)
  }

  @Test func printsWithTheClockStandingStill() throws {
    let folder = try printer("printf '%s' \"\(Self.printed)\" >\"$out\"")
    #expect(try print(with: folder) == .success(Self.still))
    let arguments = try folder.read("arguments").split(separator: "\n")
    #expect(arguments.contains("--headless") && arguments.contains("--no-pdf-header-footer"))
    #expect(arguments.contains("--host-resolver-rules=MAP * ~NOTFOUND"))
    #expect(arguments.contains("--no-sandbox") == (geteuid() == 0))
    #expect(arguments.last?.hasPrefix("file:///") == true)
  }

  @Test func printsWithWeasyPrintWhereThereIsNoBrowser() throws {
    let folder = try printer("printf '%s' \"\(Self.printed)\" >\"$out\"", name: "weasyprint")
    #expect(try print(with: folder) == .success(Self.still))
  }

  @Test(arguments: [
    ("exit 0", "it ended with exit status 0 and wrote no file"),
    (
      "echo 'one' >&2; echo 'paper is out' >&2; exit 3",
      "it ended with exit status 3; it says: paper is out"
    ),
    (
      "printf '%%PDF-1.4 half' >\"$out\"",
      "it ended with exit status 0 and wrote no complete PDF file"
    ),
    (
      "printf 'not a PDF %%%%EOF' >\"$out\"",
      "it ended with exit status 0 and wrote no complete PDF file"
    ),
    (
      "echo '[7:7:1128/2:ERROR:a.cc:4] Page load failed' >&2; echo '[7:ERROR:dbus/bus.cc:4] x' >&2",
      "it ended with exit status 0 and wrote no file; it says: Page load failed"
    ),
    (
      "echo '[5:FATAL:a.cc:3] Socket path too long' >&2; echo '[5:ERROR:b.cc:4] broken pipe' >&2; kill -6 $$",
      "it was ended by signal 6; it says: Socket path too long"
    ),
    ("mkdir \"$out\"", "it ended with exit status 0 and wrote no file"),
    ("kill -9 $$", "it was ended by signal 9"),
  ]) func saysWhatThePrinterDid(_ lines: String, _ reason: String) throws {
    let folder = try printer(lines)
    let program = folder.url.appending(path: "chromium").path
    #expect(
      try print(with: folder)
        == .failure(.init(message: "`\(program)` could not print `board.pdf`: \(reason)")))
  }

  @Test func endsAPrinterThatHangsWithAllThatItStarted() throws {
    let folder = try printer("sleep 600 & echo $! >\"$(dirname \"$0\")/child\"; wait")
    let start = Date()
    let program = folder.url.appending(path: "chromium").path
    #expect(
      try print(with: folder, limit: 1)
        == .failure(
          .init(
            message: "`\(program)` could not print `board.pdf`: it did not end within 1 seconds")))
    #expect(Date().timeIntervalSince(start) < 20)
    try expectGone(try folder.read("child"))
  }

  @Test func endsWhatAPrinterLeavesRunning() throws {
    let folder = try printer(
      "sleep 600 & echo $! >\"$(dirname \"$0\")/child\"; printf '%s' \"\(Self.printed)\" >\"$out\"")
    #expect(try print(with: folder) == .success(Self.still))
    try expectGone(try folder.read("child"))
  }

  private func expectGone(_ text: String) throws {
    let number = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // The system takes a moment to take it away.
    for _ in 0..<100 {
      // A process that was ended and is not yet collected has no command line.
      let line = try? String(contentsOfFile: "/proc/\(number)/cmdline", encoding: .utf8)
      if kill(number, 0) != 0 || line?.isEmpty != false { return }
      usleep(50_000)
    }
    Issue.record("process \(number) still runs")
  }

  @Test func aProgramThatCannotBeStartedIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/nowhere/sh\n", to: "google-chrome")
    let path = folder.url.appending(path: "google-chrome").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let printer = try PagePrinter(searchPath: folder.url.path)
    let failure = #expect(throws: PagePrinter.Failure.self) {
      try printer.pdf(of: "x", for: "cfo.pdf")
    }
    #expect(
      failure?.message.hasPrefix("`\(path)` could not print `cfo.pdf`: it cannot be started")
        == true)
  }

  @Test func looksInAbsoluteFoldersForProgramsThatRun() throws {
    let folder = try TemporaryFolder()
    let none = PagePrinter.Failure(
      message: "--pdf prints with Chromium or WeasyPrint, and neither is installed; "
        + "install chromium: `apt-get install chromium`")
    // A folder, a file that may not be run, and relative places do not count.
    try folder.makeFolder("chromium")
    try folder.write("#!/bin/sh\n", to: "google-chrome")
    for path in [folder.url.path, "", ".:relative::", nil] {
      #expect(throws: none) { try PagePrinter(searchPath: path) }
    }
    let second = try printer("exit 0", name: "weasyprint")
    let found = try PagePrinter(searchPath: "\(folder.url.path):\(second.url.path)")
    #expect(found.program == second.url.appending(path: "weasyprint").path)
  }

  @Test func keepsEveryByteButTheClock() {
    let file = Array("%PDF-1.4 /ModDate (D:2026) /ModDate (D:20261128221546Z) é %%EOF\r\n".utf8)
    #expect(PDFFile.isComplete(file))
    let still = Array("%PDF-1.4 /ModDate (D:2026) /ModDate (D:20000101000000Z) é %%EOF\r\n".utf8)
    #expect(PDFFile.withoutClock(file) == still)
    #expect(!PDFFile.isComplete(Array(file.dropLast(4))))
    #expect(!PDFFile.isComplete([]) && !PDFFile.isComplete(Array("%PDF-".utf8)))
  }
}
