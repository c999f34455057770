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
    var points: [String] = []
    if let first = plan.leaders.first {
      let isOneYear = plan.leaders.allSatisfy { $0.startYear == first.startYear }
      points.append(
        BoardWording.roles(
          plan.leaders.map { roleWords($0, hasYear: !isOneYear) },
          released: plan.leaders.filter { hasRelease($0.id) }.map(\.title),
          year: isOneYear ? first.startYear : nil))
    }
    points += ladderDecisions
    let ended = plan.repurposed.filter { !$0.isInduced }
    if !ended.isEmpty {
      points.append(
        BoardWording.ended(
          ended.map(\.title), dollars: FigureFormat.dollars(saved(ended), place: place),
          year: years.last ?? ""))
    }
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

  /// A role with its people, what it costs in its first year, and its year.
  private func roleWords(_ role: LeaderRole, hasYear: Bool) -> String {
    let start = max(0, role.startYear - budget.years.lowerBound)
    let people = run.leaders.first { $0.id == role.id && $0.name == "count" }?
      .byYear.element(at: start)?.mean
    let cost = run.lines.filter { line in
      guard line.line.role == .cost, case .leader(let id, _) = line.line.key.source else {
        return false
      }
      return id.description == role.id
    }.reduce(0) { $0 + ($1.byYear.element(at: start)?.mean.value ?? 0) }
    return BoardWording.role(
      role.title, people: people.map { ReportCell.number($0, most: 0).text },
      dollars: FigureFormat.dollars(cost, place: place), year: hasYear ? role.startYear : nil)
  }

  /// What is saved on average in the last year by what ends, $.
  private func saved(_ ended: [RepurposedExpenditure]) -> Double {
    let ids = Set(ended.map(\.id))
    return run.lines.filter { line in
      guard line.line.role == .saving, case .repurpose(let own) = line.line.key.source else {
        return false
      }
      return ids.contains(own.description)
    }.reduce(0) { $0 + ($1.byYear.last?.mean.value ?? 0) }
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
        changed.count == budget.classSizes.count ? [] : changed.map(\.title),
        layoffs: budget.staff.contains(where: \.layoffsAllowed))
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
    points.append(BoardWording.assumptions)
    return points + [checked]
  }

  /// How many checks hold, and how many rules ask for review.
  private var checked: String {
    let failing = run.checks.filter { $0.outcome == .failed }.map(\.check.title)
    let review = run.rules.count { $0.status == .forReview }
    let open = run.rules.count { $0.status == .notAssessed }
    return BoardWording.checked(
      failing: failing, of: run.checks.count, rules: run.rules.isEmpty ? nil : (review, open))
  }
}
