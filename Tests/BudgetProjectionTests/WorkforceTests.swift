import BudgetModel
import CalculationGraphs
import Foundation
import ProbabilityDistributions
import Quantities
import Testing

@testable import BudgetProjection

/// The workforce recursion against `workforce.csv`, written by `workforce.py`.
struct WorkforceTests {
  /// The columns of one case by name.
  private func columns(layoffs: Bool) throws -> [String: [Double]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "workforce.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    var columns: [String: [Double]] = [:]
    for line in lines.dropFirst() {
      let numbers = line.split(separator: ",").map { Double($0) ?? .nan }
      guard numbers[0] == (layoffs ? 1 : 0) else { continue }
      for (name, number) in zip(names, numbers) { columns[name, default: []].append(number) }
    }
    return columns
  }

  /// A value given for each year of the horizon.
  private func table(_ path: String, _ numbers: [Double]) -> YearlyValue {
    YearlyValue(
      key: .spelled(path), title: path, unit: "",
      segments: zip(2026..., numbers).map { year, number in
        ValueSegment(
          formula: .constant(number), growth: nil, firstYear: year, lastYear: year,
          datedYear: year, text: "", range: nil, source: nil, because: nil)
      })
  }

  @Test(arguments: [false, true])
  func followsTheRecursion(layoffs: Bool) throws {
    var sample = SampleBudget()
    sample.addStaff(positions: 0, layoffs: layoffs)
    let values: [(String, [Double])] = [
      ("salary", [50_000, 51_500, 53_560, 53_560, 55_166.8]),
      ("hire_salary", [42_000, 43_260, 44_990.4, 44_990.4, 46_340.112]),
      ("turnover", [0.10, 0.02, 0.15, 0, 0.12]), ("positions", [100, 96.5, 80, 90, 84.25]),
    ]
    for (key, numbers) in values {
      sample.statusQuo[.spelled("staff.teachers.\(key)")] = table("staff.teachers.\(key)", numbers)
    }
    sample.state("staff.teachers.step", .constant(0.0125))
    sample.state("staff.teachers.headcount", .constant(104))
    var future = Future(sample)
    let expected = try columns(layoffs: layoffs)
    for key in ["headcount", "hires", "payroll"] {
      #expect(agree(future.figure("staff.teachers.\(key)"), try #require(expected[key])))
    }
  }

  /// A district whose plan moves everything at once.
  static func busyDistrict() -> SampleBudget {
    var sample = SampleBudget()
    let grades: [Grade] = [.k, .g1, .g2, .g3]
    sample.addStudents(83, school: "east", grades: grades, method: .growth, year: 2025)
    sample.addStudents(61, school: "west", grades: grades, method: .growth, year: 2025)
    let change = DrawnValue(
      name: "enrollment.growth", distribution: .uniform(low: -0.06, high: 0.04), eachYear: true,
      by: .schoolAndGrade)
    sample.state("enrollment.growth", .draw(change))
    sample.addClassSize("lower", grades: [.k, .g1], target: 20)
    sample.addClassSize("upper", grades: [.g2, .g3], target: 22)
    sample.addStaff(
      basis: .perSection(classSizes: nil), positions: 1, whole: true,
      benefits: [
        StaffGroup.Benefit(name: "retirement", isShareOfPay: true),
        StaffGroup.Benefit(name: "health", isShareOfPay: false),
      ])
    sample.state("staff.teachers.salary", .constant(52_400), growth: .constant(0.03))
    sample.state("staff.teachers.hire_salary", .constant(46_000))
    sample.state("staff.teachers.benefits.retirement", .constant(0.0825))
    sample.state("staff.teachers.benefits.health", .constant(4_900), growth: .constant(0.06))
    let leaving = DrawnValue(
      name: "staff.teachers.turnover", distribution: .uniform(low: 0.05, high: 0.2),
      eachYear: true)
    sample.state("staff.teachers.turnover", .draw(leaving))
    sample.addStaff("aides", positions: 12, salary: 24_000, layoffs: true)
    sample.addLeader("master", .onePer, 15)
    sample.addLeader("mentor", .onePer, 8, starts: 2027)
    sample.plan("leader.master.release", .constant(1))
    sample.plan("leader.mentor.release", .constant(0.15))
    sample.plan("leader.master.stipend", .constant(10_000))
    sample.plan("leader.master.training", .constant(2_500))
    sample.plan(
      "class_size.lower.target", .constant(20),
      changes: [SampleBudget.change(.increase, 1, from: 2026)])
    sample.plan(
      "class_size.upper.target", .constant(22),
      changes: [SampleBudget.change(.decrease, 1, from: 2028)])
    sample.plan(
      "staff.aides.positions", .constant(12),
      changes: [SampleBudget.change(.decrease, 4, from: 2027)])
    sample.plan(
      "staff.teachers.salary", .constant(52_400), growth: .constant(0.03),
      changes: [SampleBudget.change(.scale, 1.01, from: 2028)])
    sample.plan("staff.teachers.turnover", .constant(0.08))
    return sample
  }

  @Test func staffingLinesSumToTheDifferenceOfTheTwoWorlds() {
    let projection = project([Self.busyDistrict().budget])
    for seed in UInt64(1)...30 {
      var future = Future(projection) { draw in
        draw.distribution.map { $0.quantile(uniform(seed, draw)) } ?? uniform(seed, draw)
      }
      let run = future.run
      for year in 0..<5 {
        var change = 0.0
        for group in run.staffing {
          change += future.number(group.plan.cost[year])
          change -= future.number(group.statusQuo.cost[year])
        }
        var lines = 0.0
        for line in run.lines where line.isStaffing {
          let amount = future.number(line.byYear[year])
          #expect(amount >= 0)
          lines += line.role == .cost ? amount : -amount
        }
        #expect(abs(lines - change) < 1e-6)
      }
    }
  }

  @Test func stepsStandInTheOrderOfTheDomain() {
    let run = project([Self.busyDistrict().budget]).runs[0]
    let staffing = run.lines.filter { $0.isStaffing && $0.role == .saving }.map(\.id)
    #expect(
      staffing == [
        "leader.master.release", "leader.mentor.release", "class_size.lower", "class_size.upper",
        "positions.aides", "turnover.teachers", "pay.teachers",
      ])
  }

  @Test func positionsWaitForAttritionWithoutLayoffs() {
    var sample = SampleBudget()
    sample.addStaff(positions: 20, salary: 50_000)
    sample.state("staff.teachers.turnover", .constant(0.1))
    sample.plan(
      "staff.teachers.positions", .constant(20),
      changes: [SampleBudget.change(.decrease, 5, from: 2026)])
    var future = Future(sample)
    // 20 → 18 → 16.2 → 15: 3 and 1.2 positions wait, then none.
    #expect(agree(future.numbers(future.run.positions.freed), [5, 5, 5, 5, 5]))
    #expect(agree(future.numbers(future.run.positions.waiting), [3, 1.2, 0, 0, 0]))
    #expect(agree(future.numbers(future.run.positions.saved), [2, 3.8, 5, 5, 5]))
    #expect(
      agree(future.figure("savings.recurring"), [100_000, 190_000, 250_000, 250_000, 250_000]))
  }

  @Test func equalPartsOfBudgetsAreShared() {
    let base = Self.busyDistrict()
    var variant = base
    variant.plan("leader.master.stipend", .constant(12_000))
    let one = project([base.budget]).graph.operations.count
    let same = project([base.budget, base.budget]).graph.operations.count
    let two = project([base.budget, variant.budget]).graph.operations.count
    #expect(same == one)
    #expect(two - one < one / 3)
  }
}
