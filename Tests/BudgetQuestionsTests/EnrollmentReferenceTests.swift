import BudgetModel
import BudgetProjection
import BudgetQuestions
import BudgetReports
import Diagnostics
import Foundation
import MonteCarlo
import Quantities
import ScenarioChecking
import SummaryMeasures
import Testing

/// Students by school and grade against the independent calculation of `Tests/Reference`.
@Suite struct EnrollmentReferenceTests {
  static let folder = "Tests/Reference/students"
  static let names = Repository.names(
    in: Repository.root.appending(path: folder), ending: ".expected.json")

  @Test(arguments: names) func studentsAtTheMedians(_ name: String) throws {
    let expected = try Self.expected(name)
    let wanted = try #require(expected["students"] as? [String: [Double]])
    let found = try Self.students(name, .medians)
    let cells = found.filter { $0.students.school != nil && $0.students.grade != nil }
    #expect(cells.count == wanted.count)
    for summary in cells {
      let key = Self.key(summary)
      let values = try #require(wanted[key], "no cell \(key)")
      let means = summary.byYear.map(\.mean.value)
      let isSame = zip(means, values).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
      #expect(isSame && means.count == values.count, "\(name) \(key): \(means), not \(values)")
    }
    Self.addUp(found, name)
  }

  @Test(arguments: names) func distributions(_ name: String) throws {
    let expected = try Self.expected(name)
    guard let wanted = expected["distribution"] as? [String: [String: [String: [Double]]]] else {
      return
    }
    let found = try Self.students(name, SimulationSettings(trials: 10_000, threads: 2))
    for summary in found {
      guard let statistics = wanted[Self.key(summary)] else { continue }
      for (stat, figure) in statistics.sorted(by: { $0.key < $1.key }) {
        let values = try #require(figure["value"])
        let errors = try #require(figure["error"])
        for (year, entry) in summary.byYear.enumerated() {
          let own = try entry.estimate(stat)
          let reach = 5 * ((own.error ?? 0) + errors[year]) + 1e-9 * abs(values[year])
          let isClose = abs(own.value - values[year]) <= reach
          #expect(isClose, "\(name) \(Self.key(summary)) \(stat): \(own.value), \(values[year])")
        }
      }
    }
    Self.addUp(found, name)
  }

  /// Means, own spreads and the common spread of a fit, taken out of the formulas of the budget.
  @Test(arguments: ["ascension-fitted", "south-portland-fitted"])
  func fits(_ name: String) throws {
    let fit = try #require(try Self.expected(name)["fit"] as? [String: Any])
    let means = try #require(fit["means"] as? [Double])
    let spreads = try #require(fit["spreads"] as? [Double])
    let common = try #require(fit["common"] as? Double)
    let transitions = try #require(fit["transitions"] as? Int)
    let source = try ScenarioSource.file("\(Self.folder)/\(name).scenario")
    let checked = check(source.file, files: source.files, variants: .base)
    let budget = try #require(checked.budgets.first)
    for grade in 1...12 {
      let path = "enrollment.survival.\(grade)"
      let formula = try #require(budget.statusQuoValues[.spelled(path)]?.segments.first?.formula)
      let parts = Self.parts(formula)
      func same(_ found: Double?, _ wanted: Double) -> Bool {
        abs((found ?? 0) - wanted) <= 1e-12
      }
      #expect(same(parts[""], means[grade - 1]))
      #expect(same(parts[path], spreads[grade - 1]))
      #expect(same(parts["\(path).mean"], spreads[grade - 1] / Double(transitions).squareRoot()))
      #expect(same(parts["enrollment.survival.common"], common))
      let shared = "enrollment.survival.common.mean"
      #expect(same(parts[shared], common / Double(transitions).squareRoot()))
    }
  }

  /// The factors of a sum by the names of their draws; the plain number under "".
  private static func parts(_ formula: ValueFormula) -> [String: Double] {
    switch formula {
    case .constant(let number): [number == 0 ? "0" : "": number]
    case .function(_, let arguments):
      arguments.map(parts).reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    case .arithmetic(.add, let left, let right):
      parts(left).merging(parts(right)) { first, _ in first }
    case .arithmetic(.multiply, .constant(let factor), .draw(let drawn)): [drawn.name: factor]
    default: [:]
    }
  }

  /// Grades and schools add up to the district in every year.
  private static func addUp(_ found: [StudentSummary], _ name: String) {
    let total = found.last { $0.students.school == nil && $0.students.grade == nil }
    let parts = [
      found.filter { $0.students.school == nil && $0.students.grade != nil },
      found.filter { $0.students.school != nil && $0.students.grade == nil },
      found.filter { $0.students.school != nil && $0.students.grade != nil },
    ]
    for year in (total?.byYear ?? []).indices {
      let all = total?.byYear[year].mean.value ?? 0
      for part in parts {
        let sum = part.reduce(0) { $0 + $1.byYear[year].mean.value }
        #expect(abs(sum - all) <= 1e-9 * all, "\(name): \(sum) of \(all)")
      }
    }
  }

  private static func key(_ summary: StudentSummary) -> String {
    "\(summary.students.school ?? "*").\(summary.students.grade?.rawValue ?? "*")"
  }

  private static func expected(_ name: String) throws -> [String: Any] {
    let url = Repository.root.appending(path: "\(folder)/\(name).expected.json")
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return try #require(read as? [String: Any])
  }

  private static func students(
    _ name: String, _ settings: SimulationSettings
  ) throws -> [StudentSummary] {
    let source = try ScenarioSource.file("\(folder)/\(name).scenario")
    let result = runEnrollment(
      RunRequest(source: source, path: name, variants: .base, settings: settings))
    let messages = result.diagnostics.map { "\($0.range?.place ?? ""): \($0.message)" }
    return try #require(result.runs.first, "\(messages.joined(separator: "\n"))").students
  }
}
