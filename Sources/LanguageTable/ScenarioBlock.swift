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
        "note", .text, "Anything a reader should know.", standard: "none",
        example: "note = \"School split is illustrative\""),
    ])
}
