import ReportDocuments
import Testing

@testable import BudgetReports

/// Tables whose printed totals are the sums of their printed lines.
@Suite struct AdditiveTableTests {
  /// The dollars of a cell.
  static func dollars(_ text: String) throws -> Int {
    try #require(Int(text.filter { $0.isNumber || $0 == "−" }.replacing("−", with: "-")))
  }

  @Test(arguments: 1...200)
  func everyColumnAddsUp(seed: Int) throws {
    var state = UInt64(seed)
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let groups = (0..<3).map { group in
      AdditiveTable.Group(
        title: "Group \(group)",
        lines: (0..<Int(next(5))).map { line in
          ("Line \(line)", (0..<4).map { _ in Double(next(100_000_000)) / 97 - 100_000 })
        }, total: "Sum")
    }
    let place = [1.0, 10, 1_000][Int(next(3))]
    let rows = AdditiveTable(groups: groups, total: "All", columns: 4, place: place).rows()
    let exact = groups.flatMap(\.lines)
    for column in 1...4 {
      var sum = 0
      var all = 0
      for row in rows where row.kind != .group {
        let value = try Self.dollars(row.cells[column].text)
        if row.kind == .plain {
          sum += value
        } else if row.cells[0] == "Sum" {
          #expect(value == sum)
          all += value
          sum = 0
        } else {
          #expect(value == all)
        }
      }
      let total = exact.reduce(0) { $0 + $1.values[column - 1] }
      #expect(abs(Double(all) - total) <= place / 2 + 1e-6)
    }
  }

  @Test func whatIsUndefinedIsNotPrintedAsZero() {
    let group = AdditiveTable.Group(
      title: nil, lines: [("a", [.nan]), ("b", [5])], total: "Sum")
    let rows = AdditiveTable(groups: [group], total: nil, columns: 1, place: 1).rows()
    #expect(rows.map { $0.cells[1].text } == ["n/a", "$5", "n/a"])
  }
}
