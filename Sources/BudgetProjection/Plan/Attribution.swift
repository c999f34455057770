internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// The way from the status quo's staffing to the plan's, step by step.
///
/// A step's lines are there whether it moves anything or not; where it is not stated and all of them
/// are constantly 0, they need not be listed.
struct Attribution {
  /// A cost for each step, and a saving for each fund that pays the groups it moves.
  var items: [PlanItem] = []
  /// Required positions of each group that the class-size and position steps take away.
  var freed: [StaffID: Series] = [:]
  /// FTE that the steps of the roles' releases keep employed beside the status quo.
  var heldByRelease: Series
}

extension Attribution {
  /// Release of each role, positions they replace, class sizes, positions, positions removed or
  /// added, turnover, pay; each line is the difference in payroll with benefits that its step makes.
  static func ofPlan(_ projector: inout BudgetProjector) -> Attribution {
    projector.once(BudgetProjector.PartKey(kind: "attribution")) { projector in
      var way = AttributionWay(
        steps: AttributionSteps(budget: projector.budget, moves: PositionMoves.all(projector)).all,
        bearsSurcharge: projector.budget.funds.contains {
          projector.yearlyValue($0.key("surcharge"), .plan) != nil
        })
      return way.attribution(&projector)
    }
  }
}

extension Attribution {
  /// The lines that come from one part of the plan.
  static func items(_ source: LineKey.Source, _ projector: inout BudgetProjector) -> [PlanItem] {
    let items = projector.once(BudgetProjector.PartKey(kind: "attribution by source")) {
      Dictionary(grouping: ofPlan(&$0).items, by: \.key.source)
    }
    return items[source] ?? []
  }
}

/// Walks from the status quo's staffing to the plan's and writes down what each step changes.
struct AttributionWay {
  /// The steps in the order of the domain.
  let steps: [AttributionStep]
  /// Some stream bears a surcharge on pay, so that the share of pay in each cost counts.
  let bearsSurcharge: Bool

  /// What has been taken into account so far.
  private var state = StaffingState()

  /// Starts at the status quo.
  init(steps: [AttributionStep], bearsSurcharge: Bool) {
    self.steps = steps
    self.bearsSurcharge = bearsSurcharge
  }

  /// The change in spending that one step makes in one group.
  private struct Difference {
    let group: StaffGroup
    let values: Series
  }

  /// The change in spending that one fund pays; `nil` for unrestricted money.
  private struct FundDifference {
    let fund: String?
    let values: Series
  }

  /// What all steps change.
  mutating func attribution(_ projector: inout BudgetProjector) -> Attribution {
    var result = Attribution(heldByRelease: projector.flat(0))
    for step in steps {
      let before = state
      step.take(&state)
      var differences: [Difference] = []
      var pay: [Series] = []
      for group in step.groups {
        let last = StaffWorkforce(group: group).workforce(before, &projector)
        let next = StaffWorkforce(group: group).workforce(state, &projector)
        let change = projector.graph.difference(next.cost, last.cost)
        differences.append(Difference(group: group, values: change))
        pay.append(projector.graph.difference(next.payroll, last.payroll))
        if step.movesPositions {
          let fewer = projector.graph.nonnegative(
            projector.graph.subtract(last.required, next.required))
          result.freed[group.name] =
            result.freed[group.name].map { projector.graph.add($0, fewer) } ?? fewer
        }
        if step.use == .leaderRelease {
          let more = projector.graph.subtract(next.headcount, last.headcount)
          result.heldByRelease = projector.graph.add(result.heldByRelease, more)
        }
      }
      let share = bearsSurcharge ? payShare(pay, differences, &projector) : nil
      result.items += lines(step, differences, share, &projector)
    }
    return result
  }

  /// Payroll over cost of a step, from 0 to 1; 0 where the step costs nothing.
  private func payShare(
    _ pay: [Series], _ differences: [Difference], _ projector: inout BudgetProjector
  ) -> Series {
    let cost = projector.graph.sum(differences.map(\.values))
    let share = projector.graph.divideOrZero(projector.graph.sum(pay), cost)
    return projector.graph.minimum(projector.graph.nonnegative(share), projector.flat(1))
  }

  /// The lines of a step: one cost, and a saving for each fund that pays the groups it moves. What is
  /// paid from different funds is not netted.
  private func lines(
    _ step: AttributionStep, _ differences: [Difference], _ payShare: Series?,
    _ projector: inout BudgetProjector
  ) -> [PlanItem] {
    let byFund = differencesByFund(step, differences, &projector)
    let key = LineKey(step.source)
    let values = projector.figure(.lineSide(key, .cost)) { projector in
      var costs: [Series] = []
      for entry in byFund { costs.append(projector.graph.nonnegative(entry.values)) }
      return projector.graph.sum(costs)
    }
    var items = [
      PlanItem(
        key: key, title: step.title, role: .cost, isRecurring: true, fund: step.fund,
        use: step.use, values: values, isStaffing: true, isStated: step.isStated,
        place: step.place, payShare: payShare,
        titleOneShare: step.line.flatMap { TitleOneSchools.share(ofLine: $0, &projector) },
        braid: step.line?.braid ?? [])
    ]
    for entry in byFund {
      let isPart = byFund.count > 1
      items.append(saving(step, entry, isPart: isPart, &projector))
    }
    return items
  }

  /// What one fund saves by a step.
  private func saving(
    _ step: AttributionStep, _ entry: FundDifference, isPart: Bool,
    _ projector: inout BudgetProjector
  ) -> PlanItem {
    let key = LineKey(step.source, part: isPart ? entry.fund ?? "general" : nil)
    let payer = projector.budget.funds.first { $0.id == entry.fund }?.title ?? "general"
    let values = projector.figure(.lineSide(key, .saving)) { projector in
      projector.graph.nonnegative(projector.graph.negate(entry.values))
    }
    return PlanItem(
      key: key, title: isPart ? "\(step.title) (\(payer))" : step.title, role: .saving,
      isRecurring: true, isInduced: step.isInduced, fund: entry.fund, values: values,
      isStaffing: true, isStated: step.isStated, place: step.place)
  }

  /// The change in spending by who pays the groups today, in declared order.
  private func differencesByFund(
    _ step: AttributionStep, _ differences: [Difference], _ projector: inout BudgetProjector
  ) -> [FundDifference] {
    var result: [FundDifference] = []
    for fund in step.payers {
      var parts: [Series] = []
      for difference in differences {
        let shares = difference.group.paidBy.filter { $0.fund == fund }.map(\.share)
        let share = step.fund == nil ? shares.reduce(0, +) : 1
        if share == 1 {
          parts.append(difference.values)
        } else if share > 0 {
          parts.append(projector.graph.multiply(difference.values, projector.flat(share)))
        }
      }
      result.append(FundDifference(fund: fund, values: projector.graph.sum(parts)))
    }
    return result
  }
}
