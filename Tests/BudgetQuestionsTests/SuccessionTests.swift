import BudgetProjection
import MonteCarlo
import Testing

@testable import BudgetQuestions

/// `filled_from = mentor`: Mentors who move up when Masters leave, and who follows them.
@Suite struct SuccessionTests {
  /// Eight Masters of whom a quarter leaves each year, and Mentors of whom an eighth does.
  private static func text(_ master: String, mentors: Int = 16, more: String = "") -> String {
    """
    language 1
    scenario "Succession" { years = FY2026..FY2028 }
    staff teachers { positions = 120 FTE; salary = $50,000 per FTE; turnover = 10% }
    plan "Roles" {
      leader master { count = 8; turnover = 25%; stipend = $10,000; training = $2,500 per new leader; \(master) }
      leader mentor {
        count = \(mentors); turnover = 12.5%; stipend = $4,000; training = $1,000 per new leader
        base_pay = $1,000
      }
      \(more)
    }
    """
  }

  /// Two Masters leave each year. Two of sixteen Mentors leave, two more move up: four are new, and their
  /// training costs $2,000 a year more than where Masters come from the faculty. Masters are trained alike.
  @Test func twoMoveUpAndTwoMoreAreNew() throws {
    let without = try MedianFigures(Self.text(""))
    let with = try MedianFigures(Self.text("filled_from = mentor"))
    expectEqual(try without("leader.mentor.moved_up"), [0, 0, 0], "nobody moves up")
    expectEqual(try without("leader.mentor.new"), [16, 2, 2], "new Mentors")
    expectEqual(try with("leader.mentor.moved_up"), [0, 2, 2], "moved up")
    expectEqual(try with("leader.mentor.new"), [16, 4, 4], "new Mentors")
    expectEqual(try with("leader.mentor.count"), [16, 16, 16], "Mentors")
    expectEqual(try with("leader.master.new"), try without("leader.master.new"), "new Masters")
    let difference = zip(try with("cost.recurring"), try without("cost.recurring")).map { $0 - $1 }
    // The raise of who moved up goes on: at the end of FY2027 two holders more, of whom a tenth leaves.
    expectEqual(difference, [0, 2_000 + 2_000, 2_000 + 2_000 + 1_800], "recurring cost")
    expectEqual(try with("leader.mentor.base_pay_holders"), [16, 18.4, 20.56], "holders")
  }

  /// Half the places left are filled by Mentors, the others by teachers.
  @Test func aShareOfThePlaces() throws {
    let found = try MedianFigures(Self.text("filled_from = mentor; filled_share = 50%"))
    expectEqual(try found("leader.mentor.moved_up"), [0, 1, 1], "moved up")
    expectEqual(try found("leader.mentor.new"), [16, 3, 3], "new Mentors")
  }

  /// No more move up than stay: of one Mentor seven eighths.
  @Test func noMoreThanThereAre() throws {
    let found = try MedianFigures(Self.text("filled_from = mentor", mentors: 1))
    expectEqual(try found("leader.mentor.moved_up"), [0, 0.875, 0.875], "moved up")
    expectEqual(try found("leader.mentor.new"), [1, 1, 1], "new Mentors")
  }

  /// Places of a growing role are filled from the faculty, since nobody left them.
  @Test func growthTakesNobodyAway() throws {
    let grown = Self.text("filled_from = mentor", more: "set master.count = 12 from FY2027")
    let found = try MedianFigures(grown)
    // Of 8 Masters 2 leave; 6 are new for 12, of whom 4 for places that were not there.
    expectEqual(try found("leader.master.new"), [8, 6, 3], "new Masters")
    expectEqual(try found("leader.mentor.moved_up"), [0, 2, 3], "moved up")
  }

  /// A chain: who moves up to Mentor is followed in turn; two roles filled from one add up.
  @Test func aChainAndTwoRolesAbove() throws {
    let chain = Self.text(
      "filled_from = mentor",
      more: """
        leader coach { count = 30; turnover = 10% }
        leader dean { count = 4; turnover = 50%; filled_from = coach }
        """
    ).replacing("base_pay = $1,000", with: "filled_from = coach")
    let found = try MedianFigures(chain)
    expectEqual(try found("leader.mentor.new"), [16, 4, 4], "new Mentors")
    // Four places of Mentors and two of deans.
    expectEqual(try found("leader.coach.moved_up"), [0, 6, 6], "moved up")
    expectEqual(try found("leader.coach.new"), [30, 9, 9], "new coaches")
  }

  /// In every future Mentors are those who stayed, less who moved up, and the new ones.
  @Test func everybodyIsCountedOnce() throws {
    let text = Self.text("filled_from = mentor; filled_share = 30% to 90%")
      .replacing(
        "turnover = 12.5%", with: "turnover = uniform(low = 5%, high = 60%) drawn each year"
      )
      .replacing("turnover = 25%", with: "turnover = uniform(low = 5%, high = 60%) drawn each year")
      .replacing("count = 16", with: "count = 5")
    let all = try AllTrials(.text(text), SimulationSettings(trials: 300, seed: 3))
    let figures = all.projection.runs[0].figuresByName
    func columns(_ name: String) throws -> [[Double]] { all.columns(try #require(figures[name])) }
    let moved = try columns("leader.mentor.moved_up")
    let new = try columns("leader.mentor.new")
    let replaced = try columns("leader.master.new")
    var limited = 0
    for year in 1..<3 {
      for trial in moved[year].indices {
        #expect(moved[year][trial] <= replaced[year][trial] + 1e-9)
        let left = 5 - new[year][trial]
        #expect(left >= -1e-9)
        if left < 1e-9 { limited += 1 }
      }
    }
    #expect(limited > 20)
  }
}
