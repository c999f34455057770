import ReportDocuments
import Testing

@testable import BudgetReports

/// The register of assumptions and the share of money with sources.
@Suite struct AssumptionRegisterTests {
  let reported = ReportedRunFixture().reported()

  @Test func entriesStandInTheOrderOfTheFileWithDefaultsLast() {
    #expect(
      reported.register.entries.map(\.path) == [
        "driver.raises", "leader.master.stipend", "repurpose.copiers.saves",
        "repurpose.intervention.saves", "fund.title2.award", "staff.teachers.step",
      ])
  }

  @Test func valuesAreSaidInFullWords() throws {
    let texts = Dictionary(
      uniqueKeysWithValues: reported.register.entries.map { ($0.path, RegisterWording.meaning($0)) }
    )
    #expect(
      texts["fund.title2.award"]
        == "$61,000 per year; grows by driver.raises; not below 90% of the prior year. Source: State allocation table. [slaton.scenario:20]"
    )
    #expect(texts["staff.teachers.step"] == "1.1%. Uncited. [default]")
    let copiers = try #require(texts["repurpose.copiers.saves"])
    #expect(copiers.contains("Because: illustrative (uncited)."))
    #expect(copiers.contains("Changed by variant plus_one, from FY2027: set repurpose"))
    #expect(copiers.contains("[slaton.scenario:33]"))
  }

  @Test func rangesFollowTheOneDraw() throws {
    let entries = reported.register.entries
    // 64,000 × (0.2 + 0.6 p) for p = 5 %, 50 %, 95 %.
    let induced = try #require(entries[3].statements[0].range)
    #expect(abs(induced.p5 - 14_720) < 1e-6)
    #expect(abs(induced.p50 - 32_000) < 1e-6)
    #expect(abs(induced.p95 - 49_280) < 1e-6)
    // First year of the process: 2.5 % + 0.8 (3 % − 2.5 %) = 2.9 %, sd 1 % √(1 − 0.64) = 0.6 %.
    let raises = try #require(entries[0].statements[0].range)
    #expect(abs(raises.p50 - 0.029) < 1e-12)
    #expect(abs(raises.p95 - (0.029 + 1.6448536269514722 * 0.006)) < 1e-12)
    #expect(entries[1].statements[0].range == nil)
  }

  @Test func citedMoneyCountsSourcesOnly() throws {
    // Cited: stipends 123,000.9 and the stream's 90,000.3. Uncited: release, training, savings.
    let all = 123_000.9 + 369_001.2 + 10_000.5 + 480_001.2 + 64_000.6 + 90_000.3
    let share = try #require(CitedMoney(reported).share)
    #expect(abs(share - (123_000.9 + 90_000.3) / all) < 1e-12)
  }

  @Test(arguments: [
    (0.0825, "% of pay", "8.25% of pay"), (20, "students per class", "20 students per class"),
    (-1_500.5, "$ per year", "−$1,500.5 per year"), (0.9, "ratio", "90%"),
    (1.0 / 3, "FTE", "0.333333 FTE"),
  ])
  func amounts(value: Double, unit: String, text: String) {
    #expect(FormulaWording(unit: unit).amount(value) == text)
  }
}
