internal import BudgetQuestions
internal import Foundation
internal import ResultsData

/// The page of an open scenario on 127.0.0.1: a random token in its address, its own requests answered.
public final class LivePageServer: Sendable {
  /// The session behind the page.
  private let session: LiveSession
  private let server: LoopbackServer
  private let evaluations: EvaluationQueue
  private let gate: Gate

  /// What is only known once the port is.
  private final class Gate: Sendable {
    let token = RequestGate.randomToken()
  }

  /// How often the files of the scenario are looked at, in seconds.
  private static let watchSeconds = 0.5

  /// Listens on a port, 0 for a free one; throws where that cannot be had.
  public init(_ session: LiveSession, port: UInt16, limits: ServerLimits = ServerLimits())
    async throws
  {
    let gate = Gate()
    let evaluations = EvaluationQueue()
    let box = PortBox()
    let routes = LiveRoutes(session: session, evaluations: evaluations)
    server = try await LoopbackServer(port: port, limits: limits) { request in
      do throws(HTTPProblem) {
        let entry = RequestGate(token: gate.token, port: box.port)
        return try await routes.answer(request, at: try entry.address(of: request))
      } catch {
        return HTTPAnswer(error)
      }
    }
    box.set(server.port)
    self.session = session
    self.evaluations = evaluations
    self.gate = gate
  }

  /// The address of the page.
  public var address: String { "http://127.0.0.1:\(server.port)/\(gate.token)/" }

  /// The port.
  public var port: UInt16 { server.port }

  /// Serves and watches the files of the scenario until `stop` is called.
  public func run() async {
    let watching = Task { [session] in await Self.watch(session) }
    await server.run()
    watching.cancel()
    await watching.value
  }

  /// Lets answers under way come to their end and stops.
  public func stop() {
    server.stop()
    evaluations.close()
  }

  private static func watch(_ session: LiveSession) async {
    var watch = session.watch()
    var version = session.standing.version
    while (try? await Task.sleep(for: .seconds(watchSeconds))) != nil {
      // The page itself may have written and read it again.
      let isOther = session.standing.version != version
      guard watch.hasChanged() || isOther else { continue }
      session.reload()
      watch = session.watch()
      version = session.standing.version
    }
  }
}
