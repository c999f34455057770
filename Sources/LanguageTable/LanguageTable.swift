internal import Quantities

/// The language in one table: the checker, did-you-mean, help, completions and the reference read
/// it, so that nothing is described twice.
public enum LanguageTable {
  /// The newest version of the language.
  public static let version = 1

  /// Every block, in the order of the reference.
  public static let blocks: [BlockDescription] = [
    ScenarioBlock.description, StudentBlocks.school, StudentBlocks.enrollment,
    ClassSizeBlock.description, StaffBlocks.staff, StaffBlocks.schedule, StaffBlocks.roster,
    FundBlock.description, GeneralFundBlocks.generalFund, GeneralFundBlocks.revenue,
    GeneralFundBlocks.spending, PlanBlocks.plan, LeaderBlock.description, PlanBlocks.repurpose,
    PlanBlocks.line, LadderBlocks.ladder, LadderBlocks.bonus, LadderBlocks.exchange,
    LadderBlocks.retention,
  ]

  /// The keywords that no id may be. Keywords that came later are free for ids of other kinds, so
  /// that scenarios written before them stay as they are.
  public static let reservedKeywords = [
    "scenario", "school", "enrollment", "class_size", "staff", "fund", "plan", "leader",
    "repurpose", "line",
  ]

  /// The uses a stream may name, as written.
  public static let uses = FundBlock.uses

  /// The rules for review, in the order in which they are reported.
  public static let reviewRules = ReviewRules.all

  /// Grades in the order of schooling.
  public static let grades = Grade.allCases.map(\.rawValue)

  /// The driver names that have a ready-made value for `= default`.
  public static let readyMadeDrivers: [(name: String, value: KeyDescription.ReadyMade)] = [
    (
      "cpi",
      .init(
        "ar1(mean = 2.5%, sd = 1.3%, persistence = 0.5)", source: "BLS CPI-U FY1992-2024")
    ),
    (
      "raises",
      .init(
        "ar1(mean = 2.5%, sd = 1%, persistence = 0.8)",
        source: "BLS ECI, K-12 wages 2004-21; Kentucky 2010-19")
    ),
    (
      "health",
      .init(
        "lognormal(mean = 1.05, sd = 4%) - 1 drawn each year",
        source: "NY OSC 2013-20; NCTQ 2004-08")
    ),
    (
      "title1_growth",
      .init(
        "ar1(mean = 1%, sd = 12%, persistence = -0.4)",
        source: "seven F-33 districts 2015-20: sd 12 %, autocorrelation -0.7")
    ),
  ]

  /// A block by its keyword.
  public static func block(_ keyword: String) -> BlockDescription? {
    blocks.first { $0.keyword == keyword }
  }

  /// All keywords that may begin a statement at the top level.
  public static var topKeywords: [String] {
    blocks.filter { $0.places.contains(.top) }.map(\.keyword) + statements.map(\.keyword)
  }
}
