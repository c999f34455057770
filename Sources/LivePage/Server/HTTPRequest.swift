/// A request as it was read: no header stands twice that must not, and the body is complete.
struct HTTPRequest: Sendable {
  /// The method, e.g. `GET`.
  let method: String
  /// The target as written, without its query.
  let path: String
  /// Header fields in the order of the request, names in lower case.
  let headers: [(name: String, value: String)]
  /// The body.
  var body: [UInt8] = []
  /// The client keeps the connection for further requests.
  let keepsAlive: Bool
  /// The client waits to be asked for the body.
  let waitsForContinue: Bool
  /// The length of the body that follows, in bytes.
  let length: Int

  /// The value of a header field; `nil` where there is none.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Why a request is not answered as asked, with the status of the answer.
enum HTTPProblem: Int, Error {
  case malformed = 400
  case forbidden = 403
  case notFound = 404
  case wrongMethod = 405
  case tooSlow = 408
  case overtaken = 409
  case tooLarge = 413
  case wrongMediaType = 415
  case headTooLarge = 431
  case notSupported = 501
  case tooMany = 503
  case wrongVersion = 505
}

extension HTTPRequest {
  /// Reads a request line and headers, without the empty line behind them.
  init(head: [UInt8], limits: ServerLimits) throws(HTTPProblem) {
    guard let text = String(validating: head, as: UTF8.self), text.utf8.count == head.count,
      !head.contains(0)
    else { throw .malformed }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
    if text.contains("\r\n") {
      // A CR and LF together are one character of a Swift string.
      lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" }
    }
    let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, Self.isToken(words[0]), words[1].hasPrefix("/"),
      words[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .malformed }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      throw words[2].hasPrefix("HTTP/") ? .wrongVersion : .malformed
    }
    var fields: [(name: String, value: String)] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), Self.isToken(line[..<colon]) else {
        throw .malformed
      }
      let value = line[line.index(after: colon)...]
      guard value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
        throw .malformed
      }
      fields.append((line[..<colon].lowercased(), Self.trimmed(value)))
      if fields.count > 100 { throw .headTooLarge }
    }
    for name in ["host", "content-length", "origin", "content-type"]
    where fields.count(where: { $0.name == name }) > 1 {
      throw .malformed
    }
    method = String(words[0])
    path = String(words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0])
    headers = fields
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    guard field("host") != nil else { throw .malformed }
    guard field("transfer-encoding") == nil else { throw .notSupported }
    let written = field("content-length") ?? "0"
    guard !written.isEmpty, written.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .malformed
    }
    guard written.utf8.count < 10, let length = Int(written), length <= limits.bodyBytes else {
      throw .tooLarge
    }
    self.length = length
    waitsForContinue = field("expect")?.lowercased() == "100-continue"
    let connection = field("connection")?.lowercased() ?? ""
    keepsAlive =
      words[2] == "HTTP/1.1" ? !connection.contains("close") : connection.contains("keep-alive")
  }

  /// Whether a text is what RFC 9110 calls a token.
  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
