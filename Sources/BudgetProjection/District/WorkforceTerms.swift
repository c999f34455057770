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

extension WorkforceTerms {
  /// What people leave and earn, turnover and pay each of its own world.
  static func terms(
    _ group: StaffGroup, turnover: World, pay: World, _ projector: inout BudgetProjector
  ) -> WorkforceTerms {
    let key = BudgetProjector.PartKey(
      kind: "terms", id: group.id, world: turnover, detail: pay.rawValue)
    return projector.once(key) { newTerms(group, turnover: turnover, pay: pay, &$0) }
  }

  private static func newTerms(
    _ group: StaffGroup, turnover: World, pay: World, _ projector: inout BudgetProjector
  ) -> WorkforceTerms {
    let scheduled = ScheduleTerms.terms(group, turnover: turnover, pay: pay, &projector)
    let salary = scheduled?.hireSalary ?? projector.value(group.key("salary"), pay, default: 0)
    var shares: [Series] = []
    var amounts: [Series] = []
    for benefit in group.benefits {
      let benefits = projector.value(group.key("benefits", benefit.name), pay, default: 0)
      if benefit.isShareOfPay { shares.append(benefits) } else { amounts.append(benefits) }
    }
    let leaving = projector.value(group.key("turnover"), turnover, default: 0)
    return WorkforceTerms(
      turnover: turnover == .plan ? TeacherRetention.retained(group, leaving, &projector) : leaving,
      salary: salary,
      hireSalary: projector.value(group.key("hire_salary"), pay) ?? salary,
      step: projector.value(group.key("step"), pay) ?? steadyStep(group, &projector),
      shareOfPay: projector.graph.sum(shares),
      perPosition: projector.graph.sum(amounts),
      vacancies: projector.value(group.key("vacancies"), turnover),
      vacancyCover: vacancyCover(group, pay, &projector),
      absenceCover: absenceCover(group, pay, &projector),
      scheduled: scheduled)
  }

  /// `vacancy_cover` × contract days, $ a vacant FTE a year.
  private static func vacancyCover(
    _ group: StaffGroup, _ pay: World, _ projector: inout BudgetProjector
  ) -> Series? {
    guard let rate = projector.value(group.key("vacancy_cover"), pay) else { return nil }
    return projector.graph.multiply(
      rate, projector.valueOrStandard(group.key("contract_days"), pay))
  }

  /// `absences` × `substitute`, $ an FTE a year.
  private static func absenceCover(
    _ group: StaffGroup, _ pay: World, _ projector: inout BudgetProjector
  ) -> Series? {
    guard let days = projector.value(group.key("absences"), pay),
      let rate = projector.value(group.key("substitute"), pay)
    else { return nil }
    return projector.graph.multiply(days, rate)
  }

  /// The step that keeps average pay on the schedule when leavers are replaced:
  /// `τ̄(salary − hire) / ((1 − τ̄)·salary)` of the status quo's first year at the median.
  static func steadyStep(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    guard group.schedule == nil else { return projector.flat(0) }
    return projector.once(BudgetProjector.PartKey(kind: "steady step", id: group.id)) { projector in
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
