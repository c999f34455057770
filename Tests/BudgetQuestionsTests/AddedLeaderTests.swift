import Testing

@testable import BudgetQuestions

/// `set ROLE.count += 1 leader` for a role that is counted from teachers or students.
@Suite struct AddedLeaderTests {
  /// 20 teachers, one leader for each 8: 2.5, so 3.
  private func scenario(_ role: String, _ set: String) -> String {
    """
    language 1
    scenario "More" { years = FY2026..FY2028 }
    staff teachers { positions = 20 FTE; salary = $50,000 per FTE; turnover = 10% }
    plan "Mentors" { leader mentor { \(role); stipend = $4,000 } }
    variant more { plan { \(set) } }
    """
  }

  @Test(
    arguments: [
      ("one per 8 teachers", "set mentor.count += 1 leader", [4, 4, 4]),
      ("one per 8 teachers", "set mentor.count += 1 leader from FY2027", [3, 4, 4]),
      ("one per 8 teachers; starts = FY2027", "set mentor.count += 2 leaders", [0, 5, 5]),
      ("one per 8 teachers", "set mentor.count -= 1 leader in FY2027", [3, 2, 3]),
      ("one per 8 teachers", "set mentor.count -= 9 leaders", [0, 0, 0]),
      ("share = 10% of teachers", "set mentor.count += 1", [3, 3, 3]),
      ("one per 8 teachers; pool = 3 leaders", "set mentor.count += 1 leader", [3, 3, 3]),
      ("count = 2", "set mentor.count += 1 leader", [3, 3, 3]),
    ] as [(String, String, [Double])])
  func leadersAreAddedAfterRounding(_ role: String, _ set: String, _ leaders: [Double]) throws {
    let figures = try MedianFigures(scenario(role, set), variant: "more")
    #expect(try figures("leaders") == leaders)
  }

  @Test func aRatioHasNoCountToMultiply() throws {
    #expect(throws: NoFigures.self) {
      _ = try MedianFigures(
        scenario("one per 8 teachers", "set mentor.count *= 200%"), variant: "more")
    }
  }
}
