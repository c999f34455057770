import BudgetModel
public import ReportDocuments
import SummaryMeasures

/// The finance officer's report: what the plan comes to, who pays, the general fund, staffing, odds, risks
/// and checks. Every line, measure and assumption is in the appendices.
///
/// Where variants are run beside it, they follow the headline as rows of a table.
public func composeCFOReport(
  _ reported: ReportedRun, beside runs: [ReportedRun] = [], stress: ReportedStress? = nil
) -> ReportDocument {
  let isDeterministic = reported.provenance.isDeterministic
  let place = reported.place(digits: nil)
  let coverage = CoverageSection(reported: reported)
  let costs = CostSection(reported: reported, place: place)
  let fund = GeneralFundSection(reported: reported)
  let rules = RuleSection(reported: reported)
  var parts: [ReportPart] = [coverage.headline] + coverage.likelihood
  parts += VariantTable(runs).parts + coverage.table
  parts += [.heading(level: 2, CFOWording.moneyHeading)] + costs.context
  parts += [costs.costTable, costs.payerTable, costs.savingTable]
  parts += fund.overview + fund.chartsOfBothWorlds + fund.bridge
  parts += ReconciliationSection(reported: reported).parts(inFull: false)
  parts += StreamSection(reported: reported, place: place).lastYear
  parts += LeaderSection(reported: reported).table
  parts += [.heading(level: 2, CFOWording.staffingHeading)]
  parts += ClassSizeSection(reported: reported).lastYear
  parts += StaffingSection(reported: reported).positions
  if !isDeterministic {
    parts += [.heading(level: 2, CFOWording.oddsHeading)]
    parts += [OddsSection(reported: reported).inShort, MeasureSection(reported: reported).middles]
    parts += [.heading(level: 2, CFOWording.riskHeading)]
    parts += RiskSection(reported: reported).parts(causes: 4)
    if let stress { parts.append(StressSection(stress: stress).tableInReport) }
  }
  parts += [.heading(level: 2, CFOWording.checkHeading)] + CheckSection(reported: reported).table
  parts += rules.count + rules.inShort
  parts += RegisterSection(reported: reported).inShort
  parts += [.heading(level: 2, CFOWording.appendixHeading), .points(CFOAppendix.list)]
  return reported.document(
    title: CFOWording.title(reported.budget.header.title), parts: parts)
}

/// The finance officer's appendices, a file each.
public enum CFOAppendix: String, CaseIterable, Sendable {
  /// Every line of every year, streams and the general fund's lines.
  case lines
  /// Students, classes, staff and ladders.
  case people
  /// Every measure and every event with its error, and the stress tests.
  case measures
  /// The rules for review with their law, and the register of assumptions.
  case register

  /// The name of its file without an ending, e.g. `cfo-lines`.
  public var fileName: String { "cfo-\(rawValue)" }

  /// Every appendix with what it holds.
  static var list: [String] {
    allCases.map { CFOWording.appendix($0.fileName, $0.content) }
  }

  /// What it holds.
  var content: String {
    switch self {
    case .lines: CFOWording.linesContent
    case .people: CFOWording.peopleContent
    case .measures: CFOWording.measuresContent
    case .register: CFOWording.registerContent
    }
  }

  /// The appendix on a run.
  public func compose(_ reported: ReportedRun, stress: ReportedStress? = nil) -> ReportDocument {
    reported.document(
      title: CFOWording.appendixTitle(reported.budget.header.title, content),
      parts: parts(reported, stress))
  }

  private func parts(_ reported: ReportedRun, _ stress: ReportedStress?) -> [ReportPart] {
    switch self {
    case .lines: lines(reported)
    case .people: people(reported)
    case .measures: measures(reported, stress)
    case .register:
      RuleSection(reported: reported).parts + reported.remarks
        + RegisterSection(reported: reported).parts
    }
  }

  private func lines(_ reported: ReportedRun) -> [ReportPart] {
    let place = reported.place(digits: nil)
    let fund = GeneralFundSection(reported: reported)
    var parts: [ReportPart] = [.paragraph(CFOWording.nominal)]
    parts += [.heading(level: 2, CFOWording.lineHeading)]
    parts += LineSection(reported: reported, place: place).byYear
    parts += StreamSection(reported: reported, place: place).accounts
    if reported.budget.generalFund != nil {
      parts += [.heading(level: 2, GeneralFundWording.heading)]
      parts += fund.balanceChart + fund.lineTable + fund.effortTable
    }
    return parts + ReconciliationSection(reported: reported).parts(inFull: true)
  }

  private func people(_ reported: ReportedRun) -> [ReportPart] {
    StudentSection(reported: reported).parts + ClassSizeSection(reported: reported).tables
      + StaffingSection(reported: reported).tables + LadderSection(reported: reported).tables
  }

  private func measures(_ reported: ReportedRun, _ stress: ReportedStress?) -> [ReportPart] {
    let isDeterministic = reported.provenance.isDeterministic
    var parts: [ReportPart] = isDeterministic ? [] : CoverageSection(reported: reported).chart
    parts += [.heading(level: 2, CFOWording.measureHeading), .paragraph(CFOWording.percentiles)]
    parts += MeasureSection(reported: reported).tables
    guard !isDeterministic else { return parts }
    parts += [.heading(level: 2, CFOWording.oddsHeading)] + OddsSection(reported: reported).tables
    parts += [.heading(level: 2, CFOWording.riskHeading)]
    parts += RiskSection(reported: reported).parts(causes: 10)
    parts.append(RiskSection(reported: reported).horizonTable)
    if let stress { parts += StressSection(stress: stress).inReport }
    return parts
  }
}
