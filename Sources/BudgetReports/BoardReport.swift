import BudgetModel
internal import BudgetNames
import BudgetProjection
internal import FigureCatalogue
public import ReportDocuments
import SummaryMeasures

/// The report for a lay board member, two pages in plain words.
///
/// `nil` for a deterministic run: that path has no odds and is not the middle of the results.
public func composeBoardReport(_ reported: ReportedRun) -> ReportDocument? {
  guard !reported.provenance.isDeterministic else { return nil }
  let sections = RunSections(reported: reported)
  let place = sections.place(digits: 3)
  var parts: [ReportPart] = [sections.headline]
  parts += sections.likelihood
  parts += sections.coverageChart
  parts += [.heading(level: 2, BoardWording.costHeading)]
  parts += sections.context
  parts += [
    sections.costTable(place: place), sections.payerTable(place: place),
    sections.savingTable(place: place),
  ]
  parts += [.heading(level: 2, BoardWording.riskHeading)] + sections.breach
  parts += sections.risks(causes: 4)
  let decisions = sections.decisions(place: place)
  parts += [.heading(level: 2, BoardWording.decisionHeading)]
  parts.append(decisions.isEmpty ? .paragraph(BoardWording.noDecision) : .points(decisions))
  parts += [.heading(level: 2, BoardWording.certaintyHeading), .points(sections.certainty)]
  parts += [.heading(level: 2, BoardWording.checkHeading)] + sections.checkTable
  parts += sections.ruleCount
  parts += [
    .heading(level: 2, BoardWording.glossaryHeading),
    .definitions(BoardWording.glossary(hasInduced: sections.hasInduced)),
  ]
  parts.append(sections.footer)
  return sections.document(
    title: BoardWording.title(sections.budget.header.title), parts: parts)
}

extension RunSections {
  /// What the board is asked to decide, read off the plan.
  func decisions(place: Double) -> [String] {
    let plan = budget.plan
    var points = plan.leaders.map { role in
      BoardWording.role(role.title, year: role.startYear, hasRelease: hasRelease(role.id))
    }
    points += ladderDecisions
    let ended = plan.repurposed.filter { !$0.isInduced }.map(\.title)
    if !ended.isEmpty { points.append(BoardWording.ended(ended)) }
    points += classSizeDecisions
    points += budget.funds.compactMap { fund in
      guard let last = fund.lastYear, last < budget.years.upperBound else { return nil }
      let index = max(0, last - budget.years.lowerBound)
      let paid = run.streams.first { $0.stream.id == fund.id }?.accounts
        .first { $0.name == "direct" }.flatMap { $0.byYear.element(at: index) }
      return BoardWording.streamEnds(
        fund.title, last: last, mayRenew: fund.mayRenew,
        paid: paid.map { FigureFormat.dollars($0.mean.value, place: place) })
    }
    if let draw = largestDraw {
      points.append(BoardWording.draw(FigureFormat.dollars(draw.dollars, place: place), draw.year))
    }
    return points
  }

  /// Class sizes that the plan changes, and the people it needs no longer.
  private var classSizeDecisions: [String] {
    let changed = budget.classSizes.filter { rule in
      ["target", "cap", "minimum", "courses", "load"].contains {
        budget.planValues[rule.key($0)] != nil
      }
    }
    guard !changed.isEmpty else { return [] }
    return [
      BoardWording.classSizes(
        changed.map(\.title), layoffs: budget.staff.contains(where: \.layoffsAllowed))
    ]
  }

  /// Whether a role is released from teaching.
  private func hasRelease(_ role: String) -> Bool {
    budget.planValues[ValueKey("leader", role, "release")] != nil
  }

  /// The year whose general-fund draw is largest in 5 of 100 futures.
  private var largestDraw: (dollars: Double, year: String)? {
    let draws = budget.years.enumerated().compactMap { index, year in
      statistics(.district(.generalFundDraw), at: index).map {
        (dollars: $0.p95.value, year: "FY\(year)")
      }
    }
    guard let worst = draws.max(by: { $0.dollars < $1.dollars }), worst.dollars > 0 else {
      return nil
    }
    return worst
  }

  /// How sure the figures are.
  var certainty: [String] {
    var points: [String] = []
    if let covered = probability(.covered, .everyYear), let low = covered.low,
      let high = covered.high
    {
      points.append(
        BoardWording.simulationError(trials: provenance.trials, low: low, high: high))
    }
    if let share = CitedMoney(reported).share {
      points.append(BoardWording.cited(FigureFormat.frequency(share)))
    }
    points += budget.plan.retentions.map { BoardWording.retention($0.title) }
    return points + [BoardWording.assumptions]
  }
}
