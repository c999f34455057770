internal import Quantities

/// The block of a funding stream.
enum FundBlock {
  /// The uses a stream may name, as written.
  static let uses = [
    "leader stipends", "leader release", "leader bonuses", "training",
    "professional development", "other",
  ]

  /// What a stream can be, as written.
  static let programs = [
    "title1", "title2", "title3", "title4", "idea", "esser", "state", "grant", "local",
  ]

  /// The block `fund`.
  static let description = BlockDescription(
    "fund", places: [.top], identity: .required, "A funding stream and what it may pay for.",
    example: """
      fund title2 "Title II, Part A" {
        award = $61,000 per year
        available = 100%
        pays_for = leader stipends, training
        delay = 100% with chance 5% each year because "July 2025 withholding"
      }
      """,
    keys: [
      KeyDescription(
        "program", .choice(programs),
        "What the stream is, for the rules that look at it and for reports; title1 money pays at "
          + "Title I schools only.",
        standard: "none", example: "program = title1"),
      KeyDescription(
        "award", .award, "Dollars awarded each year, or for each student.",
        example: "award = $412,000 per year grow by 1% floor 90% of prior year", required: true),
      KeyDescription(
        "count_year", .choice(["same", "prior"]),
        "Whose students an award per student counts: this year's, or those of the year before; before the "
          + "horizon as given, else those of its first year.",
        standard: "same", example: "count_year = prior"),
      KeyDescription(
        "transfer", .transfer,
        "Dollars of the award that move to another stream, before set-asides and available.",
        standard: "none", example: "transfer = $50,000 per year to title1"),
      KeyDescription(
        "private_school", .share,
        "Share of the award set aside for equitable services to private schools.",
        standard: "0 %", number: 0, example: "private_school = 4.2%"),
      KeyDescription(
        "available", .availability,
        "What of it the plan may use: a share, an amount, or what exceeds committed dollars.",
        standard: "100 %, with a warning",
        example: "available = after committed = $329,600 per year"
      ),
      KeyDescription(
        "pays_for", .uses,
        "What it may pay for: leader stipends (with extra days), leader release, leader bonuses, "
          + "training, professional development, other, or the id of a `line`; `50% of` before one is the "
          + "largest share of each such line.",
        example: "pays_for = leader stipends, training", required: true),
      KeyDescription(
        "carryover", .share, "Unspent share of the award that may be used in the next year.",
        standard: "0 %", number: 0, example: "carryover = 15%"),
      KeyDescription(
        "carryover_free_below", .dollarsPerYear,
        "An award below this may be carried over whole (Title I-A: $50,000 per year).",
        standard: "none", example: "carryover_free_below = $50,000 per year"),
      KeyDescription(
        "carried_in", .quantity(QuantityDescription(Unit(.dollar), shape: .amount, least: 0)),
        "Dollars carried over from the year before the horizon, for the plan's use in the first year.",
        standard: "$0", number: 0, example: "carried_in = $18,400"),
      KeyDescription(
        "indirect", .quantity(QuantityDescription(.ratio, shape: .share, least: 0)),
        "Indirect cost taken on each direct dollar.", standard: "0 %", number: 0,
        example: "indirect = 3%"),
      KeyDescription(
        "loss", .share, "Share of the award lost in a year, with a chance.", standard: "0 %",
        number: 0,
        example: "loss = 30% with chance 10% each year", timing: .eachYear),
      KeyDescription(
        "delay", .share, "Share of the award that comes one year late, with a chance.",
        standard: "0 %", number: 0, example: "delay = 100% with chance 5% each year",
        timing: .eachYear,
        readyMade: .init("100% with chance 5% each year", source: nil)),
      KeyDescription(
        "poverty", .share,
        "Share of children counted as poor, for the hold-harmless floor of Title I-A: 95 % from "
          + "30 %, 90 % from 15 %, 85 % below (rule title1-floor).",
        standard: "not stated", example: "poverty = 23%"),
      KeyDescription(
        "ends", .year,
        "The last fiscal year with an award; makes the stream one-time money, which does not count in "
          + "recurring coverage.",
        standard: "no end", example: "ends = FY2028"),
      KeyDescription(
        "schools", .choice(["title1", "all"]),
        "At which schools it may pay for leaders, and for lines that name their schools.",
        standard: "title1 where `program = title1`, else all", example: "schools = title1"),
      KeyDescription(
        "surcharge", .shareOfPay,
        "What the stream must pay on top of pay that it pays for, such as a pension charge.",
        standard: "0 %", number: 0, example: "surcharge = 38.54% of pay"),
      KeyDescription(
        "reimbursed_after", .quantity(QuantityDescription(Unit(.day), shape: .amount, least: 0)),
        "Days after which spent dollars are paid back; until then the general fund advances them.",
        standard: "0 days", number: 0, example: "reimbursed_after = 60 days"),
    ],
    entries: [
      EntryDescription(
        .newName,
        KeyDescription(
          "set_aside", .shareOrAmount,
          "Dollars of the award that law or plan reserves, before available; one line for each.",
          standard: "none", example: "set_aside homeless = 1%"))
    ],
    phrases: [
      PhraseDescription(
        "renews with chance 50%",
        "A stream with an end goes on after it with this chance; it counts as recurring money."),
      PhraseDescription(
        "terminates with chance 10% each year keeping 50%",
        "From the first year with an award on, each year may be the stream's last: that year it keeps the "
          + "stated share (nothing without `keeping`), for the plan only what today's uses leave, and "
          + "money carried in lapses; later years bring nothing. It stays recurring money."),
      PhraseDescription(
        "sunset FY2029 because \"…\"",
        "Its one-time money may pay recurring lines up to this year: quiets the rule "
          + "one-time-for-recurring for the stream until then."),
    ])
}
