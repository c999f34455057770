import BudgetProjection
import BudgetQuestions
import Foundation
import MonteCarlo
import SummaryMeasures
import Testing

/// The program against the independent calculation in `Tests/Reference`.
@Suite struct ReferenceFixtureTests {
  static let names = Repository.names(in: Repository.fixtures, ending: ".expected.json")

  /// Figures with every draw at its median, base and variants.
  @Test(arguments: names.filter { !$0.hasPrefix("random-") })
  func figuresAtTheMedians(_ name: String) throws {
    let expected = try Self.expected(name)
    let source = try ScenarioSource.file("Tests/Reference/fixtures/\(name).scenario")
    let variants = expected["variants"] as? [String: [String: Any]] ?? [:]
    let ids = variants.keys.sorted()
    let combinations = ids.map { $0.split(separator: "+").map(String.init) }
    let found = try runs(source, variants: .combinations(combinations))
    try #require(found.count == 1 + ids.count)
    var compared = try compare(found[0], expected, name)
    for (run, id) in zip(found.dropFirst(), ids) {
      compared += try compare(run, try #require(variants[id]), "\(name) \(id)")
    }
    #expect(compared >= 80, "hardly anything was compared")
  }

  /// Figures of the distribution, within five standard errors of both sides.
  @Test(arguments: names.filter { $0.hasPrefix("random-") })
  func figuresOfTheDistribution(_ name: String) throws {
    let expected = try Self.expected(name)
    let source = try ScenarioSource.file("Tests/Reference/fixtures/\(name).scenario")
    let run = try runs(source, SimulationSettings(trials: 10_000, threads: 2))[0]
    let measures = try #require(expected["measures"] as? [String: [[String: [String: Double]]]])
    var compared = 0
    for (id, years) in measures.sorted(by: { $0.key < $1.key }) {
      let found = try #require(run.statistics(id), "no figure \(id)")
      try #require(found.count == years.count)
      for (statistics, wanted) in zip(found, years) {
        // Ten thousand futures need not see what happens in fewer than one in 25,000: such a figure
        // is the same in all of them.
        let isRare = abs(wanted["sd"]?["value"] ?? 0) <= 0.002 * abs(wanted["mean"]?["value"] ?? 0)
        for (statistic, figure) in wanted.sorted(by: { $0.key < $1.key }) {
          if isRare, statistic == "sd", statistics.sd.value < 1e-9 * statistics.mean.value {
            continue
          }
          try close(statistics.estimate(statistic), figure, "\(name) \(id) \(statistic)")
          compared += 1
        }
      }
    }
    let probabilities = try #require(expected["probabilities"] as? [String: [String: Double]])
    for (id, figure) in probabilities.sorted(by: { $0.key < $1.key }) {
      let found = try #require(run.probability(id), "no probability \(id)")
      try close(found.estimate, figure, "\(name) \(id)")
      compared += 1
    }
    #expect(compared >= 50, "hardly anything was compared")
  }

  private static func expected(_ name: String) throws -> [String: Any] {
    let url = Repository.fixtures.appending(path: "\(name).expected.json")
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return try #require(read as? [String: Any])
  }

  private func close(
    _ found: Estimate, _ expected: [String: Double], _ what: String
  ) throws {
    let value = try #require(expected["value"])
    let expectedError = try #require(expected["error"])
    let reach = 5 * (try #require(found.error) + expectedError)
    #expect(
      abs(found.value - value) <= reach + 1e-9 * abs(value),
      "\(what): \(found.value), expected \(value) within \(reach)")
  }

  /// Compares all figures of one run and says how many there were.
  private func compare(
    _ run: RunSummary, _ expected: [String: Any], _ what: String
  ) throws -> Int {
    var compared = 0
    func compare(_ found: [Double?], _ wanted: Any, _ name: String) throws {
      let values = try #require(wanted as? [Any]).map { $0 as? Double }
      let same = zip(found, values).allSatisfy { found, value in
        guard let value, let found else { return found == nil && value == nil }
        return agrees(found, value)
      }
      #expect(same && found.count == values.count, "\(what) \(name): \(found), expected \(values)")
      compared += values.count
    }
    for (id, years) in try #require(expected["measures"] as? [String: Any]) {
      let measure = try #require(run.measure(id), "no measure \(id)")
      try compare(measure.byYear.map { $0.statistics?.mean.value }, years, id)
    }
    for (id, years) in try #require(expected["lines"] as? [String: Any]) {
      let parts = id.split(separator: ":")
      let line = try #require(
        run.lines.first {
          $0.line.id == parts[0] && (parts.count == 1 || $0.line.role.rawValue == parts[1])
        }, "no line \(id)")
      try compare(line.byYear.map(\.mean.value), years, id)
    }
    for (id, figures) in expected["leaders"] as? [String: [String: Any]] ?? [:] {
      for (name, years) in figures {
        let found = try #require(
          run.leaders.first { $0.id == id && $0.name == name }, "no \(id) \(name)")
        try compare(found.byYear.map(\.mean.value), years, "\(id).\(name)")
      }
    }
    for (id, accounts) in try #require(expected["funds"] as? [String: [String: Any]]) {
      let stream = try #require(run.streams.first { $0.stream.id == id }, "no fund \(id)")
      for (name, years) in accounts {
        let account = try #require(stream.accounts.first { $0.name == name }, "no \(id).\(name)")
        try compare(account.byYear.map(\.mean.value), years, "\(id).\(name)")
      }
    }
    for (id, worlds) in try #require(expected["staff"] as? [String: [String: [String: Any]]]) {
      for (world, figures) in worlds {
        for (name, years) in figures {
          let full = "\(world).\(name)"
          let found = try #require(
            run.staffing.first { $0.id == id && $0.name == full }, "no \(id) \(full)")
          try compare(found.byYear.map(\.mean.value), years, "\(id) \(full)")
        }
      }
    }
    for (id, stages) in expected["ladders"] as? [String: [String: Any]] ?? [:] {
      for (stage, years) in stages {
        let found = try #require(
          run.ladders.first { $0.id == id && $0.stage == stage }, "no stage \(id) \(stage)")
        try compare(found.byYear.map(\.mean.value), years, "\(id) \(stage)")
      }
    }
    return compared
  }
}

extension RunSummary {
  /// Statistics by the name of a measure, `fund.…` or `[status_quo.]staff.…`.
  func statistics(_ name: String) -> [Statistics]? {
    if let measure = measure(name) {
      let found = measure.byYear.compactMap(\.statistics)
      return found.count == measure.byYear.count ? found : nil
    }
    var parts = name.split(separator: ".").map(String.init)
    var world = "plan"
    if parts.first == "status_quo" { world = parts.removeFirst() }
    guard parts.count == 3 else { return nil }
    if parts[0] == "fund" {
      return streams.first { $0.stream.id == parts[1] }?.accounts.first { $0.name == parts[2] }?
        .byYear
    }
    return staffing.first { $0.id == parts[1] && $0.name == "\(world).\(parts[2])" }?.byYear
  }
}

extension Statistics {
  /// A statistic by its name in the results.
  func estimate(_ name: String) throws -> Estimate {
    let all = ["mean": mean, "sd": sd, "p5": p5, "p25": p25, "p50": p50, "p75": p75, "p95": p95]
    return try #require(all[name], "no statistic \(name)")
  }
}
