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

  /// Levels and spreads of a fit, taken out of the formulas of the budget.
  @Test(arguments: ["ascension-fitted", "south-portland-fitted", "gaps-and-methods"])
  func fits(_ name: String) throws {
    let expected = try Self.expected(name)
    let fit = try #require(expected["fit"] as? [String: Any])
    let entries = try #require(expected["entry_fit"] as? [String: [String: Double]])
    let noises = [fit["noise"] as? Double, expected["entry_noise"] as? Double]
    let source = try ScenarioSource.file("\(Self.folder)/\(name).scenario")
    let checked = check(source.file, files: source.files, variants: .base)
    let budget = try #require(checked.budgets.first)
    func parts(_ path: String) throws -> [String: Double] {
      let formula = budget.statusQuoValues[.spelled(path)]?.segments.first?.formula
      return Self.parts(try #require(formula, "\(path) has no value"))
    }
    func same(_ found: Double?, _ wanted: Double?, _ what: String) {
      #expect(abs((found ?? 0) - (wanted ?? .nan)) <= 1e-12 * max(1, wanted ?? 0), "\(what)")
    }
    for (key, noise) in zip(["noise", "entry_noise"], noises) {
      same(try parts("enrollment.\(key)")[""], noise, key)
    }
    let levels = try #require(fit["levels"] as? [String: Double])
    for (grade, level) in levels {
      let path = "enrollment.survival.\(grade)"
      let found = try parts(path)
      same(found[""], level, path)
      same(found[path], (fit["yearly"] as? [String: Double])?[grade], path)
      same(found["\(path).mean"], (fit["once"] as? [String: Double])?[grade], path)
      let shared = "enrollment.survival.common"
      same(found[shared].map { $0 / level }, fit["common"] as? Double, path)
      same(found["\(shared).mean"].map { $0 / level }, fit["common_once"] as? Double, path)
    }
    for (grade, wanted) in entries {
      let path = "enrollment.entry.\(grade)"
      let found = try parts(path)
      same(found["level"], wanted["level"], path)
      same(found["\(path).walk"], wanted["walk"], path)
      same(found["\(path).mean"], wanted["once"], path)
      let level = try #require(wanted["level"])
      let noise = try #require(wanted["noise"])
      let rest = max(0, noise * noise - (noises[1] ?? 0) * (noises[1] ?? 0)) / max(1, level)
      same(found[path], rest.squareRoot(), path)
    }
  }

  /// The factors of a sum by the names of their draws; the plain number under "", and what multiplies
  /// all of it under "level".
  private static func parts(_ formula: ValueFormula) -> [String: Double] {
    switch formula {
    case .constant(let number): [number == 0 ? "0" : "": number]
    case .function(_, let arguments):
      arguments.map(parts).reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    case .arithmetic(.add, let left, let right):
      parts(left).merging(parts(right)) { first, _ in first }
    case .arithmetic(.multiply, .constant(let factor), .draw(let drawn)): [drawn.name: factor]
    case .arithmetic(.multiply, .constant(let level), let rest):
      parts(rest).merging(["level": level]) { first, _ in first }
    case .process(let process):
      if case .randomWalk(start: 0, drift: 0, let sd) = process.form {
        [process.name: sd]
      } else {
        [:]
      }
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
