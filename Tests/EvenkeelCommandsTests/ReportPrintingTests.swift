import Foundation
import Testing

/// `report --pdf` with printers that are shell scripts, found through `PATH`.
@Suite struct ReportPrintingTests {
  private static let scenario = Repository.root.appending(path: "Scenarios/readme-example.scenario")

  /// Runs `report --pdf` with a printer of these lines as the only one; `nil` for none.
  private func report(
    in folder: TemporaryFolder, printer lines: String?, trials: Int = 100,
    endedBy signal: Int32? = nil
  ) throws -> Program.Result {
    try folder.makeFolder("bin")
    try folder.makeFolder("temporary")
    if let lines {
      let script = """
        #!/bin/sh
        PATH=/usr/bin:/bin
        for one in "$@"; do
          case "$one" in --print-to-pdf=*) out=${one#--print-to-pdf=} ;; esac
        done
        \(lines)
        """
      try folder.write(script, to: "bin/chromium")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "bin/chromium").path)
    }
    return try Program.run(
      ["report", Self.scenario.path, "-o", "out", "--pdf", "--trials", "\(trials)"],
      at: folder.url,
      environment: [
        "PATH": folder.url.appending(path: "bin").path,
        "TMPDIR": folder.url.appending(path: "temporary").path,
      ], endedBy: signal)
  }

  @Test func printsThePagesBesideThem() throws {
    let folder = try TemporaryFolder()
    let result = try report(
      in: folder,
      printer: "{ echo %PDF-1.4; cksum <\"$(dirname \"$out\")/page.html\"; echo %%EOF; } >\"$out\"")
    #expect(result.status == 0, "\(result.errors)")
    for name in ["board", "superintendent", "cfo"] {
      let page = try folder.read("out/\(name).html")
      let printed = try folder.read("out/\(name).pdf").split(separator: "\n")
      #expect(printed.count == 3 && printed[1].hasSuffix(" \(page.utf8.count)"), "\(name)")
      #expect(result.output.contains("out/\(name).pdf\n"))
      #expect(try folder.read("out/.evenkeel-manifest").contains("\n\(name).pdf\n"))
    }
    #expect(!folder.holds("out/cfo-lines.pdf"))
    #expect(folder.files(in: "temporary") == [])
  }

  @Test func aReportWithoutItTakesThePrintedPagesAway() throws {
    let folder = try TemporaryFolder()
    let lines = "printf '%%PDF-1.4\\n%%%%EOF' >\"$out\""
    #expect(try report(in: folder, printer: lines).status == 0)
    let again = try Program.run(
      ["report", Self.scenario.path, "-o", "out", "--trials", "100"], in: folder)
    #expect(again.status == 0 && folder.holds("out/board.html") && !folder.holds("out/board.pdf"))
  }

  @Test func saysWhatToInstallBeforeItComputes() throws {
    let folder = try TemporaryFolder()
    // Trials for minutes: it does not come to them.
    let start = Date()
    let result = try report(in: folder, printer: nil, trials: 10_000_000)
    #expect(Date().timeIntervalSince(start) < 20)
    #expect(
      result
        == .init(
          status: 2,
          errors: "evenkeel: --pdf prints with Chromium or WeasyPrint, and neither is installed; "
            + "install chromium: `apt-get install chromium`\n"))
    #expect(!folder.holds("out"))
  }

  @Test func aPrinterThatFailsLeavesAllAsItWas() throws {
    let folder = try TemporaryFolder()
    let before = try Program.run(
      ["report", Self.scenario.path, "-o", "out", "--trials", "200"], in: folder)
    #expect(before.status == 0)
    let board = try folder.read("out/board.txt")
    // The second page fails.
    let result = try report(
      in: folder,
      printer: """
        if mkdir "$(dirname "$0")/first" 2>/dev/null; then printf '%%PDF-1.4\\n%%%%EOF' >"$out"; fi
        echo 'no ink' >&2
        """)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("wrote no file; it says: no ink\n"))
    #expect(try folder.read("out/board.txt") == board)
    #expect(!folder.files(in: "out").contains { $0.hasSuffix(".pdf") })
    #expect(folder.files(in: "temporary") == [])
  }

  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptionLeavesNothing(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    // The printer interrupts the program that started it, and would itself go on for ever.
    _ = try report(in: folder, printer: "kill -\(signal) $PPID; sleep 600", endedBy: signal)
    #expect(!folder.holds("out") && folder.files(in: "temporary") == [])
  }
}
