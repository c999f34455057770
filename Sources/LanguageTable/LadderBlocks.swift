internal import Quantities

/// Career ladders, bonuses, position exchange and the retention effect.
enum LadderBlocks {
  /// The block `ladder`.
  static let ladder = BlockDescription(
    "ladder", places: [.plan], identity: .required,
    "A career ladder: the group's people by stage, how they move each year, and what a stage adds "
      + "to pay.",
    example: """
      ladder pathway "Career pathway" {
        of = teachers
        stages = novice, advanced, expert
        start novice = 60%
        start advanced = 30%
        advance novice to advanced = 20%
        advance advanced to expert = 10%
        pay advanced = $4,000
        pay expert = 15% of salary
        development expert = $2,000
      }
      """,
    keys: [
      KeyDescription(
        "of", .name(of: "staff"), "The staff group whose people stand on the ladder.",
        standard: "the only group, or the only section-driven one", example: "of = teachers"),
      KeyDescription(
        "stages", .words, "The stages in order, lowest first: words of your own.",
        example: "stages = novice, advanced, expert", required: true),
      KeyDescription(
        "entry", .words, "The stage in which a hire begins.", standard: "the first stage",
        example: "entry = novice"),
      KeyDescription(
        "starts", .year, "The first fiscal year of the ladder.", standard: "the first year",
        example: "starts = FY2027"),
    ],
    entries: [
      EntryDescription(
        .name(of: "stage"),
        KeyDescription(
          "start", .share, "Share of the group in this stage in the ladder's first year.",
          standard: "one stage left out takes the rest; without any all begin in `entry`",
          number: 0, example: "start novice = 60%")),
      EntryDescription(
        .move(of: "stage"),
        KeyDescription(
          "advance", .share,
          "Share of those who stay in the district that moves from the first stage to the second by "
            + "the next year; downward moves too.",
          standard: "0 %: they stay in their stage", number: 0,
          example: "advance novice to advanced = 20%")),
      EntryDescription(
        .name(of: "stage"),
        KeyDescription(
          "pay", .stagePay, "What the stage adds to base pay.", standard: "$0", number: 0,
          example: "pay advanced = $4,000", decision: true)),
      EntryDescription(
        .name(of: "stage"),
        KeyDescription(
          "development", .dollarsPerTeacher, "The stage's own professional-development budget.",
          standard: "$0", number: 0, example: "development expert = $2,000", decision: true)),
    ])

  /// The block `bonus`.
  static let bonus = BlockDescription(
    "bonus", places: [.plan], identity: .required,
    "A bonus for some teachers: by performance, by the type of their school, or by stage.",
    example: """
      bonus hard_to_staff "Highly effective in high-poverty schools" {
        amount = $25,000
        share = 20% of teachers
        at = high_poverty
      }
      """,
    keys: [
      KeyDescription(
        "amount", .dollarsPerTeacher, "Dollars for each teacher who receives it.", number: 0,
        example: "amount = $2,500", required: true, decision: true),
      KeyDescription(
        "share", .share, "Share of the teachers in question that receives it.",
        standard: "one of share, count is required", example: "share = 20% of teachers"),
      KeyDescription(
        "count", .teachersCounted, "A fixed number of teachers who receive it.",
        standard: "one of share, count is required", example: "count = 40 teachers"),
      KeyDescription(
        "of", .name(of: "staff"), "The staff group that it is for.",
        standard: "the ladder's, else the only group, or the only section-driven one",
        example: "of = teachers"),
      KeyDescription(
        "at", .words, "Only teachers at schools of this `type`.", standard: "all schools",
        example: "at = high_poverty"),
      KeyDescription(
        "teacher_share", .share,
        "Share of the teachers at the schools in question, where schools are not listed.",
        standard: "100 %", number: 1, example: "teacher_share = 75% of teachers"),
      KeyDescription(
        "ladder", .name(of: "ladder"), "The ladder whose `stages` are meant.",
        standard: "the only ladder", example: "ladder = pathway"),
      KeyDescription(
        "stages", .words, "Only teachers in these stages of a ladder.", standard: "all",
        example: "stages = advanced, expert"),
      KeyDescription(
        "rounding", .choice(["up", "nearest", "down"]),
        "How the number of teachers becomes whole.", standard: "not rounded",
        example: "rounding = nearest"),
      KeyDescription(
        "recurring", .yesNo, "It recurs every year, or is one-time.", standard: "yes",
        example: "recurring = no"),
      KeyDescription(
        "starts", .year, "The first fiscal year of the bonus.", standard: "the first year",
        example: "starts = FY2027"),
    ])

  /// The block `exchange`.
  static let exchange = BlockDescription(
    "exchange", places: [.plan], identity: .required,
    "A vacant position exchanged for parts of it, priced in teacher units.",
    example: """
      exchange vacancy "One vacancy in three parts" {
        gives = 1 FTE of teachers
        part lead = 0.30 FTE
        part stipend = 0.05 FTE
        part reach = 0.65 FTE
      }
      """,
    keys: [
      KeyDescription(
        "gives", .positionsHeld, "Vacant positions that are not filled.",
        example: "gives = 1 FTE of teachers", required: true, decision: true),
      KeyDescription(
        "of", .name(of: "staff"), "The staff group whose positions are exchanged.",
        standard: "the group named in `gives`, else the only group, or the only section-driven one",
        example: "of = teachers"),
      KeyDescription(
        "unit_value", .dollarsPerPosition, "What one teacher unit is worth.",
        standard: "average pay of the status quo with benefits",
        example: "unit_value = $62,000 per FTE"),
      KeyDescription(
        "starts", .year, "The first fiscal year of the exchange.", standard: "the first year",
        example: "starts = FY2027"),
    ],
    entries: [
      EntryDescription(
        .newName,
        KeyDescription(
          "part", .positionsHeld, "What a part of the position pays for, in teacher units.",
          standard: "at least one is required", number: 0, example: "part lead = 0.30 FTE",
          decision: true))
    ])

  /// The block `retention`.
  static let retention = BlockDescription(
    "retention", places: [.plan], identity: .required,
    "Fewer supported teachers leave: an effect that counts only where it is written and cited.",
    example: """
      retention induction "Mentored teachers stay" {
        of = teachers
        supported = 5 teachers per leader
        cuts_turnover = 15% source "illustrative"
        replacement_cost = $18,000 per FTE
      }
      """,
    keys: [
      KeyDescription(
        "of", .name(of: "staff"), "The staff group whose turnover falls.",
        standard: "the only group, or the only section-driven one", example: "of = teachers"),
      KeyDescription(
        "roles", .names(of: "leader"), "The leader roles that support teachers.",
        standard: "all roles of the group", example: "roles = mentor"),
      KeyDescription(
        "supported", .teachersPerLeader, "Teachers whom one leader supports.",
        example: "supported = 5 teachers per leader", required: true),
      KeyDescription(
        "cuts_turnover", .share,
        "Share of their turnover that does not happen, from the year after; must carry a `source`.",
        example: "cuts_turnover = 15% source \"illustrative\"", required: true),
      KeyDescription(
        "replacement_cost", .dollarsPerLeaver,
        "What replacing a teacher who leaves costs: recruiting, hiring, training.",
        example: "replacement_cost = $18,000 per FTE", required: true),
    ])
}

extension ValueKind {
  /// `$ [per FTE] [per year]`.
  static let dollarsPerTeacher = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.fte, .year]), optional: [Unit(.fte, power: -1), perYear],
      shape: .amount, least: 0))
  /// `teachers`, which may be left off.
  static let teachersCounted = ValueKind.quantity(
    QuantityDescription(Unit(.fte), optional: [Unit(.fte)], shape: .amount, least: 0))
  /// `$ [per FTE]`, for each teacher who leaves.
  static let dollarsPerLeaver = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.fte]), optional: [Unit(.fte, power: -1)], shape: .amount, least: 0))
}
