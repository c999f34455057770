internal import BudgetModel
internal import CalculationGraphs

/// Positions and pay of one staff group, one node a year each.
struct WorkforcePath {
  /// Required positions, FTE.
  let required: Series
  /// FTE employed.
  let headcount: Series
  /// FTE hired.
  let hires: Series
  /// Salaries, $ per year.
  let payroll: Series
  /// Salaries with benefits, $ per year: the `W` of the formulas.
  let cost: Series
}

/// What a group's people leave and earn, one node a year each.
struct WorkforceTerms {
  /// Share that leaves.
  var turnover: Series
  /// Average salary of the schedule.
  var salary: Series
  /// Salary of a hire.
  var hireSalary: Series
  /// Step drift of those who stay.
  var step: Series
  /// Benefits as a share of pay.
  var shareOfPay: Series
  /// Benefits in dollars an FTE.
  var perPosition: Series
}

extension BudgetProjector {
  /// Positions and pay of one group in one world.
  mutating func workforce(_ group: StaffGroup, _ world: World) -> WorkforcePath {
    once(
      "\(world.rawValue) staff.\(group.id)", in: \.workforces,
      fallback: { projector in
        let zero = projector.flat(0)
        return WorkforcePath(
          required: zero, headcount: zero, hires: zero, payroll: zero, cost: zero)
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

  /// What people leave and earn, turnover and pay each of its own world.
  mutating func terms(_ group: StaffGroup, turnover: World, pay: World) -> WorkforceTerms {
    let path = "staff.\(group.id)"
    let salary = value("\(path).salary", pay, default: 0)
    var shares: [Series] = []
    var amounts: [Series] = []
    for benefit in group.benefits {
      let benefits = value("\(path).benefits.\(benefit.name)", pay, default: 0)
      if benefit.isShareOfPay { shares.append(benefits) } else { amounts.append(benefits) }
    }
    let leaving = value("\(path).turnover", turnover, default: 0)
    return WorkforceTerms(
      turnover: turnover == .plan ? retained(group, leaving) : leaving,
      salary: salary,
      hireSalary: value("\(path).hire_salary", pay) ?? salary,
      step: value("\(path).step", pay) ?? flat(steadyStep(group)),
      shareOfPay: graph.sum(shares, count: count),
      perPosition: graph.sum(amounts, count: count))
  }

  /// The step that keeps average pay on the schedule when leavers are replaced:
  /// `τ̄(salary − hire) / ((1 − τ̄)·salary)` of the status quo's first year at the median.
  mutating func steadyStep(_ group: StaffGroup) -> Double {
    once(
      group.id, in: \.steadySteps, fallback: { _ in 0 },
      compute: { projector in
        let path = "staff.\(group.id)"
        let salaries = projector.value("\(path).salary", .statusQuo, default: 0)
        let hires = projector.value("\(path).hire_salary", .statusQuo) ?? salaries
        let leaving = projector.value("\(path).turnover", .statusQuo, default: 0)
        let salary = projector.median(salaries[0])
        let hire = projector.median(hires[0])
        let turnover = projector.median(leaving[0])
        guard turnover < 1, salary > 0 else { return 0 }
        let step = turnover * (salary - hire) / ((1 - turnover) * salary)
        if step != 0 { projector.remark(Remarks.steadyStep(group, step)) }
        return step
      })
  }

  /// The recursion of headcount and payroll over required positions.
  mutating func workforce(
    _ group: StaffGroup, required: Series, _ terms: WorkforceTerms
  ) -> WorkforcePath {
    var headcount = openingHeadcount(group)
    var payroll = graph.multiply(headcount, terms.salary[0])
    var heads: Series = []
    var hired: Series = []
    var payrolls: Series = []
    for position in years.indices {
      let staying = stayers(group, of: headcount, turnover: terms.turnover[position], position)
      let hires = graph.nonnegative(graph.subtract(required[position], staying.count))
      var pay = graph.multiply(staying.share, payroll)
      if position > 0 {
        pay = graph.multiply(
          pay, ratio(terms.salary[position], to: terms.salary[position - 1]))
      }
      pay = graph.multiply(pay, graph.add(graph.constant(1), terms.step[position]))
      pay = graph.add(pay, graph.multiply(hires, terms.hireSalary[position]))
      headcount = graph.add(staying.count, hires)
      if group.layoffsAllowed {
        let laidOff = graph.nonnegative(graph.subtract(staying.count, required[position]))
        pay = graph.subtract(pay, graph.multiply(laidOff, terms.hireSalary[position]))
        headcount = required[position]
      }
      payroll = pay
      heads.append(headcount)
      hired.append(hires)
      payrolls.append(pay)
    }
    let withShares = years.indices.map {
      graph.multiply(payrolls[$0], graph.add(graph.constant(1), terms.shareOfPay[$0]))
    }
    let cost = graph.add(withShares, graph.multiply(heads, terms.perPosition))
    return WorkforcePath(
      required: required, headcount: heads, hires: hired, payroll: payrolls, cost: cost)
  }

  /// Those who stay, and the share of the payroll that stays with them.
  private mutating func stayers(
    _ group: StaffGroup, of headcount: Node, turnover: Node, _ position: Int
  ) -> (count: Node, share: Node) {
    guard group.wholeLeavers else {
      let share = graph.subtract(graph.constant(1), turnover)
      return (graph.multiply(share, headcount), share)
    }
    let uniform = graph.input(
      InputDraw(name: "staff.\(group.id).leavers", year: years[position], distribution: nil))
    let leavers = graph.binomialQuantile(uniform, n: headcount, p: turnover)
    let count = graph.nonnegative(graph.subtract(headcount, leavers))
    return (count, graph.divideOrZero(count, headcount))
  }

  /// Payroll over headcount.
  mutating func averagePay(_ group: StaffGroup, _ world: World) -> Series {
    let path = workforce(group, world)
    return graph.divideOrZero(path.payroll, path.headcount)
  }
}
