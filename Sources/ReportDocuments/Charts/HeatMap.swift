/// A table whose cells are shaded by a number, 0 or more; a reader may choose what the cells print.
public struct HeatMap: Sendable {
  /// One cell.
  public struct Cell: Sendable {
    /// The number that shades it.
    public let shade: Double
    /// What it prints, one text a mode.
    public let words: [String]

    /// Makes a cell.
    public init(shade: Double, words: [String]) {
      self.shade = shade
      self.words = words
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// Its name.
    public let title: String
    /// One cell a column; `nil` where there is nothing.
    public let cells: [Cell?]
    /// What stands behind the cells.
    public let totals: [ReportCell]

    /// Makes a row.
    public init(title: String, cells: [Cell?], totals: [ReportCell]) {
      self.title = title
      self.cells = cells
      self.totals = totals
    }
  }

  /// The caption, which says what the first mode prints.
  public let caption: String
  /// The caption of a page, where a reader may switch the modes.
  public let pageCaption: String
  /// The heading of the rows' names.
  public let rowHeading: String
  /// The headings of the cells.
  public let columns: [String]
  /// The headings behind them.
  public let totals: [String]
  /// What the cells may print, e.g. `Chance`, `Dollars`; the first is what text and print show.
  public let modes: [String]
  /// The rows.
  public let rows: [Row]
  /// Where the darkest shade ends.
  public let darkest: Double
  /// The shade is a share of futures; else it is a plain number.
  public let isShare: Bool

  /// Makes a map.
  public init(
    caption: String, pageCaption: String, rowHeading: String, columns: [String], totals: [String],
    modes: [String],
    rows: [Row], darkest: Double,
    isShare: Bool
  ) {
    self.caption = caption
    self.pageCaption = pageCaption
    self.rowHeading = rowHeading
    self.columns = columns
    self.totals = totals
    self.modes = modes
    self.rows = rows
    self.darkest = darkest
    self.isShare = isShare
  }

  /// The shades a cell may have, from the lightest on.
  static let shades = 6

  /// The shade of a number: 0 only for none.
  func shade(_ number: Double) -> Int {
    guard number > 0, darkest > 0 else { return 0 }
    let steps = Double(Self.shades - 1)
    return min(Self.shades - 1, max(1, Int((number / darkest * steps).rounded(.up))))
  }

  /// Where the shades from the second on end, as words.
  var steps: [String] {
    (1..<Self.shades).map { step in
      let end = darkest * Double(step) / Double(Self.shades - 1)
      return ChartWording.shade(end, isShare: isShare)
    }
  }

  /// What the first mode prints, as a table.
  public var table: ReportTable {
    ReportTable(
      caption: caption,
      columns: [.init(rowHeading, isNumber: false)]
        + (columns + totals).map { .init($0, isNumber: true) },
      rows: rows.map { row in
        ReportTable.Row(
          [.text(row.title)] + row.cells.map { $0.map { .text($0.words.first ?? "") } ?? .nothing }
            + row.totals)
      })
  }
}
