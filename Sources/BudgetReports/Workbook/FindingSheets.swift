import BudgetModel
import LanguageTable
import SummaryMeasures
import Workbooks

/// What became of the checks, and what the rules for review found.
struct FindingSheets: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The checks; nothing where the scenario states none.
  var checks: Sheet? {
    guard !run.checks.isEmpty else { return nil }
    var sheet = Sheet(
      WorkbookWording.checks, title: CFOWording.checkHeading, note: WorkbookWording.checkNote,
      columns: [("Check", 60), ("Kind", 14), ("Outcome", 16), ("Year", 10), ("Found", 70)])
    for result in run.checks {
      sheet.append([
        .text(result.check.title, wraps: true), .text(CheckWording.kind(result.check.kind)),
        .text(CheckWording.outcome(result.outcome)), .text(result.year.map(yearLabel) ?? ""),
        .text(result.finding, wraps: true),
      ])
    }
    return sheet
  }

  /// The rules for review; nothing where none is looked at.
  var rules: Sheet? {
    let rules = RuleEntry.all(of: reported)
    guard !rules.isEmpty else { return nil }
    let isDeterministic = provenance.isDeterministic
    let shares: [SheetColumn] =
      isDeterministic ? [] : ([WorkbookWording.someYear] + years).map { ("\($0), share", 14) }
    var sheet = Sheet(
      WorkbookWording.rules, title: RuleWording.heading, note: RuleWording.preface,
      columns: [("Rule", 44), ("State", 16)] + shares + [("Found", 70), ("The rule", 70)])
    for rule in rules {
      sheet.append(
        [
          .text(rule.text.title, wraps: true),
          .text(RuleWording.status(rule.summary.status)),
        ] + (isDeterministic ? [] : odds(rule.summary.plan)) + [
          .text(rule.details.joined(separator: " "), wraps: true),
          .text(RuleWording.law(rule.text), wraps: true),
        ])
    }
    return sheet
  }

  /// In some year, and in each year that can be assessed.
  private func odds(_ odds: RuleSummary.Odds?) -> [Cell] {
    guard let odds else { return [Cell](repeating: .empty, count: years.count + 1) }
    let byYear = years.indices.map { year -> Double? in
      odds.isAssessed(year) ? odds.byYear.element(at: year)?.value : nil
    }
    return ([odds.ever.value] + byYear).map { .number($0, .percent) }
  }
}
