import BudgetModel
import BudgetProjection
import BudgetQuestions
import Foundation
import MonteCarlo
import ScenarioChecking
import SummaryMeasures
import Testing

/// Sections, site averages, overage, rooms and state class sizes against the independent calculation
/// of `Tests/Reference/sections_model.py`, and against real sections.
@Suite struct ClassSizeTests {
  private static func json(_ name: String) throws -> [String: Any] {
    let url = Repository.fixtures.appending(path: name)
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return try #require(read as? [String: Any])
  }

  /// Figures by name of both worlds, base and variants.
  @Test(arguments: ["sections-and-rooms", "state-class-sizes"])
  func figuresByName(_ name: String) throws {
    let expected = try Self.json("\(name).expected.json")
    let url = Repository.fixtures.appending(path: "\(name).scenario")
    let text = try String(contentsOf: url, encoding: .utf8)
    let variants = expected["variants"] as? [String: [String: Any]] ?? [:]
    var compared = 0
    for id in [nil] + variants.keys.sorted().map(Optional.some) {
      let wanted = id.flatMap { variants[$0] } ?? expected
      let found = try MedianFigures(text, variant: id)
      let figures = try #require(wanted["figures"] as? [String: [Double]])
      for (figure, years) in figures.sorted(by: { $0.key < $1.key }) {
        expectEqual(try found(figure), years, "\(name) \(id ?? "") \(figure)")
        compared += years.count
      }
    }
    #expect(compared >= 150)
  }

  /// The rule's sections for the real students of Eau Claire, Wisconsin, fall by fall: the same cells
  /// are exact as in the independent calculation, which is 65 to 91 % of them by grade.
  @Test func realSections() throws {
    let expected = try Self.json("eau-claire-sections.json")
    let caps = try #require(expected["caps"] as? [String: Int])
    let falls = try #require(expected["falls"] as? [String: [String: Int]])
    let file = Repository.fixtures.appending(path: "data/eau-claire-sections-1998-2010.csv")
    let rows = try String(contentsOf: file, encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count == 1_062)
    for (fall, counts) in falls.sorted(by: { $0.key < $1.key }) {
      let mine = rows.filter { $0[0] == fall }
      let found = try MedianFigures(Self.scenario(mine, caps))
      var exact = 0
      for row in mine {
        let school = Self.id(row[1])
        let sections = try found("sections.\(Self.block(row[2])).\(school)")[0]
        if sections == Double(row[4]) { exact += 1 }
      }
      #expect(mine.count == counts["cells"], "\(fall)")
      #expect(exact == counts["exact"], "\(fall)")
      #expect(try found("sections") == [Double(try #require(counts["sections"]))], "\(fall)")
    }
  }

  /// One year's students with a cap for each grade.
  private static func scenario(_ rows: [[String]], _ caps: [String: Int]) -> String {
    var schools: [String] = []
    for row in rows where !schools.contains(row[1]) { schools.append(row[1]) }
    let grades = ["K", "1", "2", "3", "4", "5"]
    var text = "language 1\nscenario \"Eau Claire\" { years = FY2020..FY2020 }\n"
    for school in schools { text += "school \(id(school)) \"\(school)\" { }\n" }
    text += "enrollment FY2020 {\n  \(grades.joined(separator: " "))\n"
    for school in schools {
      let cells = grades.map { grade in
        rows.first { $0[1] == school && $0[2] == grade }?[3] ?? "-"
      }
      text += "  \(id(school)) \(cells.joined(separator: " "))\n"
    }
    text += "}\n"
    for grade in grades {
      let cap = caps[grade] ?? 0
      text += "class_size \(block(grade)) { grades = \(grade); target = \(cap) students; "
      text += "cap = \(cap) students }\n"
    }
    return text
  }

  private static func block(_ grade: String) -> String { "grade_\(grade.lowercased())" }

  private static func id(_ school: String) -> String {
    "school_" + school.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  /// Classes of a state's law, whose citation stands in the register of assumptions; a looser cap
  /// of one's own goes before them and leaves a remark.
  @Test func stateClassSizes() throws {
    let text = """
      language 1
      scenario "Texas" { years = FY2026..FY2027 }
      school west { }
      enrollment FY2026 {
              4   5
        west 67  67
      }
      class_size all { grades = 4..5; target = 40 students; rules = texas }
      """
    let found = try MedianFigures(text)
    // Grade 4: ceil(67 / 22); grade 5 has no cap in that law: ceil(67 / 40).
    expectEqual(try found("sections.all"), [6, 6], "sections")
    let value = try #require(
      found.budget.budget.statusQuoValues[.spelled("class_size.all.rules.PK_4")])
    let source = try #require(value.segments[0].source)
    #expect(source.contains("Texas Education Code 25.112"))
    #expect(source.contains("1984"))
    #expect(!found.budget.remarks.contains { $0.contains("for review") })
    let looser = try MedianFigures(
      text.replacing("rules = texas", with: "rules = texas; cap = 24 students"))
    expectEqual(try looser("sections.all"), [6, 6], "sections with a cap of 24")
    #expect(
      looser.budget.remarks.contains { $0.hasPrefix("all: the cap of 24 in FY2026 is above") })
    let stricter = try MedianFigures(
      text.replacing("rules = texas", with: "rules = texas; cap = 21 students"))
    expectEqual(try stricter("sections.all"), [8, 8], "sections with a cap of 21")
    #expect(!stricter.budget.remarks.contains { $0.contains("for review") })
  }

  /// Conservation: lines never net, and the sections of schools add up to those of the block.
  @Test func bothWorldsInEveryTrial() throws {
    let url = Repository.fixtures.appending(path: "sections-and-rooms.scenario")
    let drawn = try String(contentsOf: url, encoding: .utf8)
      .replacing("growth = 1.7%", with: "growth = -3% to 5% drawn each year by school and grade")
    let all = try AllTrials(
      .text(drawn), variants: .base, SimulationSettings(trials: 400, threads: 2))
    let figures = all.projection.runs[0].figuresByName
    func columns(_ name: String) throws -> [[Double]] {
      all.columns(try #require(figures[name], "no figure \(name)"))
    }
    for rule in ["primary", "intermediate", "secondary"] {
      let total = try columns("sections.\(rule)")
      let parts = try ["north", "south", "high"].map { try columns("sections.\(rule).\($0)") }
      for year in total.indices {
        for trial in total[year].indices {
          let sum = parts.reduce(0) { $0 + $1[year][trial] }
          if sum != total[year][trial] { Issue.record("\(rule) \(year) \(trial)") }
        }
      }
    }
    for id in ["class_size.primary.overage", "school.north.rooms"] {
      let cost = try columns("\(id).cost")
      let saving = try columns("\(id).saving")
      let change = try columns("\(id)_cost")
      var isMoving = false
      for year in cost.indices {
        for trial in cost[year].indices {
          let (up, down) = (cost[year][trial], saving[year][trial])
          if min(up, down) != 0 || up - down != change[year][trial] {
            Issue.record("\(id) \(year) \(trial): \(up), \(down)")
          }
          isMoving = isMoving || up > 0 || down > 0
        }
      }
      #expect(isMoving)
    }
  }
}
