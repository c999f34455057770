/// What parts of a whole come to, year by year: one bar a year, the parts one above the other.
public struct StackedBars: Sendable {
  /// One part over the years.
  public struct Series: Sendable {
    /// What kind of money it is, which decides its colour and pattern.
    public enum Kind: Sendable { case saving, oneTimeSaving, stream, generalFund }

    /// Its name.
    public let title: String
    /// Its kind.
    public let kind: Kind
    /// One number a year, 0 or more.
    public let values: [Double]

    /// Makes a part.
    public init(title: String, kind: Kind, values: [Double]) {
      self.title = title
      self.kind = kind
      self.values = values
    }
  }

  /// The caption of the picture.
  public let caption: String
  /// The labels of the bars.
  public let labels: [String]
  /// The parts, the lowest first.
  public let series: [Series]
  /// How numbers are printed.
  public let format: ChartFormat
  /// The figures, which text shows in place of the picture.
  public let table: ReportTable
  /// What text says in place of the table, where that takes too much room.
  public let words: String?

  /// Makes a chart.
  public init(
    caption: String, labels: [String], series: [Series], format: ChartFormat, table: ReportTable,
    words: String? = nil
  ) {
    self.caption = caption
    self.labels = labels
    self.series = series
    self.format = format
    self.table = table
    self.words = words
  }
}
