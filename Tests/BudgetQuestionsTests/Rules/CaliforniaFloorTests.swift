import BudgetQuestions
import Testing

/// California's reserve floor (5 CCR 15450): the bands of (a) and the dollar amounts of (b)(3).
@Suite struct CaliforniaFloorTests {
  /// Attendance and spending, and the floor of FY2026 to FY2028.
  struct Case: CustomTestStringConvertible, Sendable {
    /// Where the regulation says so.
    let source: String
    /// Average daily attendance.
    let attendance: Int
    /// Spending a year, $.
    let spending: Int
    /// Keys of the general fund.
    var keys = ""
    /// The floor by year, $.
    let floors: [Double]
    var testDescription: String { source }
  }

  static let cases: [Case] = [
    Case(
      source: "(a): 5 % or $55,000 to 300", attendance: 300, spending: 1_000_000,
      floors: [55_000, 55_000, 55_000]),
    Case(
      source: "(a): 4 % or $55,000 to 1,000", attendance: 301, spending: 2_000_000,
      floors: [80_000, 80_000, 80_000]),
    Case(
      source: "(a): 3 % to 30,000, without dollars", attendance: 1_001, spending: 1_000_000,
      floors: [30_000, 30_000, 30_000]),
    // 80,000 · 1.0822 = 86,576 → $87,000; 87,000 · 1.0107 = 87,930.9 → $88,000.
    Case(
      source: "(b)(3): the adjustment of the year before, rounded to $1,000", attendance: 280,
      spending: 1_000_000,
      keys: "dollar_floor = $80,000; cola = 8.22%; cola = 1.07% from FY2027",
      floors: [80_000, 87_000, 88_000]),
    // 75,000 · 1.006 = 75,450 → $75,000 and again, since the rounded amount is adjusted.
    Case(
      source: "(b)(3): a small adjustment is rounded away each year", attendance: 280,
      spending: 1_000_000, keys: "dollar_floor = $75,000; cola = 0.6%",
      floors: [75_000, 75_000, 75_000]),
    // 75,000 · 1.02 = 76,500: half goes away from zero, $77,000; then 78,540 → $79,000.
    Case(
      source: "(b)(3): nearest, half away from zero", attendance: 280, spending: 1_000_000,
      keys: "dollar_floor = $75,000; cola = 2%", floors: [75_000, 77_000, 79_000]),
    Case(
      source: "(a): the greater of share and dollars", attendance: 280, spending: 2_000_000,
      keys: "dollar_floor = $75,000; cola = 20%", floors: [100_000, 100_000, 108_000]),
    Case(
      source: "(b)(3): without an adjustment the first amount stays", attendance: 900,
      spending: 1_000_000, keys: "dollar_floor = $88,000", floors: [88_000, 88_000, 88_000]),
    Case(
      source: "(b)(3): no dollars above 1,000", attendance: 1_001, spending: 1_000_000,
      keys: "dollar_floor = $88,000", floors: [30_000, 30_000, 30_000]),
  ]

  private static func text(_ tried: Case) -> String {
    """
    language 1
    scenario "Floor" { years = FY2026..FY2028 }
    school oak { }
    enrollment FY2026 {
          K
      oak \(tried.attendance)
    }
    general_fund { opening = $5,000,000; reserve = california
      \(tried.keys)
    }
    spending all { amount = $\(tried.spending) per year }
    plan { line kits { cost = $0 per year } }

    """
  }

  @Test(arguments: cases)
  func floors(_ tried: Case) throws {
    expectEqual(
      try MedianFigures(Self.text(tried))("fund.reserve"), tried.floors, tried.source)
  }
}
