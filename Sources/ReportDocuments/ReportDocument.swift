/// A report before it has a form: what to say, in order.
public struct ReportDocument: Sendable {
  /// The title.
  public let title: String
  /// One line under the title.
  public let subtitle: String?
  /// The parts in reading order.
  public let parts: [ReportPart]

  /// Makes a report.
  public init(title: String, subtitle: String?, parts: [ReportPart]) {
    self.title = title
    self.subtitle = subtitle
    self.parts = parts
  }
}

/// One part of a report.
public enum ReportPart: Sendable {
  /// A heading of level 2 or 3.
  case heading(level: Int, String)
  /// A paragraph of plain text.
  case paragraph(String)
  /// The one sentence that matters.
  case headline(String)
  /// A list of points.
  case points([String])
  /// Terms and what they mean.
  case definitions([(term: String, meaning: String)])
  /// A table.
  case table(ReportTable)
  /// A fan chart over the years.
  case fanChart(FanChart)
  /// Small print, such as the provenance footer; lines are kept as they are.
  case footer([String])
  /// Text to be copied as it is, such as a piece of a scenario.
  case code(String)
}

/// A table of words and numbers; the renderers give the numbers their digits.
public struct ReportTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Its heading.
    public let heading: String
    /// Numbers stand right, words left.
    public let isNumber: Bool

    /// Makes a column.
    public init(_ heading: String, isNumber: Bool) {
      self.heading = heading
      self.isNumber = isNumber
    }
  }

  /// A row.
  public struct Row: Sendable {
    /// What a row is.
    public enum Kind: Sendable { case plain, total, group }

    /// One cell a column; a group row may have one cell only.
    public let cells: [ReportCell]
    /// What it is.
    public let kind: Kind

    /// Makes a row.
    public init(_ cells: [ReportCell], kind: Kind = .plain) {
      self.cells = cells
      self.kind = kind
    }

    /// Makes a row of words.
    public init(_ words: [String], kind: Kind = .plain) {
      self.init(words.map { .text($0) }, kind: kind)
    }
  }

  /// The caption.
  public let caption: String?
  /// The columns.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]
  /// A line below, e.g. "Percentiles do not add."
  public let note: String?

  /// Makes a table.
  public init(caption: String?, columns: [Column], rows: [Row], note: String? = nil) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}

/// Ranges over the years with an optional reference line.
public struct FanChart: Sendable {
  /// One year's ranges.
  public struct Point: Sendable {
    /// The label under it, e.g. `FY2027`.
    public let label: String
    /// 5 of 100 futures lie at or below it.
    public let p5: Double
    /// A quarter of the futures lies at or below it.
    public let p25: Double
    /// The median.
    public let p50: Double
    /// A quarter of the futures lies at or above it.
    public let p75: Double
    /// 5 of 100 futures lie at or above it.
    public let p95: Double

    /// Makes a point.
    public init(label: String, p5: Double, p25: Double, p50: Double, p75: Double, p95: Double) {
      self.label = label
      self.p5 = p5
      self.p25 = p25
      self.p50 = p50
      self.p75 = p75
      self.p95 = p95
    }
  }

  /// How axis numbers are printed.
  public enum Format: Sendable {
    /// `1.08`.
    case ratio
    /// `$1.2M`, `$340k`.
    case dollars
    /// Whole numbers with thousands separators.
    case count
  }

  /// The caption.
  public let caption: String
  /// The points in year order.
  public let points: [Point]
  /// A line to compare with, such as 1.00.
  public let reference: (value: Double, label: String)?
  /// How axis numbers are printed.
  public let format: Format
  /// A row of words under the years, such as odds.
  public let below: (name: String, words: [String])?
  /// Half as high, and without the percentiles under it.
  public let isSmall: Bool

  /// Makes a chart.
  public init(
    caption: String, points: [Point], reference: (value: Double, label: String)?, format: Format,
    below: (name: String, words: [String])? = nil, isSmall: Bool = false
  ) {
    self.caption = caption
    self.points = points
    self.reference = reference
    self.format = format
    self.below = below
    self.isSmall = isSmall
  }
}
