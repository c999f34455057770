import BudgetModel
import Foundation
import Quantities
import Testing

@testable import BudgetProjection

/// A district of `reference_districts.json` with its independently calculated figures.
struct ReferenceDistrict: Decodable, Sendable, CustomTestStringConvertible {
  struct Rule: Decodable { let id: String, grades: [String], rounding: String }
  struct Group: Decodable {
    let id: String, basis: String, classes: [String]?, whole: Int, layoffs: Int
    let benefits: [[String]]
  }
  struct Fund: Decodable {
    let id: String, available: String, ends: Int?, may_renew: Int, pays_for: [String]
  }
  struct Leader: Decodable {
    let id: String, of: String, form: String, starts: Int, stipend: String, each: Int
    let rounding: String
  }
  struct Item: Decodable {
    let id: String, starts: Int?, induced: Int, recurring: Int, fund: String?
  }
  struct Line: Decodable {
    let id: String, cost: Int, recurring: Int, use: String, fund: String?, starts: Int
  }
  struct Cell: Decodable {
    let school: String, grade: String, students: [Double]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      school = try parts.decode(String.self)
      grade = try parts.decode(String.self)
      students = try parts.decode([Double].self)
    }
  }
  struct Expected: Decodable {
    let measures: [String: [Double?]]
    let lines: [String: [Double]]
    let funds: [String: [String: [Double]]]
    let staff: [String: [String: [String: [Double]]]]
  }

  let name: String
  let years: [Int]
  let cells: [Cell]
  let values: [String: [Double]]
  let planned: [String: [Double]]
  let class_sizes: [Rule]
  let staff: [Group]
  let funds: [Fund]
  let leaders: [Leader]
  let repurpose: [Item]
  let lines: [Line]
  let expected: Expected

  var testDescription: String { name }

  /// Every district of the file.
  static func all() -> [ReferenceDistrict] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "reference_districts.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([ReferenceDistrict].self, from: data)) ?? []
  }

  /// The district as a budget.
  var sample: SampleBudget {
    var sample = SampleBudget()
    sample.years = years[0]...years[years.count - 1]
    for (path, numbers) in values { sample.statusQuo[.spelled(path)] = table(path, numbers) }
    for (path, numbers) in planned { sample.planned[.spelled(path)] = table(path, numbers) }
    addDistrict(to: &sample)
    addMoney(to: &sample)
    return sample
  }

  /// A value given for each year.
  private func table(_ path: String, _ numbers: [Double]) -> YearlyValue {
    YearlyValue(
      key: .spelled(path), title: path, unit: "",
      segments: zip(years, numbers).map { year, number in
        ValueSegment(
          formula: .constant(number), growth: nil, firstYear: year, lastYear: year,
          datedYear: year, text: "", range: nil, source: nil, because: nil)
      })
  }

  private func addDistrict(to sample: inout SampleBudget) {
    let range = SampleBudget.range
    var schools: [String] = []
    for cell in cells where !schools.contains(cell.school) { schools.append(cell.school) }
    sample.schools = schools.map { School(id: $0, title: $0, titleOne: "none") }
    sample.enrollments = [
      Enrollment(
        id: nil, method: .table,
        cells: cells.flatMap { cell in
          zip(years, cell.students).compactMap { year, students in
            Grade(rawValue: cell.grade).map {
              Enrollment.Cell(school: cell.school, grade: $0, year: year, students: students)
            }
          }
        }, range: range)
    ]
    sample.classSizes = class_sizes.map {
      ClassSize(
        id: $0.id, title: $0.id, grades: $0.grades.compactMap(Grade.init(rawValue:)),
        rounding: Rounding(rawValue: $0.rounding) ?? .up, range: range)
    }
    sample.staff = staff.map { group in
      StaffGroup(
        id: group.id, title: group.id,
        basis: group.basis == "fixed"
          ? .fixed
          : group.basis == "student" ? .perStudent : .perSection(classSizes: group.classes),
        wholeLeavers: group.whole != 0, layoffsAllowed: group.layoffs != 0,
        benefits: group.benefits.map {
          StaffGroup.Benefit(name: $0[0], isShareOfPay: $0[1] == "pay")
        }, range: range)
    }
    sample.leaders = leaders.map { role in
      let stipends: [String: LeaderRole.StipendForm] = [
        "dollars": .dollars, "share": .shareOfSalary, "hours": .hoursAtRate,
        "own_hours": .hoursAtOwnRate,
      ]
      return LeaderRole(
        id: role.id, title: role.id, group: role.of,
        countForm: role.form == "one_per" ? .onePer : role.form == "share" ? .share : .count,
        atEachSchool: role.each != 0, rounding: Rounding(rawValue: role.rounding) ?? .up,
        stipendForm: stipends[role.stipend] ?? .none, startYear: role.starts, range: range)
    }
  }

  private func addMoney(to sample: inout SampleBudget) {
    let range = SampleBudget.range
    sample.funds = funds.map { fund in
      FundingStream(
        id: fund.id, title: fund.id,
        availability: fund.available == "share"
          ? .share : fund.available == "amount" ? .amount : .afterCommitted,
        lossTiming: .eachYear, delayTiming: .eachYear, lastYear: fund.ends,
        mayRenew: fund.may_renew != 0, paysFor: fund.pays_for.map(use), range: range)
    }
    sample.repurposed = repurpose.map {
      RepurposedExpenditure(
        id: $0.id, title: $0.id, startYear: $0.starts, isInduced: $0.induced != 0,
        isRecurring: $0.recurring != 0, fund: $0.fund, range: range)
    }
    sample.lines = lines.map {
      PlanLine(
        id: $0.id, title: $0.id, isCost: $0.cost != 0, isRecurring: $0.recurring != 0,
        use: use($0.use), fund: $0.fund, startYear: $0.starts, range: range)
    }
  }

  private func use(_ name: String) -> FundingUse {
    switch name {
    case "leader stipends": .leaderStipends
    case "leader release": .leaderRelease
    case "leader bonuses": .leaderBonuses
    case "training": .training
    case "professional development": .professionalDevelopment
    case "other": .other
    default: .line(name.replacing("line.", with: ""))
    }
  }
}
