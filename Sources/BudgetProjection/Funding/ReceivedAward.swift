internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// A stream's award after losses, delays and its end.
struct ReceivedAward {
  /// The stream.
  let fund: FundingStream

  /// Dollars received each year.
  func received(_ projector: inout BudgetProjector) -> Series {
    let whole = beforeTermination(&projector)
    guard let share = StreamTermination(fund: fund).share(&projector) else { return whole }
    return projector.yearly { projector, position throws(Unanswered) in
      let share = try projector.at(share, position)
      // Where the stream certainly is ended, nothing is asked of its award.
      if projector.graph.constantValue(share) == 0 { return share }
      return projector.graph.multiply(try projector.at(whole, position), share)
    }
  }

  /// What would be received if the stream were not ended by chance.
  func beforeTermination(_ projector: inout BudgetProjector) -> Series {
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
    let events = StreamEvent.happens(
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
    let events = StreamEvent.happens(
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
      renewed = StreamEvent.happens(
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
}
