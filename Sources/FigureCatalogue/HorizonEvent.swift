/// Something that happens in a future or does not, judged over the horizon.
public struct HorizonEvent: Sendable, Hashable, CustomStringConvertible {
  /// The families of events.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    case covered, neutral
    case neutralCumulative = "neutral.cumulative"
    case selfPaying = "self_paying"
    case coveredWithoutInduced = "covered_without_induced"
    case cumulativeCovered = "cumulative_covered"
    case startGap = "start_gap"
    case cliff
    case uncoveredFrom = "uncovered_from"
    case reserveBreach = "reserve.breach"
    case reserveBreachStatusQuo = "reserve.breach.status_quo"
    case reserveExhausted = "reserve.exhausted"
    case reserveExhaustedStatusQuo = "reserve.exhausted.status_quo"
  }

  /// When an event of a family happens.
  public enum Moment: Sendable, Hashable {
    /// In some year.
    case ever
    case never, everyYear, finalYear
    case year(Int)
    /// After so many years.
    case gap(Int)
  }

  /// The family.
  public let family: Family
  /// When.
  public let moment: Moment

  /// Names an event.
  public init(_ family: Family, _ moment: Moment) {
    self.family = family
    self.moment = moment
  }

  /// The id of the results, e.g. `covered.every_year`, `cliff.FY2028`.
  public var description: String {
    switch moment {
    case .ever: family.rawValue
    case .never: family.rawValue + ".never"
    case .everyYear: family.rawValue + ".every_year"
    case .finalYear: family.rawValue + ".final_year"
    case .year(let year): family.rawValue + ".FY\(year)"
    case .gap(let years): family.rawValue + ".\(years)"
    }
  }
}
