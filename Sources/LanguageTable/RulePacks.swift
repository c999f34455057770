/// The class sizes of a state's law, as data.
public struct RulePack: Sendable {
  /// One limit for a span of grades.
  public struct Limit: Sendable {
    /// What may not exceed the figure.
    public enum Basis: String, Sendable {
      /// Each class: a further student opens a section.
      case eachClass = "each class"
      /// The average of a school's classes: it flags, and revenue may be lost.
      case siteAverage = "average of the school"
    }

    /// The grades in the order of schooling.
    public let grades: [String]
    /// Students per class.
    public let students: Double
    /// What the figure limits.
    public let basis: Basis

    /// The first and the last grade, e.g. `PK-4`.
    public var span: String { (grades.first ?? "") + "-" + (grades.last ?? "") }
  }

  /// The word in a scenario.
  public let name: String
  /// The state.
  public let title: String
  /// The limits, each grade in one of them.
  public let limits: [Limit]
  /// Where the law says so.
  public let citation: String
  /// Since when.
  public let effective: String
  /// What the figures leave out.
  public let note: String

  /// All grades that it has a limit for.
  public var grades: [String] { limits.flatMap(\.grades) }
  /// Citation and effective date, as the source of the figures.
  public var source: String { "\(citation); \(effective)" }
}

extension LanguageTable {
  /// The class sizes of state laws.
  public static let rulePacks: [RulePack] = [
    RulePack(
      name: "texas", title: "Texas", limits: [limit("PK", "4", 22, .eachClass)],
      citation: "Texas Education Code 25.112",
      effective: "since 1984 (HB 72), as amended",
      note: "Not during the last 12 weeks of the school year; the commissioner may grant an "
        + "exception for a year."),
    RulePack(
      name: "california", title: "California", limits: [limit("TK", "3", 24, .siteAverage)],
      citation: "California Education Code 42238.02(d)(3); 5 CCR 15498.1",
      effective: "since 2013-14 (Local Control Funding Formula)",
      note: "Kindergarten includes transitional kindergarten. Above the average the grade span "
        + "adjustment is lost: state it with `lost_revenue`. A bargained alternative is allowed."),
    RulePack(
      name: "florida", title: "Florida",
      limits: [
        limit("PK", "3", 18, .eachClass), limit("4", "8", 22, .eachClass),
        limit("9", "12", 25, .eachClass),
      ],
      citation: "Florida Constitution, article IX, section 1; section 1003.03, Florida Statutes",
      effective: "since 2010-11",
      note: "Core classes only. Schools of choice are held to the school's average (section "
        + "1002.31); for these write `site_cap` and a `cap` of your own."),
  ]

  /// A pack by its word.
  public static func rulePack(_ name: String) -> RulePack? {
    rulePacks.first { $0.name == name }
  }

  /// A limit for a span of grades.
  private static func limit(
    _ first: String, _ last: String, _ students: Double, _ basis: RulePack.Limit.Basis
  ) -> RulePack.Limit {
    guard let low = grades.firstIndex(of: first), let high = grades.firstIndex(of: last),
      low <= high
    else { return RulePack.Limit(grades: [], students: students, basis: basis) }
    return RulePack.Limit(grades: Array(grades[low...high]), students: students, basis: basis)
  }
}
