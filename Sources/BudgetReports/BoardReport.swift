import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The report for a lay board member, two pages in plain words.
///
/// `nil` for a deterministic run: that path has no odds and is not the middle of the results.
///
/// Where variants are run beside it, they follow the headline as rows of a table.
public func composeBoardReport(
  _ reported: ReportedRun, beside runs: [ReportedRun] = []
) -> ReportDocument? {
  guard !reported.provenance.isDeterministic else { return nil }
  let place = reported.place(digits: 3)
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: place)
  let board = DecisionSection(reported: reported, place: place)
  var parts: [ReportPart] = [coverage.headline] + coverage.likelihood
  parts += VariantTable(runs).parts + coverage.chart
  parts += [.heading(level: 2, BoardWording.costHeading)] + costs.context
  parts += [costs.costTable, costs.payerTable, costs.savingTable]
  parts += [.heading(level: 2, BoardWording.riskHeading)]
  parts += GeneralFundSection(reported: reported).breach
  parts += RiskSection(reported: reported).parts(causes: 4)
  let decisions = board.decisions
  parts += [.heading(level: 2, BoardWording.decisionHeading)]
  parts.append(decisions.isEmpty ? .paragraph(BoardWording.noDecision) : .points(decisions))
  parts += [.heading(level: 2, BoardWording.certaintyHeading), .points(board.certainty)]
  parts += [.heading(level: 2, BoardWording.checkHeading)]
  parts += CheckSection(reported: reported).table + RuleSection(reported: reported).count
  parts += [
    .heading(level: 2, BoardWording.glossaryHeading),
    .definitions(BoardWording.glossary(hasInduced: reported.hasInduced)),
  ]
  return reported.document(
    title: BoardWording.title(reported.budget.header.title), parts: parts)
}
