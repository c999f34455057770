import BudgetProjection
import Foundation
import MonteCarlo
import Testing

/// Figures that others published (domain page, section 6), out of the rules.
@Suite struct PublishedFigureTests {
  /// Figures of the first year and of later ones, by name.
  private func figures(_ name: String, variant: String? = nil) throws -> MedianFigures {
    let path = Repository.published.appending(path: "\(name).scenario")
    return try MedianFigures(String(contentsOf: path, encoding: .utf8), variant: variant)
  }

  /// T1: $254,500, and $318,500 with what the first leaders induce.
  @Test func slaton() throws {
    let found = try figures("slaton")
    expectEqual(try found("savings.recurring"), [254_500, 318_500], "savings")
  }

  /// T2: 44, 22.7 and 29.4 positions at $67,757.
  @Test func montgomery() throws {
    let found = try figures("montgomery")
    let lines = ["first", "second", "third"].map { "positions.\($0)" }
    let dollars = try lines.map { id in
      let line = try #require(found.budget.lines.first { $0.id == id && $0.role == .saving })
      return found.table.value(line.byYear[0], trial: 0).rounded()
    }
    expectEqual(dollars, [2_981_308, 1_538_084, 1_992_056], "savings by group")
  }

  /// T4: $65,000 and $50,000 transferred in may carry $17,250.
  @Test func transferredCarryOver() throws {
    let found = try figures("transfer")
    expectEqual(try found("fund.title1.carry_limit"), [17_250], "limit")
    expectEqual(try found("fund.title1.carried"), [17_250], "carried")
    expectEqual(try found("fund.title2.transferred_out"), [50_000], "moved")
  }

  /// T5: $50,000 of pay from federal money at 38.54 % costs $19,270 on top, at 0.58 % $290.
  @Test func pensionSurcharge() throws {
    let found = try figures("surcharge")
    expectEqual(try found("fund.federal.surcharge"), [19_270], "federal")
    expectEqual(try found("fund.local.surcharge"), [290], "local")
    expectEqual(try found("let.federal_charge"), [19_270], "in a formula")
    expectEqual(try found("let.federal_indirect"), [0], "indirect cost in a formula")
    expectEqual(try found("cost.recurring"), [119_560], "cost")
    expectEqual(try found("coverage.recurring"), [1], "coverage")
  }

  /// T7: $298,784, $3,395 for each of 88 teachers.
  @Test func toledo() throws {
    let found = try figures("toledo")
    expectEqual(try found("teachers"), [88], "teachers")
    expectEqual(try found("cost.recurring"), [298_784], "cost")
    expectEqual(try found("cost.per_teacher").map { $0.rounded() }, [3_395], "cost of each")
  }

  /// T10: 24, 24, 24, 18, 18 sections for classes of 22 to 26.
  @Test func sections() throws {
    var sections = try figures("sections")("sections")
    for size in 23...26 {
      sections += try figures("sections", variant: "size_\(size)")("sections")
    }
    expectEqual(sections, [24, 24, 24, 18, 18], "sections")
  }

  /// T14: 2 rounding up, 1 rounding down, 1 to the nearest.
  @Test func rounding() throws {
    let found = try figures("rounding")
    expectEqual(try found("sections.up"), [2], "sections up")
    expectEqual(try found("sections.nearest"), [1], "sections to the nearest")
    expectEqual(try found("leader.leaders_up.count"), [2], "leaders up")
    expectEqual(try found("leader.leaders_down.count"), [1], "leaders down")
    expectEqual(try found("leader.leaders_nearest.count"), [1], "leaders to the nearest")
  }

  /// T15: 4 Master and 8 Mentor Teachers, 20.0 % of a faculty (19.2 % before rounding), Master pay
  /// of $28,000 to $60,000, four other teachers for each leader.
  @Test func niet() throws {
    let found = try figures("niet")
    expectEqual(try found("leader.master.count"), [4], "Master Teachers")
    expectEqual(try found("leader.mentor.count"), [8], "Mentor Teachers")
    expectEqual(try found("leaders.share"), [0.2], "share of the faculty")
    expectEqual(try found("leaders.share_unrounded"), [1.0 / 15 + 1.0 / 8], "before rounding")
    expectEqual(try found("teachers_per_leader"), [4], "teachers per leader")
    expectEqual(try found("leader.master.stipend_cost"), [28_000], "Master pay")
    let high = try figures("niet", variant: "high")
    expectEqual(try high("leader.master.stipend_cost"), [60_000], "Master pay, upper end")
  }

  /// T17: $116,667 and $116,788 for each position; five more students free 4.57 times as many
  /// positions, and as many dollars, as one, not five times.
  @Test func anchorage() throws {
    let found = try figures("anchorage")
    let each = try ["by_position_one", "by_position_five"].map {
      try found("let.\($0)")[0].rounded()
    }
    expectEqual(each, [116_667, 116_788], "dollars for each position")
    let times = try ["times_positions", "times_dollars"].map {
      (try found("let.\($0)")[0] * 100).rounded() / 100
    }
    expectEqual(times, [4.57, 4.57], "five more students over one more")
  }

  /// T16: stipends of $120,000, release of 5.0 FTE and 225 extra days.
  @Test func iowa() throws {
    let found = try figures("iowa")
    let roles = ["model", "mentor", "lead"]
    let stipends = try roles.map { try found("leader.\($0).stipend_cost")[0] }
    expectEqual([stipends.reduce(0, +)], [120_000], "stipends")
    expectEqual(try found("release_fte"), [5], "release")
    // Days are paid at average pay / 187.
    let days = try roles.map { try found("leader.\($0).extra_days_cost")[0] / (50_000.0 / 187) }
    expectEqual([days.reduce(0, +)], [225], "extra days")
  }
}
