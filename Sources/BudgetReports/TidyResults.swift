import BudgetModel
import BudgetProjection
import FigureCatalogue
public import ReportDocuments
import SummaryMeasures

/// The results of runs as a tidy table: one statistic a row; numbers have 10 significant digits, and
/// a value that is not defined is an empty field.
public func tidyCSV(_ runs: [ReportedRun]) -> TidyTable {
  TidyTable(
    columns: ["scenario", "variant", "year", "measure", "line", "stat", "value", "unit"],
    rows: runs.flatMap { TidyRows(reported: $0).rows })
}

/// The rows of one run.
private struct TidyRows {
  /// What to list.
  let reported: ReportedRun
  private let writer: ResultsWriter

  /// Prepares a run.
  init(reported: ReportedRun) {
    self.reported = reported
    self.writer = ResultsWriter(reported: reported)
  }

  /// All rows in the order of the results.
  var rows: [[String]] {
    measures + probabilities + reported.run.lines.flatMap(line)
      + reported.run.leaders.flatMap {
        series($0.byYear, "leader.\($0.name)", $0.id, $0.unit)
      }
      + reported.run.streams.flatMap { fund in
        fund.accounts.flatMap { account in
          series(account.byYear, "fund.\(account.name)", fund.stream.id, "$ per year")
        }
      }
      + reported.run.positions.flatMap { series($0.byYear, "positions.\($0.name)", "", "FTE") }
      + reported.run.staffing.flatMap {
        series($0.byYear, "staff.\($0.name)", $0.id, Self.unit(ofStaffing: $0.name))
      } + classSizes
      + reported.run.ladders.flatMap { series($0.byYear, "ladder.\($0.stage)", $0.id, "FTE") }
      + reported.run.budgetLines.flatMap(budgetLine) + reconciliation + horizon + rules
  }

  /// One row.
  private func row(
    _ year: String, _ measure: String, _ line: String, _ stat: String, _ value: Double?,
    _ unit: String
  ) -> [String] {
    let provenance = reported.provenance
    // Below 1e-9 a number is the dust of a difference.
    let settled = value.map { abs($0) < 1e-9 ? 0 : $0 }
    let digits = settled.flatMap { JSONValue.digits($0) } ?? ""
    return [provenance.scenario, provenance.variant ?? "", year, measure, line, stat, digits, unit]
  }

  /// The measures by year.
  private var measures: [[String]] {
    reported.run.measures.flatMap { measure in
      measure.byYear.flatMap { year in
        let label = ResultsWriter.label(year.year)
        var rows = statistics(year.statistics, label, measure.id, "", measure.unit)
        if let ratio = year.ratioOfMeans {
          rows.append(row(label, measure.id, "", "ratio_of_means", ratio.value, measure.unit))
        }
        return rows
      }
    }
  }

  /// The probabilities; the year of an id that ends in one stands in its column.
  private var probabilities: [[String]] {
    reported.run.probabilities.flatMap { entry in
      let ending = entry.id.split(separator: ".").last.map(String.init) ?? ""
      let year = ending.hasPrefix("FY") ? ending : ""
      return [
        row(year, entry.id, "", "probability", entry.estimate.value, "share"),
        row(year, entry.id, "", "mc_error", entry.estimate.error, "share"),
      ]
    }
  }

  /// A line by year, with what was claimed and who paid.
  private func line(_ line: LineSummary) -> [[String]] {
    let role = line.line.role.rawValue
    return line.byYear.indices.flatMap { index in
      let label = writer.label(at: index)
      var rows: [[String]] = []
      if let claimed = ResultsWriter.claimed(line.line, index) {
        rows.append(row(label, role, line.line.id, "claimed", claimed, "$ per year"))
      }
      rows += statistics(line.byYear[index], label, role, line.line.id, "$ per year")
      rows += line.payments.map { payment in
        row(
          label, role, line.line.id, "mean_paid_by.\(payment.payer)",
          ResultsWriter.at(payment.meanByYear, index), "$ per year")
      }
      return rows
    }
  }

  /// Statistics by year.
  private func series(
    _ byYear: [Statistics], _ measure: String, _ line: String, _ unit: String
  ) -> [[String]] {
    byYear.enumerated().flatMap { index, entry in
      statistics(entry, writer.label(at: index), measure, line, unit)
    }
  }

  /// The seven statistics and the error of the mean.
  private func statistics(
    _ statistics: Statistics?, _ year: String, _ measure: String, _ line: String, _ unit: String
  ) -> [[String]] {
    ResultsWriter.named(statistics).map {
      row(year, measure, line, $0.name, $0.estimate?.value, unit)
    } + [row(year, measure, line, "mc_error", statistics?.mean.error, unit)]
  }

  /// The means of the class-size rules by year.
  private var classSizes: [[String]] {
    reported.run.classSizes.flatMap { entry in
      entry.byYear.enumerated().flatMap { index, year in
        year.named.compactMap { figure in
          figure.estimate.map {
            row(
              writer.label(at: index),
              "class_size.\(entry.isPlan ? "plan" : "status_quo").\(figure.name)", entry.rule.id,
              "mean", $0.value, Self.unit(ofClassSize: figure.name))
          }
        }
      }
    }
  }

  /// The unit of a class-size rule's figure.
  private static func unit(ofClassSize name: String) -> String {
    switch name {
    case "students": "students"
    case "sections", "fractional": "sections"
    default: "students per section"
    }
  }

  /// How often each rule asks for review: by year, and in some year.
  private var rules: [[String]] {
    func rows(_ odds: RuleSummary.Odds?, _ name: String) -> [[String]] {
      guard let odds else { return [] }
      let entries = [("", odds.ever)] + zip(odds.byYear.indices.map(writer.label), odds.byYear)
      return entries.flatMap { year, estimate in
        [
          row(year, name, "", "probability", estimate.value, "share"),
          row(year, name, "", "mc_error", estimate.error, "share"),
        ]
      }
    }
    return reported.run.rules.flatMap { rule in
      rows(rule.plan, "rule.\(rule.rule.id)")
        + rows(rule.statusQuo, "status_quo.rule.\(rule.rule.id)")
    }
  }

  /// A revenue or spending line: its mean and range.
  private func budgetLine(_ line: BudgetLineSummary) -> [[String]] {
    let wanted = ["mean", "p5", "p50", "p95"]
    return line.byYear.enumerated().flatMap { index, entry in
      ResultsWriter.named(entry).filter { wanted.contains($0.name) }.map {
        row(
          writer.label(at: index), line.line.side.rawValue, line.line.id, $0.name,
          $0.estimate?.value, "$ per year")
      }
    }
  }

  /// Lines held against the adopted budget.
  private var reconciliation: [[String]] {
    ReconciledLine.all(of: reported.run).flatMap { line in
      let label = ResultsWriter.label(line.year)
      return [("adopted", line.adopted), ("projected", line.projected)].map {
        row(label, "reconciliation", line.line.path, $0.0, $0.1, "$ per year")
      }
    }
  }

  /// What holds for the horizon as a whole.
  private var horizon: [[String]] {
    let run = reported.run
    return [
      row("", "reserve_at_risk", "", "value", run.reserveAtRisk.value, "$"),
      row("", "expected_shortfall", "", "value", run.expectedShortfall.value, "$"),
    ]
  }

  /// The unit of a staff group's figure.
  private static func unit(ofStaffing name: String) -> String {
    if name.hasSuffix("_value") { return "$ per FTE per year" }
    let isMoney = ["payroll", "cost", "substitutes"].contains { name.hasSuffix($0) }
    return isMoney ? "$ per year" : "FTE"
  }
}
