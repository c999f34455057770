import BudgetModel
import Testing

@testable import BudgetProjection

/// Whole districts against the independent calculation of `Tests/Reference`.
struct ReferenceDistrictTests {
  /// 1e-9 relative, 1e-4 around zero, since the reference solves its waterfall numerically.
  private func close(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= max(1e-4, 1e-9 * abs(expected))
  }

  private func expectClose(
    _ name: String, _ found: [Double], _ expected: [Double?], _ sourceLocation: SourceLocation
  ) {
    let agrees =
      found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        expected.map { close(found, $0) } ?? true
      }
    #expect(agrees, "\(name): \(found), expected \(expected)", sourceLocation: sourceLocation)
  }

  @Test func theFileHoldsTheDistricts() {
    #expect(ReferenceDistrict.all().count == 23)
  }

  @Test(arguments: ReferenceDistrict.all())
  func followsTheReference(district: ReferenceDistrict) throws {
    var future = Future(district.sample)
    let run = future.run
    for (id, expected) in district.expected.measures.sorted(by: { $0.key < $1.key }) {
      let measure = try #require(run.measures.first { $0.id == id })
      expectClose(id, future.numbers(measure.byYear), expected, #_sourceLocation)
      let defined = measure.definedByYear.map { future.numbers($0) }
      for (year, number) in expected.enumerated() {
        #expect((number == nil) == (defined?[year] == 0), "\(id) in year \(year)")
      }
    }
    for (key, expected) in district.expected.lines.sorted(by: { $0.key < $1.key }) {
      let parts = key.split(separator: ":").map(String.init)
      let line = try #require(
        run.lines.first { line in
          line.id == parts[0] && (parts.count == 1 || line.role.rawValue == parts[1])
        }, "\(key)")
      expectClose(key, future.numbers(line.byYear), expected, #_sourceLocation)
    }
    for (fund, accounts) in district.expected.funds.sorted(by: { $0.key < $1.key }) {
      for (key, expected) in accounts.sorted(by: { $0.key < $1.key }) {
        let name = "fund.\(fund).\(key)"
        expectClose(name, future.figure(name), expected, #_sourceLocation)
      }
    }
    for (group, worlds) in district.expected.staff.sorted(by: { $0.key < $1.key }) {
      for (world, figures) in worlds.sorted(by: { $0.key < $1.key }) {
        for (key, expected) in figures.sorted(by: { $0.key < $1.key }) {
          let name = "\(world == "plan" ? "" : "status_quo.")staff.\(group).\(key)"
          expectClose(name, future.figure(name), expected, #_sourceLocation)
        }
      }
    }
  }
}
