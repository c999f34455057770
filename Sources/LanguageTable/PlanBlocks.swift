/// The blocks of the plan.
enum PlanBlocks {
  /// The block `plan`.
  static let plan = BlockDescription(
    "plan", places: [.top, .variant], identity: .none,
    "What changes against the status quo: leader roles, repurposed expenditures, lines and sets.",
    example: """
      plan "Teacher leaders" {
        leader mentor "Mentor Teacher" { one per 8 teachers; stipend = $4,000 }
        repurpose copiers "Extra photocopiers" { saves = $160,000 per year }
      }
      """,
    keys: [],
    phrases: [
      PhraseDescription("set PATH = | += | -= | *= VALUE from FY2027", "Changes a value.")
    ])

  /// The block `repurpose`.
  static let repurpose = BlockDescription(
    "repurpose", places: [.plan], identity: .required,
    "A present expenditure that ends so that its money can pay for the plan.",
    example: """
      repurpose pullout "Pull-out program without effect" {
        saves = $76,000 per year
        realised = 60% to 90%
      }
      """,
    keys: [
      KeyDescription(
        "saves", .dollarsPerYear, "Dollars spent on it today, in prices of the first year.",
        standard: "one of saves, removes is required", example: "saves = $160,000 per year"),
      KeyDescription(
        "removes", .positionsOf,
        "Positions that end instead of dollars: they go through the group's payroll.",
        standard: "one of saves, removes is required", example: "removes = 2 FTE of aides",
        decision: true),
      KeyDescription(
        "realised", .share, "Share of the claimed saving that really comes about.",
        standard: "100 %", number: 1, example: "realised = 60% to 90%",
        readyMade: .init("triangular(low = 85%, mode = 95%, high = 100%)", source: nil)),
      KeyDescription(
        "starts", .year, "The first fiscal year of the saving.",
        standard: "the first year; where induced, the year after the first leaders",
        example: "starts = FY2027"),
      KeyDescription(
        "induced", .yesNo,
        "It comes about through the leaders' work: nothing in years without leaders.",
        standard: "no", example: "induced = yes"),
      KeyDescription(
        "recurring", .yesNo, "It recurs every year, or is one-time.", standard: "yes",
        example: "recurring = no"),
      KeyDescription(
        "fund", .name(of: "fund"), "The stream that paid for it and to which the money returns.",
        standard: "unrestricted; of removed positions, who pays their group",
        example: "fund = title1"),
      KeyDescription(
        "use", .uses,
        "What kind of use it was: Title II-A money for the same use is then presumed to supplant "
          + "where local money paid for it (rule title2-supplant).",
        standard: "none", example: "use = professional development"),
    ])

  /// The block `line`.
  static let line = BlockDescription(
    "line", places: [.plan], identity: .required,
    "A cost or a saving of the plan that no other block describes.",
    example: """
      line consultants "Outside coaching" {
        cost = $34,800 per year
        use = professional development
      }
      """,
    keys: [
      KeyDescription(
        "cost", .dollarsPerYear, "What it costs.",
        standard: "one of cost, saves, adds is required",
        example: "cost = $34,800 per year"),
      KeyDescription(
        "saves", .dollarsPerYear, "What it saves.",
        standard: "one of cost, saves, adds is required",
        example: "saves = $20,000 per year"),
      KeyDescription(
        "adds", .positionsOf,
        "Positions that it adds instead of dollars: they go through the group's payroll.",
        standard: "one of cost, saves, adds is required", example: "adds = 1.5 FTE of aides",
        decision: true),
      KeyDescription(
        "recurring", .yesNo, "It recurs every year, or is one-time.", standard: "yes",
        example: "recurring = no"),
      KeyDescription(
        "use", .uses, "What kind of use it is, for the streams.", standard: "other",
        example: "use = professional development"),
      KeyDescription(
        "fund", .name(of: "fund"),
        "A saving's source stream; for a cost, the only stream that may pay it.",
        standard: "unrestricted", example: "fund = title2"),
      KeyDescription(
        "braid", .braid,
        "The most of a cost that each stream pays; `general` is savings and the general fund.",
        standard: "none", example: "braid = 60% title1, 40% general"),
      KeyDescription(
        "pay", .yesNo, "A cost that is pay, on which a stream's surcharge falls.", standard: "no",
        example: "pay = yes"),
      KeyDescription(
        "schools", .names(of: "school"),
        "Where a cost falls, by students, for streams that pay at Title I schools only.",
        standard: "no place", example: "schools = west"),
      KeyDescription(
        "starts", .year, "The first fiscal year of the line.", standard: "the first year",
        example: "starts = FY2027"),
      KeyDescription(
        "paid_locally_before", .yesNo,
        "Local money paid for it last year, so that Title II-A money for it is presumed to "
          + "supplant (rule title2-supplant).",
        standard: "no", example: "paid_locally_before = yes"),
    ],
    phrases: [
      PhraseDescription(
        "sunset FY2029 because \"…\"",
        "The line may be paid with one-time money up to this year: quiets the rule "
          + "one-time-for-recurring for it until then.")
    ])
}
