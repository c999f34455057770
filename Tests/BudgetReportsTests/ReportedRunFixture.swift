import BudgetModel
import BudgetNames
import CalculationGraphs
import Diagnostics
import FigureCatalogue
import ProbabilityDistributions

@testable import BudgetProjection
@testable import BudgetReports
@testable import SummaryMeasures

/// A hand-made run over three years with one role, two savings, one stream and one induced saving.
struct ReportedRunFixture {
  var covered = 0.83
  var error: Double? = 0.004
  var isDeterministic = false
  var coverageIsDefined = true
  var copiers = 160_000.4

  static let years = 2026...2028
  static let file = SourceFile(
    path: "slaton.scenario", text: (1...40).map { "line \($0)\n" }.joined())

  /// The place of a line of the file.
  static func range(line: Int) -> SourceRange {
    let start = file.lineStarts[line - 1]
    return SourceRange(file: file, lowerBound: start, upperBound: start + 4)
  }

  func estimate(_ value: Double) -> Estimate {
    Estimate(
      value: value, error: error, low: error.map { value - 2 * $0 },
      high: error.map { value + 2 * $0 }, isRough: false)
  }

  func statistics(_ mean: Double, spread: Double = 0.1) -> Statistics {
    let sd = abs(mean) * spread
    return Statistics { statistic in
      switch statistic.computation {
      case .mean: estimate(mean)
      case .standardDeviation: estimate(sd)
      case .quantile(let share):
        estimate(mean + sd * (share < 0.5 ? -1 : 1) * Self.deviations(share))
      }
    }
  }

  /// About the standard deviations between the median and a quantile of a normal distribution.
  private static func deviations(_ share: Double) -> Double {
    let tail = min(share, 1 - share)
    return tail == 0.5 ? 0 : tail == 0.25 ? 0.7 : 1.6
  }

  func measure(_ figure: DistrictFigure, _ unit: String, _ means: [Double]) -> MeasureSummary {
    MeasureSummary(
      key: FigureKey(.district(figure)), id: figure.rawValue, title: "Title of \(figure.rawValue)",
      unit: unit,
      byYear: means.enumerated().map { index, mean in
        let isMissing = !coverageIsDefined && index == 0 && unit == "ratio"
        return MeasureSummary.YearSummary(
          year: 2026 + index, statistics: isMissing ? nil : statistics(mean),
          undefinedReason: isMissing ? "no recurring cost" : nil,
          undefinedTrials: isMissing ? 10_000 : 0,
          ratioOfMeans: unit == "ratio" && !isMissing ? estimate(mean) : nil)
      })
  }

  func line(
    _ source: LineKey.Source, _ role: ProjectedLine.Role, _ means: [Double], recurring: Bool = true,
    induced: Bool = false, isStaffing: Bool = false, claimed: [Double?]? = nil,
    paid: [(String, [Double])] = []
  ) -> LineSummary {
    let key = LineKey(source)
    return LineSummary(
      line: ProjectedLine(
        key: key, title: "The \(key) line", role: role, isRecurring: recurring, isInduced: induced,
        fund: "general", use: .other, byYear: [], claimed: claimed, payments: [],
        isStaffing: isStaffing),
      byYear: means.map { statistics($0) },
      payments: paid.map { LineSummary.PaymentSummary(payer: $0.0, meanByYear: $0.1) })
  }

  var lines: [LineSummary] {
    let master = LeaderID("master")
    let release = [120_000.4, 123_000.4, 126_000.4]
    return [
      line(
        .leader(master, .stipend), .cost, [40_000.3, 41_000.3, 42_000.3],
        paid: [
          ("title2", [30_000.1, 30_000.1, 30_000.1]), ("savings", [9_000.1, 10_000.1, 11_000.1]),
          ("one_time_savings", [0, 0, 0]), ("general_fund", [1_000.1, 1_000.1, 1_000.1]),
        ]),
      line(
        .leader(master, .release), .cost, release, isStaffing: true,
        paid: [
          ("title2", [0, 0, 0]), ("savings", release.map { $0 - 5_000 }),
          ("one_time_savings", [0, 0, 0]), ("general_fund", [5_000, 5_000, 5_000]),
        ]),
      line(
        .leader(master, .training), .cost, [10_000.5, 0, 0], recurring: false,
        paid: [
          ("title2", [0, 0, 0]), ("savings", [0, 0, 0]), ("one_time_savings", [0, 0, 0]),
          ("general_fund", [10_000.5, 0, 0]),
        ]),
      line(.classSize(ClassSizeID("elementary")), .cost, [0, 0, 0], isStaffing: true),
      line(
        .repurpose(RepurposeID("copiers")), .saving, [copiers, copiers, copiers],
        claimed: [170_000, 170_000, 170_000]),
      line(
        .repurpose(RepurposeID("intervention")), .saving, [0, 32_000.3, 32_000.3], induced: true,
        claimed: [nil, 64_000, 64_000]),
    ]
  }

  var streams: [StreamSummary] {
    let accounts: [(String, [Double])] = [
      ("received", [61_000, 61_000, 61_000]), ("committed", [0, 0, 0]),
      ("available", [61_000, 61_000, 61_000]), ("restricted_savings", [0, 0, 0]),
      ("carry_in", [0, 0, 0]), ("direct", [30_000.1, 30_000.1, 30_000.1]),
      ("indirect", [0.4, 0.4, 0.4]), ("carried", [0, 0, 0]),
      ("lapsed", [30_999.5, 30_999.5, 30_999.5]),
    ]
    return [
      StreamSummary(
        stream: ProjectedStream(
          id: "title2", title: "Title II, Part A", isRecurring: true, received: [], committed: [],
          available: [], restrictedSavings: [], carryIn: [], direct: [], indirect: [], carried: [],
          lapsed: [], spendable: [], spent: []),
        accounts: accounts.map { ($0.0, $0.1.map { statistics($0) }) }, alive: [])
    ]
  }

  var probabilities: [ProbabilitySummary] {
    let values: [(HorizonEvent.Family, HorizonEvent.Moment, Double)] = [
      (.covered, .year(2026), 0.85), (.covered, .year(2027), 0.9), (.covered, .year(2028), 0.91),
      (.covered, .everyYear, covered), (.covered, .finalYear, 0.91),
      (.selfPaying, .everyYear, 0.41), (.coveredWithoutInduced, .everyYear, 0.66),
      (.startGap, .gap(0), 0.85), (.cliff, .year(2027), 0.03), (.cliff, .year(2028), 0.05),
      (.cliff, .never, 0.92),
      (.uncoveredFrom, .year(2026), 0.15), (.uncoveredFrom, .year(2027), 0.02),
    ]
    return values.map { family, moment, share in
      let event = HorizonEvent(family, moment)
      return ProbabilitySummary(event: event, title: "Event \(event)", estimate: estimate(share))
    }
  }

  var budget: DistrictBudget {
    let header = ScenarioHeader(
      title: "Teacher leaders", texts: [(key: "district", text: "Slaton ISD")])
    return DistrictBudget(
      header: header, variants: [VariantName(id: "plus_one", title: "One more student")],
      years: Self.years, schools: [], enrollments: [], classSizes: [], staff: [], namedValues: [],
      correlations: [],
      funds: [
        FundingStream(
          id: "title2", title: "Title II, Part A", availability: .share, lossTiming: .once,
          delayTiming: .once, lastYear: 2027, mayRenew: true, paysFor: [.other],
          range: Self.range(line: 5))
      ],
      plan: Plan(
        title: "Leaders",
        leaders: [
          LeaderRole(
            id: "master", title: "Master Teacher", group: "teachers", countForm: .onePer,
            atEachSchool: false, rounding: .up, stipendForm: .dollars, startYear: 2026,
            range: Self.range(line: 10))
        ],
        repurposed: [
          RepurposedExpenditure(
            id: "copiers", title: "Extra photocopiers", startYear: nil, isInduced: false,
            isRecurring: true, fund: nil, range: Self.range(line: 12))
        ], lines: []), statusQuoValues: Self.statusQuoValues, planValues: Self.planValues,
      checks: [])
  }

  func reported() -> ReportedRun {
    let coverage = [1.05, 1.1, 1.12]
    let projected = ProjectedBudget(
      budget: budget, measures: [], probabilities: [], lines: [], streams: [], staffing: [],
      positions: ProjectedPositions(freed: [], usedByRelease: [], saved: [], waiting: []),
      checks: [], figures: FigureTable(), coveredEveryYear: Node(index: 0),
      remarks: ["Copiers: the saving stays flat over the years."])
    let run = RunSummary(
      projected: projected,
      measures: [
        measure(.costRecurring, "$ per year", [160_000.7, 164_000.7, 168_000.7]),
        measure(.costOneTime, "$ per year", [10_000.5, 0, 0]),
        measure(.coverageRecurring, "ratio", coverage),
        measure(.coverageWithoutInduced, "ratio", [1.05, 0.98, 0.99]),
        measure(.coverageSavingsOnly, "ratio", [0.9, 0.95, 0.97]),
        measure(.generalFundDraw, "$ per year", [16_000, 6_000, 6_000]),
        measure(.enrollment, "students", [1_200, 1_190, 1_180]),
        measure(.costPerPupil, "ratio", [141.7, 137.8, 142.4]),
        measure(.sections, "sections", [60, 59, 58]),
      ], probabilities: probabilities, lines: lines, streams: streams,
      positions: ["freed", "used_by_release", "saved", "waiting"].map {
        ($0, [statistics(3), statistics(3), statistics(3)])
      },
      staffing: ["status_quo.required", "plan.payroll", "hire_value", "average_value"].map {
        ("teachers", "Teachers", $0, [statistics(60_000), statistics(60_000), statistics(60_000)])
      },
      classSizes: classSizes, reserveAtRisk: estimate(45_000), expectedShortfall: estimate(-2_000),
      causes: [
        FailureCause(
          id: "repurpose.pullout", title: "Pull-out program saves less than expected",
          trials: 900, meanDollars: 12_345.6)
      ], failingTrials: isDeterministic ? 0 : 1_700, checks: [Self.check])
    return ReportedRun(
      run: run,
      provenance: Provenance(
        scenario: "Scenarios/slaton.scenario", variant: "plus_one", seed: 1,
        trials: isDeterministic ? 1 : 10_000, sampling: "latin",
        inputSHA256: String(repeating: "0f", count: 32),
        command:
          "evenkeel report Scenarios/slaton.scenario --variant plus_one --trials 10000 --seed 1 -o Reports/slaton",
        isDeterministic: isDeterministic),
      register: AssumptionRegister(of: budget, mainFile: "slaton.scenario") { distribution, share in
        guard case .uniform(let low, let high) = distribution else { return nil }
        return low + share * (high - low)
      })
  }
}
