import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel run`: headline, coverage, money, odds, checks, risks and provenance.
///
/// Where variants are run beside it, they follow the headline as rows of a table.
public func composeRunReport(
  _ reported: ReportedRun, beside runs: [ReportedRun] = []
) -> ReportDocument {
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: reported.place(digits: 4))
  let rules = RuleSection(reported: reported)
  var parts: [ReportPart] = [coverage.headline] + coverage.likelihood
  parts += VariantTable(runs).parts
  parts += [.heading(level: 2, "Coverage")] + coverage.table
  parts += [.heading(level: 2, "Cost and who pays"), costs.payerTable] + costs.context
  parts += ClassSizeSection(reported: reported).lastYear
  parts += LadderSection(reported: reported).tables
  parts += GeneralFundSection(reported: reported).overview
  parts += ReconciliationSection(reported: reported).parts(inFull: false)
  if !reported.provenance.isDeterministic {
    parts += [.heading(level: 2, "Odds"), OddsSection(reported: reported).inShort]
    parts += [.heading(level: 2, "What could go wrong")]
    parts += RiskSection(reported: reported).parts(causes: 3)
  }
  parts += [.heading(level: 2, "Checks")] + CheckSection(reported: reported).table
  parts += rules.inShort + reported.remarks
  return reported.document(title: reported.budget.header.title, parts: parts)
}
