internal import Foundation

/// Prints a page of HTML to PDF with a browser or a printing program of the machine's own.
///
/// The printer runs without a shell and without the network, in a folder of its own that nobody can
/// guess and that is removed in every case.
struct PagePrinter {
  /// Why a page cannot be printed, in plain words.
  struct Failure: Error, Equatable {
    let message: String
  }

  /// How a program is called.
  enum Kind {
    case chromium, weasyPrint
  }

  /// The programs looked for, in this order.
  private static let names: [(name: String, kind: Kind)] = [
    ("chromium", .chromium), ("chromium-browser", .chromium), ("google-chrome", .chromium),
    ("google-chrome-stable", .chromium), ("weasyprint", .weasyPrint),
  ]

  /// The program's path.
  let program: String
  /// How it is called.
  let kind: Kind
  /// Seconds that one page may take.
  var limit = 120.0

  /// Finds a program in the directories of a search path; relative ones do not count.
  ///
  /// - Parameter searchPath: As in the environment's `PATH`.
  init(searchPath: String?) throws(Failure) {
    let folders = (searchPath ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    for (name, kind) in Self.names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        guard let status = FileWriting.status(path), status.st_mode & S_IFMT == S_IFREG,
          access(path, X_OK) == 0
        else { continue }
        (self.program, self.kind) = (path, kind)
        return
      }
    }
    throw Failure.noneInstalled
  }

  /// The bytes of the PDF file of a page.
  ///
  /// - Parameters:
  ///   - html: The whole page; it asks for no other file.
  ///   - name: The file to be, for messages.
  func pdf(of html: String, for name: String) throws(Failure) -> [UInt8] {
    let interruption = Interruption()
    defer { interruption.finish() }
    let folder = try PrinterFolder()
    defer { folder.remove() }
    try folder.write(html)
    let run = PrinterRun(
      program: program, arguments: arguments(in: folder), environment: environment(in: folder),
      errors: folder.errors)
    let outcome = run.wait(limit: limit, unless: interruption)
    let written = folder.output
    guard outcome == .exited(0) else {
      throw .failed(program, name, outcome, limit: limit, saying: folder.lastWords)
    }
    guard let written else {
      throw .wroteNothing(program, name, saying: folder.lastWords)
    }
    guard PDFFile.isComplete(written) else {
      throw .wroteHalf(program, name, saying: folder.lastWords)
    }
    return PDFFile.withoutClock(written)
  }

  /// What the program is called with.
  private func arguments(in folder: PrinterFolder) -> [String] {
    switch kind {
    case .weasyPrint:
      return ["--quiet", "--stylesheet", folder.style, folder.page, folder.printed]
    case .chromium:
      // Chromium has no sandbox for root.
      return (geteuid() == 0 ? ["--no-sandbox"] : []) + [
        "--headless", "--no-pdf-header-footer", "--print-to-pdf=\(folder.printed)",
        "--user-data-dir=\(folder.path)/profile", "--lang=en-US", "--disable-gpu",
        // No name is looked up and no address asked, whatever the page or the browser would like to have.
        "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking",
        "--disable-component-update", "--disable-domain-reliability", "--disable-sync",
        "--disable-extensions", "--disable-default-apps", "--disable-breakpad", "--no-first-run",
        "--no-pings", "--metrics-recording-only", "file://\(folder.page)",
      ]
    }
  }

  /// The environment, with what the program keeps for itself in its folder and a clock that stands still.
  private func environment(in folder: PrinterFolder) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] { environment[name] = folder.path }
    // Chromium makes a socket below it, whose path has at most 107 bytes.
    if folder.path.utf8.count > 107 - "/org.chromium.Chromium.XXXXXX/SingletonSocket".utf8.count {
      environment["TMPDIR"] = "/tmp"
    }
    environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    environment["SOURCE_DATE_EPOCH"] = PDFFile.epoch
    return environment
  }
}
