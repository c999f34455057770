// The blocks of the district and its economy: scenario, staff.
extension LanguageTable {
  static let scenarioBlock = BlockDescription(
    "scenario", places: [.top], identity: .none,
    "Names the scenario and its fiscal years; stands once.",
    example: """
      scenario "Teacher leaders paid for by what no longer works" {
        district = "Slaton ISD"
        years = FY2026..FY2030
      }
      """,
    keys: [
      KeyDescription(
        "years", .years, "The first and last fiscal year of the projection; FY2026 ends in 2026.",
        example: "years = FY2026..FY2030", required: true),
      KeyDescription(
        "district", .text, "The district's name.", standard: "none",
        example: "district = \"Slaton ISD\""),
      KeyDescription(
        "author", .text, "Who answers for the scenario.", standard: "none",
        example: "author = \"Business office\""),
      KeyDescription(
        "question", .text, "What the board wants to know.", standard: "none",
        example: "question = \"Can the plan pay for itself by the second year?\""),
      KeyDescription(
        "baseline", .text, "What the status quo is.", standard: "none",
        example: "baseline = \"FY2026 adopted budget\""),
      KeyDescription(
        "reference", .text, "Where the facts come from.", standard: "none",
        example: "reference = \"TEA PEIMS 2023-24\""),
      KeyDescription(
        "note", .text, "Anything a reader should know.", standard: "none",
        example: "note = \"School split is illustrative\""),
    ])

  static let staffBlock = BlockDescription(
    "staff", places: [.top], identity: .required,
    "A staff group: its positions, pay, turnover and benefits.",
    example: """
      staff teachers "Classroom teachers" {
        positions = 1 FTE per section
        salary = $52,400 per FTE grow by 3%
        hire_salary = $46,000 per FTE
        turnover = 11%
        benefits retirement = 8.25% of pay
        benefits health = $4,900 per FTE grow by 6%
      }
      """,
    keys: [
      KeyDescription(
        "positions", .positions,
        "Required positions: FTE, FTE per section or FTE per student.",
        example: "positions = 1 FTE per section", required: true, decision: true),
      KeyDescription(
        "classes", .names(of: "class_size"), "The class sizes whose sections it staffs.",
        standard: "all", example: "classes = elementary, upper"),
      KeyDescription(
        "headcount", .positionsHeld, "FTE employed in the year before the horizon, in both worlds.",
        standard: "the status quo's positions of the first year", example: "headcount = 85 FTE"),
      KeyDescription(
        "salary", .dollarsPerPosition, "Average salary.", example: "salary = $52,400 per FTE",
        required: true),
      KeyDescription(
        "hire_salary", .dollarsPerPosition,
        "Salary of a new hire; grows as `salary` unless it says otherwise.",
        standard: "as salary", example: "hire_salary = $46,000 per FTE"),
      KeyDescription(
        "turnover", .share, "Share of the group that leaves the district each year.",
        standard: "0 %", number: 0, example: "turnover = 9% to 14% drawn each year",
        timing: .eachYear,
        readyMade: .init(
          "beta(mean = 11%, sd = 2%) drawn each year",
          source: "NCES: 8 % leave, 8 % move, 59 % of movers stay in the district")),
      KeyDescription(
        "whole_leavers", .yesNo, "People leave whole: leavers are drawn binomially.",
        standard: "no", example: "whole_leavers = yes"),
      KeyDescription(
        "step", .rate, "Yearly step drift of those who stay, on top of raises.",
        standard: "steady: keeps average pay on the schedule when leavers are replaced",
        example: "step = 0%"),
      KeyDescription(
        "layoffs", .choice(["allowed", "no"]),
        "Whether positions above need end at once instead of waiting for attrition.",
        standard: "no", example: "layoffs = allowed"),
    ],
    phrases: [
      PhraseDescription(
        "benefits NAME = 8.25% of pay | $4,900 per FTE",
        "A benefit as a share of pay, or in dollars per FTE a year; the latter follows headcount.")
    ])
}
