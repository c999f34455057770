/// The steps from one figure to another, each from where the one before it ends.
public struct BridgeChart: Sendable {
  /// One line of it.
  public struct Step: Sendable {
    /// Its name.
    public let title: String
    /// What it comes to: a total from 0, or a change, with its sign.
    public let value: Double
    /// A total stands on the axis; a change hangs on what stands above it.
    public let isTotal: Bool

    /// Makes a step.
    public init(title: String, value: Double, isTotal: Bool) {
      self.title = title
      self.value = value
      self.isTotal = isTotal
    }
  }

  /// The caption.
  public let caption: String
  /// The steps from the top down.
  public let steps: [Step]
  /// A range beside the last total, with its name.
  public let range: (low: Double, high: Double, label: String)?
  /// The figures, which text shows in place of the picture.
  public let table: ReportTable

  /// Makes a chart.
  public init(
    caption: String, steps: [Step], range: (low: Double, high: Double, label: String)?,
    table: ReportTable
  ) {
    self.caption = caption
    self.steps = steps
    self.range = range
    self.table = table
  }
}
