internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// A stream's award after losses, delays and its end.
struct ReceivedAward {
  /// The stream.
  let fund: FundingStream

  /// Dollars received each year.
  func received(_ projector: inout BudgetProjector) -> Series {
    let late = delayed(kept(stated(&projector), &projector), &projector)
    return ended(late, &projector)
  }

  /// The award as stated: dollars, or dollars a student.
  private func stated(_ projector: inout BudgetProjector) -> Series {
    let value = projector.value(fund.key("award"), .plan, default: 0)
    let award = projector.graph.nonnegative(value)
    guard fund.isPerStudent else { return award }
    return projector.graph.multiply(award, AwardParts(fund: fund).countedStudents(&projector))
  }

  /// What a loss leaves.
  private func kept(_ award: Series, _ projector: inout BudgetProjector) -> Series {
    guard let loss = projector.value(fund.key("loss"), .plan) else { return award }
    let events = event(
      "\(fund.key("loss")).event",
      chance: projector.value(fund.key("loss_chance"), .plan, default: 1),
      eachYear: fund.lossTiming == .eachYear, &projector)
    let lost = projector.graph.multiply(loss, events)
    let left = projector.graph.subtract(projector.flat(1), lost)
    return projector.graph.nonnegative(projector.graph.multiply(award, left))
  }

  /// What arrives in a year: its award less what comes late, and what came late in the year before.
  private func delayed(_ award: Series, _ projector: inout BudgetProjector) -> Series {
    guard let delay = projector.value(fund.key("delay"), .plan) else { return award }
    let events = event(
      "\(fund.key("delay")).event",
      chance: projector.value(fund.key("delay_chance"), .plan, default: 1),
      eachYear: fund.delayTiming == .eachYear, &projector)
    let late = projector.graph.multiply(award, projector.graph.multiply(delay, events))
    let inTime = projector.graph.subtract(award, late)
    return projector.yearly { projector, position throws(Unanswered) in
      var arriving = try projector.at(inTime, position)
      if position > 0 {
        arriving = projector.graph.add(arriving, try projector.at(late, position - 1))
      }
      return projector.graph.nonnegative(arriving)
    }
  }

  /// Nothing after the last year, unless the stream is renewed.
  private func ended(_ award: Series, _ projector: inout BudgetProjector) -> Series {
    guard let lastYear = fund.lastYear else { return award }
    var renewed = projector.flat(0)
    if fund.mayRenew {
      renewed = event(
        "fund.\(fund.id).renewal",
        chance: projector.value(fund.key("renewal_chance"), .plan, default: 0), eachYear: false,
        &projector)
    }
    return projector.yearly { projector, position throws(Unanswered) in
      if projector.years[position] <= lastYear { return try projector.at(award, position) }
      let isRenewed = try projector.at(renewed, position)
      // Where the stream certainly ends, nothing is asked of its award.
      if projector.graph.constantValue(isRenewed) == 0 { return isRenewed }
      return projector.graph.multiply(try projector.at(award, position), isRenewed)
    }
  }

  /// 1 where an event with a chance happens: where a uniform exceeds 1 − p.
  private func event(
    _ name: String, chance: Series, eachYear: Bool, _ projector: inout BudgetProjector
  ) -> Series {
    let uniforms = projector.uniformSeries(name, eachYear: eachYear)
    return projector.yearly { projector, position throws(Unanswered) in
      let chance = try projector.at(chance, position)
      if let known = projector.graph.constantValue(chance), known <= 0 || known >= 1 {
        return projector.graph.constant(known >= 1 ? 1 : 0)
      }
      let uniform = try projector.at(uniforms, position)
      let least = projector.graph.subtract(projector.graph.constant(1), chance)
      return projector.graph.greater(uniform, least)
    }
  }
}
