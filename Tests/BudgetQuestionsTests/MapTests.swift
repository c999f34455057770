import BudgetModel
import BudgetProjection
import BudgetReports
import Diagnostics
import MonteCarlo
import Quantities
import ResultsData
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// The +1 map against closed forms and another program.
///
/// Expected numbers come from numpy and scipy: a cell of E expected students is the normal distribution
/// with mean E and sd 0.7 √E, rounded to whole students; E[R] and P(R ≥ 1) are sums over its whole numbers
/// of the sections at either target, those of grades that share classes over the convolution; what stands
/// at the median is counted off one by one. Figures of two years and pupils per teacher are means of
/// 4,000,000 futures drawn by numpy.
@Suite struct MapTests {
  private func map(
    _ source: ScenarioSource, _ asked: MapRequest = MapRequest(), trials: Int = 20_000,
    threads: Int = 2
  ) throws -> ReportedMap {
    let answer = mapScenario(
      RunRequest(
        source: source, path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: trials, seed: 1, threads: threads)), asked)
    return try #require(answer.map, "\(answer.problem ?? "") \(answer.diagnostics)")
  }

  /// One school, K to 5, of 88, 84, 91, 86, 83 and 89 expected students in the first year.
  static let oneSchool = """
    language 1
    scenario "One school" { years = FY2026..FY2027 }
    school oak "Oak Elementary" {}
    enrollment FY2025 {
            K   1   2   3   4   5
      oak  84  91  86  83  89  80
      method = cohort_survival
      survival = 100%
      entry K = 88 students per year
      noise = 70%
      entry_noise = 70%
    }
    class_size all { grades = K..5; target = 22 students; cap = 25 students }
    staff teachers { positions = 1 FTE per section; salary = $60,000 per FTE }
    plan { line kits { cost = $1,000 per year } }

    """

  /// Within four errors; a cell of one draw is also off by up to half of one of 1,000 strata, which
  /// replicates share.
  private func near(_ found: Estimate, _ expected: Double, _ slack: Double = 0) -> Bool {
    abs(found.value - expected) <= 4 * (found.error ?? 0) + slack
  }

  /// Deterministic 2, 2, 2; fractional 1.03, 1.97, 2.84; E[R] 1.188, 2.021, 2.581; P 0.736, 0.919, 0.969.
  @Test func oneSchoolOfSixGrades() throws {
    let found = try map(.text(Self.oneSchool), MapRequest(most: 4))
    let rule = try #require(found.summary.rules.first)
    let first = rule.steps.map { $0.years[0] }
    let expected: [(removed: Double, chance: Double, fractional: Double)] = [
      (1.188137, 0.735722, 1.029644), (2.020705, 0.918699, 1.973485),
      (2.580797, 0.968819, 2.841818), (2.580797, 0.968819, 3.643357),
    ]
    for (step, expected) in zip(first, expected) {
      #expect(near(step.removed, expected.removed), "\(step.removed)")
      #expect(near(step.chance, expected.chance), "\(step.chance)")
      #expect(near(step.fractional, expected.fractional, 0.002), "\(step.fractional)")
      #expect(step.deterministic == 2)
    }
    #expect(first.map(\.capBinds) == [false, false, true, true])
    #expect(first[3].removed == first[2].removed)
    // Both years, by simulation elsewhere.
    #expect(near(rule.steps[0].years[1].removed, 1.08961, 0.002))
    #expect(near(rule.steps[0].years[1].chance, 0.70024, 0.001))
    #expect(near(rule.steps[0].everyYear, 0.52225, 0.001))
    #expect(near(rule.steps[2].everyYear, 0.94454, 0.001))
    let joint = [0.050608, 0.028820, 0.038534, 0.037168, 0.023767, 0.036777]
    for (cell, joint) in zip(found.summary.cells, joint) {
      #expect(near(cell.steps[0].everyYear, joint, 0.0004), "\(cell.steps[0].everyYear)")
    }
  }

  /// Without a number the map goes to the cap.
  @Test func itGoesToTheCap() throws {
    let found = try map(.text(Self.oneSchool), trials: 200)
    #expect(found.summary.rules.map { $0.steps.count } == [3])
    let without = Self.oneSchool.replacing("; cap = 25 students", with: "")
    #expect(try map(.text(without), trials: 200).summary.rules[0].steps.count == 4)
    let far = Self.oneSchool.replacing("cap = 25", with: "cap = 250")
    #expect(try map(.text(far), trials: 200).summary.rules[0].steps.count == 10)
  }

  /// Three schools with a tolerance, grades that share classes, the nearest whole number with a smallest
  /// section, and courses with a load.
  static let threeSchools = """
    language 1
    scenario "Three schools" { years = FY2026..FY2026 }
    school north "North" { title1 = schoolwide }
    school south "South" { title1 = none }
    school west "West Middle" { title1 = none }
    enrollment FY2025 {
               K   1   2   3   4   5    6    7    8
      north   61  64  57  66  59  62    -    -    -
      south   83  79  88  81  90  77    -    -    -
      west     -   -   -   -   -   -  140  133  150
      method = cohort_survival
      survival = 100%
      noise = 70%
      entry_noise = 70%
    }
    class_size primary { grades = K..2; target = 22 students; cap = 24 students; tolerance = 5% }
    class_size upper {
      grades = 3..5; target = 25 students; combined = yes; rounding = nearest; minimum = 12 students
    }
    class_size middle {
      grades = 6..8; target = 26 students; cap = 30 students; courses = 7; load = 6 sections
    }
    staff teachers {
      positions = 1 FTE per section
      salary = $60,000 per FTE
      hire_salary = $50,000 per FTE
      benefits retirement = 10% of pay
      benefits health = $8,000 per FTE
    }
    plan { line kits { cost = $1,000 per year } }

    """

  /// What is expected of a cell: at the median students, sections, seats to spare, closes anyway and the
  /// smallest step; then E[R], P(R ≥ 1) and classes enlarged for +1 and +4.
  private struct Expected {
    let cell: String
    let median: [Int?]
    let removed: [Double]
    let chance: [Double]
    let inAdvance: [Double]
    let atCount: [Double]
  }

  private static let expected = [
    Expected(
      cell: "north K", median: [61, 3, 8, 15, nil], removed: [0.049410, 0.049410],
      chance: [0.049410, 0.049410], inAdvance: [60.8502, 60.8502], atCount: [2.8559, 2.8559]),
    Expected(
      cell: "north 2", median: [64, 3, 5, 18, nil], removed: [0.100422, 0.100422],
      chance: [0.100422, 0.100422], inAdvance: [30.4884, 30.4884], atCount: [2.9808, 2.9808]),
    Expected(
      cell: "south 2", median: [79, 4, 13, 10, nil], removed: [0.097238, 0.097238],
      chance: [0.097238, 0.097238], inAdvance: [39.6388, 39.6388], atCount: [3.1291, 3.1291]),
    Expected(
      cell: "north 3..5", median: [182, 7, 5, 20, 4], removed: [0.244988, 1.024124],
      chance: [0.244988, 0.989089], inAdvance: [28.6397, 6.0903], atCount: [6.7695, 6.0264]),
    Expected(
      cell: "south 3..5", median: [259, 10, 3, 22, 3], removed: [0.373860, 1.417763],
      chance: [0.373860, 1], inAdvance: [26.6991, 6.3042], atCount: [9.7309, 6.3042]),
    Expected(
      cell: "west 6", median: [139, 38, 2, 2, 1], removed: [1.381359, 4.985439],
      chance: [1, 1], inAdvance: [26.4409, 6.6033], atCount: [26.4409, 6.6033]),
    Expected(
      cell: "west 8", median: [133, 36, 0, 3, 1], removed: [1.331662, 4.758534],
      chance: [1, 1], inAdvance: [26.2466, 6.6249], atCount: [26.2466, 6.6249]),
  ]

  @Test func everyKindOfClassSize() throws {
    let found = try map(.text(Self.threeSchools), MapRequest(most: 4))
    #expect(found.summary.cells.count == 11)
    for expected in Self.expected {
      let cell = try #require(
        found.summary.cells.first {
          "\($0.cell.school.id) \(Self.grades($0))" == expected.cell
        })
      let year = cell.years[0]
      #expect(
        [year.students.p50, Int(year.sections), year.seatsToSpare, year.closesAnyway]
          == expected.median.prefix(4).map(\.self), "\(expected.cell): \(year)")
      #expect(year.smallestStep == expected.median[4], "\(expected.cell)")
      for (place, step) in [0, 3].enumerated() {
        let change = cell.steps[step].years[0]
        #expect(
          near(change.removed, expected.removed[place], 5e-4),
          "\(expected.cell) \(change.removed)")
        #expect(near(change.chance, expected.chance[place], 5e-4), "\(expected.cell)")
        let load = expected.cell.hasPrefix("west") ? 6.0 : 1
        let positions = expected.removed[place] / load
        #expect(near(change.worth.positions, positions, 5e-4))
        // A new hire costs $50,000 × 1.1 + $8,000, a teacher at average pay $60,000 × 1.1 + $8,000.
        let hire = try #require(change.worth.hire)
        let average = try #require(change.worth.average)
        #expect(agrees(hire.value, change.worth.positions.value * 63_000))
        #expect(agrees(average.value, change.worth.positions.value * 74_000))
        let enlarged = change.enlarged
        let slack = 5 * (change.removed.error ?? 0) / change.removed.value
        for (value, exact) in [
          (enlarged.inAdvance, expected.inAdvance[place]),
          (enlarged.atCount, expected.atCount[place]),
        ] {
          let value = try #require(value)
          #expect(abs(value / exact - 1) <= slack + 0.002, "\(expected.cell) \(value) \(exact)")
        }
      }
    }
  }

  private static func grades(_ cell: ClassMapSummary.Cell) -> String {
    let grades = cell.cell.grades.map(\.rawValue)
    return grades.count == 1 ? grades[0] : "\(grades[0])..\(grades[grades.count - 1])"
  }

  /// Pupils per teacher of the Title I school over those of the other: 0.99047 as planned, 0.99338 after
  /// one student more in K, 1.05598 (above 1.10 in 15.6 of 100) after four more in 3 to 5.
  @Test func comparabilityOfTheTitleOneSchool() throws {
    let cells = try map(.text(Self.threeSchools), MapRequest(most: 4)).summary.cells
    let kindergarten = try #require(cells.first { $0.cell.school.id == "north" })
    let upper = try #require(cells.first { $0.cell.school.id == "north" && $0.rule == 1 })
    #expect(near(try #require(kindergarten.years[0].comparability), 0.990471, 1e-4))
    #expect(near(try #require(kindergarten.steps[0].years[0].comparability), 0.993385, 1e-4))
    let last = upper.steps[3].years[0]
    #expect(near(try #require(last.comparability), 1.055979, 1e-4))
    #expect(near(try #require(last.aboveLimit), 0.156329, 1e-3))
    let others = cells.filter { $0.cell.school.id != "north" }
    #expect(others.allSatisfy { $0.years[0].comparability == nil })
  }

  /// Caps, headroom and where they bind: 22 students stretched by 5 % reach the cap of 24 at +1.
  @Test func capsAndHeadroom() throws {
    let cells = try map(.text(Self.threeSchools), MapRequest(most: 4), trials: 200).summary.cells
    let primary = try #require(cells.first)
    #expect(primary.years[0].headroom == 2 && primary.years[0].cap == 24)
    #expect(primary.steps.map { $0.years[0].capBinds } == [true, true, true, true])
    let middle = try #require(cells.last)
    #expect(middle.steps.map { $0.years[0].capBinds } == [false, false, false, true])
    #expect(cells.first { $0.rule == 1 }?.years[0].headroom == nil)
  }
}
