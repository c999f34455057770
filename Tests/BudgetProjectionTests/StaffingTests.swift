import BudgetModel
import Quantities
import Testing

@testable import BudgetProjection

/// Sections, leaders and workforce: published figures and closed forms.
struct StaffingTests {
  static let sixGrades: [Grade] = [.k, .g1, .g2, .g3, .g4, .g5]

  @Test(arguments: zip([22.0, 23, 24, 25, 26], [24.0, 24, 24, 18, 18]))
  func oneMoreStudentIsLumpy(target: Double, sections: Double) {
    // T10: 75 pupils in each of six grades.
    var sample = SampleBudget()
    sample.addStudents(75, grades: Self.sixGrades)
    sample.addClassSize("all", grades: Self.sixGrades, target: target)
    var future = Future(sample)
    #expect(future.figure("sections")[0] == sections)
    #expect(agree([future.figure("sections.fractional")[0]], [450 / target]))
    #expect(agree([future.figure("class_size.average")[0]], [450 / sections]))
  }

  @Test func aCapOpensASectionAndNearestKeepsOne() {
    var sample = SampleBudget()
    sample.addStudents(23, grades: [.g1])
    sample.addStudents(5, grades: [.g2])
    sample.addClassSize("one", grades: [.g1], target: 22, cap: 22, rounding: .nearest)
    sample.addClassSize("two", grades: [.g2], target: 22, rounding: .nearest)
    var future = Future(sample)
    #expect(future.figure("sections.one")[0] == 2)
    #expect(future.figure("sections.two")[0] == 1)
  }

  @Test(arguments: zip([Rounding.up, .down, .nearest], [2.0, 1, 1]))
  func leadersRoundAsStated(rounding: Rounding, expected: Double) {
    // T14: 301 at 300 to 1.
    var sample = SampleBudget()
    sample.addStaff(positions: 301)
    sample.addLeader("lead", .onePer, 300, rounding: rounding)
    var future = Future(sample)
    #expect(future.figure("leader.lead.count")[0] == expected)
  }

  @Test func masterAndMentorTeachers() {
    // T15: 60 teachers, 1:15 and 1:8.
    var sample = SampleBudget()
    sample.addStaff(positions: 60)
    sample.addLeader("master", .onePer, 15)
    sample.addLeader("mentor", .onePer, 8)
    sample.plan("leader.master.stipend", .constant(7_000))
    sample.plan("leader.mentor.stipend", .constant(0))
    var future = Future(sample)
    #expect(future.figure("leader.master.count")[0] == 4)
    #expect(future.figure("leader.mentor.count")[0] == 8)
    #expect(agree([future.figure("leader.master.stipend_cost")[0]], [28_000]))
    #expect(agree([future.figure("leaders.share")[0]], [0.2]))
    #expect(agree([future.figure("leaders.share_unrounded")[0]], [1.0 / 15 + 1.0 / 8]))
    #expect(agree([future.figure("teachers_per_leader")[0]], [4]))
  }

  @Test func iowaRoles() {
    // T16: model, mentor, lead for 100 teachers.
    var sample = SampleBudget()
    sample.addStaff(positions: 100, salary: 56_100)
    let roles: [(String, Double, Double, Double, Double)] = [
      ("model", 0.10, 2_000, 0, 5), ("mentor", 0.10, 5_000, 0.25, 10),
      ("lead", 0.05, 10_000, 0.50, 15),
    ]
    for (id, share, stipend, release, days) in roles {
      sample.addLeader(id, .share, share)
      sample.plan("leader.\(id).stipend", .constant(stipend))
      sample.plan("leader.\(id).release", .constant(release))
      sample.plan("leader.\(id).extra_days", .constant(days))
    }
    var future = Future(sample)
    let ids = roles.map(\.0)
    #expect(
      agree([ids.map { future.figure("leader.\($0).stipend_cost")[0] }.reduce(0, +)], [120_000]))
    #expect(agree([future.figure("release_fte")[0]], [5]))
    // 225 days at $56,100 / 187 days = $300 a day.
    #expect(
      agree([ids.map { future.figure("leader.\($0).extra_days_cost")[0] }.reduce(0, +)], [67_500]))
  }

  @Test func leadersAtEachSchoolRoundBySchool() {
    var sample = SampleBudget()
    sample.addStudents(100, school: "east", grades: [.g1])
    sample.addStudents(40, school: "west", grades: [.g1])
    sample.addClassSize("all", grades: [.g1], target: 20)
    sample.addStaff(basis: .perSection(classSizes: nil), positions: 1)
    sample.addLeader("master", .onePer, 4, atEachSchool: true)
    var future = Future(sample)
    // 5 teachers and 2 teachers: ⌈5/4⌉ + ⌈2/4⌉ = 3, where the district as one needs ⌈7/4⌉ = 2.
    #expect(future.figure("leader.master.count")[0] == 3)
  }

  @Test func aSteadyStepKeepsAveragePayOnTheSchedule() {
    var sample = SampleBudget()
    sample.addStaff(positions: 80, salary: 52_400)
    sample.state("staff.teachers.salary", .constant(52_400), growth: .constant(0.03))
    sample.state("staff.teachers.hire_salary", .constant(46_000))
    sample.state("staff.teachers.turnover", .constant(0.12))
    var future = Future(sample)
    let schedule = (0..<5).map { year in (0..<year).reduce(52_400) { pay, _ in pay * 1.03 } }
    #expect(agree(future.figure("staff.teachers.average_pay"), schedule))
    #expect(future.run.remarks.contains { $0.contains("1.67 %") })
  }

  @Test func trainingSplitsIntoStartAndReplacement() {
    var sample = SampleBudget()
    sample.addStaff(positions: 100)
    sample.state("staff.teachers.turnover", .constant(0.1))
    sample.addLeader("lead", .count, 10)
    sample.plan("leader.lead.phase_in", .constant(1), ramp: [.constant(0.5), .constant(1)])
    sample.plan("leader.lead.training", .constant(1_000))
    var future = Future(sample)
    // L = 5, 10, 10: new 5, 10 − 4.5, 10 − 9; at the start 5, 5, 0.
    #expect(agree(future.figure("leader.lead.new"), [5, 5.5, 1, 1, 1]))
    #expect(agree(future.figure("leader.lead.training_cost"), [5_000, 5_000, 0, 0, 0]))
    #expect(
      agree(future.figure("leader.lead.training_replacement_cost"), [0, 500, 1_000, 1_000, 1_000]))
    #expect(agree(future.figure("cost.one_time"), [5_000, 5_000, 0, 0, 0]))
  }

  @Test func stipendsBearShareOfPayBenefitsOnly() {
    var sample = SampleBudget()
    sample.addStaff(
      positions: 20,
      benefits: [
        StaffGroup.Benefit(name: "retirement", isShareOfPay: true),
        StaffGroup.Benefit(name: "health", isShareOfPay: false),
      ])
    sample.state("staff.teachers.benefits.retirement", .constant(0.1))
    sample.state("staff.teachers.benefits.health", .constant(5_000))
    sample.addLeader("lead", .count, 2, stipend: .shareOfSalary)
    sample.plan("leader.lead.stipend", .constant(0.07))
    sample.plan("leader.lead.release", .constant(0.5))
    var future = Future(sample)
    #expect(agree([future.figure("leader.lead.stipend_cost")[0]], [2 * 0.07 * 50_000 * 1.1]))
    #expect(agree([future.figure("leader.lead.release_cost")[0]], [50_000 * 1.1 + 5_000]))
    #expect(agree([future.figure("staff.teachers.cost")[0]], [21 * (55_000 + 5_000)]))
  }

  @Test func wholeLeaversAreDrawnBinomially() {
    // Binomial(10, 0.1): the cdf is 0.349 at 0, 0.736 at 1 and 0.930 at 2.
    var sample = SampleBudget()
    sample.addStaff(positions: 10, whole: true)
    sample.state("staff.teachers.turnover", .constant(0.1))
    var future = Future(sample, uniforms: ["staff.teachers.leavers 2026": 0.9])
    #expect(agree(future.figure("staff.teachers.hires"), [2, 1, 1, 1, 1]))
    #expect(agree(future.figure("staff.teachers.headcount"), [10, 10, 10, 10, 10]))
  }
}
