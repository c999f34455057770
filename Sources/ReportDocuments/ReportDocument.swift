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
  /// A picture, which every form draws as it can.
  case chart(Chart)
  /// Parts that stand side by side where the page is wide enough, in order elsewhere.
  case columns([[ReportPart]])
  /// What follows begins a printed page.
  case newPage
  /// Small print, such as the provenance footer; lines are kept as they are.
  case footer([String])
  /// Lines drawn in characters, such as a tree; kept as they are.
  case drawing([String])
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
    /// What a row is; a marked one is the row that the others are compared with.
    public enum Kind: Sendable { case plain, total, group, marked }

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
  /// On a narrow page each row becomes a card.
  public let isCards: Bool
  /// What the lines below some cells are, which only pages show.
  public let detailNote: String?

  /// Makes a table.
  public init(
    caption: String?, columns: [Column], rows: [Row], note: String? = nil, isCards: Bool = false,
    detailNote: String? = nil
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
    self.isCards = isCards
    self.detailNote = detailNote
  }
}
