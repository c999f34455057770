import BudgetModel
internal import BudgetNames
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// What a board decides on, and how sure the figures are.
struct DecisionSection: RunSection {
  /// What is reported.
  let reported: ReportedRun
  /// Dollars to round to.
  let place: Double

  /// What the board is asked to decide, read off the plan.
  var decisions: [String] {
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
    points += run.streams.filter { !$0.alive.isEmpty }.map {
      BoardWording.streamMayEnd($0.stream.title)
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

  /// The ladders, bonuses and exchanges that a board decides on.
  private var ladderDecisions: [String] {
    let plan = budget.plan
    return plan.ladders.map {
      BoardWording.ladder($0.title, year: $0.startYear, paysStages: !$0.pay.isEmpty)
    }
      + plan.bonuses.map {
        BoardWording.bonus($0.title, year: $0.startYear, isRecurring: $0.isRecurring)
      } + plan.exchanges.map { BoardWording.exchange($0.title, year: $0.startYear) }
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
