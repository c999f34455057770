public import Quantities
public import SummaryMeasures

/// A comparison of earlier projections with what happened, with its origin.
public struct ReportedBacktest: Sendable {
  /// What was projected.
  public enum Kind: String, Sendable, CaseIterable { case students, finance }

  /// The series that is the sum of all grades.
  public static let allStudents = "All students"

  /// The district or file.
  public let title: String
  /// What was projected.
  public let kind: Kind
  /// Every figure of every year.
  public let points: [BacktestPoint]
  /// The years projected from, in order.
  public let origins: [Int]
  /// The years in which all students are not compared.
  public let partialYears: [PartialYear]
  /// Where the figures come from.
  public let provenance: Provenance

  /// A year that lacks the counts of some grades projected.
  public struct PartialYear: Sendable, Hashable {
    /// The last known year of the projection.
    public let origin: Int
    /// The year.
    public let year: Int
    /// The grades without a count, in order.
    public let missing: [Grade]

    /// Makes an entry.
    public init(origin: Int, year: Int, missing: [Grade]) {
      self.origin = origin
      self.year = year
      self.missing = missing
    }
  }

  /// Makes a comparison to report.
  public init(
    title: String, kind: Kind, points: [BacktestPoint], origins: [Int],
    partialYears: [PartialYear] = [], provenance: Provenance
  ) {
    self.title = title
    self.kind = kind
    self.points = points
    self.origins = origins
    self.partialYears = partialYears
    self.provenance = provenance
  }

  /// The points without sums of others.
  var parts: [BacktestPoint] { points.filter { $0.series != Self.allStudents } }

  /// The series in order, each once.
  var series: [String] {
    var seen: Set<String> = []
    return points.map(\.series).filter { seen.insert($0).inserted }
  }

  /// Whether the plain method stands beside the projection.
  var hasPlain: Bool { points.contains { $0.plain != nil } }

  /// The years ahead that occur.
  var horizons: [Int] { Set(points.map(\.ahead)).sorted() }
}
