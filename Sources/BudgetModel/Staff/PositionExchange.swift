public import Diagnostics

/// A vacancy exchanged for parts of it, in teacher units (Charlotte-Mecklenburg).
///
/// Values under `exchange.<id>.` (all in `planValues`): `gives` (FTE), `part.<name>` (FTE),
/// `unit_value` (dollars a position a year, optional: the group's average cost in the status quo).
public struct PositionExchange: Sendable {
  /// The id.
  public let id: String
  /// The title, or the id.
  public let title: String
  /// The staff group whose positions are exchanged.
  public let group: String
  /// The names of the parts in written order.
  public let parts: [String]
  /// The first fiscal year of the exchange.
  public let startYear: Int
  /// Where it was written.
  public let range: SourceRange

  /// Makes an exchange.
  public init(
    id: String, title: String, group: String, parts: [String], startYear: Int, range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.parts = parts
    self.startYear = startYear
    self.range = range
  }
}
