/// The block of a leader role.
enum LeaderBlock {
  /// The block `leader`.
  static let description = BlockDescription(
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
        "one_per", .perLeader, "One leader for so many teachers, or students.",
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
        "schools", .names(of: "school"),
        "The schools that have it: teachers or students are counted there.",
        standard: "all schools",
        example: "schools = west, east"),
      KeyDescription(
        "type", .words, "The same by the `type` of schools.", standard: "all schools",
        example: "type = high_poverty"),
      KeyDescription(
        "rounding", .choice(["up", "nearest", "down"]), "How the count becomes whole.",
        standard: "up", example: "rounding = nearest"),
      KeyDescription(
        "starts", .year, "The first fiscal year with leaders.", standard: "the first year",
        example: "starts = FY2027"),
      KeyDescription(
        "incumbents", .leaders,
        "Leaders in post in the year before the horizon: trained already, and savings that the leaders' "
          + "work induces have begun.",
        standard: "none", number: 0, example: "incumbents = 3"),
      KeyDescription(
        "stipend", .stipend, "Pay on top of salary, for each leader.", standard: "none",
        example: "stipend = $10,000", decision: true),
      KeyDescription(
        "release", .share, "Share of teaching time that others cover.",
        standard: "0 %", number: 0, example: "release = 50%", decision: true),
      KeyDescription(
        "cover", .choice(["hire", "substitutes", "timetable"]),
        "Who covers released time: hired positions, substitutes at a day rate, or nobody.",
        standard: "hire", example: "cover = timetable"),
      KeyDescription(
        "substitute", .dollarsPerDay, "What a substitute costs a day, for `cover = substitutes`.",
        standard: "required with `cover = substitutes`", example: "substitute = $150 per day"),
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
        "hours_per_day", .hoursPerDay,
        "Hours of a contract day, for hours paid at the own rate and released hours per teacher.",
        standard: "7.5 hours (uncited)", number: 7.5, example: "hours_per_day = 7.5 hours"),
      KeyDescription(
        "turnover", .share, "Share of the leaders who leave the role or the district each year.",
        standard: "that of the staff group", example: "turnover = 8%", timing: .eachYear),
      KeyDescription(
        "filled_from", .name(of: "leader"),
        "The role whose leaders take the places of those who leave this one; their own places are then "
          + "filled anew.",
        standard: "teachers who were no leaders", example: "filled_from = mentor"),
      KeyDescription(
        "filled_share", .share,
        "Share of the places left that the role of `filled_from` fills, as far as it has people.",
        standard: "100 %", number: 1, example: "filled_share = 60%"),
      KeyDescription(
        "pool", .pool, "How many qualified people there are at most, rounded down.",
        standard: "always enough", example: "pool = 12 leaders"),
      KeyDescription(
        "replaces", .positionsPerLeader,
        "Required positions of the staff group that end for each leader.", standard: "0 FTE",
        number: 0, example: "replaces = 0.5 FTE per leader", decision: true),
      KeyDescription(
        "extra_students", .studentsMorePerClass,
        "Students that a leader's class takes above the target, so that fewer sections serve the same "
          + "students; must carry a `source` or `because`.",
        standard: "none", example: "extra_students = 3 students because \"contested\"",
        decision: true),
      KeyDescription(
        "base_pay", .raisePerLeader,
        "A permanent raise of base pay, which people keep when they step down.", standard: "none",
        number: 0, example: "base_pay = $20,000", decision: true),
    ],
    phrases: [
      PhraseDescription(
        "one per N GROUP [ramp 50%, 100%]",
        "One leader for so many of a staff group, by its id, e.g. `one per 15 teachers`, or for so "
          + "many students, `one per 90 students`; `ramp` phases in."),
      PhraseDescription(
        "at each school", "Counts and rounds at each school instead of once for the district."),
      PhraseDescription(
        "sunset FY2029 because \"…\"",
        "The role's lines may be paid with one-time money up to this year: quiets the rule "
          + "one-time-for-recurring for them until then."),
    ])
}
