import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The report with everything: every line by fund and year, accounts, staffing, measures with their
/// errors, odds, checks, and the register of assumptions.
///
/// Where variants are run beside it, they follow the headline as rows of a table.
public func composeCFOReport(
  _ reported: ReportedRun, beside runs: [ReportedRun] = []
) -> ReportDocument {
  let isDeterministic = reported.provenance.isDeterministic
  let place = reported.place(digits: nil)
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: place)
  let fund = GeneralFundSection(reported: reported)
  let risks = RiskSection(reported: reported)
  var parts: [ReportPart] = [coverage.headline] + coverage.likelihood
  parts += VariantTable(runs).parts
  if !isDeterministic { parts += coverage.chart }
  parts += coverage.table + costs.context
  parts += [.heading(level: 2, CFOWording.moneyHeading), .paragraph(CFOWording.nominal)]
  parts += [costs.costTable, costs.payerTable, costs.savingTable]
  parts += [.heading(level: 2, CFOWording.lineHeading)]
  parts += LineSection(reported: reported, place: place).byYear
  parts += LeaderSection(reported: reported).table
  parts += StreamSection(reported: reported, place: place).accounts
  parts += fund.overview + fund.balanceChart + fund.lineTable + fund.effortTable
  parts += ReconciliationSection(reported: reported).parts(inFull: true)
  parts += StudentSection(reported: reported).parts + ClassSizeSection(reported: reported).tables
  parts += StaffingSection(reported: reported).tables + LadderSection(reported: reported).tables
  parts += [.heading(level: 2, CFOWording.measureHeading), .paragraph(CFOWording.percentiles)]
  parts += MeasureSection(reported: reported).tables
  if !isDeterministic {
    parts += [.heading(level: 2, CFOWording.oddsHeading)] + OddsSection(reported: reported).tables
    parts += [.heading(level: 2, CFOWording.riskHeading)] + risks.parts(causes: 10)
    parts += [risks.horizonTable]
  }
  parts += [.heading(level: 2, CFOWording.checkHeading)] + CheckSection(reported: reported).table
  parts += RuleSection(reported: reported).parts + reported.remarks
  parts += RegisterSection(reported: reported).parts
  return reported.document(
    title: CFOWording.title(reported.budget.header.title), parts: parts)
}
