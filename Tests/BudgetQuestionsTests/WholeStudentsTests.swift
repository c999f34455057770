import BudgetProjection
import FigureCatalogue
import MonteCarlo
import Testing

/// Whole students of one school or one total who are dealt out to several schools.
@Suite struct WholeStudentsTests {
  static let schools = ["a", "b", "c", "d", "e", "f", "g"]

  /// Between 0 and 150 students, another number each year.
  static let drawn =
    "uniform(low = 0 students per year, high = 150 students per year) drawn each year"

  /// Schools that take the leavers of grade 5 in, each with its students of grade 6 in the base year.
  static func leavers(
    _ taking: [Int], entry: String, whole: String = "whole_students = yes"
  ) -> String {
    let names = Array(schools.prefix(taking.count))
    let rows = zip(names, taking).map { "  \($0)  -  \($1)" }.joined(separator: "\n")
    return """
      language 1
      scenario "Leavers" { years = FY2026..FY2029 }
      school old { title1 = none }
      \(names.map { "school \($0) { title1 = none }" }.joined(separator: "\n"))
      enrollment FY2025 {
             5  6
        old  10  -
      \(rows)
        method = cohort_survival
        survival = 100%
        entry 5 = \(entry)
        \(whole)
      }
      plan "None" { }
      """
  }

  /// Every trial of a figure by year.
  static func columns(_ all: AllTrials, _ name: String) throws -> [[Double]] {
    let run = try #require(all.projection.runs.first)
    return all.columns(try #require(run.figuresByName[name], "no figure \(name)"))
  }

  static func medians(_ text: String, _ names: [String]) throws -> [[Double]] {
    let all = try AllTrials(.text(text), .medians)
    return try names.map { try columns(all, $0).map { $0[0] } }
  }

  /// The largest remainders by sorting, of quotas in whole numbers over one denominator.
  static func largestRemainders(_ total: Int, _ weights: [Int]) -> [Double] {
    let all = weights.reduce(0, +)
    var parts = weights.map { total * $0 / all }
    let remainders = weights.map { total * $0 % all }
    let order = weights.indices.sorted {
      (remainders[$1], $0) < (remainders[$0], $1)
    }
    for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
    return parts.map(Double.init)
  }

  @Test func tenLeaversOverFourSchoolsStayTen() throws {
    let text = Self.leavers([10, 10, 10, 10], entry: "10 students per year")
    let cells = try Self.medians(text, ["a", "b", "c", "d"].map { "enrollment.\($0).6" })
    #expect(cells.map { $0[0] } == [3, 3, 2, 2])
    #expect(cells.map { $0[3] } == [3, 3, 2, 2])
    let parted = Self.leavers([10, 10, 10, 10], entry: "10 students per year", whole: "")
    let halves = try Self.medians(parted, ["enrollment.a.6", "enrollment.d.6"])
    #expect(halves.map { $0[0] } == [2.5, 2.5])
  }

  @Test func unequalSharesGoByTheirRemainders() throws {
    // 10 × 5/13, 3/13, 3/13, 2/13 = 3.85, 2.31, 2.31, 1.54.
    let text = Self.leavers([5, 3, 3, 2], entry: "10 students per year")
    let cells = try Self.medians(text, ["a", "b", "c", "d"].map { "enrollment.\($0).6" })
    #expect(cells.map { $0[0] } == [4, 2, 2, 2])
  }

  /// In every trial the leavers of a year are the students of the next, school by school.
  @Test(arguments: [
    [10, 10, 10, 10], [62, 71, 20], [1, 1], [3, 97], [9, 1, 1, 1, 1, 4, 2], [0, 0, 0],
  ])
  func everyTrialKeepsItsStudents(_ weights: [Int]) throws {
    let text = Self.leavers(
      weights,
      entry: Self.drawn)
    let all = try AllTrials(.text(text), SimulationSettings(trials: 400))
    let leaving = try Self.columns(all, "enrollment.old.5")
    let taking = try Self.schools.prefix(weights.count).map {
      try Self.columns(all, "enrollment.\($0).6")
    }
    let equal = weights.map { _ in 1 }
    for year in 1..<leaving.count {
      for trial in leaving[year].indices {
        let students = leaving[year - 1][trial]
        #expect(students == students.rounded())
        let wanted = Self.largestRemainders(
          Int(students), weights.allSatisfy { $0 == 0 } ? equal : weights)
        #expect(taking.map { $0[year][trial] } == wanted, "\(students)")
      }
    }
    #expect(Set(leaving[0]).count > 100)
  }

  /// Leavers of several schools who go to the same schools are dealt out together: 20 over 4.
  @Test func leaversOfSeveralSchoolsAreDealtTogether() throws {
    let text = Self.leavers([10, 10, 10, 10], entry: "20 students per year")
      .replacing(
        "school old { title1 = none }",
        with: "school old { title1 = none }\nschool next { title1 = none }"
      )
      .replacing("  old  10  -", with: "  old  10  -\n  next  10  -")
    let cells = try Self.medians(text, ["a", "b", "c", "d"].map { "enrollment.\($0).6" })
    #expect(cells.map { $0[0] } == [5, 5, 5, 5])
  }

  private static func entry(_ keys: String, _ years: String = "FY2026..FY2028") -> String {
    """
    language 1
    scenario "Entry" { years = \(years) }
    school a { title1 = none }
    school b { title1 = none }
    school c { title1 = none }
    school d { title1 = none }
    enrollment FY2025 {
         9  10
      a  10  10
      b  10  10
      c  10  10
      d  10  10
      method = cohort_survival
      survival = 100%
      \(keys)
      whole_students = yes
    }
    plan "None" { }
    """
  }

  /// A given total of an entry grade keeps its sum, and the shares of the base year: 10, 11, 12.
  @Test func aGivenTotalKeepsItsSum() throws {
    let text = Self.entry(
      """
      entry 9 = 10 students per year
        entry 9 = 11 students per year from FY2027
        entry 9 = 12 students per year from FY2028
      """)
    let cells = try Self.medians(text, ["a", "b", "c", "d"].map { "enrollment.\($0).9" })
    #expect(cells == [[3, 3, 3], [3, 3, 3], [2, 3, 3], [2, 2, 3]])
  }

  /// Students who come from births: 25 × 42 % = 10.5, 11 in whole students.
  @Test func birthsKeepTheirSum() throws {
    let text = Self.entry(
      """
      births FY2017 = 25, 25, 25
        entry_lag = 9 years
        entry_rate = 42%
      """)
    let cells = try Self.medians(text, ["a", "b", "c", "d"].map { "enrollment.\($0).9" })
    #expect(cells.map { $0[0] } == [3, 3, 3, 2])
  }

  /// Three moves of a quarter each, of 10: 3, 3, 2, and 2 stay.
  @Test func movesOutOfOneSchoolShareByRemainders() throws {
    let text = """
      language 1
      scenario "Moves" { years = FY2026..FY2027 }
      school a { title1 = none }
      school b { title1 = none }
      school c { title1 = none }
      school d { title1 = none }
      enrollment FY2025 {
           K
        a  10
        b  0
        c  0
        d  0
        method = cohort_survival
        entry_growth = 0%
        whole_students = yes
        move a to b = 25% of grades K..K from FY2026
        move a to c = 25% of grades K..K from FY2026
        move a to d = 25% of grades K..K from FY2026
      }
      plan "None" { }
      """
    let cells = try Self.medians(text, ["b", "c", "d", "a"].map { "enrollment.\($0).K" })
    #expect(cells.map { $0[0] } == [3, 3, 2, 2])
  }

  /// A count that is given with half a student is rounded before it goes on.
  @Test func aGivenHalfStudentIsRounded() throws {
    let text = Self.leavers([1, 1], entry: "10.5 students per year")
      .replacing("old  10 ", with: "old  10.5 ")
    let cells = try Self.medians(text, ["a", "b"].map { "enrollment.\($0).6" })
    #expect(cells.map { $0[0] } == [6, 5])
  }
}
