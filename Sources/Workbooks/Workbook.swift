/// A workbook: its sheets in order and the names that it gives to cells.
public struct Workbook: Sendable, Equatable {
  /// The title among the file's properties.
  public var title: String
  /// The sheets.
  public var sheets: [Sheet]
  /// The names of cells.
  public var names: [DefinedName]

  /// Makes a workbook.
  public init(title: String, sheets: [Sheet], names: [DefinedName] = []) {
    self.title = title
    self.sheets = sheets
    self.names = names
  }
}

/// A name for a cell, e.g. `Trials_count`.
public struct DefinedName: Sendable, Equatable {
  /// The name: letters, digits and `_`, nothing that reads as a cell.
  public let name: String
  /// The sheet.
  public let sheet: String
  /// The cell.
  public let cell: CellAddress

  /// Names a cell.
  public init(_ name: String, sheet: String, cell: CellAddress) {
    self.name = name
    self.sheet = sheet
    self.cell = cell
  }
}

/// A sheet, from its first row to its last.
public struct Sheet: Sendable, Equatable {
  /// The name on its tab.
  public let name: String
  /// The widths of the columns, in characters.
  public let widths: [Double]
  /// The rows.
  public var rows: [Row] = []
  /// The row of the headings, which stays in sight and is repeated on each printed page.
  public var headings: Int?
  /// How many columns stay in sight.
  public var frozenColumns: Int = 0

  /// Makes an empty sheet.
  public init(name: String, widths: [Double]) {
    self.name = name
    self.widths = widths
  }

  /// A row of cells, from the first column on.
  public struct Row: Sendable, Equatable {
    /// The cells.
    public let cells: [Cell]

    /// Makes a row.
    public init(_ cells: [Cell]) { self.cells = cells }
  }

  /// The cell at an address; an empty one beyond what was written.
  public subscript(_ address: CellAddress) -> Cell {
    guard rows.indices.contains(address.row),
      rows[address.row].cells.indices.contains(address.column)
    else { return .empty }
    return rows[address.row].cells[address.column]
  }

  /// Adds a row, and says where.
  @discardableResult public mutating func append(_ cells: [Cell]) -> Int {
    rows.append(Row(cells))
    return rows.count - 1
  }
}

/// Where a cell stands; row and column count from 0.
public struct CellAddress: Sendable, Hashable {
  /// The row.
  public let row: Int
  /// The column.
  public let column: Int

  /// Makes an address.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// As formulas write it, e.g. `B5`.
  public var text: String { "\(letters)\(row + 1)" }
  /// As names write it, e.g. `$B$5`.
  public var absolute: String { "$\(letters)$\(row + 1)" }

  /// The letters of the column: `A` … `Z`, `AA` …
  private var letters: String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
