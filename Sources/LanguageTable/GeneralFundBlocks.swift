internal import Quantities

/// The blocks of the district's own budget.
enum GeneralFundBlocks {
  /// The block `general_fund`.
  static let generalFund = BlockDescription(
    "general_fund", places: [.top], identity: .none,
    "The district's general fund: its opening balance and reserve floor; stands once.",
    example: """
      general_fund "General fund" {
        opening = $3,200,000
        reserve = gfoa
        reconciles_within = 1%
        effort FY2024 = $21,000,000
      }
      """,
    keys: [
      KeyDescription(
        "opening", .quantity(QuantityDescription(Unit(.dollar), shape: .amount)),
        "Balance at the start of the first fiscal year; negative for a deficit.",
        example: "opening = $3,200,000", required: true),
      KeyDescription(
        "reserve", .reserve,
        "The floor that the balance should not fall below: `gfoa` two months of spending, "
          + "`california` by attendance, a share of the year's spending, or dollars.",
        standard: "$0", example: "reserve = 16.7% of spending"),
      KeyDescription(
        "reconciles_within", .share,
        "How far a line may be from its `adopted` amount, as a share of it and at least $1.",
        standard: "0.5 %", example: "reconciles_within = 1%"),
      KeyDescription(
        "dollar_floor", .quantity(QuantityDescription(Unit(.dollar), shape: .amount, least: 0)),
        "The dollar amount of California's floor in the first fiscal year, with its source; later "
          + "years grow by the cost-of-living adjustment `cola` of the year before, rounded to $1,000 "
          + "(5 CCR 15450(b)(3)).",
        standard: "$55,000, not adjusted", example: "dollar_floor = $88,000 source \"CDE, FY2026\""),
      KeyDescription(
        "cola", .rate, "The statutory cost-of-living adjustment by which `dollar_floor` grows.",
        standard: "0 %", number: 0, example: "cola = 2.3%", timing: .eachYear),
      KeyDescription(
        "moe_failed", .years,
        "Award years before the first for which effort was found not maintained; for five years a "
          + "further failure then cuts awards (rule essa-moe).",
        standard: "none", example: "moe_failed = FY2023"),
      KeyDescription(
        "moe_met", .years,
        "Award years before the first for which effort was found maintained (rule essa-moe).",
        standard: "none", example: "moe_met = FY2021..FY2025"),
      KeyDescription(
        "children", .quantity(QuantityDescription(Unit(.student), shape: .amount, least: 1)),
        "Children with disabilities whom the district serves, for effort per child (rule idea-moe).",
        standard: "none", example: "children = 140 students grow by 1%"),
    ],
    entries: [
      EntryDescription(
        .year,
        KeyDescription(
          "effort", .yearlyDollars,
          "State and local spending of a year before the first, for maintenance of effort.",
          standard: "none", example: "effort FY2024 = $21,000,000")),
      EntryDescription(
        .year,
        KeyDescription(
          "special_education", .yearlyDollars,
          "State and local spending on special education of a year before the first.",
          standard: "none", example: "special_education FY2025 = $2,900,000")),
      EntryDescription(
        .year,
        KeyDescription(
          "special_education_local", .yearlyDollars,
          "Local spending on special education of a year before the first.",
          standard: "none", example: "special_education_local FY2025 = $1,200,000")),
      EntryDescription(
        .year,
        KeyDescription(
          "children", .quantity(QuantityDescription(Unit(.student), shape: .amount, least: 1)),
          "Children with disabilities of a year before the first.",
          standard: "none", example: "children FY2025 = 138 students")),
      EntryDescription(
        .year,
        KeyDescription(
          "pupils", .quantity(QuantityDescription(Unit(.student), shape: .amount, least: 1)),
          "Students of a year before the first, for effort per pupil.",
          standard: "none", example: "pupils FY2024 = 1,280 students")),
    ])

  /// The block `revenue`.
  static let revenue = BlockDescription(
    "revenue", places: [.top], identity: .optional,
    "A revenue line of the general fund, or one for each row of a CSV file.",
    example: """
      revenue aid "State aid" {
        amount = $7,200 per student grow by 2%
        counted = students
        count_year = prior
        adopted = $6,830,000 in FY2026
      }
      """,
    keys: [
      KeyDescription(
        "amount", .budgetAmount(mayBePerStudent: true),
        "Dollars of the year, or dollars for each student counted; `column` in a CSV file; `rest of "
          + "adopted` for what the adopted total leaves.",
        standard: "base × rate", example: "amount = $4,100,000 per year grow by 2%"),
      KeyDescription(
        "base", .quantity(QuantityDescription(Unit(.dollar), shape: .amount, least: 0)),
        "Assessed value that a tax is levied on, in place of `amount`.", standard: "none",
        example: "base = $900,000,000 grow by 2%"),
      KeyDescription(
        "rate", .share, "Tax a year as a share of `base`.", standard: "required with `base`",
        example: "rate = 0.52%"),
      KeyDescription(
        "counted", .choice(["students", "attendance"]),
        "What an amount per student is paid for.", standard: "students",
        example: "counted = students"),
      KeyDescription(
        "count_year", .choice(["same", "prior"]),
        "The year whose students count; `prior` takes those given for the year before the horizon, else "
          + "those of its first year.",
        standard: "same", example: "count_year = prior"),
      KeyDescription(
        "source_of", .choice(["local", "state", "federal", "other"]),
        "Where the money comes from, for shocks that choose lines by it.", standard: "not stated",
        example: "source_of = state"),
    ] + lineKeys("revenue"),
    entries: [onlyEntry])

  /// The block `spending`.
  static let spending = BlockDescription(
    "spending", places: [.top], identity: .optional,
    "A spending line of the general fund, of staff groups, or one for each row of a CSV file.",
    example: """
      spending utilities "Utilities" {
        amount = $810,000 per year grow by cpi
        adopted = $810,000
      }
      """,
    keys: [
      KeyDescription(
        "amount", .budgetAmount(mayBePerStudent: false),
        "Dollars of the year; `column` in a CSV file; `rest of adopted` for what the adopted total "
          + "leaves.", standard: "the cost of `staff`",
        example: "amount = $810,000 per year grow by cpi"),
      KeyDescription(
        "staff", .names(of: "staff"),
        "Staff groups whose payroll with benefits, without the plan, is this line.",
        standard: "none", example: "staff = teachers, aides"),
      KeyDescription(
        "effort", .yesNo, "Counts as state and local spending for maintenance of effort.",
        standard: "yes", example: "effort = no"),
      KeyDescription(
        "special_education", .yesNo, "Is spending on special education.", standard: "no",
        example: "special_education = yes"),
      KeyDescription(
        "local", .share,
        "The share that local money pays, the rest being state money (rule idea-moe).",
        standard: "not stated", example: "local = 40%"),
    ] + lineKeys("spending"),
    entries: [onlyEntry])

  /// The keys that revenue and spending share.
  private static func lineKeys(_ keyword: String) -> [KeyDescription] {
    [
      KeyDescription(
        "recurring", .yesNo,
        "Comes again every year; one-time money is left out of the "
          + "structural balance.",
        standard: "yes", example: "recurring = no"),
      KeyDescription(
        "adopted", .adopted,
        "The amount of the adopted budget, of the first year or of the year stated, which the "
          + "line is held against; `column` in a CSV file.",
        standard: "none",
        example: "adopted = \(keyword == "revenue" ? "$4,100,000" : "$810,000") in FY2026"),
      KeyDescription(
        "group", .textOrColumn, "The part of the budget under which reports add it up.",
        standard: "none", example: "group = \"\(keyword == "revenue" ? "Local" : "Facilities")\""),
      KeyDescription(
        "line", .column, "The CSV column whose text becomes each line's id.",
        standard: "required for a CSV file", example: "line = column \"id\""),
      KeyDescription(
        "title", .column, "The CSV column that holds each line's title.",
        standard: "as `line`", example: "title = column \"description\""),
      KeyDescription(
        "growth", .rate, "The yearly rate at which all rows of a CSV file grow: one draw for all.",
        standard: "0 %", number: 0, example: "growth = 1% to 5% drawn each year",
        timing: .eachYear),
      KeyDescription(
        "only", .texts, "Takes only the rows of these groups.", standard: "all rows",
        example: "only = \"1 Regular Instruction\""),
    ]
  }

  private static let onlyEntry = EntryDescription(
    .newName,
    KeyDescription(
      "only", .texts, "Takes only the rows that have one of these texts in the CSV column.",
      standard: "all rows", example: "only kind = \"line\""))
}
