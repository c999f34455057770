/// The blocks of schools and their students.
public enum StudentBlocks {
  /// The block `school`.
  static let school = BlockDescription(
    "school", places: [.top], identity: .required, "A school; its braces may be empty.",
    example: "school west \"West campus\" { title1 = schoolwide }",
    keys: [
      KeyDescription(
        "title1", .choice(["none", "schoolwide", "targeted"]), "Its Title I status.",
        standard: "none", example: "title1 = schoolwide"),
      KeyDescription(
        "title1_share", .share,
        "Share of a targeted school that Title I money may pay for.",
        standard: "100 %, with a remark", number: 1, example: "title1_share = 40%"),
      KeyDescription(
        "feeds", .names(of: "school"),
        "Where its students go after its last grade, with `method = cohort_survival`.",
        standard: "all schools that take in the next grade", example: "feeds = east"),
      KeyDescription(
        "closes", .year, "The last fiscal year in which it has students.", standard: "never",
        example: "closes = FY2028"),
      KeyDescription(
        "students_go_to", .name(of: "school"), "The school that takes its students over.",
        standard: "required with `closes`", example: "students_go_to = east"),
      KeyDescription(
        "opens", .year,
        "Its first fiscal year with students; a `move` of the enrollment brings them.",
        standard: "it is open", example: "opens = FY2028"),
      KeyDescription(
        "rooms", .rooms, "Classrooms it has; sections may need more.", standard: "not counted",
        example: "rooms = 24"),
      KeyDescription(
        "room_cost", .dollarsPerRoom,
        "What one room more costs: counted for rooms that sections need above `rooms`.",
        standard: "nothing", example: "room_cost = $45,000 per year"),
      KeyDescription(
        "type", .words, "What kind of school it is, for bonuses: words of your own.",
        standard: "none", example: "type = high_poverty"),
    ])

  /// The block `enrollment`.
  public static let enrollment = BlockDescription(
    "enrollment", places: [.top], identity: .optional,
    "Students by school and grade: a table, or a CSV file, of one year or more, and how they move.",
    example: """
      enrollment FY2025 {
                  K    1    2
        west     97   90   93
        method = growth
        growth = -2% to 2% drawn each year by school and grade
      }
      """,
    keys: movementKeys + survivalKeys + columnKeys, entries: survivalEntries,
    phrases: [
      PhraseDescription(
        "a table",
        "A line of grades, then a line for each school with as many cells; `-` where the school "
          + "has no such grade."),
      PhraseDescription(
        "set enrollment.students *= 97% from FY2027",
        "Outside the block: multiplies each named year's students once, whatever the method, after chance "
          + "and moves and before they are whole. The path and its draws stay."),
    ])

  private static let movementKeys = [
    KeyDescription(
      "method", .choice(["flat", "growth", "table", "cohort_survival"]),
      "How students move: not at all, by a yearly rate, as given for every year, or each grade's "
        + "students into the next grade.",
      standard: "flat; growth or cohort_survival where `growth` or `survival` is written",
      example: "method = growth"),
    KeyDescription(
      "growth", .rate, "The yearly rate of change.", standard: "0 %", number: 0,
      example: "growth = -2% to 2% drawn each year by school and grade", timing: .eachYear),
    KeyDescription(
      "whole_students", .yesNo,
      "Each school's grade is rounded to whole students each year; students of one total are split by "
        + "largest remainder.",
      standard: "no", example: "whole_students = yes"),
    KeyDescription(
      "attendance", .share, "Average daily attendance as a share of students.",
      standard: "every student counts", example: "attendance = 94%"),
  ]

  private static let survivalKeys = [
    KeyDescription(
      "survival", .ratioOfStudents,
      "Students of a grade over those of the grade below a year before, for every grade without a "
        + "ratio of its own; `fitted` and `mean of 3 years` take it from the years given.",
      standard: "required for `method = cohort_survival`",
      example: "survival = normal(mean = 99%, sd = 2%) drawn each year by school and grade",
      timing: .eachYear),
    KeyDescription(
      "entry_grades", .grades,
      "Grades whose students come from outside; the lowest grade always is one.",
      standard: "EE, PK, TK, K and the lowest grade", example: "entry_grades = PK"),
    KeyDescription(
      "entry_growth", .rate,
      "The yearly rate of change of entry grades; `fitted` and `mean of 3 years` take their students "
        + "from the years given instead.",
      standard: "0 %", number: 0,
      example: "entry_growth = normal(mean = 0%, sd = 3%) drawn each year by school",
      timing: .eachYear),
    KeyDescription(
      "entry_rate", .ratioOfStudents,
      "Students who enter, as a share of the births `entry_lag` years before.",
      standard: "required with `births`", example: "entry_rate = 83%", timing: .eachYear),
    KeyDescription(
      "entry_lag", .yearsBetween, "Years from birth to the grade of entry.", standard: "5 years",
      number: 5, example: "entry_lag = 5 years", decision: true),
    KeyDescription(
      "noise", .ratioOfStudents,
      "Chance of single students: a cell of E expected students has an sd of noise x sqrt(E).",
      standard: "0 %, or what a fit finds", number: 0, example: "noise = 70%"),
    KeyDescription(
      "entry_noise", .ratioOfStudents, "The same for the grades of entry.",
      standard: "0 %, or what a fit finds", number: 0, example: "entry_noise = 100%"),
  ]

  private static let columnKeys = [
    KeyDescription(
      "school", .column, "The CSV column that holds the school's id, or one id for all rows.",
      standard: "required for a CSV file", example: "school = column \"campus\""),
    KeyDescription(
      "grade", .column, "The CSV column that holds the grade.",
      standard: "required for a CSV file", example: "grade = column \"grade\""),
    KeyDescription(
      "students", .column, "The CSV column that holds the number of students.",
      standard: "required for a CSV file", example: "students = column \"n\""),
    KeyDescription(
      "year", .column,
      "The CSV column that holds the year in which the school year ends; the projection starts from "
        + "the block's year, or from the latest not after the first of the horizon.",
      standard: "all rows are of the block's year", example: "year = column \"end_year\""),
  ]

  private static let survivalEntries = [
    EntryDescription(
      .grade,
      KeyDescription(
        "survival", .ratioOfStudents,
        "The ratio into one grade, or the method that takes it from the years given.",
        standard: "as `survival`", example: "survival 9 = 104%", timing: .eachYear)),
    EntryDescription(
      .grade,
      KeyDescription(
        "entry_growth", .rate, "The yearly rate of change of one entry grade.",
        standard: "as `entry_growth`", example: "entry_growth PK = -2%", timing: .eachYear)),
    EntryDescription(
      .grade,
      KeyDescription(
        "entry", .studentsPerYear,
        "The district's students of an entry grade each year, or the method that takes them from "
          + "the years given.",
        standard: "last year's and `entry_growth`", example: "entry K = 120 students per year",
        timing: .eachYear)),
    EntryDescription(
      .year,
      KeyDescription(
        "births", .numbers, "Births by school year, from this one on.", standard: "none",
        example: "births FY2021 = 118, 121, 125, 119")),
    EntryDescription(
      .move(of: "school"),
      KeyDescription(
        "move", .share,
        "A share of a school's students, of all grades or `of grades K..5`, who go to another from "
          + "a year on.",
        standard: "0 %", number: 0, example: "move east to north = 40% of grades K..5 from FY2028")
    ),
  ]
}
