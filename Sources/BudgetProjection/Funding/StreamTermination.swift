internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// The end of a stream that comes by chance: each year from its first one on may be its last.
struct StreamTermination {
  /// The stream.
  let fund: FundingStream

  /// 1 while the stream goes on, 0 from the year on in which it is ended; `nil` where it may not be.
  func alive(_ projector: inout BudgetProjector) -> Series? {
    guard fund.mayTerminate else { return nil }
    return projector.figure(.stream(fund.name, .alive)) { projector in
      let ends = StreamEvent.happens(
        "fund.\(fund.id).termination.event",
        chance: projector.value(fund.key("termination_chance"), .plan, default: 0),
        eachYear: true, &projector)
      let first = firstYear(projector)
      return projector.yearly { projector, position throws(Unanswered) in
        if projector.years[position] < first { return projector.graph.constant(1) }
        let before = try aliveBefore(position, &projector)
        let goesOn = projector.graph.not(try projector.at(ends, position))
        return projector.graph.multiply(before, goesOn)
      }
    }
  }

  /// The share of each year's award that arrives: all while the stream goes on, what it keeps in the
  /// year in which it is ended, later nothing; `nil` where it may not be ended.
  func share(_ projector: inout BudgetProjector) -> Series? {
    guard let alive = alive(&projector) else { return nil }
    guard let kept = projector.value(fund.key("termination_keeps"), .plan) else { return alive }
    return projector.yearly { projector, position throws(Unanswered) in
      let isAlive = try projector.at(alive, position)
      let isLast = projector.graph.subtract(try aliveBefore(position, &projector), isAlive)
      let last = projector.graph.multiply(try projector.at(kept, position), isLast)
      return projector.graph.add(isAlive, last)
    }
  }

  /// Whether some of the award of its last year is kept.
  func keepsSome(_ projector: BudgetProjector) -> Bool {
    fund.mayTerminate && projector.budget.yearlyValue(fund.key("termination_keeps"), .plan) != nil
  }

  private func aliveBefore(
    _ position: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    guard position > 0, let alive = alive(&projector) else { return projector.graph.constant(1) }
    return try projector.at(alive, position - 1)
  }

  /// The first year of the horizon for which an award is written or brought by a change; changes take
  /// no year away, so that what they leave of a year moves no later chance.
  private func firstYear(_ projector: BudgetProjector) -> Int {
    let award = projector.budget.yearlyValue(fund.key("award"), .plan)
    return projector.years.first { year in
      guard let award else { return true }
      let written = award.segment(holdingIn: year).map { award.segments[$0].formula }
      let changed = award.changes.filter { $0.firstYear <= year && year <= ($0.lastYear ?? year) }
        .map(\.operand)
      return (changed + [written].compactMap(\.self)).contains { formula in
        if case .constant(0) = formula { false } else { true }
      }
    } ?? projector.firstYear
  }
}
