import BudgetProjection
import MonteCarlo
import Testing

@testable import FigureExplanation

/// Names as people write them, and what is said where there is no such figure.
struct LookupTests {
  func name(_ written: String, year: Int? = 2027) throws -> String {
    try FigureLookup(ExplainTests.projection.runs[0]).find(written, year: year).name
  }

  @Test(
    arguments: zip(
      [
        "coverage", "cost", "savings", "teachers.payroll", "title2.award", "master.stipend",
        "status_quo.teachers.salary", "raises", "sections.all.north.K", "covered.every_year",
      ],
      [
        "coverage.recurring", "cost.recurring", "savings.recurring", "staff.teachers.payroll",
        "fund.title2.award", "leader.master.stipend", "status_quo.staff.teachers.salary",
        "driver.raises", "sections.all.north.K", "covered.every_year",
      ]))
  func shortNames(written: String, full: String) throws {
    #expect(try name(written) == full)
  }

  @Test func theFirstYearIsTheUsualOne() throws {
    let found = try FigureLookup(ExplainTests.projection.runs[0]).find("net_cost", year: nil)
    #expect(found.year == 2026)
  }

  @Test func aMisspeltNameGetsSuggestions() throws {
    #expect { try name("net_cots") } throws: { error in
      guard case .unknownFigure("net_cots", let suggestions) = error as? ExplanationError else {
        return false
      }
      return suggestions.first == "net_cost"
        && "\(error)" == "there is no figure `net_cots`; did you mean `net_cost`?"
    }
    #expect { try name("teachers.payrol") } throws: { error in
      guard case .unknownFigure(_, let suggestions) = error as? ExplanationError else {
        return false
      }
      return suggestions.first == "staff.teachers.payroll"
    }
  }

  @Test func aYearOrTrialOutsideIsSaid() throws {
    #expect { try name("net_cost", year: 2029) } throws: { error in
      "\(error)" == "FY2029 is outside the horizon FY2026..FY2028"
    }
    for trial in [-1, 100] {
      #expect {
        try explain(
          ExplainTests.projection, run: 0, figure: "net_cost", year: 2027,
          settings: SimulationSettings(trials: 100), trial: trial)
      } throws: { error in
        "\(error)" == "the run has the trials 0 to 99 and none of number \(trial)"
      }
    }
  }

  @Test func aNameThatSeveralFiguresShareIsRefused() throws {
    #expect { try name("recurring") } throws: { error in
      guard case .ambiguousFigure(_, let candidates) = error as? ExplanationError else {
        return false
      }
      return candidates.contains("cost.recurring") && candidates.contains("savings.recurring")
    }
  }
}
