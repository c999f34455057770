public import FigureCatalogue
public import SummaryMeasures

/// A scenario that was moved on by a year, with what drifted and what was written anew.
public struct ReportedRoll: Sendable {
  /// The scenario's title.
  public let title: String
  /// The year that is closed.
  public let closed: Int
  /// The fiscal years of last year's horizon.
  public let before: ClosedRange<Int>
  /// The fiscal years of the new horizon.
  public let after: ClosedRange<Int>
  /// The actuals of the closed year.
  public let actuals: [Actual]
  /// What drifted over the horizon.
  public let figures: [FigureDrift]
  /// The means by year.
  public let byYear: [YearlyDrift]
  /// What was written anew, in written order.
  public let changes: [Change]
  /// The path of a new CSV file of students; `nil` where there is none.
  public let students: String?
  /// Where the figures come from.
  public let provenance: Provenance

  /// An actual beside what was expected.
  public struct Actual: Sendable {
    /// The figure.
    public let figure: FigureKey
    /// Its unit as printed; `%` for a ratio shown as a percentage.
    public let unit: String
    /// The actual, in dollars, students, FTE, leaders, or as a ratio.
    public let value: Double
    /// Where it lies in last year's range.
    public let standing: ActualStanding

    /// Makes an actual.
    public init(figure: FigureKey, unit: String, value: Double, standing: ActualStanding) {
      self.figure = figure
      self.unit = unit
      self.value = value
      self.standing = standing
    }
  }

  /// A statement that was written anew.
  public struct Change: Sendable {
    /// Why it was.
    public enum Kind: String, Sendable, CaseIterable {
      /// The fiscal years of the scenario.
      case horizon
      /// Students of the closed year.
      case students
      /// Another actual of the closed year.
      case actual
      /// The last value of a driver.
      case driver
      /// A value that grows, with the year that it is of.
      case dated
      /// Something that began before the new horizon.
      case moved
      /// Something that was about the closed year alone.
      case removed
    }

    /// Why it was.
    public let kind: Kind
    /// `file:line` in the old text.
    public let place: String
    /// The statement as it was written.
    public let written: String
    /// What stands in it now, where something was put into it; empty for what was only taken out.
    public let now: String?

    /// Makes a change.
    public init(kind: Kind, place: String, written: String, now: String?) {
      self.kind = kind
      self.place = place
      self.written = written
      self.now = now
    }
  }

  /// Makes one to report.
  public init(
    title: String, closed: Int, before: ClosedRange<Int>, after: ClosedRange<Int>,
    actuals: [Actual], figures: [FigureDrift], byYear: [YearlyDrift], changes: [Change],
    students: String?, provenance: Provenance
  ) {
    self.title = title
    self.closed = closed
    self.before = before
    self.after = after
    self.actuals = actuals
    self.figures = figures
    self.byYear = byYear
    self.changes = changes
    self.students = students
    self.provenance = provenance
  }
}
