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

  /// The caption.
  public let caption: String
  /// The points in year order.
  public let points: [Point]
  /// A line to compare with, such as 1.00.
  public let reference: (value: Double, label: String)?
  /// How axis numbers are printed.
  public let format: ChartFormat
  /// A row of words under the years, such as odds.
  public let below: (name: String, words: [String])?
  /// Half as high, and without the percentiles under it.
  public let isSmall: Bool
  /// A line of one value a year, such as a reserve floor, which only pictures draw.
  public let floor: (values: [Double], label: String)?
  /// Numbers that the scale holds besides, so that two charts share one.
  public let alsoOnScale: [Double]

  /// Makes a chart.
  public init(
    caption: String, points: [Point], reference: (value: Double, label: String)?,
    format: ChartFormat,
    below: (name: String, words: [String])? = nil, isSmall: Bool = false,
    floor: (values: [Double], label: String)? = nil, alsoOnScale: [Double] = []
  ) {
    self.caption = caption
    self.points = points
    self.reference = reference
    self.format = format
    self.below = below
    self.isSmall = isSmall
    self.floor = floor
    self.alsoOnScale = alsoOnScale
  }
}
