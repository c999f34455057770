internal import BudgetModel
internal import CalculationGraphs

/// Positions and pay of one staff group, one node a year each.
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

/// Who stays, comes and goes in a group, and what they earn, one node a year each.
struct StaffFlow {
  /// FTE employed.
  var headcount: Series = []
  /// FTE of the year before who stay.
  var stayers: Series = []
  /// FTE hired.
  var hires: Series = []
  /// FTE laid off.
  var layoffs: Series = []
  /// FTE who retire.
  var retirements: Series = []
  /// Salaries, $ per year.
  var payroll: Series = []
}

extension BudgetProjector {
  /// Positions and pay of one group in one world.
  mutating func workforce(_ group: StaffGroup, _ world: World) -> WorkforcePath {
    once(
      "\(world.rawValue) staff.\(group.id)", in: \.workforces,
      fallback: { projector in
        let zero = projector.flat(0)
        return WorkforcePath(
          required: zero, headcount: zero, stayers: zero, hires: zero, layoffs: zero,
          retirements: zero, vacant: zero, waiting: zero, payroll: zero, substitutes: zero,
          cost: zero)
      },
      compute: { projector in
        var state = StaffingState()
        if world == .plan { state = projector.finalStaffing() }
        return projector.workforce(group, state)
      })
  }

  /// A group's headcount in the year before the horizon, in both worlds.
  mutating func openingHeadcount(_ group: StaffGroup) -> Node {
    if let given = value("staff.\(group.id).headcount", .statusQuo) {
      return graph.nonnegative(given[0])
    }
    return positions(group, StaffingState())[0]
  }

  /// Headcount, payroll and what they cost over required positions.
  mutating func workforce(
    _ group: StaffGroup, required: Series, _ terms: WorkforceTerms
  ) -> WorkforcePath {
    let flow =
      if let scheduled = terms.scheduled {
        scheduledFlow(group, required: required, terms, scheduled)
      } else {
        averageFlow(group, required: required, terms)
      }
    let vacant =
      terms.vacancies == nil
      ? flat(0) : graph.nonnegative(graph.subtract(required, flow.headcount))
    var substitutes: [Series] = []
    if let cover = terms.vacancyCover { substitutes.append(graph.multiply(vacant, cover)) }
    if let cover = terms.absenceCover {
      substitutes.append(graph.multiply(flow.headcount, cover))
    }
    let covered = graph.sum(substitutes, count: count)
    let withShares = years.indices.map {
      graph.multiply(flow.payroll[$0], graph.add(graph.constant(1), terms.shareOfPay[$0]))
    }
    let cost = graph.add(withShares, graph.multiply(flow.headcount, terms.perPosition))
    return WorkforcePath(
      required: required, headcount: flow.headcount, stayers: flow.stayers, hires: flow.hires,
      layoffs: flow.layoffs, retirements: flow.retirements, vacant: vacant,
      waiting: graph.nonnegative(graph.subtract(flow.headcount, required)),
      payroll: flow.payroll, substitutes: covered, cost: graph.add(cost, covered))
  }

  /// Hires: what filled positions need above the stayers, `max(0, (1 − v)·N − stayers)`.
  mutating func hires(
    _ required: Node, stayers: Node, _ terms: WorkforceTerms, _ position: Int
  ) -> Node {
    var filled = required
    if let vacancies = terms.vacancies {
      filled = graph.multiply(
        required, graph.subtract(graph.constant(1), vacancies[position]))
    }
    return graph.nonnegative(graph.subtract(filled, stayers))
  }

  /// The recursion of headcount and payroll at an average salary.
  private mutating func averageFlow(
    _ group: StaffGroup, required: Series, _ terms: WorkforceTerms
  ) -> StaffFlow {
    var headcount = openingHeadcount(group)
    var payroll = graph.multiply(headcount, terms.salary[0])
    var flow = StaffFlow()
    for position in years.indices {
      let staying = stayers(group, of: headcount, turnover: terms.turnover[position], position)
      let hires = hires(required[position], stayers: staying.count, terms, position)
      var pay = graph.multiply(staying.share, payroll)
      if position > 0 {
        pay = graph.multiply(
          pay, ratio(terms.salary[position], to: terms.salary[position - 1]))
      }
      pay = graph.multiply(pay, graph.add(graph.constant(1), terms.step[position]))
      pay = graph.add(pay, graph.multiply(hires, terms.hireSalary[position]))
      headcount = graph.add(staying.count, hires)
      var laidOff = graph.constant(0)
      if group.layoffsAllowed {
        laidOff = graph.nonnegative(graph.subtract(staying.count, required[position]))
        pay = graph.subtract(pay, graph.multiply(laidOff, terms.hireSalary[position]))
        headcount =
          terms.vacancies == nil ? required[position] : graph.subtract(headcount, laidOff)
      }
      payroll = pay
      flow.headcount.append(headcount)
      flow.stayers.append(staying.count)
      flow.hires.append(hires)
      flow.layoffs.append(laidOff)
      flow.payroll.append(pay)
    }
    flow.retirements = flat(0)
    return flow
  }

  /// Those who stay, and the share of the payroll that stays with them.
  private mutating func stayers(
    _ group: StaffGroup, of headcount: Node, turnover: Node, _ position: Int
  ) -> (count: Node, share: Node) {
    guard group.wholeLeavers else {
      let share = graph.subtract(graph.constant(1), turnover)
      return (graph.multiply(share, headcount), share)
    }
    let leavers = graph.binomialQuantile(
      leaverUniform(group, position), n: headcount, p: turnover)
    let count = graph.nonnegative(graph.subtract(headcount, leavers))
    return (count, graph.divideOrZero(count, headcount))
  }

  /// The uniform whose binomial quantile is a group's whole leavers of a year, in both worlds.
  mutating func leaverUniform(_ group: StaffGroup, _ position: Int) -> Node {
    graph.input(
      InputDraw(name: "staff.\(group.id).leavers", year: years[position], distribution: nil))
  }

  /// Payroll over headcount.
  mutating func averagePay(_ group: StaffGroup, _ world: World) -> Series {
    let path = workforce(group, world)
    return graph.divideOrZero(path.payroll, path.headcount)
  }
}
