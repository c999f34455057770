/// The blocks of people.
enum StaffBlocks {
  /// The block `staff`.
  static let staff = BlockDescription(
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
        "salary", .dollarsPerPosition, "Average salary; a group on a `schedule` has none.",
        standard: "required without `schedule`", example: "salary = $52,400 per FTE"),
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
    ] + coverKeys + scheduleKeys + [
      KeyDescription(
        "paid_by", .payers,
        "Which fund pays the group today; what is saved on its positions returns there.",
        standard: "general: unrestricted money", example: "paid_by = 60% title1, 40% general")
    ],
    entries: [
      EntryDescription(
        .span,
        KeyDescription(
          "turnover", .share, "Turnover of some steps of the schedule; the others have `turnover`.",
          standard: "as turnover", number: 0, example: "turnover 1..5 = 18%", timing: .eachYear)),
      EntryDescription(
        .span,
        KeyDescription(
          "retirement", .share, "Share of some steps that retires each year, on top of turnover.",
          standard: "0 %", number: 0, example: "retirement 25..40 = 12%", timing: .eachYear)),
    ],
    phrases: [
      PhraseDescription(
        "benefits NAME = 8.25% of pay | $4,900 per FTE",
        "A benefit as a share of pay, or in dollars per FTE a year; the latter follows headcount.")
    ])

  /// Vacancies, absences and who covers them.
  private static let coverKeys = [
    KeyDescription(
      "vacancies", .share,
      "Share of required positions left unfilled on average (lapse); stayers above are kept.",
      standard: "0 %", number: 0, example: "vacancies = 2%"),
    KeyDescription(
      "vacancy_cover", .dollarsPerDay,
      "What covers a vacant position, on each contract day; without benefits.", standard: "$0",
      number: 0, example: "vacancy_cover = $180 per day"),
    KeyDescription(
      "contract_days", .contractDays,
      "Days of the contract year; leaders of the group have it unless they state their own.",
      standard: "187 days (Texas)", number: 187, example: "contract_days = 187 days"),
    KeyDescription(
      "absences", .daysPerPosition, "Days a year for which an FTE needs a substitute.",
      standard: "0 days", number: 0, example: "absences = 9 days"),
    KeyDescription(
      "substitute", .dollarsPerDay, "What a substitute costs; without benefits.", standard: "$0",
      number: 0, example: "substitute = $130 per day"),
  ]

  /// Pay on a salary schedule.
  private static let scheduleKeys = [
    KeyDescription(
      "schedule", .name(of: "schedule"), "The salary schedule, instead of `salary`.",
      standard: "none", example: "schedule = licensed"),
    KeyDescription(
      "roster", .name(of: "roster"),
      "Who stands where in the year before the horizon, in both worlds.",
      standard: "required with `schedule`", example: "roster = teachers_now"),
    KeyDescription(
      "hire_step", .step, "The step of a new hire.", standard: "the first of the hire's lane",
      example: "hire_step = 2"),
    KeyDescription(
      "hire_lane", .lane, "The lane of a new hire.", standard: "the first",
      example: "hire_lane = BA"),
    KeyDescription(
      "step_movement", .shareUpToTwice,
      "Steps that those who stay move up on average each year: the share that moves up one; 0 % is a "
        + "freeze, at 110 % everybody moves one step and one in ten a second one.",
      standard: "100 %", number: 1, example: "step_movement = 0% in FY2027", decision: true),
    KeyDescription(
      "lane_change", .share,
      "Share of those who stay in each lane that moves to the next one each year.",
      standard: "0 %", number: 0, example: "lane_change = 4%"),
  ]

  /// Rows of a file that count.
  private static let whereEntry = EntryDescription(
    .newName,
    KeyDescription(
      "where", .text, "Takes only the rows whose column NAME holds this text.",
      standard: "all rows", example: "where district = \"example\""))

  /// The block `schedule`.
  static let schedule = BlockDescription(
    "schedule", places: [.top], identity: .required,
    "A salary schedule of lanes and steps from a CSV file, in salaries of the first year.",
    example: """
      schedule support "Support staff" from "data/schedule.csv" {
        step = column "step"
        lane = column "lane"
        salary = column "salary"
        raise = 2.5%
      }
      """,
    keys: [
      KeyDescription(
        "step", .column, "The CSV column that holds the step, a whole number.",
        example: "step = column \"step\"", required: true),
      KeyDescription(
        "lane", .column,
        "The CSV column that holds the lane, or one lane for all rows; lanes stand in the order of "
          + "the file, and people change from one to the next.",
        standard: "one lane", example: "lane = column \"lane\""),
      KeyDescription(
        "salary", .column, "The CSV column that holds the salary, $ per FTE per year.",
        example: "salary = column \"salary\"", required: true),
      KeyDescription(
        "raise", .rate, "The yearly raise of all salaries, from the second year on.",
        standard: "0 %", number: 0, example: "raise = 2.5%", timing: .eachYear),
    ],
    entries: [whereEntry], mayHaveFile: true)

  /// The block `roster`.
  static let roster = BlockDescription(
    "roster", places: [.top], identity: .required,
    "Who stands where on a schedule in the year before the horizon, from a CSV file; rows of one "
      + "lane and step add up.",
    example: """
      roster aides_now from "data/roster.csv" {
        step = column "step"
        lane = column "lane"
        fte = column "n"
      }
      """,
    keys: [
      KeyDescription(
        "step", .column,
        "The CSV column that holds the step; people beyond a lane's last step stand on it.",
        example: "step = column \"step\"", required: true),
      KeyDescription(
        "lane", .column, "The CSV column that holds the lane, or one lane for all rows.",
        standard: "the schedule's only lane", example: "lane = column \"lane\""),
      KeyDescription(
        "fte", .column, "The CSV column that holds the FTE.", example: "fte = column \"n\"",
        required: true),
    ],
    entries: [whereEntry], mayHaveFile: true)
}
