import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The report for a lay board member: two printed pages in plain words.
///
/// `nil` for a deterministic run: that path has no odds and is not the middle of the results.
///
/// Variants that are run beside it, and shocks, follow the answer as rows of a table. Everything else is
/// in the appendix, a report of its own.
public func composeBoardReport(
  _ reported: ReportedRun, beside runs: [ReportedRun] = [], stress: ReportedStress? = nil
) -> ReportDocument? {
  guard !reported.provenance.isDeterministic else { return nil }
  let place = reported.place(digits: 3)
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: place, showsZeros: false)
  let board = DecisionSection(reported: reported, place: place)
  let fund = GeneralFundSection(reported: reported)
  var parts: [ReportPart] = [coverage.headline] + coverage.likelihood
  parts += AnswerTable(runs: runs, reported: reported, stress: stress).parts
  parts.append(
    .columns([coverage.smallChart, [costs.payerChart(inWords: reported.budget.generalFund != nil)]])
  )
  let decisions = board.decisions
  let risks: [ReportPart] =
    [.heading(level: 2, BoardWording.riskHeading)]
    + RiskSection(reported: reported).largest(beside: runs, stress: stress)
  let toDecide: [ReportPart] = [
    .heading(level: 2, BoardWording.decisionHeading),
    decisions.isEmpty ? .paragraph(BoardWording.noDecision) : .points(decisions),
  ]
  let certainty: [ReportPart] = [
    .heading(level: 2, BoardWording.certaintyHeading), .points(board.certainty),
  ]
  let picture = fund.breach + fund.smallChart
  parts.append(.newPage)
  parts +=
    picture.isEmpty
    ? [.columns([risks, toDecide])] + certainty
    : [.columns([picture, risks]), .columns([toDecide, certainty])]
  return reported.document(
    title: BoardWording.title(reported.budget.header.title), parts: parts)
}

/// What the board's two pages leave out: words, costs and savings line by line, every cause, the shocks,
/// class sizes, checks and rules. `nil` for a deterministic run.
public func composeBoardAppendix(
  _ reported: ReportedRun, beside runs: [ReportedRun] = [], stress: ReportedStress? = nil
) -> ReportDocument? {
  guard !reported.provenance.isDeterministic else { return nil }
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: reported.place(digits: 3), showsZeros: false)
  var parts: [ReportPart] = [
    .heading(level: 2, BoardWording.glossaryHeading),
    .definitions(BoardWording.glossary(hasInduced: reported.hasInduced)),
    .heading(level: 2, BoardWording.coverageHeading),
  ]
  parts += coverage.table + VariantTable(runs).parts
  parts += [.heading(level: 2, BoardWording.costHeading)] + costs.context
  parts += [costs.costTable, costs.payerTable, costs.savingTable]
  parts +=
    ClassSizeSection(reported: reported).lastYear + GeneralFundSection(reported: reported).overview
  parts += [.heading(level: 2, BoardWording.riskHeading)]
  parts += RiskSection(reported: reported).parts(causes: 10)
  if let stress { parts += StressSection(stress: stress).inReport }
  parts += [.heading(level: 2, BoardWording.checkHeading)]
  parts += CheckSection(reported: reported).table + RuleSection(reported: reported).count
  return reported.document(
    title: BoardWording.appendixTitle(reported.budget.header.title), parts: parts)
}
