/// A column of a table of figures, by its heading.
public struct TableColumn: Sendable, Hashable {
  /// The heading.
  public let name: String

  /// Names a column.
  public init(_ name: String) { self.name = name }
}
