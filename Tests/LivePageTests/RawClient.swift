import Dispatch
import Foundation

/// A client that sends bytes as they are and reads what comes until the end.
enum RawClient {
  /// Sends parts with a pause between them, and reads the answer until the server closes or `seconds` are over.
  ///
  /// Runs on a thread of its own, since it blocks.
  static func exchange(
    _ port: UInt16, _ parts: [String], pause: Double = 0, seconds: Int = 20
  ) async -> String {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: talk(port, parts, pause: pause, seconds: seconds))
      }
      thread.start()
    }
  }

  private static func talk(
    _ port: UInt16, _ parts: [String], pause: Double, seconds: Int
  ) -> String {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { return "no socket" }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, size)
      }
    }
    guard connected == 0 else { return "not connected" }
    for (position, part) in parts.enumerated() {
      if position > 0, pause > 0 { usleep(UInt32(pause * 1e6)) }
      let bytes = Array(part.utf8)
      var start = 0
      while start < bytes.count {
        let sent = bytes.withUnsafeBytes {
          send(
            descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start,
            Int32(MSG_NOSIGNAL))
        }
        if sent <= 0 { break }
        start += sent
      }
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
