internal import LanguageTable
internal import ReportDocuments

/// The pages that `help` shows beside the language table.
enum HelpTopics {
  /// A page of prose.
  struct Topic {
    /// The name on the command line.
    let name: String
    /// One line for the list of topics.
    let summary: String
    /// The page.
    let paragraphs: [ReportPart]
  }

  /// All pages, in the order of the list.
  static let all: [Topic] = [scenario, values, time, variants, checks, money, results]

  /// The page that explains a word which has no page of its own.
  static func topic(about word: String) -> Topic? {
    switch word.lowercased() {
    case "to", "a to b", "interval", "~", "unit", "units", "by", "by school", "by grade", "source",
      "because", "clauses", "chance", "with chance", "default", "= default", "uncertainty":
      values
    case "fy", "grow", "grow by", "ramp", "from", "in", "until", "drawn", "drawn once",
      "drawn each year", "growth over time", "year":
      time
    case "uses", "waterfall", "streams", "stream", "funding": money
    case "exit codes", "exit code", "json", "csv": results
    case "what-if", "what-ifs", "compare", "shock", "shocks": variants
    default: nil
    }
  }

  static let scenario = Topic(
    name: "scenario", summary: "the parts of a scenario, and a whole one to copy",
    paragraphs: [
      .paragraph(
        "A scenario is a text file. Its first line is `language 1`. Statements end with the line, a "
          + "semicolon or a closing brace; `#` starts a comment. Everything outside `plan` is the "
          + "status quo: the district as it would go on. Everything inside `plan` is what changes. "
          + "Each future is computed twice on the same draws, without and with the plan."),
      .paragraph(
        "A block has a keyword, mostly an id and a title, and always braces, even where there is "
          + "nothing between them: `school oak \"Oak Elementary\" { }`. Several keys on one line are "
          + "separated by semicolons. An id is a short word of your own (`title1`, `mentor`) by which "
          + "other lines name the block."),
      .code(StarterTemplate.plan),
      .paragraph(
        "`evenkeel init DIR` writes this file and the district it includes. To write your own, start "
          + "from it; `evenkeel help blocks` and `evenkeel help statements` list all there is."),
    ])

  static let values = Topic(
    name: "values", summary: "numbers, units, intervals and distributions",
    paragraphs: [
      .paragraph(
        "Numbers carry units: $160,000 per year, 20 students, 12.5 FTE, 8.25% of pay, 0.5 points. A "
          + "balance ($) is not a yearly flow ($ per year). Each key says which parts of its unit may "
          + "be left off."),
      .paragraph(
        "`a to b` is the central 90 %: the 5th to the 95th percentile. Positive amounts are "
          + "lognormal, yearly rates normal, shares beta; `~ uniform` (or triangular, normal, "
          + "lognormal, beta, gamma, pert) says otherwise. `= default` takes a ready-made uncertainty "
          + "where the key has one."),
      .code(
        """
        turnover = 9% to 14% drawn each year
        realised = triangular(low = 85%, mode = 95%, high = 100%)
        saves = $76,000 per year grow by 2% source "purchase orders FY2025"
        """),
      .paragraph("Behind a value may stand, in this order:"),
      .definitions([
        ("~ uniform", "the family of an interval"),
        ("with chance 5% each year", "the event happens in so many years (`loss`, `delay`)"),
        ("drawn once, drawn each year", "when a draw is made; see `evenkeel help time`"),
        ("by school, by grade, by school and grade", "a draw of its own for each of them"),
        ("grow by 3%", "growth from the second year on; a rate, an interval, a driver or ar1(…)"),
        ("floor 90% of prior year", "never less than this share of the year before"),
        ("ramp 50%, 100%", "shares of the value in its first years; the last one stays"),
        ("from FY2028, in FY2028, until FY2028, FY2027..FY2028", "the years it is for"),
        ("source \"…\"", "where the figure comes from; counted as cited"),
        ("because \"…\"", "a reason; printed, not counted as cited"),
      ]),
      .paragraph(
        "Units are written out, since $58,000 could be a balance, a year's cost or a salary: "
          + "`salary = $58,000 per FTE`, `cost = $12,000 per year`, `cap = 25 students`."),
    ])

  static let time = Topic(
    name: "time", summary: "fiscal years, growth, ramps and when draws are made",
    paragraphs: [
      .paragraph(
        "FY2026 ends in 2026. A value without a year is that of the first fiscal year; `grow by` acts "
          + "from the second year on. `from FY2028` holds from then on, `in FY2028` in that year "
          + "only, `until FY2028` up to and with it, `FY2027..FY2028` in between; after `in` and "
          + "`until` the value returns to the path it would have had. A change keeps the growth of "
          + "the value it changes. A year before the horizon dates a value: it grows at the median "
          + "rate up to the first year."),
      .paragraph(
        "`drawn once`: one unknown number for the whole horizon. `drawn each year`: a new draw every "
          + "year. Growth, drivers, turnover and events are drawn each year, everything else once, "
          + "unless the line says otherwise."),
      .code(
        """
        award = $61,000 per year from FY2028
        saves = $160,000 per year ramp 50%, 100%
        set class_size.*.target += 1 student from FY2027
        """),
    ])

  static let variants = Topic(
    name: "variants", summary: "what-ifs: set, variant, --variant a+b",
    paragraphs: [
      .paragraph(
        "A `variant` is a named list of changes. `set` outside its `plan` changes both worlds; `set` "
          + "inside `plan { }` changes the plan only and takes the place of the plan's own `set` of "
          + "the same value and year. Variants never change each other; `--variant a+b` composes "
          + "them, and two that set one value in one year are an error. The report of a variant comes "
          + "after that of the base, on the same draws."),
      .code(
        """
        variant plus_one "One more student per class" {
          plan { set class_size.*.target += 1 student from FY2027 }
        }
        variant no_title2 "Title II-A ends" { set title2.award = $0 per year from FY2027 }
        variant fewer "3 % fewer students" { set enrollment.students *= 97% from FY2027 }
        """),
      .paragraph(
        "A `shock` is what `evenkeel stress` forces in every future: `evenkeel stress --library` prints those "
          + "that come with the program, in the language."),
      .paragraph(
        "`set enrollment.students *= 97% from FY2027` multiplies each named year's students once, "
          + "whatever the method; the path from year to year and its draws stay."),
    ])

  static let checks = Topic(
    name: "checks", summary: "require, expect, example, adopted",
    paragraphs: [
      .paragraph(
        "`require` must hold in every trial and year. `expect` is about the odds, and can be "
          + "undecided at a given number of trials. `example` and `adopted` compare a figure on the "
          + "deterministic path (every draw at its median), `adopted` that of the status quo. A "
          + "check that fails ends the run with exit code 3, after the reports are written."),
      .code(
        """
        require title1.spent <= title1.spendable
        adopted teachers.payroll in FY2026 = $4,420,000 within 1%
        expect "covered" { P(coverage >= 1 in each year from FY2027) >= 80% }
        example "published" { savings.recurring in FY2027 = $318,500 within $1 }
        """),
    ])

  static let money = Topic(
    name: "money", summary: "who pays, in which order",
    paragraphs: [
      .paragraph(
        "Streams pay first, each only for what `pays_for` names: this year's recurring awards pay "
          + "recurring lines, then savings that return to a stream, then money carried over and "
          + "one-time streams; then one-time lines. What is left is paid by unrestricted savings, "
          + "and the rest by the general fund. The recurring coverage ratio is recurring savings and "
          + "recurring funding over recurring cost; 1.00 means covered."),
      .paragraph(
        "A stream with `ends` is one-time money: it pays, and the table of who pays shows it, but it "
          + "does not count in the recurring coverage ratio, because it runs out. With `renews with "
          + "chance 50%` it counts as recurring. With `terminates with chance 10% each year keeping "
          + "50%` each year may be its last, and it stays recurring. A saving with `fund = title1` "
          + "returns to that stream and can pay only what the stream may pay."),
      .paragraph(
        "Uses: \(LanguageTable.uses.joined(separator: ", ")); or the id of a `line`."),
    ])

  static let results = Topic(
    name: "results", summary: "reports, data formats and exit codes",
    paragraphs: [
      .paragraph(
        "`run` prints a short report; --format json or csv gives every figure, --format html or -o "
          + "FILE.html a page for a browser. `report` writes the reports of board, superintendent and "
          + "CFO as text, Markdown and pages, with a workbook and the data. `explain` shows where one figure comes "
          + "from. The same scenario, seed and trials give the same bytes on any number of threads."
      ),
      .paragraph(
        "`report` stages its files beside the folder and swaps them in as one set: after an error, a "
          + "full disk or a kill the folder holds all old files or all new ones. A manifest "
          + "(.evenkeel-manifest) names them; every other file of the folder is kept."),
      .definitions([
        ("0", "done; warnings and undecided checks stay 0"),
        ("1", "an error in a scenario or in a file it names"),
        ("2", "a file argument cannot be opened, or an output cannot be written"),
        ("3", "a require, expect, example or adopted failed"),
        ("4", "fmt --check would change something"),
        ("64", "wrong usage"),
        ("70", "our own fault"),
      ]),
    ])
}
