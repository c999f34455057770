/// Lets through what the server's own page asks, and nothing else.
struct RequestGate: Sendable {
  /// The random part of the address.
  let token: String
  /// The port.
  let port: UInt16

  /// The hosts by which the server is reached.
  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// What stands behind the token, e.g. `page.js`; throws where the request is from elsewhere.
  func address(of request: HTTPRequest) throws(HTTPProblem) -> String {
    guard let host = request.header("host"), hosts.contains(host.lowercased()) else {
      throw .forbidden
    }
    if let origin = request.header("origin"), origin != "http://\(host.lowercased())" {
      throw .forbidden
    }
    let parts = request.path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, Self.isSame(String(parts[1]), token) else { throw .notFound }
    let address = String(parts[2])
    switch request.header("sec-fetch-site") {
    case nil, "none", "same-origin": break
    default:
      // A link to the page may be followed from anywhere; whoever knows it knows the token.
      guard address.isEmpty, request.header("sec-fetch-mode") == "navigate",
        request.header("sec-fetch-dest") == "document"
      else { throw .forbidden }
    }
    return address
  }

  /// Whether two texts are the same, in a time that says nothing about where they differ.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (first, second) = (Array(one.utf8), Array(other.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A token of 128 random bits in hexadecimal.
  static func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let bits: UInt64 = generator.next()
      let digits = String(bits, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
