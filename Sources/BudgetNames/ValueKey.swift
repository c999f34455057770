/// The identity of a value that a scenario states: a key of one declared thing.
///
/// Its one spelling is the path: `staff.teachers.salary`, `fund.title1.set_aside.homeless`,
/// `driver.cpi`, `general_fund.opening`.
public struct ValueKey: Sendable, Hashable, CustomStringConvertible {
  /// The keyword of the block, e.g. `staff`.
  public let block: String
  /// The id of the declared thing; `nil` for a block without one.
  public let id: String?
  /// The key, e.g. `salary`; `nil` where the thing is itself a value, as a driver is.
  public let key: String?
  /// What stands behind the key, e.g. the name of a benefit, a grade or a span of steps.
  public let qualifier: String?

  /// Names a value.
  public init(_ block: String, _ id: String?, _ key: String?, _ qualifier: String? = nil) {
    self.block = block
    self.id = id
    self.key = key
    self.qualifier = qualifier
  }

  /// The blocks of which a scenario has one, without an id.
  public static let blocksWithoutID: Set<String> = ["general_fund"]

  /// Reads a path; `nil` where it is none.
  ///
  /// `hasEnrollmentID` says whether the second word of an enrolment's path is the id of its block.
  public init?(path: String, hasEnrollmentID: Bool = false) {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let isNamed =
      !Self.blocksWithoutID.contains(parts[0]) && (parts[0] != "enrollment" || hasEnrollmentID)
    let keyPosition = isNamed ? 2 : 1
    self.init(
      parts[0], isNamed ? parts[1] : nil, parts.count > keyPosition ? parts[keyPosition] : nil,
      parts.count > keyPosition + 1 ? parts[(keyPosition + 1)...].joined(separator: ".") : nil)
  }

  /// The path.
  public var description: String {
    [block, id, key, qualifier].compactMap(\.self).joined(separator: ".")
  }
}
