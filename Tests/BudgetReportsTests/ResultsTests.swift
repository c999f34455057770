import ResultsData
import SchemaChecking
import SummaryMeasures
import Testing

@testable import BudgetReports

/// The results as data.
@Suite struct ResultsTests {
  static let schema = RunAnswer.dataset.schema.written()

  static func json(_ fixtures: ReportedRunFixture...) -> String {
    RunAnswer(fixtures.map { $0.reported() }).written(as: .json)
  }

  @Test(arguments: [
    ReportedRunFixture(), ReportedRunFixture(coverageIsDefined: false),
    ReportedRunFixture(error: nil, isDeterministic: true), ReportedRunFixture(copiers: .nan),
  ])
  func resultsMatchTheSchema(fixture: ReportedRunFixture) throws {
    let check = try #require(try SchemaCheck(Self.schema))
    #expect(try check.errors(in: Self.json(fixture, fixture)) == [])
  }

  @Test func theSchemaRejectsWhatItShould() throws {
    let check = try #require(try SchemaCheck(Self.schema))
    let text = Self.json(ReportedRunFixture())
    for (old, new) in [
      ("\"schema_version\": 1", "\"schema_version\": 2"), ("\"role\": \"cost\"", "\"role\": \"x\""),
      ("\"rules\": []", "\"rules\": [1]"), ("\"seed\": 1", "\"sed\": 1"),
      ("\"recurring\": true", "\"recurring\": 1"), ("\"FY2026\"", "\"2026\""),
    ] {
      #expect(text.contains(old))
      #expect(try !check.errors(in: text.replacing(old, with: new)).isEmpty, "\(new)")
    }
  }

  @Test func valuesAndReasonsStandWhereTheyBelong() throws {
    let answer = RunAnswer([ReportedRunFixture(coverageIsDefined: false).reported()])
    let runs = try #require(RunAnswer.dataset.json(answer)["runs"])
    let coverage = try #require(
      runs.elements[0]["measures"]?.elements.first {
        if case .string("coverage.recurring")? = $0["id"] { true } else { false }
      })
    let years = try #require(coverage["by_year"]).elements
    guard case .null? = years[0]["mean"], case .string(let reason)? = years[0]["reason"],
      case .number(let mean)? = years[1]["mean"],
      case .number(let error)? = years[1]["errors"]?["p95"]
    else {
      Issue.record("an undefined year is null with a reason, a defined one has numbers")
      return
    }
    #expect(reason == "no recurring cost")
    #expect(mean == 1.1)
    #expect(error == 0.004)
  }

  @Test func tidyRowsAllHaveEightFieldsAndNoUndefinedNumbers() {
    let table = RunAnswer.dataset.table(
      RunAnswer([ReportedRunFixture(copiers: .nan).reported()]))
    #expect(table.rows.allSatisfy { $0.count == 8 })
    #expect(table.rows.allSatisfy { $0[6].isEmpty || Double($0[6])?.isFinite == true })
    let covered = table.rows.first { $0[3] == "covered.FY2027" && $0[5] == "probability" }
    #expect(
      covered == [
        "Scenarios/slaton.scenario", "plus_one", "FY2027", "covered.FY2027", "", "probability",
        "0.9", "share",
      ])
    let claimed = table.rows.filter { $0[5] == "claimed" && $0[4] == "repurpose.intervention" }
    #expect(claimed.map { $0[2] } == ["FY2027", "FY2028"])
    #expect(claimed.map { $0[6] } == ["64000", "64000"])
  }

  /// The list of statistics is the only place that names them.
  @Test func everyStatisticStandsInJSONAndTableAndSchema() throws {
    let answer = RunAnswer([ReportedRunFixture().reported()])
    let names = Statistic.allCases.map(\.name)
    let check = try #require(try SchemaCheck(Self.schema))
    for record in ["statistics", "measure_year", "line_year", "errors"] {
      #expect(check.properties[record]?.isSuperset(of: names) == true, "\(record)")
    }
    let run = try #require(RunAnswer.dataset.json(answer)["runs"]?.elements.first)
    for section in ["measures", "lines", "staffing"] {
      let year = try #require(run[section]?.elements.first?["by_year"]?.elements.first)
      for name in names {
        guard case .number? = year[name], case .number? = year["errors"]?[name] else {
          Issue.record("\(section) without \(name)")
          continue
        }
      }
    }
    let rows = RunAnswer.dataset.table(answer).rows
    for measure in [
      "cost.recurring", "saving", "fund.direct", "positions.saved", "staff.hire_value",
    ] {
      let found = rows.filter { $0[3] == measure && $0[2] == "FY2027" }.map { $0[5] }
      #expect(found.filter(names.contains).prefix(names.count) == names[...], "\(measure)")
    }
  }

  /// A number stands in the table as it stands in JSON.
  @Test func theTableHoldsTheNumbersOfTheJSON() throws {
    let answer = RunAnswer([ReportedRunFixture().reported()])
    let run = try #require(RunAnswer.dataset.json(answer)["runs"]?.elements.first)
    let rows = RunAnswer.dataset.table(answer).rows
    func wanted(_ value: JSONValue?) -> String { value?.written().dropLast().description ?? "" }
    for measure in try #require(run["measures"]).elements {
      let own = rows.filter { "\"\($0[3])\"" == wanted(measure["id"]) }
      for year in try #require(measure["by_year"]).elements {
        for statistic in Statistic.allCases {
          let row = own.first {
            "\"\($0[2])\"" == wanted(year["year"]) && $0[5] == statistic.name
          }
          #expect(row?[6] == wanted(year[statistic.name]))
        }
      }
    }
    let horizon = try #require(run["horizon"])
    let reserve = rows.filter { $0[3] == "reserve_at_risk" }
    #expect(reserve.map { $0[6] } == [wanted(horizon["reserve_at_risk"]?["value"])])
    #expect(reserve.map { $0[7] } == ["$"])
  }

  @Test func everyWorldOfAClassSizeRuleHasItsRows() {
    let rows = RunAnswer.dataset.table(RunAnswer([ReportedRunFixture().reported()])).rows
      .filter { $0[4] == "lower" && $0[2] == "FY2026" }
    let worlds = ["status_quo", "plan"]
    #expect(
      rows.map { $0[3] }
        == worlds.flatMap { world in
          // The target is the same everywhere, so it has no most.
          ClassSizeFigure.allCases.filter { $0 != .targetMost }.map {
            "class_size.\(world).\($0.rawValue)"
          }
        })
    #expect(rows.allSatisfy { $0[5] == "mean" })
    #expect(rows.map { $0[6] }.suffix(2) == ["22.5", "25"])
    // A rule without a cap has no row of it.
    let upper = RunAnswer.dataset.table(RunAnswer([ReportedRunFixture().reported()])).rows
      .filter { $0[4] == "upper" && $0[3].hasSuffix(".cap") }
    #expect(upper.isEmpty)
  }
}
