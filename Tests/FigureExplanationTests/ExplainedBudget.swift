import BudgetModel
import BudgetNames
import Diagnostics
import FigureCatalogue
import ProbabilityDistributions
import Quantities

/// A small district with teacher leaders, written by hand, whose figures can be worked out on paper.
enum ExplainedBudget {
  static let years = 2026...2028
  static let grades: [Grade] = [.k, .g1, .g2, .g3, .g4, .g5]
  static let schools = ["north", "south"]

  /// The file everything was written in, one statement a line.
  static let file = SourceFile(
    path: "district.scenario", text: (1...40).map { "line \($0)\n" }.joined())

  /// A line of the file.
  static func line(_ number: Int) -> SourceRange {
    let start = file.lineStarts[number - 1]
    return SourceRange(file: file, lowerBound: start, upperBound: start + 4)
  }

  /// A value with one statement.
  static func value(
    _ path: String, _ formula: ValueFormula, unit: String, text: String, line number: Int,
    growth: ValueFormula? = nil, source: String? = nil, changes: [ValueChange] = []
  ) -> (ValueKey, YearlyValue) {
    guard let key = ValueKey(path: path) else { preconditionFailure("\(path) is no path") }
    let segment = ValueSegment(
      formula: formula, growth: growth.map { Growth(rate: $0, floorShare: nil) },
      datedYear: years.lowerBound, text: text, range: line(number), source: source, because: nil)
    return (
      key,
      YearlyValue(
        key: key, title: "Title of \(path)", unit: unit, segments: [segment], changes: changes)
    )
  }

  /// The draws: raises each year, the realised share of one saving once, growth by cell.
  static func draw(
    _ name: String, _ distribution: Distribution, eachYear: Bool, by: CellScope = .none
  )
    -> ValueFormula
  {
    .draw(DrawnValue(name: name, distribution: distribution, eachYear: eachYear, by: by))
  }

  private static var statusQuo: [ValueKey: YearlyValue] {
    let values = [
      value(
        "driver.raises", draw("driver.raises", .normal(mean: 0.03, sd: 0.01), eachYear: true),
        unit: "ratio", text: "normal(mean = 3%, sd = 1%) drawn each year", line: 3),
      value(
        "driver.cpi",
        .process(
          DrawnProcess(
            name: "driver.cpi",
            form: .autoregressive(mean: 0.025, sd: 0.01, persistence: 0.6, last: nil))),
        unit: "ratio", text: "ar1(mean = 2.5%, sd = 1%, persistence = 0.6)", line: 2),
      value(
        "enrollment.growth",
        draw(
          "enrollment.growth", .normal(mean: 0, sd: 0.02), eachYear: true, by: .schoolAndGrade),
        unit: "ratio", text: "-3% to 3%", line: 4),
      value(
        "class_size.all.target", .constant(25), unit: "students per section", text: "25 students",
        line: 5),
      value(
        "staff.teachers.positions", .constant(1), unit: "FTE per section",
        text: "1 FTE per section", line: 6),
      value(
        "staff.teachers.salary", .constant(50_000), unit: "$ per FTE per year",
        text: "$50,000 per FTE grow by raises", line: 7,
        growth: .reference(.value(ValueKey("driver", "raises", nil)), at: nil)),
      value(
        "staff.teachers.turnover", .constant(0.1), unit: "ratio", text: "10%", line: 8),
      value(
        "staff.teachers.hire_salary", .constant(40_000), unit: "$ per FTE per year",
        text: "$40,000 per FTE", line: 9),
      value(
        "staff.teachers.benefits.retirement", .constant(0.0825), unit: "ratio",
        text: "8.25% of pay", line: 10),
      value(
        "staff.teachers.benefits.medicare", .constant(0.0145), unit: "ratio", text: "1.45% of pay",
        line: 11),
      value(
        "fund.title2.award", .constant(30_000), unit: "$ per year", text: "$30,000 per year",
        line: 12),
      value("fund.title2.available", .constant(0.5), unit: "ratio", text: "50%", line: 13),
    ]
    return Dictionary(values) { first, _ in first }
  }

  private static func planned(stipendChanges: [ValueChange]) -> [ValueKey: YearlyValue] {
    let values = [
      value(
        "leader.master.one_per", .constant(5), unit: "FTE per leader", text: "5 teachers",
        line: 20),
      value(
        "leader.master.stipend", .constant(10_000), unit: "$ per leader per year",
        text: "$10,000", line: 21, source: "NIET: $7,000-$15,000", changes: stipendChanges),
      value(
        "leader.master.training", .constant(2_500), unit: "$ per leader",
        text: "$2,500 per new leader", line: 22),
      value(
        "repurpose.copiers.saves", .constant(60_000), unit: "$ per year",
        text: "$60,000 per year", line: 23),
      value(
        "repurpose.copiers.realised",
        draw(
          "repurpose.copiers.realised", .uniform(low: 0.8, high: 1), eachYear: false),
        unit: "ratio", text: "uniform(low = 80%, high = 100%)", line: 24),
      value(
        "repurpose.program.saves", .constant(18_500), unit: "$ per year", text: "$18,500 per year",
        line: 25),
    ]
    return Dictionary(values) { first, _ in first }
  }

  /// A value that is the same in every year and was written on the last line.
  private static func constant(_ key: ValueKey, _ number: Double) -> YearlyValue {
    value(key.description, .constant(number), unit: "ratio", text: "\(number)", line: 40).1
  }

  /// The budget; with a stipend that a variant raises by $1,000 from FY2027 where asked for, and with
  /// some values that are other numbers.
  static func budget(
    raisesStipend: Bool = false, schools: [String] = Self.schools, values: [ValueKey: Double] = [:]
  ) -> DistrictBudget {
    let change = ValueChange(
      operation: .increase, operand: .constant(1_000), growth: nil, firstYear: 2027, lastYear: nil,
      author: "variant generous", text: "set leader.master.stipend += $1,000 from FY2027",
      range: line(33), source: nil, because: "board request")
    let cells = schools.flatMap { school in
      grades.map { Enrollment.Cell(school: school, grade: $0, year: 2026, students: 60) }
    }
    return DistrictBudget(
      header: ScenarioHeader(title: "Sample district", texts: []),
      variants: raisesStipend ? [VariantName(id: "generous", title: "Generous stipends")] : [],
      years: years, schools: schools.map { School(id: $0, title: $0, titleOne: "none") },
      enrollments: [
        Enrollment(
          id: nil, method: .growth, cells: cells, range: line(2))
      ],
      classSizes: [
        ClassSize(id: "all", title: "All grades", grades: grades, rounding: .up, range: line(5))
      ],
      staff: [
        StaffGroup(
          id: "teachers", title: "Classroom teachers", basis: .perSection(classSizes: nil),
          wholeLeavers: false, layoffsAllowed: false,
          benefits: [
            StaffGroup.Benefit(name: "retirement", isShareOfPay: true),
            StaffGroup.Benefit(name: "medicare", isShareOfPay: true),
          ], range: line(6))
      ],
      namedValues: ["raises", "cpi"].map {
        NamedValue(kind: .driver, id: $0, unit: "ratio")
      },
      correlations: [],
      funds: [
        FundingStream(
          id: "title2", title: "Title II", availability: .share, lossTiming: .eachYear,
          delayTiming: .eachYear, lastYear: nil, mayRenew: false,
          paysFor: [.leaderStipends, .training], range: line(12))
      ],
      plan: Plan(
        title: "Leaders",
        leaders: [
          LeaderRole(
            id: "master", title: "Master Teacher", group: "teachers", countForm: .onePer,
            atEachSchool: false, rounding: .up, stipendForm: .dollars, startYear: 2026,
            range: line(20))
        ],
        repurposed: ["copiers", "program"].map {
          RepurposedExpenditure(
            id: $0, title: "Title of \($0)", startYear: nil, isInduced: false, isRecurring: true,
            fund: nil, range: line(23))
        }, lines: []),
      statusQuoValues: statusQuo.merging(values.map { ($0.key, constant($0.key, $0.value)) }) {
        $1
      },
      planValues: planned(stipendChanges: raisesStipend ? [change] : []), checks: [])
  }
}
