internal import ArgumentParser
internal import BudgetQuestions
internal import Diagnostics
internal import Dispatch
internal import Foundation
internal import LivePage
internal import MonteCarlo
internal import PlainText

/// `evenkeel serve FILE`: try changes of a plan in a browser on the same machine.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open a scenario as a page on this machine: move decisions and see the odds move.",
    discussion: """
      The page is served on 127.0.0.1 only, under an address with a random part; nobody else can
      read it. Files are watched: what changes on the disk shows on the page. Nothing is written
      unless `Save as a variant` is pressed, and nothing at all with --read-only. Ctrl-C ends it.
      Examples:
        evenkeel serve Scenarios/slaton.scenario
        evenkeel serve Scenarios/slaton.scenario --read-only --port 8080
      """)

  @Argument(help: "The scenario.")
  var file: String

  @Option(help: "The port. Default: any free one.")
  var port = 0

  @Flag(help: "Write nothing: saving a variant is refused.")
  var readOnly = false

  @Option(help: "Futures of a settled answer, 20 to 100,000; a preview has 1,000 at most.")
  var trials = 10_000

  @Option(help: "The seed of all draws.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the results do not depend on it. Default: all processors.")
  var threads: Int?

  @Option(help: "Directory that includes must stay in. Default: the scenario's own.")
  var root: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is a whole number from 0 to 65535, not \(port)")
    }
    guard (20...100_000).contains(trials) else {
      throw ValidationError("--trials is a whole number from 20 to 100,000, not \(trials)")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads is a whole number from 1 to 256, not \(threads)")
    }
    if file == "-" {
      throw ValidationError("a page needs a scenario that is a file, not standard input")
    }
  }

  func run() throws {
    _ = try ScenarioOpening.open(file, root: root)
    let session = try openSession()
    let (port, isReadOnly, file) = (UInt16(port), readOnly, file)
    let ended = DispatchSemaphore(value: 0)
    let failure = FailureBox()
    Task.detached {
      do {
        let server = try await LivePageServer(session, port: port)
        let signals = [SIGINT, SIGTERM].map { number in
          signal(number, SIG_IGN)
          let source = DispatchSource.makeSignalSource(signal: number)
          source.setEventHandler { server.stop() }
          source.resume()
          return source
        }
        try Terminal.write(
          "\(ShellWords.path(file)) is open at\n  \(server.address)\n"
            + (isReadOnly ? "Nothing is written. " : "") + "Ctrl-C ends it.\n")
        await server.run()
        withExtendedLifetime(signals) {}
      } catch {
        failure.note(error)
      }
      ended.signal()
    }
    ended.wait()
    if let error = failure.error {
      if let code = error as? ExitCode { throw code }
      Terminal.complain("evenkeel: the page cannot be served on port \(self.port): \(error)\n")
      throw ExitStatus.cannotOpen
    }
  }

  /// Opens the scenario for the page, or prints what is wrong with it.
  private func openSession() throws -> LiveSession {
    let (file, root) = (file, root)
    let write: (@Sendable (String) -> String?) = { text in
      do throws(FileWriting.Failure) {
        try FileWriting.write(text, to: file)
        return nil
      } catch {
        return error.message
      }
    }
    var sizes = LiveSession.Trials()
    sizes.full = trials
    let opened: (session: LiveSession?, diagnostics: [Diagnostic])
    do throws(ScenarioSource.Failure) {
      opened = try LiveSession.open(
        LiveSession.Scenario(
          path: file,
          open: { () throws(ScenarioSource.Failure) in try ScenarioSource.open(file, root: root) },
          write: readOnly ? nil : write),
        settings: SimulationSettings(
          trials: trials, seed: seed,
          threads: threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)),
        trials: sizes)
    } catch {
      // It was opened a moment ago.
      Terminal.complain("evenkeel: `\(file)` cannot be read any more\n")
      throw ExitStatus.cannotOpen
    }
    ScenarioOpening.show(opened.diagnostics, as: .text)
    guard let session = opened.session else { throw ExitStatus.scenarioError }
    return session
  }
}
