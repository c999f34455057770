import BudgetModel
import BudgetProjection
public import ReportDocuments
import SummaryMeasures

/// The report with everything: every line by fund and year, accounts, staffing, measures with their
/// errors, odds, checks, and the register of assumptions.
public func composeCFOReport(_ reported: ReportedRun) -> ReportDocument {
  let sections = RunSections(reported: reported)
  let isDeterministic = reported.provenance.isDeterministic
  let place = sections.place(digits: nil)
  var parts: [ReportPart] = [sections.headline] + sections.likelihood
  if !isDeterministic { parts += sections.coverageChart }
  parts += sections.coverageTable + sections.context
  parts += [.heading(level: 2, CFOWording.moneyHeading), .paragraph(CFOWording.nominal)]
  parts += [
    sections.costTable(place: place), sections.payerTable(place: place),
    sections.savingTable(place: place),
  ]
  parts += [.heading(level: 2, CFOWording.lineHeading)] + sections.linesByYear(place: place)
  parts += sections.leaderTable
  parts += sections.streamAccounts(place: place)
  parts += sections.generalFund + sections.balanceChart + sections.budgetLineTable
  parts += sections.effortTable + sections.reconciliation(inFull: true)
  parts += sections.studentParts + sections.classSizeTables + sections.staffingTables
  parts += sections.ladderTables
  parts += [.heading(level: 2, CFOWording.measureHeading), .paragraph(CFOWording.percentiles)]
  parts += sections.measureTables
  if !isDeterministic {
    parts += [.heading(level: 2, CFOWording.oddsHeading)] + sections.probabilityTables
    parts += [.heading(level: 2, CFOWording.riskHeading)] + sections.risks(causes: 10)
    parts += [sections.horizonTable]
  }
  parts += [.heading(level: 2, CFOWording.checkHeading)] + sections.checkTable
  parts += sections.ruleParts
  parts += sections.remarks
  parts += sections.registerParts
  parts.append(sections.footer)
  return sections.document(
    title: CFOWording.title(sections.budget.header.title), parts: parts)
}
