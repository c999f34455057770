/// A statement of the top level that is not a block with keys.
public struct StatementDescription: Sendable {
  /// The keyword.
  public let keyword: String
  /// Its form.
  public let form: String
  /// One line that says what it does.
  public let summary: String
  /// A statement that is accepted as it is written.
  public let example: String
  /// The version of the language that brought it.
  public let since: Int

  /// Describes a statement.
  public init(
    _ keyword: String, form: String, _ summary: String, example: String, since: Int = 1
  ) {
    self.keyword = keyword
    self.form = form
    self.summary = summary
    self.example = example
    self.since = since
  }
}

extension LanguageTable {
  /// The statements of the language, in the order of the reference.
  public static let statements: [StatementDescription] = [
    StatementDescription(
      "language", form: "language 1", "The version of the language; the first line of each file.",
      example: "language 1"),
    StatementDescription(
      "include", form: "include \"PATH\"",
      "Reads a file of district facts; it holds no scenario and no plan.",
      example: "include \"districts/slaton.scenario\""),
    StatementDescription(
      "driver", form: "driver NAME = RATE",
      "A yearly rate of the economy, drawn each year unless it says otherwise.",
      example: "driver cpi = ar1(mean = 2.5%, sd = 1.2%, persistence = 0.4)"),
    StatementDescription(
      "input", form: "input NAME = VALUE",
      "A named value, uncertain or plain, drawn once unless it says otherwise.",
      example: "input days = 180 days"),
    StatementDescription(
      "let", form: "let NAME = FORMULA",
      "A formula over names; its figures are reported as `let.NAME`.",
      example: "let per_teacher = $298,784 / 88"),
    StatementDescription(
      "correlate", form: "correlate A with B at r",
      "Correlates the normal scores of two draws of the same timing; under latin sampling the one "
        + "declared first keeps its strata, the other becomes a mix of both.",
      example: "correlate raises with cpi at 0.5"),
    StatementDescription(
      "settled", form: "settled DRIVER FY2027 = RATE, RATE",
      "What a driver is in years that are agreed, one after the other from the first one: they have no "
        + "draw, and `ar1` or `random_walk` goes on from the last of them.",
      example: "settled raises FY2027 = 3%, 2.5% source \"agreement of May 2025\""),
    StatementDescription(
      "set", form: "set PATH [PLACE] = | += | -= | *= VALUE [from|in|until FY]",
      "Changes a value: at the top one that was included, in `plan` the plan's world only, in a "
        + "`variant` both worlds. PATH is kind.id.key or id.key; `*` stands for every id. "
        + "A class size and `enrollment.students` may change in a PLACE only: `at SCHOOLS`, `except SCHOOLS`, `in grades 3..5`; "
        + "SCHOOLS are ids, `type NAME` or `title1`.",
      example: "set class_size.*.target += 1 student from FY2026"),
    StatementDescription(
      "require", form: "require CONDITION",
      "Must hold in every trial, in each year unless it names years.",
      example: "require title1.spent <= title1.spendable"),
    StatementDescription(
      "adopted", form: "adopted FIGURE in FY2026 = VALUE within TOLERANCE",
      "The status quo against the adopted budget.",
      example: "adopted teachers.payroll in FY2026 = $1,900,000 within 10%"),
    StatementDescription(
      "expect", form: "expect \"…\" { P(CONDITION in each year) >= 80% }",
      "About the distribution: P, mean, p5, p25, p50, p75 or p95 against a number.",
      example: "expect \"covered\" { P(coverage >= 1 in each year from FY2027) >= 80% }"),
    StatementDescription(
      "example", form: "example \"…\" { FIGURE in FY2027 = VALUE within TOLERANCE }",
      "A figure on the deterministic path, every draw at its median.",
      example: "example \"published\" { savings.recurring in FY2027 = $318,500 within $1 }"),
    StatementDescription(
      "suppress", form: "suppress RULE because \"…\"",
      "Leaves out a rule for review that does not apply here; reports print the reason.",
      example: "suppress comparability because \"one school for each grade span\""),
    StatementDescription(
      "variant", form: "variant NAME \"…\" { set …; plan { set … } }",
      "A named change of the scenario; composes as `--variant a+b`.",
      example:
        "variant no_title2 \"Title II-A ends\" { set title2.award = $0 per year from FY2027 }"
    ),
    StatementDescription(
      "shock", form: "shock NAME \"…\" { from = FY; years = N; source = \"…\"; set … }",
      "What `stress` forces in every future of both worlds from a year on. Its `set` may choose blocks "
        + "(`fund[program = title2].award`, `revenue[source_of = state].amount`, `benefits.health`), "
        + "say a value for each year (`*= 50%, 0%`) or `= prior year`.",
      example: "shock no_title2 \"Title II-A ends\" { set fund[program = title2].award *= 0% }"),
  ]
}
