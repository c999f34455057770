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
      return projector.graph.series(.named(.stage(key, stage), values))
    }
    return projector.figure(.staff(group, figure), world) { _ in values }
  }
}

extension BudgetProjector {
  /// Positions and pay of one group in one world.
  mutating func workforce(_ group: StaffGroup, _ world: World) -> WorkforcePath {
    once(PartKey(kind: "workforce", id: group.id, world: world)) { projector in
      let state = projector.staffing(of: group, in: world)
      return projector.workforce(group, own: state, named: world)
    }
  }

  /// Positions and pay of a group at one step between the status quo and the plan; the first and the
  /// last step are the two worlds themselves.
  mutating func workforce(_ group: StaffGroup, _ state: StaffingState) -> WorkforcePath {
    let own = staffing(of: group, at: state)
    for world in [World.statusQuo, .plan] where own == staffing(of: group, in: world) {
      return workforce(group, world)
    }
    return once(PartKey(kind: "workforce", id: group.id, detail: own.spelling)) { projector in
      projector.workforce(group, own: own, named: nil)
    }
  }

  /// Positions and pay where a state holds only what concerns the group.
  private mutating func workforce(
    _ group: StaffGroup, own state: StaffingState, named world: World?
  ) -> WorkforcePath {
    var required = graph.add(positions(group, state), releasePositions(group, state))
    if let replaced = replacedPositions(group, state) {
      required = graph.nonnegative(graph.subtract(required, replaced))
    }
    let terms = terms(
      group, turnover: state.turnover.contains(group.name) ? .plan : .statusQuo,
      pay: state.pay.contains(group.name) ? .plan : .statusQuo)
    return workforce(group, required: required, terms, named: world, stage: state.words)
  }

  /// Headcount, payroll and what they cost over required positions; named as figures of a world
  /// where one is given.
  mutating func workforce(
    _ group: StaffGroup, required needed: Series, _ terms: WorkforceTerms,
    named world: World? = nil, stage: String = ""
  ) -> WorkforcePath {
    let names = StaffNames(group: group.name, world: world, stage: stage)
    let required = names.name(.required, needed, in: &self)
    let flow: StaffFlow
    if let scheduled = terms.scheduled {
      flow = ScheduleFlow(
        group: group, required: required, terms: terms, scheduled: scheduled, names: names
      ).flow(&self)
    } else {
      flow = AverageFlow(group: group, required: required, terms: terms, names: names).flow(&self)
    }
    let missing =
      terms.vacancies == nil
      ? flat(0) : graph.nonnegative(graph.subtract(required, flow.headcount))
    let vacant = names.name(.vacant, missing, in: &self)
    var covers: [Series] = []
    if let cover = terms.vacancyCover { covers.append(graph.multiply(vacant, cover)) }
    if let cover = terms.absenceCover { covers.append(graph.multiply(flow.headcount, cover)) }
    let substitutes = names.name(.substitutes, graph.sum(covers), in: &self)
    let withShares = graph.multiply(flow.payroll, graph.onePlus(terms.shareOfPay))
    let paid = graph.add(withShares, graph.multiply(flow.headcount, terms.perPosition))
    let surplus = graph.nonnegative(graph.subtract(flow.headcount, required))
    return WorkforcePath(
      required: required, headcount: flow.headcount, stayers: flow.stayers, hires: flow.hires,
      layoffs: flow.layoffs, retirements: flow.retirements, vacant: vacant,
      waiting: names.name(.waiting, surplus, in: &self), payroll: flow.payroll,
      substitutes: substitutes,
      cost: names.name(.cost, graph.add(paid, substitutes), in: &self))
  }

  /// A group's headcount in the year before the horizon, the same in both worlds and in every year.
  mutating func openingHeadcount(_ group: StaffGroup) -> Series {
    once(PartKey(kind: "opening headcount", id: group.id)) { projector in
      let first: Series
      if let given = projector.value(group.key("headcount"), .statusQuo) {
        first = projector.graph.nonnegative(given)
      } else {
        first = projector.positions(group, StaffingState())
      }
      return projector.yearly { projector, _ throws(Unanswered) in try projector.at(first, 0) }
    }
  }

  /// Hires: what filled positions need above the stayers, `max(0, (1 − v)·N − stayers)`.
  mutating func hires(_ required: Series, stayers: Series, _ terms: WorkforceTerms) -> Series {
    var filled = required
    if let vacancies = terms.vacancies {
      filled = graph.multiply(required, graph.subtract(flat(1), vacancies))
    }
    return graph.nonnegative(graph.subtract(filled, stayers))
  }

  /// The uniform whose binomial quantile is a group's whole leavers of a year, in both worlds.
  mutating func leaverUniform(_ group: StaffGroup, _ position: Int) -> Term {
    graph.input(
      InputDraw(name: "staff.\(group.id).leavers", year: years[position], distribution: nil))
  }

  /// Payroll over headcount.
  mutating func averagePay(_ group: StaffGroup, _ world: World) -> Series {
    figure(.staff(group.name, .averagePay), world) { projector in
      let path = projector.workforce(group, world)
      return projector.graph.divideOrZero(path.payroll, path.headcount)
    }
  }
}
