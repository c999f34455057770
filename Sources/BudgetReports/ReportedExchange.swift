public import SummaryMeasures

/// What units of a plan are worth in one another, with what a report says about its origin.
public struct ReportedExchange: Sendable {
  /// The scenario's title.
  public let title: String
  /// The fiscal years of the horizon.
  public let years: ClosedRange<Int>
  /// The first year in which the units act.
  public let from: Int
  /// The year of rates and odds.
  public let year: Int
  /// The units.
  public let units: [Unit]
  /// Each unit that saves with each that costs.
  public let pairs: [Pair]
  /// Where the figures come from.
  public let provenance: Provenance

  /// One unit more of something.
  public struct Unit: Sendable {
    /// Its id, e.g. `leader.master`.
    public let id: String
    /// One unit in words, e.g. `one more Master Teacher`.
    public let title: String
    /// What it is worth.
    public let worth: ExchangedUnit

    /// Makes a unit.
    public init(id: String, title: String, worth: ExchangedUnit) {
      self.id = id
      self.title = title
      self.worth = worth
    }
  }

  /// A unit that saves beside one that costs.
  public struct Pair: Sendable {
    /// The rate, with the positions of the two.
    public let rate: ExchangeRate
    /// The odds that the plan with both costs no more than the plan.
    public let odds: Estimate

    /// Makes a pair.
    public init(rate: ExchangeRate, odds: Estimate) {
      self.rate = rate
      self.odds = odds
    }
  }

  /// Makes one to report.
  public init(
    title: String, years: ClosedRange<Int>, from: Int, year: Int, units: [Unit], pairs: [Pair],
    provenance: Provenance
  ) {
    self.title = title
    self.years = years
    self.from = from
    self.year = year
    self.units = units
    self.pairs = pairs
    self.provenance = provenance
  }

  /// The position of the year of rates among the years.
  public var position: Int { year - years.lowerBound }
}
