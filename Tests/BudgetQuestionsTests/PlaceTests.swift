import Diagnostics
import MonteCarlo
import ReportDocuments
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// Changes, class sizes and leaders of some schools and grades only. Sections are
/// max(ceil(students / target), ceil(students / cap)), worked out by hand.
@Suite struct PlaceTests {
  private static let district = """
    language 1
    scenario "Places" { years = FY2026..FY2028 }
    school north { title1 = schoolwide; type = zone }
    school west { }
    school east { title1 = targeted; title1_share = 40%; type = zone }
    enrollment FY2026 {
             K   1   2   3
      north  88  84  91  86
      west   66  70  67  72
      east   45  45  45  45
    }
    class_size elementary { grades = K..3; target = 22 students; cap = 25 students }
    staff teachers { positions = 1 FTE per section; salary = $60,000 per FTE }

    """

  private func figures(_ more: String, variant: String? = nil) throws -> MedianFigures {
    try MedianFigures(Self.district + more, variant: variant)
  }

  /// north 4, 4, 5, 4; west 3, 4, 4, 4; east 3, 3, 3, 3 with 22. With 23: north 4, 4, 4, 4; west 3, 4, 3, 4;
  /// east 2, 2, 2, 2.
  @Test(arguments: [
    ("", [44.0, 44, 44]),
    ("+= 1 student", [38, 38, 38]),
    ("at north += 1 student", [43, 43, 43]),
    ("at north, west += 1 student from FY2027", [44, 42, 42]),
    ("except title1 += 1 student", [43, 43, 43]),
    ("at title1 += 1 student", [39, 39, 39]),
    ("except north, west += 1 student in FY2026..FY2027", [40, 40, 44]),
    ("at type zone in grades 2..3 = 23 students", [41, 41, 41]),
    ("in grades K, 1 += 1 student", [42, 42, 42]),
    ("in grade K += 1 student", [43, 43, 43]),
    ("except type zone in grades K..1, 2 += 1 student", [43, 43, 43]),
  ])
  func sectionsWhereTheTargetChanges(_ change: String, _ expected: [Double]) throws {
    let set = change.isEmpty ? "" : "set class_size.elementary.target \(change)"
    let found = try figures("plan \"P\" { line help { cost = $1 per year }\n \(set) }")
    #expect(try found("sections.elementary") == expected)
    #expect(try found("status_quo.sections") == [44, 44, 44])
  }

  /// 349 students of the north and 275 + 180 of the others, over 23 and 22.
  @Test func fractionalSectionsFollowEachCell() throws {
    let found = try figures(
      "plan \"P\" { line help { cost = $1 per year }\n"
        + " set class_size.elementary.target at north += 1 student }")
    let expected = 349.0 / 23 + 455.0 / 22
    #expect(abs(try found("sections.elementary.fractional")[0] - expected) < 1e-9)
  }

  /// What differs by place is summarised as a range, and cell by cell.
  @Test func aTargetThatDiffersIsARange() throws {
    let found = try run(
      Self.district + "plan \"P\" { line help { cost = $1 per year }\n"
        + " set class_size.elementary.target at north += 1 student from FY2027 }")
    let plan = try #require(found.classSizes.first { $0.isPlan })
    #expect(plan.byYear.map(\.target.value) == [22, 22, 22])
    #expect(plan.byYear.map { $0.targetMost?.value } == [nil, 23, 23])
    #expect(plan.targets.count == 12)
    #expect(plan.targets[0].byYear.map(\.value) == [22, 23, 23])
    let today = try #require(found.classSizes.first { !$0.isPlan })
    #expect(today.targets.isEmpty && today.byYear[1].targetMost == nil)
  }

  /// A target of 24.2 gives the west 3, 3, 3, 3; a cap of 23 there in grades 1 to 3 gives 3, 4, 3, 4.
  @Test func capsAndTolerancesDifferByPlace() throws {
    let plan = """
      plan "P" {
        line help { cost = $1 per year }
        set class_size.elementary.tolerance at west = 10%
      """
    #expect(try figures(plan + "}")("sections.elementary.west")[0] == 12)
    let capped = plan + "\n set class_size.elementary.cap at west in grades 1..3 = 23 students }"
    #expect(try figures(capped)("sections.elementary.west")[0] == 14)
    #expect(try figures(capped)("sections.elementary.north")[0] == 17)
  }

  /// A variant's change takes the place of the plan's in its cells and adds to the status quo there.
  @Test func aVariantReplacesThePlanInItsCellsOnly() throws {
    let text = """
      plan "P" {
        line help { cost = $1 per year }
        set class_size.elementary.target += 1 student
      }
      variant spared { plan { set class_size.elementary.target at east += 0 students } }
      variant all { plan { set class_size.elementary.target += 0 students } }
      """
    #expect(try figures(text)("sections")[0] == 38)
    #expect(try figures(text, variant: "spared")("sections")[0] == 42)
    #expect(try figures(text, variant: "all")("sections")[0] == 44)
    let checked = runScenario(
      RunRequest(
        source: .text(Self.district + text), path: "test.scenario", variants: .all,
        settings: .medians))
    #expect(!checked.diagnostics.contains { $0.code.id == "changes-nothing" })
  }

  /// Two blocks cover one grade at different schools; a place around all schools changes nothing.
  @Test func classSizesOfSomeSchools() throws {
    let plan = "plan \"P\" { line help { cost = $1 per year } }"
    let base = Self.district.replacing(
      "class_size elementary { grades = K..3; target = 22 students; cap = 25 students }",
      with: """
        class_size zone { grades = K..3; target = 22 students; cap = 25 students; type = zone }
        class_size other { grades = K..3; target = 24 students; schools = west }
        """)
    let found = try MedianFigures(base + plan, variant: nil)
    #expect(try found("sections.zone")[0] == 29)
    #expect(try found("sections.other")[0] == 3 + 3 + 3 + 3)
    #expect(try found("sections.zone.west")[0] == 0)
    #expect(try found("class_size.other.students")[0] == 275)
    #expect(try found("staff.teachers.required")[0] == 41)
  }

  /// Teachers are 17 at the north, 15 at the west, 12 at the east: one per 8 of 29 is 4, at each school
  /// 3 and 2; by students one per 100 of 529 is 6.
  @Test func leadersOfSomeSchools() throws {
    let found = try figures(
      """
      plan "P" {
        leader whole { one per 8 teachers; type = zone; stipend = $1,000 }
        leader each { one per 8 teachers at each school; schools = north, east; stipend = $1,000 }
        leader pupils { one per 100 students; schools = east, north; stipend = $1,000 }
        leader fixed { count = 2; at each school; type = zone; stipend = $1,000 }
      }
      """)
    #expect(try found("leader.whole.count")[0] == 4)
    #expect(try found("leader.each.count")[0] == 5)
    #expect(try found("leader.each.count.north")[0] == 3)
    #expect(try found("leader.each.count.west")[0] == 0)
    #expect(try found("leader.each.cost.east")[0] == 2_000)
    #expect(try found("leader.pupils.count")[0] == 6)
    #expect(abs(try found("leader.pupils.students")[0] - 529.0 / 6) < 1e-9)
    #expect(try found("leader.fixed.count")[0] == 4)
  }

  /// Where no students are declared, a stated number of leaders is at the schools it names.
  @Test func statedLeadersWithoutStudents() throws {
    let found = try MedianFigures(
      """
      language 1
      scenario "Blocks of schools" { years = FY2026..FY2027 }
      school many { type = some }
      school few { type = some }
      school none { }
      staff teachers { positions = 900 FTE; salary = $60,000 per FTE }
      plan "P" {
        leader fixed { count = 500; schools = many; stipend = $500 }
        leader each { count = 4; at each school; type = some; starts = FY2027; stipend = $500 }
      }
      """)
    #expect(try found("leader.fixed.count") == [500, 500])
    #expect(try found("leader.each.count") == [0, 8])
    #expect(try found("leader.each.count.none")[1] == 0)
  }

  /// A place that holds every cell, or every school, gives what no place gives.
  @Test func aPlaceOfEverythingChangesNothing() throws {
    let settings = SimulationSettings(trials: 200, seed: 3)
    let plan = "plan \"P\" { leader m { one per 8 teachers; stipend = $1,000 }\n set "
    let text = Self.district.replacing("salary", with: "turnover = 10% to 20%; salary")
    let whole = try run(text + plan + "class_size.elementary.target += 1 student }", settings)
    for place in ["at north, west, east", "in grades K..3", "at north, west, east in grades K..3"] {
      let same = try run(
        text + plan + "class_size.elementary.target \(place) += 1 student }", settings)
      let (found, wanted) = (same.statistics("net_cost"), whole.statistics("net_cost"))
      #expect(try #require(found).map(\.mean.value) == #require(wanted).map(\.mean.value))
    }
  }

  /// 97 % of the students of some schools and grades, in one year and for good.
  @Test func studentsOfSomeSchoolsAreShocked() throws {
    let found = try figures(
      """
      plan "P" { line help { cost = $1 per year } }
      variant fewer {
        set enrollment.students at type zone in grades 2..3 *= 90% from FY2027
        set enrollment.students at west *= 50% in FY2028
      }
      """, variant: "fewer")
    #expect(try found("enrollment.north") == [349, 349 - 17.7, 349 - 17.7])
    #expect(try found("enrollment.west") == [275, 275, 137.5])
    #expect(try found("enrollment.east.2") == [45, 40.5, 40.5])
    #expect(try found("enrollment.east.1") == [45, 45, 45])
  }

  /// `explain` of a cell tells the change that acts there, and of another cell that none does.
  @Test func whatIsWrittenAboutACell() throws {
    let text =
      Self.district + "plan \"P\" { line help { cost = $1 per year }\n"
      + " set class_size.elementary.target at north += 1 student }"
    func told(_ name: String) throws -> String {
      let request = RunRequest(
        source: .text(text), path: "test.scenario", variants: .base, settings: .medians)
      let answer = explainFigure(
        request, figure: name, year: 2026, trial: nil, depth: 6, inASCII: true)
      return render(try #require(answer.document), as: .text)
    }
    #expect(try told("sections.elementary.north.2").contains("at north += 1 student"))
    #expect(!(try told("sections.elementary.west.2").contains("at north")))
  }
}
