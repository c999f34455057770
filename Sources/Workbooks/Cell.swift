/// A cell: what it holds and how it looks.
public struct Cell: Sendable, Equatable {
  /// What a cell holds.
  public enum Content: Sendable, Equatable {
    /// Nothing.
    case empty
    /// Text, which never is a formula, whatever it begins with.
    case text(String)
    /// A number.
    case number(Double)
    /// A formula with the value that it has.
    case formula(Formula)
  }

  /// What it holds.
  public let content: Content
  /// How it looks.
  public var style: CellStyle

  /// A cell without anything.
  public static let empty = Cell(content: .empty, style: CellStyle())

  /// Text.
  public static func text(_ text: String, _ role: CellStyle.Role = .plain, wraps: Bool = false)
    -> Cell
  {
    Cell(content: .text(text), style: CellStyle(role: role, wraps: wraps))
  }

  /// A number; nothing where it is not finite.
  public static func number(
    _ value: Double?, _ format: NumberFormat, _ role: CellStyle.Role = .plain
  ) -> Cell {
    let style = CellStyle(role: role, format: format)
    guard let value, value.isFinite else { return Cell(content: .empty, style: style) }
    return Cell(content: .number(value + 0), style: style)
  }

  /// Dollars to the cent; nothing where they are not finite.
  public static func dollars(_ value: Double?, _ role: CellStyle.Role = .plain) -> Cell {
    number(value.map(Formula.cents), .dollars, role)
  }

  /// A formula; nothing where its value is not finite.
  public static func formula(
    _ formula: Formula, _ format: NumberFormat = .dollars, _ role: CellStyle.Role = .plain
  ) -> Cell {
    let style = CellStyle(role: role, format: format)
    guard formula.value.isFinite else { return Cell(content: .empty, style: style) }
    return Cell(content: .formula(formula), style: style)
  }

  /// The number that it shows; `nil` for text and for nothing.
  public var value: Double? {
    switch content {
    case .empty, .text: nil
    case .number(let value): value
    case .formula(let formula): formula.value
    }
  }
}

/// How a cell looks.
public struct CellStyle: Sendable, Hashable {
  /// What a cell is for.
  public enum Role: Sendable, Hashable, CaseIterable {
    /// One of many.
    case plain
    /// The title of a sheet.
    case title
    /// Small print.
    case note
    /// The heading of a column.
    case heading
    /// The title above some rows.
    case group
    /// A total.
    case total
    /// What the scenario states.
    case input
  }

  /// What it is for.
  public var role: Role = .plain
  /// How its number is printed.
  public var format: NumberFormat = .general
  /// Its text goes on below where it is too long for the column.
  public var wraps = false
  /// It stands at the right, as numbers do.
  var isAtRight = false
}

/// How a number is printed.
public enum NumberFormat: Sendable, Hashable, CaseIterable {
  /// As it comes.
  case general
  /// Whole dollars.
  case dollars
  /// Dollars and cents.
  case cents
  /// A share as percent.
  case percent
  /// Three decimals.
  case decimals

  /// The code of the format; a minus is a minus sign, not a hyphen.
  var code: String {
    switch self {
    case .general: "General"
    case .dollars: "#,##0;\"\u{2212}\"#,##0;0"
    case .cents: "#,##0.00;\"\u{2212}\"#,##0.00;0.00"
    case .percent: "0.00%"
    case .decimals: "#,##0.000;\"\u{2212}\"#,##0.000;0.000"
    }
  }
}
