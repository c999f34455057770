internal import Quantities

/// The block of the scenario.
enum ScenarioBlock {
  /// The block `scenario`.
  static let description = BlockDescription(
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
        "review_from", .share,
        "The share of futures from which a rule asks for review; below it the odds are printed.",
        standard: "5 %", example: "review_from = 10%"),
      KeyDescription(
        "comparability_leaves_out",
        .quantity(QuantityDescription(Unit(.student), shape: .amount, least: 0)),
        "Schools of at most so many students are left out of comparability; states exempt schools of "
          + "100 or fewer (rule comparability).",
        standard: "all schools count", example: "comparability_leaves_out = 100 students"),
      KeyDescription(
        "note", .text, "Anything a reader should know.", standard: "none",
        example: "note = \"School split is illustrative\""),
    ])
}
