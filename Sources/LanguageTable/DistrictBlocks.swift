// The blocks of the district and its economy: scenario, school, enrollment, staff.
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

  static let schoolBlock = BlockDescription(
    "school", places: [.top], identity: .required, "A school; its braces may be empty.",
    example: "school west \"West campus\" { title1 = schoolwide }",
    keys: [
      KeyDescription(
        "title1", .choice(["none", "schoolwide", "targeted"]), "Its Title I status.",
        standard: "none", example: "title1 = schoolwide"),
      KeyDescription(
        "rooms", .rooms, "Classrooms it has; sections may need more.", standard: "not counted",
        example: "rooms = 24"),
      KeyDescription(
        "room_cost", .dollarsPerRoom,
        "What one room more costs: counted for rooms that sections need above `rooms`.",
        standard: "nothing", example: "room_cost = $45,000 per year"),
    ])

  static let enrollmentBlock = BlockDescription(
    "enrollment", places: [.top], identity: .optional,
    "Students by school and grade: a table, or a CSV file, of one year, and how they move.",
    example: """
      enrollment FY2025 {
                  K    1    2
        west     97   90   93
        method = growth
        growth = -2% to 2% drawn each year by school and grade
      }
      """,
    keys: [
      KeyDescription(
        "method", .choice(["flat", "growth", "table"]),
        "How students move: not at all, by a yearly rate, or as given for every year.",
        standard: "flat, or growth where `growth` is written", example: "method = growth"
      ),
      KeyDescription(
        "growth", .rate, "The yearly rate of change.", standard: "0 %", number: 0,
        example: "growth = -2% to 2% drawn each year by school and grade", timing: .eachYear),
      KeyDescription(
        "school", .column, "The CSV column that holds the school's id, or one id for all rows.",
        standard: "required for a CSV file", example: "school = column \"campus\""),
      KeyDescription(
        "grade", .column, "The CSV column that holds the grade.",
        standard: "required for a CSV file", example: "grade = column \"grade\""),
      KeyDescription(
        "students", .column, "The CSV column that holds the number of students.",
        standard: "required for a CSV file", example: "students = column \"n\""),
      KeyDescription(
        "year", .column,
        "The CSV column that holds the year in which the school year ends; `flat` and `growth` "
          + "start from the block's year, or from the latest not after the first of the horizon.",
        standard: "all rows are of the block's year", example: "year = column \"end_year\""),
    ],
    phrases: [
      PhraseDescription(
        "a table",
        "A line of grades, then a line for each school with as many cells; `-` where the school "
          + "has no such grade.")
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
