import Foundation
import Testing

/// Given students are rounded as projected ones are, so that each column of a table adds up.
@Suite struct GivenColumnTests {
  /// Counts of half days: 61.5 and 64.5 students in the district, 20.5 and 21.5 at each school.
  private let halves = """
    language 1
    scenario "t" { years = FY2026..FY2027 }
    school a { }
    school b { }
    school c { }
    enrollment FY2025 {
           K    1
      a 20.5 21.5
      b 20.5 21.5
      c 20.5 21.5
    }
    """

  @Test func halvesAddUpInEveryColumn() throws {
    let result = try Program.run(
      ["enrollment", "-", "--trials", "100"], in: TemporaryFolder(), input: halves)
    let first = numbers(result.output, "K")
    let second = numbers(result.output, "1")
    let totals = numbers(result.output, "All")
    #expect(totals.first == [126, 126, 126])
    #expect(first.count == 4)
    for (table, total) in totals.prefix(first.count).enumerated() {
      #expect(zip(first[table], second[table]).map { $0 + $1 } == total)
    }
  }

  /// The numbers of each row that begins with a word.
  private func numbers(_ text: String, _ word: String) -> [[Int]] {
    var found: [[Int]] = []
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: " ").map(String.init)
      if cells.first == word { found.append(cells.dropFirst().compactMap { Int($0) }) }
    }
    return found
  }
}
