internal import Synchronization

/// The port of a server, known once it listens.
final class PortBox: Sendable {
  private let value = Atomic<UInt16>(0)

  /// The port; 0 before the server listens.
  var port: UInt16 { value.load(ordering: .acquiring) }

  /// Notes the port.
  func set(_ port: UInt16) { value.store(port, ordering: .releasing) }
}
