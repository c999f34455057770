internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

extension HorizonEvents {
  /// 1 where an event happens, the same term at every position; `nil` where the budget has no such
  /// event.
  static func series(of event: HorizonEvent, _ projector: inout BudgetProjector) -> Series? {
    let key = FigureKey(.event(event))
    if let known = projector.figureSeries[key] { return known }
    let events = projector.once(BudgetProjector.PartKey(kind: "events")) {
      Set(EventList(of: $0.budget).events.map(\.event))
    }
    guard events.contains(event) else {
      return nil
    }
    let last = projector.count - 1
    var whole = Series(index: 0)
    whole = projector.yearly { projector, position throws(Unanswered) in
      guard position == last else { return try projector.at(whole, last) }
      return try HorizonEvents(family: event.family).term(event.moment, &projector)
    }
    let series = projector.graph.series(whole, named: .figure(key))
    projector.figureSeries[key] = series
    return series
  }

  /// The events of the results, in their order.
  static func probabilities(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [ProjectedProbability]
  {
    var result: [ProjectedProbability] = []
    for (event, title) in EventList(of: projector.budget).events {
      guard let series = series(of: event, &projector) else { continue }
      let node = try projector.answer(series, projector.count - 1).node
      result.append(ProjectedProbability(event: event, title: title, node: node))
    }
    return result
  }
}

/// How the events of one family come about.
struct HorizonEvents {
  /// The family.
  let family: HorizonEvent.Family

  /// 1 where the family's event happens at a moment.
  func term(
    _ moment: HorizonEvent.Moment, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    switch moment {
    case .year(let year):
      return try projector.at(byYear(&projector), year - projector.firstYear)
    case .gap(let years): return try projector.at(byYear(&projector), years)
    case .finalYear: return try projector.at(byYear(&projector), projector.count - 1)
    case .everyYear:
      let series = byYear(&projector)
      var holds: [Term] = []
      for position in projector.years.indices {
        holds.append(try projector.at(series, position))
      }
      return projector.graph.all(holds)
    case .never: return try never(&projector)
    case .ever:
      let never = try never(&projector)
      return projector.graph.not(never)
    }
  }

  /// 1 in each year in which the event happens; of families that look for a first year, in that year
  /// only.
  private func byYear(_ projector: inout BudgetProjector) -> Series {
    projector.once(.init(kind: "event", id: family.rawValue)) { projector in
      let holds = holds(&projector)
      guard looksForFirst else { return holds }
      return projector.graph.multiply(notBefore(&projector), holds)
    }
  }

  /// The family is about the first year in which something holds.
  private var looksForFirst: Bool {
    switch family {
    case .startGap, .cliff, .uncoveredFrom, .reserveBreach, .reserveBreachStatusQuo: true
    case .covered, .neutral, .neutralCumulative, .selfPaying, .coveredWithoutInduced,
      .cumulativeCovered, .reserveExhausted, .reserveExhaustedStatusQuo:
      false
    }
  }

  /// 1 in years in which what the family is about holds.
  private func holds(_ projector: inout BudgetProjector) -> Series {
    switch family {
    case .covered, .startGap: return DistrictFigures.figure(.covered, .plan, &projector)
    case .neutral: return DistrictFigures.figure(.neutral, .plan, &projector)
    case .selfPaying: return DistrictFigures.figure(.selfPaying, .plan, &projector)
    case .coveredWithoutInduced:
      return DistrictFigures.figure(.coveredWithoutInduced, .plan, &projector)
    case .neutralCumulative:
      return PlanTotals.reaches(
        projector.graph.runningSum(PlanTotals.totalSavings(&projector)),
        projector.graph.runningSum(PlanTotals.totalCost(&projector)), &projector)
    case .cumulativeCovered:
      return PlanTotals.reaches(
        projector.graph.runningSum(PlanTotals.allMoney(&projector)),
        projector.graph.runningSum(PlanTotals.totalCost(&projector)), &projector)
    case .cliff: return falls(&projector)
    case .uncoveredFrom:
      return projector.graph.not(DistrictFigures.figure(.covered, .plan, &projector))
    case .reserveBreach: return breaches(.plan, &projector)
    case .reserveBreachStatusQuo: return breaches(.statusQuo, &projector)
    case .reserveExhausted: return isOverdrawn(.plan, &projector)
    case .reserveExhaustedStatusQuo: return isOverdrawn(.statusQuo, &projector)
    }
  }

  /// 1 in years that end with a balance below 0.
  private func isOverdrawn(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.graph.not(
      PlanTotals.reaches(
        GeneralFundPaths.figure(.balance, world, &projector), projector.flat(0), &projector))
  }

  /// 1 in years that end with less than the reserve floor.
  private func breaches(_ world: World, _ projector: inout BudgetProjector) -> Series {
    let balance = GeneralFundPaths.figure(.balance, world, &projector)
    return projector.graph.not(
      PlanTotals.reaches(balance, GeneralFundPaths.figure(.reserve, world, &projector), &projector))
  }

  /// 1 in years whose total coverage is below 1 after a year at or above 1; a year without cost is
  /// neither.
  private func falls(_ projector: inout BudgetProjector) -> Series {
    let cost = PlanTotals.totalCost(&projector)
    let reached = PlanTotals.reaches(PlanTotals.allMoney(&projector), cost, &projector)
    let hasCost = projector.graph.greater(cost, projector.flat(MeasureRatio.leastMoney))
    let reachedCost = projector.graph.multiply(reached, hasCost)
    var seen = Series(index: 0)
    seen = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else { return projector.graph.constant(0) }
      let before = try projector.at(seen, position - 1)
      let last = try projector.at(reachedCost, position - 1)
      return projector.graph.maximum(before, last)
    }
    return projector.graph.multiply(seen, projector.graph.not(reached))
  }

  /// 1 up to the first year in which what the family is about holds, that year included.
  private func notBefore(_ projector: inout BudgetProjector) -> Series {
    projector.once(.init(kind: "not before", id: family.rawValue)) { projector in
      let holds = holds(&projector)
      var open = Series(index: 0)
      open = projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(1) }
        let before = try projector.at(open, position - 1)
        let last = try projector.at(holds, position - 1)
        return projector.graph.multiply(before, projector.graph.not(last))
      }
      return open
    }
  }

  /// 1 where what the family is about holds in no year.
  private func never(_ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    let last = projector.count - 1
    let open = try projector.at(notBefore(&projector), last)
    let holds = try projector.at(holds(&projector), last)
    return projector.graph.multiply(open, projector.graph.not(holds))
  }
}
