// The blocks of the plan: plan, leader, repurpose, line.
extension LanguageTable {
  static let planBlock = BlockDescription(
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

  static let leaderBlock = BlockDescription(
    "leader", places: [.plan], identity: .required,
    "A teacher-leader role: how many, what they are paid and how they are released.",
    example: """
      leader master "Master Teacher" {
        one per 15 teachers
        release = 100%
        stipend = $10,000
        extra_days = 10 days
        training = $2,500 per new leader
      }
      """,
    keys: [
      KeyDescription(
        "one_per", .teachersPerLeader, "One leader for so many teachers.",
        standard: "one of one_per, share, count is required", example: "one_per = 15 teachers",
        decision: true),
      KeyDescription(
        "share", .share, "Leaders as a share of teachers.",
        standard: "one of one_per, share, count is required", example: "share = 10% of teachers",
        decision: true),
      KeyDescription(
        "count", .leaders, "A fixed number of leaders.",
        standard: "one of one_per, share, count is required", example: "count = 3", decision: true),
      KeyDescription(
        "of", .name(of: "staff"), "The staff group its leaders come from.",
        standard: "the group named in the ratio, else the only section-driven group",
        example: "of = teachers"),
      KeyDescription(
        "rounding", .choice(["up", "nearest", "down"]), "How the count becomes whole.",
        standard: "up", example: "rounding = nearest"),
      KeyDescription(
        "starts", .year, "The first fiscal year with leaders.", standard: "the first year",
        example: "starts = FY2027"),
      KeyDescription(
        "stipend", .stipend, "Pay on top of salary, for each leader.", standard: "none",
        example: "stipend = $10,000", decision: true),
      KeyDescription(
        "release", .share, "Share of teaching time that others cover; covered by hiring.",
        standard: "0 %", number: 0, example: "release = 50%", decision: true),
      KeyDescription(
        "extra_days", .daysPerLeader, "Days beyond the contract year, paid at the daily rate.",
        standard: "0 days", number: 0, example: "extra_days = 10 days", decision: true),
      KeyDescription(
        "training", .dollarsPerLeader, "Cost of training a new leader.", standard: "$0", number: 0,
        example: "training = $2,500 per new leader"),
      KeyDescription(
        "paid_locally_before", .yesNo,
        "Local money paid for such a role last year, so that Title II-A money for it is presumed "
          + "to supplant (rule title2-supplant).",
        standard: "no", example: "paid_locally_before = yes"),
      KeyDescription(
        "contract_days", .contractDays, "Days of the contract year.",
        standard: "187 days (Texas)", number: 187, example: "contract_days = 187 days"),
      KeyDescription(
        "hours_per_day", .hoursPerDay, "Hours of a contract day, for hours paid at the own rate.",
        standard: "7.5 hours (uncited)", number: 7.5, example: "hours_per_day = 7.5 hours"),
    ],
    phrases: [
      PhraseDescription(
        "one per N GROUP [ramp 50%, 100%]",
        "One leader for so many of a staff group, by its id, e.g. `one per 15 teachers`; `ramp` "
          + "phases in."),
      PhraseDescription(
        "at each school", "Counts and rounds at each school instead of once for the district."),
      PhraseDescription(
        "sunset FY2029 because \"…\"",
        "The role's lines may be paid with one-time money up to this year: quiets the rule "
          + "one-time-for-recurring for them until then."),
    ])

  static let repurposeBlock = BlockDescription(
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
        example: "saves = $160,000 per year", required: true),
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
        standard: "unrestricted", example: "fund = title1"),
      KeyDescription(
        "use", .uses,
        "What kind of use it was: Title II-A money for the same use is then presumed to supplant "
          + "where local money paid for it (rule title2-supplant).",
        standard: "none", example: "use = professional development"),
    ])

  static let lineBlock = BlockDescription(
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
        "cost", .dollarsPerYear, "What it costs.", standard: "one of cost, saves is required",
        example: "cost = $34,800 per year"),
      KeyDescription(
        "saves", .dollarsPerYear, "What it saves.", standard: "one of cost, saves is required",
        example: "saves = $20,000 per year"),
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
