internal import BudgetModel
internal import CalculationGraphs

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
  /// Share of required positions left unfilled, or none.
  var vacancies: Series?
  /// What covers a vacant position for a year, $ an FTE, or none.
  var vacancyCover: Series?
  /// What substitutes of one FTE's absences cost, $ a year, or none.
  var absenceCover: Series?
  /// Movement and pay on a salary schedule, or none.
  var scheduled: ScheduleTerms?
}

extension BudgetProjector {
  /// What people leave and earn, turnover and pay each of its own world.
  mutating func terms(_ group: StaffGroup, turnover: World, pay: World) -> WorkforceTerms {
    let path = "staff.\(group.id)"
    let scheduled = scheduleTerms(group, turnover: turnover, pay: pay)
    let salary = scheduled?.hireSalary ?? value("\(path).salary", pay, default: 0)
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
      perPosition: graph.sum(amounts, count: count),
      vacancies: value("\(path).vacancies", turnover),
      vacancyCover: vacancyCover(group, pay),
      absenceCover: absenceCover(group, pay),
      scheduled: scheduled)
  }

  /// `vacancy_cover` × contract days, $ a vacant FTE a year.
  private mutating func vacancyCover(_ group: StaffGroup, _ pay: World) -> Series? {
    let path = "staff.\(group.id)"
    guard let rate = value("\(path).vacancy_cover", pay) else { return nil }
    return graph.multiply(rate, value("\(path).contract_days", pay, default: 187))
  }

  /// `absences` × `substitute`, $ an FTE a year.
  private mutating func absenceCover(_ group: StaffGroup, _ pay: World) -> Series? {
    let path = "staff.\(group.id)"
    guard let days = value("\(path).absences", pay), let rate = value("\(path).substitute", pay)
    else { return nil }
    return graph.multiply(days, rate)
  }

  /// The step that keeps average pay on the schedule when leavers are replaced:
  /// `τ̄(salary − hire) / ((1 − τ̄)·salary)` of the status quo's first year at the median.
  mutating func steadyStep(_ group: StaffGroup) -> Double {
    guard group.schedule == nil else { return 0 }
    return once(
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
}
