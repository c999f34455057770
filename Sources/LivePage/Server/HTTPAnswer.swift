internal import Foundation

/// What is sent back: a status, a type and a body.
struct HTTPAnswer: Sendable {
  /// The status, e.g. 200.
  let status: Int
  /// The media type with its charset.
  let type: String
  /// The body.
  let body: Data
  /// The methods that the address takes, for 405.
  var allowed: String?

  /// An answer with a text.
  init(_ status: Int = 200, _ type: MediaType, _ text: String) {
    self.init(status, type, Data(text.utf8))
  }

  /// An answer with bytes.
  init(_ status: Int = 200, _ type: MediaType, _ body: Data) {
    self.status = status
    self.type = type.rawValue
    self.body = body
  }

  /// The answer to a request that is not served.
  init(_ problem: HTTPProblem) {
    self.init(problem.rawValue, .text, ServerWording.sentence(problem) + "\n")
  }

  /// The types that are sent.
  enum MediaType: String {
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case svg = "image/svg+xml"
    case json = "application/json; charset=utf-8"
    case text = "text/plain; charset=utf-8"
  }

  /// What a browser may do with any answer: run and load what this server sends, and nothing else.
  private static let guards = [
    "Cache-Control: no-store",
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
      + "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
  ]

  /// The bytes that are sent; without the body for HEAD.
  func bytes(keepsAlive: Bool, hasBody: Bool) -> Data {
    var lines = [
      "HTTP/1.1 \(status) \(ServerWording.reason(status))",
      "Content-Type: \(type)",
      "Content-Length: \(body.count)",
      "Connection: \(keepsAlive ? "keep-alive" : "close")",
    ]
    if let allowed { lines.append("Allow: \(allowed)") }
    let head = (lines + Self.guards).joined(separator: "\r\n") + "\r\n\r\n"
    return hasBody ? Data(head.utf8) + body : Data(head.utf8)
  }
}
