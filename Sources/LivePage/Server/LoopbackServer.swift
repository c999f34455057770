internal import FlyingSocks
internal import Foundation
internal import Synchronization

/// A small HTTP/1.1 server on 127.0.0.1, within limits; one task a connection.
final class LoopbackServer: Sendable {
  /// The port that it listens on.
  let port: UInt16
  private let limits: ServerLimits
  private let handler: @Sendable (HTTPRequest) async -> HTTPAnswer
  private let listener: AsyncSocket
  private let pool: any AsyncSocketPool
  private let state = Mutex(State())

  /// What changes while it runs.
  private struct State {
    var isStopping = false
    var next = 0
    var accepting: Task<Void, Never>?
    var connections: [Int: Connection] = [:]
  }

  /// A connection: its task, and whether an answer is being made.
  private struct Connection {
    var task: Task<Void, Never>?
    var isBusy = false
  }

  /// Listens on a port, 0 for a free one; throws where that cannot be had.
  init(
    port: UInt16, limits: ServerLimits,
    handler: @Sendable @escaping (HTTPRequest) async -> HTTPAnswer
  ) async throws {
    signal(SIGPIPE, SIG_IGN)
    let socket = try Socket(domain: AF_INET)
    try socket.setValue(true, for: .localAddressReuse)
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
    try socket.listen(maxPendingConnection: 128)
    guard case .ip4(_, let own) = try socket.sockname() else {
      throw SocketError.unsupportedAddress
    }
    _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
    let pool = Self.makePool()
    try await pool.prepare()
    self.pool = pool
    self.listener = try AsyncSocket(socket: socket, pool: pool)
    self.port = own
    self.limits = limits
    self.handler = handler
  }

  private static func makePool() -> any AsyncSocketPool { .make(maxEvents: 64) }

  /// Serves until `stop` is called; then answers under way are finished within the grace.
  func run() async {
    let polling = Task { [pool] in _ = try? await pool.run() }
    let accepting = Task { await accept() }
    let isStopping = state.withLock { state in
      state.accepting = accepting
      return state.isStopping
    }
    if isStopping { accepting.cancel() }
    await accepting.value
    try? listener.close()
    await drain()
    polling.cancel()
    await polling.value
  }

  /// Takes no further connection and lets `run` come to its end.
  func stop() {
    let accepting = state.withLock { state in
      state.isStopping = true
      return state.accepting
    }
    accepting?.cancel()
  }

  private func accept() async {
    while !state.withLock({ $0.isStopping }) {
      do {
        let socket = try await listener.accept()
        _ = fcntl(socket.socket.file.rawValue, F_SETFD, FD_CLOEXEC)
        await waitForRoom()
        open(socket)
      } catch is CancellationError {
        return
      } catch {
        // A client that went away, or no free descriptor: the next one may do better.
        if (try? await Task.sleep(for: .milliseconds(20))) == nil { return }
      }
    }
  }

  /// Waits for one of too many connections to end, a second at most; later clients wait in the backlog.
  private func waitForRoom() async {
    for _ in 0..<200 {
      guard state.withLock({ $0.connections.count >= limits.connections && !$0.isStopping }),
        (try? await Task.sleep(for: .milliseconds(5))) != nil
      else { return }
    }
  }

  private func open(_ socket: AsyncSocket) {
    let (id, isFull) = state.withLock { state in
      state.next += 1
      let isFull = state.connections.count >= limits.connections
      state.connections[state.next] = Connection()
      return (state.next, isFull)
    }
    let task = Task { [self] in
      await isFull ? refuse(socket) : serve(socket, id)
      state.withLock { $0.connections[id] = nil }
    }
    state.withLock { $0.connections[id]?.task = task }
  }

  private func refuse(_ socket: AsyncSocket) async {
    let answer = HTTPAnswer(.tooMany).bytes(keepsAlive: false, hasBody: true)
    await HTTPConnection(socket, limits: limits).finish(answer)
  }

  private func serve(_ socket: AsyncSocket, _ id: Int) async {
    var connection = HTTPConnection(socket, limits: limits)
    do {
      while let request = try await connection.next() {
        setBusy(true, id)
        let answer = await handler(request)
        let isLast = !request.keepsAlive || state.withLock { $0.isStopping }
        let bytes = answer.bytes(keepsAlive: !isLast, hasBody: request.method != "HEAD")
        if isLast { return await connection.finish(bytes) }
        try await connection.write(bytes)
        setBusy(false, id)
      }
      await connection.finish(nil)
    } catch let problem as HTTPProblem {
      await connection.finish(HTTPAnswer(problem).bytes(keepsAlive: false, hasBody: true))
    } catch {
      await connection.finish(nil)
    }
  }

  private func setBusy(_ isBusy: Bool, _ id: Int) {
    state.withLock { $0.connections[id]?.isBusy = isBusy }
  }

  /// Ends connections that wait, gives the others the grace, and then ends them too.
  private func drain() async {
    let deadline = ContinuousClock.now + .seconds(limits.graceSeconds)
    while true {
      let open = state.withLock { Array($0.connections.values) }
      if open.isEmpty { return }
      let isOver = ContinuousClock.now >= deadline
      for connection in open where isOver || !connection.isBusy { connection.task?.cancel() }
      if isOver {
        for connection in open { await connection.task?.value }
        return
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}
