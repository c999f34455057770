import Foundation
import Testing

/// Commands that stay: `run --watch` and `serve`.
@Suite struct WatchTests {
  private static let scenario = """
    language 1
    scenario "Two leaders" { years = FY2026..FY2026 }
    staff teachers { positions = 40 FTE; salary = $50,000 per FTE }
    fund grant { award = $1,500 per year; available = 100%; pays_for = leader stipends }
    plan "Leaders" { leader lead { count = 2; stipend = $750 because "a test" } }

    """

  /// A command that goes on until it is ended, with a file for each of its streams.
  private final class Running {
    let process = Process()
    private let folder: TemporaryFolder

    init(_ arguments: [String], in folder: TemporaryFolder) throws {
      self.folder = folder
      process.executableURL = Program.executable
      process.arguments = arguments
      process.currentDirectoryURL = folder.url
      for name in ["output", "errors"] { try folder.write("", to: name) }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(
        forWritingTo: folder.url.appending(path: "output"))
      process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "errors"))
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Waits until a stream shows a text so many times; a minute at most.
    func shows(_ text: String, times: Int = 1, in stream: String = "output") async throws {
      for _ in 0..<600 {
        let written = (try? folder.read(stream)) ?? ""
        if written.components(separatedBy: text).count > times { return }
        try await Task.sleep(for: .milliseconds(100))
      }
      Issue.record("\(stream) never showed \(text) \(times) times: \(try folder.read(stream))")
    }

    /// Ends it as the terminal would; its exit code.
    func end() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test func aRunIsPrintedAgain() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario, to: "plan.scenario")
    let running = try Running(
      ["run", "plan.scenario", "--watch", "--trials", "20"], in: folder)
    try await running.shows("In every future simulated")
    try folder.write(Self.scenario + "fund {", to: "plan.scenario")
    try await running.shows("error[missing-brace]", in: "errors")
    try folder.write(
      Self.scenario.replacing("$750", with: "$800"), to: "plan.scenario")
    try await running.shows("In none of the futures simulated")
    _ = running.end()
  }

  @Test func anIncludeIsWatchedToo() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario + "include \"more.scenario\"\n", to: "plan.scenario")
    let running = try Running(
      ["run", "plan.scenario", "--watch", "--trials", "20"], in: folder)
    try await running.shows("error[file-not-found]", in: "errors")
    try folder.write("language 1\nlet twice = 2 * lead.stipend\n", to: "more.scenario")
    try await running.shows("In every future simulated")
    try folder.write("language 1\nlet thrice = 3 * lead.stipned\n", to: "more.scenario")
    try await running.shows("did you mean", in: "errors")
    _ = running.end()
  }

  @Test func aPageIsServedUntilItIsEnded() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario, to: "plan.scenario")
    let running = try Running(["serve", "plan.scenario", "--read-only"], in: folder)
    try await running.shows("http://127.0.0.1:")
    #expect(running.end() == 0)
    #expect(try folder.read("plan.scenario") == Self.scenario)
  }

  @Test(arguments: [
    ["serve", "-"], ["serve", "plan.scenario", "--port", "70000"],
    ["serve", "plan.scenario", "--trials", "1"], ["run", "-", "--watch"],
  ])
  func wrongUsage(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.scenario, to: "plan.scenario")
    #expect(try Program.run(words, in: folder).status == 64)
  }

  @Test func aScenarioWithErrorsIsNotServed() throws {
    let folder = try TemporaryFolder()
    try folder.write("language 1\nfund {\n", to: "plan.scenario")
    let answer = try Program.run(["serve", "plan.scenario"], in: folder)
    #expect(answer.status == 1 && answer.errors.contains("error["))
    #expect(try Program.run(["serve", "missing.scenario"], in: folder).status == 2)
  }
}
