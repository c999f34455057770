/// The words of the server's own answers.
enum ServerWording {
  /// What a status says, as in the status line.
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 431: "Request Header Fields Too Large"
    case 501: "Not Implemented"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Error"
    }
  }

  /// What went wrong, in a sentence.
  static func sentence(_ problem: HTTPProblem) -> String {
    switch problem {
    case .malformed: "This is not a request that can be read."
    case .forbidden: "This address answers its own page only."
    case .notFound: "There is nothing here; open the address that the terminal shows."
    case .wrongMethod: "This address does not take that method."
    case .tooSlow: "The request did not come in time."
    case .overtaken: "A later change has taken the place of this one."
    case .tooLarge: "The body of the request is too large."
    case .wrongMediaType: "A request with a body has to be application/json."
    case .headTooLarge: "The headers of the request are too large."
    case .notSupported: "A body has to come with its length."
    case .tooMany: "Too many connections at one time; come again."
    case .wrongVersion: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
    }
  }
}
