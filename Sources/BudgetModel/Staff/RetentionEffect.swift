public import Diagnostics

/// Fewer supported teachers leave.
///
/// Values under `retention.<id>.` (all in `planValues`): `supported` (teachers per leader),
/// `cuts_turnover` (share of the turnover that does not happen), `replacement_cost` (dollars for
/// each teacher who leaves).
public struct RetentionEffect: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The staff group whose turnover falls.
  public let group: String
  /// The leader roles that support teachers.
  public let roles: [String]
  /// Where it was written.
  public let range: SourceRange

  /// Makes an effect.
  public init(id: String, title: String, group: String, roles: [String], range: SourceRange) {
    self.id = id
    self.title = title
    self.group = group
    self.roles = roles
    self.range = range
  }
}
