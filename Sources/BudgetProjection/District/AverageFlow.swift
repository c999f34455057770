internal import BudgetModel
internal import FigureCatalogue

/// The recursion of headcount and payroll of a group with an average salary.
///
/// A year is: leavers go with their share of the payroll; the pay of those who stay follows the
/// salary and the step; hires come at the hire salary; layoffs end hire salaries.
struct AverageFlow {
  /// The staff group.
  let group: StaffGroup
  /// Required positions, FTE.
  let required: Series
  /// What people leave and earn.
  let terms: WorkforceTerms
  /// The names of the figures.
  let names: StaffNames

  /// Who stays, comes and goes, and what they earn.
  func flow(_ projector: inout BudgetProjector) -> StaffFlow {
    let opening = StaffWorkforce(group: group).openingHeadcount(&projector)
    var headcount = Series(index: 0)
    let before = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else { return try projector.at(opening, 0) }
      return try projector.at(headcount, position - 1)
    }
    let staying = stayers(of: before, &projector)
    let stayers = names.name(.stayers, staying.count, in: &projector)
    let hires = names.name(
      .hires, StaffWorkforce.hires(required, stayers: stayers, terms, &projector), in: &projector)
    let laidOff =
      group.layoffsAllowed
      ? projector.graph.nonnegative(projector.graph.subtract(stayers, required))
      : projector.flat(0)
    let layoffs = names.name(.layoffs, laidOff, in: &projector)
    let employed = employed(stayers, hires, layoffs, &projector)
    headcount = names.name(.headcount, employed, in: &projector)
    let payroll = payroll(
      opening: opening, share: staying.share, hires: hires, layoffs: layoffs, &projector)
    return StaffFlow(
      headcount: headcount, stayers: stayers, hires: hires, layoffs: layoffs,
      retirements: names.name(.retirements, projector.flat(0), in: &projector), payroll: payroll)
  }

  /// Those who stay of a headcount, and the share of the payroll that stays with them.
  private func stayers(
    of before: Series, _ projector: inout BudgetProjector
  ) -> (count: Series, share: Series) {
    guard group.wholeLeavers else {
      let share = projector.graph.subtract(projector.flat(1), terms.turnover)
      return (projector.graph.multiply(share, before), share)
    }
    let (group, turnover) = (group, terms.turnover)
    let leavers = projector.yearly { projector, position throws(Unanswered) in
      let people = try projector.at(before, position)
      let chance = try projector.at(turnover, position)
      let uniform = StaffWorkforce(group: group).leaverUniform(position, &projector)
      return projector.graph.binomialQuantile(uniform, n: people, p: chance)
    }
    let count = projector.graph.nonnegative(projector.graph.subtract(before, leavers))
    return (count, projector.graph.divideOrZero(count, before))
  }

  /// Stayers and hires less layoffs; with layoffs and no vacancies just the required positions.
  private func employed(
    _ stayers: Series, _ hires: Series, _ layoffs: Series, _ projector: inout BudgetProjector
  ) -> Series {
    guard group.layoffsAllowed else { return projector.graph.add(stayers, hires) }
    if terms.vacancies == nil { return required }
    return projector.graph.subtract(projector.graph.add(stayers, hires), layoffs)
  }

  /// `P_t = share · P_{t−1} · salary_t / salary_{t−1} · (1 + step) + (hires − layoffs) · hire salary`.
  private func payroll(
    opening: Series, share: Series, hires: Series, layoffs: Series,
    _ projector: inout BudgetProjector
  ) -> Series {
    let salary = terms.salary
    var payroll = Series(index: 0)
    let before = projector.yearly { projector, position throws(Unanswered) in
      guard position > 0 else {
        let people = try projector.at(opening, 0)
        return projector.graph.multiply(people, try projector.at(salary, 0))
      }
      return try projector.at(payroll, position - 1)
    }
    let kept = projector.graph.multiply(share, before)
    let raised = projector.yearly { projector, position throws(Unanswered) in
      let pay = try projector.at(kept, position)
      guard position > 0 else { return pay }
      let now = try projector.at(salary, position)
      let earlier = try projector.at(salary, position - 1)
      return projector.graph.multiply(pay, projector.ratio(now, to: earlier))
    }
    var pay = projector.graph.multiply(raised, projector.graph.onePlus(terms.step))
    pay = projector.graph.add(pay, projector.graph.multiply(hires, terms.hireSalary))
    if group.layoffsAllowed {
      pay = projector.graph.subtract(pay, projector.graph.multiply(layoffs, terms.hireSalary))
    }
    payroll = names.name(.payroll, pay, in: &projector)
    return payroll
  }
}
