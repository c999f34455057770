internal import FlyingSocks
internal import Foundation

/// One client: reads requests within the limits and writes the answers.
struct HTTPConnection {
  private let socket: AsyncSocket
  private let limits: ServerLimits
  /// Bytes that were read and not used yet.
  private var buffer: [UInt8] = []

  init(_ socket: AsyncSocket, limits: ServerLimits) {
    self.socket = socket
    self.limits = limits
  }

  /// The next request; `nil` where the client has gone.
  mutating func next() async throws -> HTTPRequest? {
    let deadline = ContinuousClock.now + .seconds(limits.requestSeconds)
    while buffer.starts(with: [0x0D, 0x0A]) { buffer.removeFirst(2) }
    var scanned = 0
    while true {
      if let end = Self.headEnd(buffer, from: max(0, scanned - 3)) {
        if end.head > limits.headBytes { throw HTTPProblem.headTooLarge }
        var request = try HTTPRequest(head: Array(buffer[..<end.head]), limits: limits)
        buffer.removeFirst(end.next)
        if request.waitsForContinue, request.length > buffer.count {
          try await write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        while buffer.count < request.length {
          guard try await fill(before: deadline) else { return nil }
        }
        request.body = Array(buffer[..<request.length])
        buffer.removeFirst(request.length)
        return request
      }
      scanned = buffer.count
      if scanned > limits.headBytes { throw HTTPProblem.headTooLarge }
      guard try await fill(before: deadline) else {
        return nil
      }
    }
  }

  /// Sends bytes; a client that does not take them in time is an error.
  func write(_ data: Data) async throws {
    let socket = socket
    try await Self.within(.seconds(limits.answerSeconds)) { try await socket.write(data) }
  }

  /// Sends the last answer and closes, after what the client may still be sending was let in: closing
  /// over unread bytes would take the answer away from it.
  func finish(_ data: Data?) async {
    if let data, (try? await write(data)) != nil {
      shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
      let socket = socket
      _ = try? await Self.within(.milliseconds(500)) {
        for _ in 0..<64 where try await !socket.read(atMost: 4_096).isEmpty { continue }
      }
    }
    try? socket.close()
  }

  /// Reads some more bytes; false where there are no more.
  private mutating func fill(before deadline: ContinuousClock.Instant) async throws -> Bool {
    let left = deadline - ContinuousClock.now
    guard left > .zero else { throw HTTPProblem.tooSlow }
    let socket = socket
    do {
      let read = try await Self.within(left) { try await socket.read(atMost: 4_096) }
      buffer += read
      return !read.isEmpty
    } catch SocketError.disconnected {
      return false
    }
  }

  /// Where a head ends, and where what follows it begins.
  private static func headEnd(_ bytes: [UInt8], from start: Int) -> (head: Int, next: Int)? {
    var position = start
    while position < bytes.count {
      guard bytes[position] == 0x0A, position + 1 < bytes.count else {
        position += 1
        continue
      }
      let head = position > 0 && bytes[position - 1] == 0x0D ? position - 1 : position
      if bytes[position + 1] == 0x0A { return (head, position + 2) }
      if bytes[position + 1] == 0x0D, position + 2 < bytes.count, bytes[position + 2] == 0x0A {
        return (head, position + 3)
      }
      position += 1
    }
    return nil
  }

  /// Does something that has to be done in a time.
  private static func within<Result: Sendable>(
    _ time: Duration, _ body: @Sendable @escaping () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: time)
        throw HTTPProblem.tooSlow
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}
