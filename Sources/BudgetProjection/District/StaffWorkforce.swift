internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// Positions and pay of one staff group over the years.
///
/// headcount = stayers + hires − layoffs, in every trial and year.
struct WorkforcePath {
  /// Required positions, FTE.
  let required: Series
  /// FTE employed.
  let headcount: Series
  /// FTE of the year before who stay.
  let stayers: Series
  /// FTE hired.
  let hires: Series
  /// FTE laid off.
  let layoffs: Series
  /// FTE who retire, on top of turnover.
  let retirements: Series
  /// Required positions left unfilled, FTE.
  let vacant: Series
  /// Headcount above need, FTE.
  let waiting: Series
  /// Salaries, $ per year.
  let payroll: Series
  /// Substitutes for vacancies and absences, $ per year.
  let substitutes: Series
  /// Salaries with benefits and substitutes, $ per year: the `W` of the formulas.
  let cost: Series
}

/// Who stays, comes and goes in a group, and what they earn.
struct StaffFlow {
  /// FTE employed.
  let headcount: Series
  /// FTE of the year before who stay.
  let stayers: Series
  /// FTE hired.
  let hires: Series
  /// FTE laid off.
  let layoffs: Series
  /// FTE who retire.
  let retirements: Series
  /// Salaries, $ per year.
  let payroll: Series
}

/// Under which names the series of a group's path stand: those of a world, or those of a step between
/// the two worlds.
struct StaffNames {
  /// The staff group.
  let group: StaffID
  /// The world; `nil` for a step.
  let world: World?
  /// What a step takes into account, in words.
  let stage: String

  /// A series under the name of one of the group's figures.
  func name(
    _ figure: StaffFigure, _ values: Series, in projector: inout BudgetProjector
  ) -> Series {
    guard let world else {
      let key = FigureKey(.staff(group, figure))
      return projector.graph.series(values, named: .stage(key, stage))
    }
    return projector.figure(.staff(group, figure), world) { _ in values }
  }
}

/// Staff groups over the years.
struct StaffWorkforce {
  /// The staff group.
  let group: StaffGroup

  /// Positions and pay of one group in one world.
  func workforce(_ world: World, _ projector: inout BudgetProjector) -> WorkforcePath {
    projector.once(BudgetProjector.PartKey(kind: "workforce", id: group.id, world: world)) {
      projector in
      let state = world == .plan ? StaffingState.finalStaffing(projector) : StaffingState()
      return workforce(own: state.staffing(of: group, &projector), named: world, &projector)
    }
  }

  /// Positions and pay of a group at one step between the status quo and the plan; the first and the
  /// last step are the two worlds themselves.
  func workforce(_ state: StaffingState, _ projector: inout BudgetProjector) -> WorkforcePath {
    let own = state.staffing(of: group, &projector)
    if own == StaffingState().staffing(of: group, &projector) {
      return workforce(.statusQuo, &projector)
    }
    if own == StaffingState.finalStaffing(projector).staffing(of: group, &projector) {
      return workforce(.plan, &projector)
    }
    return projector.once(
      BudgetProjector.PartKey(kind: "workforce", id: group.id, detail: own.spelling)
    ) { projector in
      workforce(own: own, named: nil, &projector)
    }
  }

  /// Positions and pay where a state holds only what concerns the group.
  private func workforce(
    own: GroupStaffing, named world: World?, _ projector: inout BudgetProjector
  ) -> WorkforcePath {
    var required = projector.graph.add(
      own.requiredPositions(group, &projector), own.releasePositions(group, &projector))
    if let replaced = own.replacedPositions(group, &projector) {
      required = projector.graph.nonnegative(projector.graph.subtract(required, replaced))
    }
    let terms = WorkforceTerms.terms(
      group, turnover: own.turnover ? .plan : .statusQuo, pay: own.pay ? .plan : .statusQuo,
      &projector)
    // Only formulas are told in words.
    let stage = projector.detail == .formulas ? own.words(group, &projector) : ""
    return workforce(required: required, terms, named: world, stage: stage, &projector)
  }

  /// Headcount, payroll and what they cost over required positions; named as figures of a world
  /// where one is given.
  func workforce(
    required needed: Series, _ terms: WorkforceTerms,
    named world: World? = nil, stage: String = "", _ projector: inout BudgetProjector
  ) -> WorkforcePath {
    let names = StaffNames(group: group.name, world: world, stage: stage)
    let required = names.name(.required, needed, in: &projector)
    let flow: StaffFlow
    if let scheduled = terms.scheduled {
      flow = ScheduleFlow(
        group: group, required: required, terms: terms, scheduled: scheduled, names: names
      ).flow(&projector)
    } else {
      flow = AverageFlow(group: group, required: required, terms: terms, names: names).flow(
        &projector)
    }
    let missing =
      terms.vacancies == nil
      ? projector.flat(0)
      : projector.graph.nonnegative(projector.graph.subtract(required, flow.headcount))
    let vacant = names.name(.vacant, missing, in: &projector)
    var covers: [Series] = []
    if let cover = terms.vacancyCover { covers.append(projector.graph.multiply(vacant, cover)) }
    if let cover = terms.absenceCover {
      covers.append(projector.graph.multiply(flow.headcount, cover))
    }
    let substitutes = names.name(.substitutes, projector.graph.sum(covers), in: &projector)
    let withShares = projector.graph.multiply(
      flow.payroll, projector.graph.onePlus(terms.shareOfPay))
    let paid = projector.graph.add(
      withShares, projector.graph.multiply(flow.headcount, terms.perPosition))
    let surplus = projector.graph.nonnegative(projector.graph.subtract(flow.headcount, required))
    return WorkforcePath(
      required: required, headcount: flow.headcount, stayers: flow.stayers, hires: flow.hires,
      layoffs: flow.layoffs, retirements: flow.retirements, vacant: vacant,
      waiting: names.name(.waiting, surplus, in: &projector), payroll: flow.payroll,
      substitutes: substitutes,
      cost: names.name(.cost, projector.graph.add(paid, substitutes), in: &projector))
  }

  /// A group's headcount in the year before the horizon, the same in both worlds and in every year.
  func openingHeadcount(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "opening headcount", id: group.id)) { projector in
      let first: Series
      if let given = projector.value(group.key("headcount"), .statusQuo) {
        first = projector.graph.nonnegative(given)
      } else {
        first = StaffingState().requiredPositions(group, &projector)
      }
      return projector.yearly { projector, _ throws(Unanswered) in try projector.at(first, 0) }
    }
  }

  /// Hires: what filled positions need above the stayers, `max(0, (1 − v)·N − stayers)`.
  static func hires(
    _ required: Series, stayers: Series, _ terms: WorkforceTerms, _ projector: inout BudgetProjector
  ) -> Series {
    var filled = required
    if let vacancies = terms.vacancies {
      filled = projector.graph.multiply(
        required, projector.graph.subtract(projector.flat(1), vacancies))
    }
    return projector.graph.nonnegative(projector.graph.subtract(filled, stayers))
  }

  /// The uniform whose binomial quantile is a group's whole leavers of a year, in both worlds.
  func leaverUniform(_ position: Int, _ projector: inout BudgetProjector) -> Term {
    projector.graph.input(
      InputDraw(
        name: "staff.\(group.id).leavers", year: projector.years[position], distribution: nil))
  }

  /// Payroll over headcount.
  func averagePay(_ world: World, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.staff(group.name, .averagePay), world) { projector in
      let path = workforce(world, &projector)
      return projector.graph.divideOrZero(path.payroll, path.headcount)
    }
  }
}
