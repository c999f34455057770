/// How far each of several causes moves one figure: a bar from its lowest to its highest, the widest on
/// top, around the figure as it stands.
public struct TornadoChart: Sendable {
  /// One cause.
  public struct Bar: Sendable {
    /// Its name.
    public let title: String
    /// The figure where the cause is worst for it.
    public let low: Double
    /// The figure where it is best.
    public let high: Double

    /// Makes a bar.
    public init(title: String, low: Double, high: Double) {
      self.title = title
      self.low = low
      self.high = high
    }
  }

  /// The caption.
  public let caption: String
  /// The figure as it stands, and its name.
  public let center: (value: Double, label: String)
  /// The bars.
  public let bars: [Bar]
  /// How numbers are printed.
  public let format: ChartFormat
  /// The figures, which stand below the picture in text and behind it in HTML.
  public let table: ReportTable

  /// Makes a chart.
  public init(
    caption: String, center: (value: Double, label: String), bars: [Bar], format: ChartFormat,
    table: ReportTable
  ) {
    self.caption = caption
    self.center = center
    self.bars = bars
    self.format = format
    self.table = table
  }
}
