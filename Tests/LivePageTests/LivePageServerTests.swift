import BudgetQuestions
import Foundation
import Testing

@testable import LivePage

/// The page over sockets: what it answers, and whom it answers.
@Suite(.timeLimit(.minutes(3))) struct LivePageServerTests {
  /// A page that is served while a body runs.
  private func serving(
    _ limits: ServerLimits = ServerLimits(), isReadOnly: Bool = false,
    plan: SmallPlan = SmallPlan(),
    _ body: (Page) async throws -> Void
  ) async throws {
    let session = try plan.session(isReadOnly: isReadOnly)
    let server = try await LivePageServer(session, port: 0, limits: limits)
    let running = Task { await server.run() }
    do {
      try await body(Page(server))
    } catch {
      server.stop()
      await running.value
      throw error
    }
    server.stop()
    await running.value
  }

  /// A served page and how to ask it.
  private struct Page {
    let server: LivePageServer

    init(_ server: LivePageServer) { self.server = server }

    var token: String { String(server.address.split(separator: "/")[2]) }
    var host: String { "127.0.0.1:\(server.port)" }

    /// The answer to a request with some headers.
    func ask(
      _ method: String, _ path: String, _ headers: [String] = [], body: String = "",
      host: String? = nil
    ) async -> Answer {
      var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host ?? self.host)", "Connection: close"]
      lines += headers
      if !body.isEmpty {
        lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
      }
      return await raw([lines.joined(separator: "\r\n") + "\r\n\r\n" + body])
    }

    /// The answer to bytes as they are.
    func raw(_ parts: [String], pause: Double = 0) async -> Answer {
      Answer(await RawClient.exchange(server.port, parts, pause: pause))
    }

    /// What the page asks when a slider is moved.
    func answer(_ text: String, page: String = UUID().uuidString) async -> Answer {
      await ask(
        "POST", "/\(token)/answer",
        body: #"{"page": "\#(page)", "preview": true, "now": {"text": "\#(text)"}}"#)
    }
  }

  /// An answer in its parts.
  private struct Answer {
    let status: Int
    let head: String
    let body: String

    init(_ text: String) {
      let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
      head = parts.first.map(String.init) ?? ""
      body = parts.count > 1 ? String(parts[1]) : ""
      status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
    }
  }

  @Test func thePageAndItsParts() async throws {
    try await serving { page in
      let start = await page.ask("GET", "/\(page.token)/")
      #expect(start.status == 200 && start.body.contains("Two leaders"))
      #expect(start.head.contains("text/html; charset=utf-8"))
      #expect(start.head.contains("default-src 'none'"))
      #expect(!start.body.contains("http:") && !start.body.contains("https:"))
      for part in ["page.js", "page.css", "tokens.css", "state", "version"] {
        let answer = await page.ask("GET", "/\(page.token)/\(part)")
        #expect(answer.status == 200 && !answer.body.isEmpty, "\(part)")
        let head = await page.ask("HEAD", "/\(page.token)/\(part)")
        #expect(head.status == 200 && head.body.isEmpty, "\(part)")
        let length = answer.body.utf8.count
        #expect(head.head.contains("Content-Length: \(length)"), "\(part)")
      }
      #expect(await page.ask("GET", "/\(page.token)/state").body.contains(#""lead.stipend""#))
    }
  }

  @Test func whoIsAnswered() async throws {
    try await serving { page in
      let good = "/\(page.token)/state"
      let own = "http://\(page.host)"
      #expect(await page.ask("GET", good, ["Origin: \(own)"]).status == 200)
      #expect(await page.ask("GET", good, host: "localhost:\(page.server.port)").status == 200)
      #expect(await page.ask("GET", good, host: "evil.example").status == 403)
      #expect(await page.ask("GET", good, host: "127.0.0.1:1").status == 403)
      #expect(await page.ask("GET", "/state").status == 404)
      #expect(await page.ask("GET", "/").status == 404)
      #expect(await page.ask("GET", "/\(String(page.token.reversed()))0/state").status == 404)
      let wrong = String(page.token.dropLast()) + (page.token.hasSuffix("0") ? "1" : "0")
      #expect(await page.ask("GET", "/\(wrong)/state").status == 404)
      for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "https://\(page.host)"] {
        let other = await page.ask("GET", good, ["Origin: \(origin)"])
        #expect(other.status == 403 && !other.body.contains("lead"), "\(origin)")
      }
      #expect(await page.ask("GET", good, ["Sec-Fetch-Site: cross-site"]).status == 403)
      #expect(await page.ask("GET", good, ["Sec-Fetch-Site: same-origin"]).status == 200)
      // No header lets another origin read what it gets.
      #expect(!(await page.ask("GET", good)).head.contains("Access-Control"))
    }
  }

  @Test func whatIsAsked() async throws {
    try await serving { page in
      let token = page.token
      #expect(await page.ask("GET", "/\(token)/nothing").status == 404)
      #expect(await page.ask("GET", "/\(token)/../../etc/passwd").status == 404)
      #expect(await page.ask("GET", "/\(token)/%2e%2e/state").status == 404)
      #expect(await page.ask("GET", "/\(token)/STATE").status == 404)
      let wrong = await page.ask("DELETE", "/\(token)/state")
      #expect(wrong.status == 405 && wrong.head.contains("Allow: GET, HEAD"))
      #expect(await page.ask("GET", "/\(token)/answer").status == 405)
      #expect(await page.ask("POST", "/\(token)/answer", body: "{").status == 400)
      #expect(await page.ask("POST", "/\(token)/answer", body: "[1]").status == 400)
      let deep = String(repeating: "[", count: 20_000)
      #expect(await page.ask("POST", "/\(token)/answer", body: deep).status == 400)
      let plain = await page.raw([
        "POST /\(token)/answer HTTP/1.1\r\nHost: \(page.host)\r\nConnection: close\r\n"
          + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"
      ])
      #expect(plain.status == 415)
      #expect(await page.answer("set lead.stipend = $600").body.contains(#""covered": 0.8"#))
    }
  }

  @Test func brokenRequests() async throws {
    var limits = ServerLimits()
    limits.requestSeconds = 0.5
    try await serving(limits) { page in
      let line = "GET /\(page.token)/state HTTP/1.1\r\n"
      let host = "Host: \(page.host)\r\n"
      func status(_ text: String) async -> Int { await page.raw([text]).status }
      #expect(await status("nonsense\r\n\r\n") == 400)
      #expect(await status(line + "\r\n") == 400, "no host")
      #expect(await status(line + host + host + "\r\n") == 400, "two hosts")
      #expect(await status(line + host + "no colon\r\n\r\n") == 400)
      #expect(await status(line + host + " folded: x\r\n\r\n") == 400)
      #expect(await status(line + host + "Content-Length: -1\r\n\r\n") == 400)
      #expect(await status(line + host + "Content-Length: 5x\r\n\r\n") == 400)
      #expect(await status(line + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 501)
      #expect(await status("GET / HTTP/3.0\r\n\(host)\r\n") == 505)
      #expect(await status(line + host + "Content-Length: 999999999999999999999\r\n\r\n") == 413)
      let large = String(repeating: "x", count: limits.bodyBytes + 1)
      #expect(await page.ask("POST", "/\(page.token)/answer", body: large).status == 413)
      let long = String(repeating: "y", count: limits.headBytes)
      #expect(await status(line + host + "X: \(long)\r\n\r\n") == 431)
      #expect(await status(String(repeating: "z", count: 100_000)) == 431)
      // A client that takes its time gets no more of it.
      #expect(await page.raw([line, host, "\r\n"], pause: 0.4).status == 408)
      #expect(await status("") == 408)
      // And the server goes on.
      #expect(await page.ask("GET", "/\(page.token)/state").status == 200)
    }
  }

  @Test func severalRequestsOnOneConnection() async throws {
    try await serving { page in
      let one = "GET /\(page.token)/version HTTP/1.1\r\nHost: \(page.host)\r\n"
      let text = await RawClient.exchange(
        page.server.port, [one + "\r\n" + one + "\r\n" + one + "Connection: close\r\n\r\n"])
      #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
    }
  }

  /// Fifty at a time, each with the odds of its own stipend: covered where the grant is at least twice it;
  /// neighbors are 0.02 apart.
  @Test func manyAtATime() async throws {
    try await serving { page in
      await withTaskGroup(of: Void.self) { group in
        for position in 0..<50 {
          group.addTask {
            let stipend = 500 + 10 * position
            let odds = Double(2_000 - 2 * stipend) / 1_000
            let body = await page.answer("set lead.stipend = $\(stipend)").body
            let found = body.firstMatch(of: /"covered": ([0-9.e-]+)/).flatMap { Double($0.1) }
            #expect(abs((found ?? -1) - odds) <= 0.009, "\(stipend)")
          }
        }
      }
    }
  }

  @Test func tooManyConnections() async throws {
    var limits = ServerLimits()
    limits.connections = 2
    limits.requestSeconds = 2
    try await serving(limits) { page in
      async let first = page.raw([""])
      async let second = page.raw([""])
      try await Task.sleep(for: .milliseconds(300))
      #expect(await page.ask("GET", "/\(page.token)/state").status == 503)
      _ = await (first, second)
      #expect(await page.ask("GET", "/\(page.token)/state").status == 200)
    }
  }

  @Test func savingOverTheServer() async throws {
    let plan = SmallPlan()
    let question =
      #"{"now": {"values": {"lead.count": 3}}, "id": "three", "title": "Three"}"#
    try await serving(isReadOnly: true, plan: plan) { page in
      #expect(await page.ask("POST", "/\(page.token)/save", body: question).status == 403)
    }
    #expect(plan.text == SmallPlan.text)
    try await serving(plan: plan) { page in
      let lines = await page.ask("POST", "/\(page.token)/lines", body: question)
      #expect(lines.status == 200 && lines.body.contains("set lead.count = 3"))
      #expect(plan.text == SmallPlan.text)
      let other = await page.ask(
        "POST", "/\(page.token)/save", ["Origin: http://evil.example"], body: question)
      #expect(other.status == 403 && plan.text == SmallPlan.text)
      let saved = await page.ask("POST", "/\(page.token)/save", body: question)
      #expect(saved.body.contains(#""saved": true"#))
      #expect(plan.text.contains("variant three"))
    }
  }

  /// An answer that is being made when the server stops still comes; no connection is left.
  @Test func aGracefulStop() async throws {
    let session = try SmallPlan().session()
    let server = try await LivePageServer(session, port: 0)
    let running = Task { await server.run() }
    let page = Page(server)
    async let idle = page.raw([""])
    #expect(await page.ask("GET", "/\(page.token)/state").status == 200)
    server.stop()
    await running.value
    let last = await idle
    #expect(last.head.isEmpty || last.status == 408)
    #expect(await RawClient.exchange(server.port, ["x"], seconds: 2) == "not connected")
  }
}
