/// What a client may use of the server.
public struct ServerLimits: Sendable {
  /// The largest request line with its headers, in bytes.
  public var headBytes = 16_384
  /// The largest body, in bytes.
  public var bodyBytes = 65_536
  /// Seconds in which a whole request has to come, from the end of the one before.
  public var requestSeconds = 15.0
  /// Seconds in which a client has to take an answer.
  public var answerSeconds = 15.0
  /// The most connections at one time; further ones wait a second and are
  /// then told to come again.
  public var connections = 128
  /// Seconds that answers under way get when the server stops.
  public var graceSeconds = 3.0

  /// The usual limits.
  public init() {}
}
