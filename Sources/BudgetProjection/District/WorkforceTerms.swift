internal import BudgetModel
internal import Quantities

/// What a group's people leave and earn over the years.
struct WorkforceTerms {
  /// Share that leaves.
  let turnover: Series
  /// Average salary of the schedule.
  let salary: Series
  /// Salary of a hire.
  let hireSalary: Series
  /// Step drift of those who stay.
  let step: Series
  /// Benefits as a share of pay.
  let shareOfPay: Series
  /// Benefits in dollars an FTE.
  let perPosition: Series
  /// Share of required positions left unfilled, or none.
  let vacancies: Series?
  /// What covers a vacant position for a year, $ an FTE, or none.
  let vacancyCover: Series?
  /// What substitutes of one FTE's absences cost, $ a year, or none.
  let absenceCover: Series?
  /// Movement and pay on a salary schedule, or none.
  let scheduled: ScheduleTerms?
}

extension BudgetProjector {
  /// What people leave and earn, turnover and pay each of its own world.
  mutating func terms(_ group: StaffGroup, turnover: World, pay: World) -> WorkforceTerms {
    let key = PartKey(kind: "terms", id: group.id, world: turnover, detail: pay.rawValue)
    return once(key) { $0.newTerms(group, turnover: turnover, pay: pay) }
  }

  private mutating func newTerms(
    _ group: StaffGroup, turnover: World, pay: World
  ) -> WorkforceTerms {
    let scheduled = scheduleTerms(group, turnover: turnover, pay: pay)
    let salary = scheduled?.hireSalary ?? value(group.key("salary"), pay, default: 0)
    var shares: [Series] = []
    var amounts: [Series] = []
    for benefit in group.benefits {
      let benefits = value(group.key("benefits", benefit.name), pay, default: 0)
      if benefit.isShareOfPay { shares.append(benefits) } else { amounts.append(benefits) }
    }
    let leaving = value(group.key("turnover"), turnover, default: 0)
    return WorkforceTerms(
      turnover: turnover == .plan ? RetentionPaths.retained(group, leaving, &self) : leaving,
      salary: salary,
      hireSalary: value(group.key("hire_salary"), pay) ?? salary,
      step: value(group.key("step"), pay) ?? steadyStep(group),
      shareOfPay: graph.sum(shares),
      perPosition: graph.sum(amounts),
      vacancies: value(group.key("vacancies"), turnover),
      vacancyCover: vacancyCover(group, pay),
      absenceCover: absenceCover(group, pay),
      scheduled: scheduled)
  }

  /// `vacancy_cover` × contract days, $ a vacant FTE a year.
  private mutating func vacancyCover(_ group: StaffGroup, _ pay: World) -> Series? {
    guard let rate = value(group.key("vacancy_cover"), pay) else { return nil }
    return graph.multiply(rate, value(group.key("contract_days"), pay, default: 187))
  }

  /// `absences` × `substitute`, $ an FTE a year.
  private mutating func absenceCover(_ group: StaffGroup, _ pay: World) -> Series? {
    guard let days = value(group.key("absences"), pay),
      let rate = value(group.key("substitute"), pay)
    else { return nil }
    return graph.multiply(days, rate)
  }

  /// The step that keeps average pay on the schedule when leavers are replaced:
  /// `τ̄(salary − hire) / ((1 − τ̄)·salary)` of the status quo's first year at the median.
  mutating func steadyStep(_ group: StaffGroup) -> Series {
    guard group.schedule == nil else { return flat(0) }
    return once(PartKey(kind: "steady step", id: group.id)) { projector in
      let salaries = projector.value(group.key("salary"), .statusQuo, default: 0)
      let hires = projector.value(group.key("hire_salary"), .statusQuo) ?? salaries
      let leaving = projector.value(group.key("turnover"), .statusQuo, default: 0)
      return projector.yearly { projector, _ throws(Unanswered) in
        let salary = try projector.median(salaries, 0)
        let hire = try projector.median(hires, 0)
        let turnover = try projector.median(leaving, 0)
        guard turnover < 1, salary > 0 else { return projector.graph.constant(0) }
        let step = turnover * (salary - hire) / ((1 - turnover) * salary)
        if step != 0 { projector.remark(Remarks.steadyStep(group, step)) }
        return projector.graph.constant(step)
      }
    }
  }
}
