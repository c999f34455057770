internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

// What ladders and bonuses cost.
extension BudgetProjector {
  /// Stage pay and development budgets of one ladder.
  mutating func ladderItems(_ ladder: CareerLadder) -> [PlanItem] {
    once(
      "lines of ladder.\(ladder.id)", in: \.linesByPart, fallback: { _ in [] },
      compute: { $0.items(ladder) })
  }

  private mutating func items(_ ladder: CareerLadder) -> [PlanItem] {
    let path = "ladder.\(ladder.id)"
    let salary = salary(of: ladder.group)
    var items: [PlanItem] = []
    if !ladder.pay.isEmpty {
      var parts: [Series] = []
      for pay in ladder.pay {
        var each = value("\(path).pay.\(pay.stage)", .plan, default: 0)
        if pay.isShareOfSalary { each = graph.multiply(each, salary) }
        parts.append(graph.multiply(people(in: pay.stage, on: ladder), each))
      }
      items.append(
        PlanItem(
          id: "\(path).pay", title: "\(ladder.title): stage pay", role: .cost, isRecurring: true,
          use: .leaderStipends, values: withPercentItems(ladder.group, parts),
          place: ladder.range.place, payShare: payShare(ladder.group),
          titleOneShare: titleOneShare(ofGroup: ladder.group, title: ladder.title)))
    }
    if !ladder.development.isEmpty {
      var parts: [Series] = []
      for stage in ladder.development {
        let each = value("\(path).development.\(stage)", .plan, default: 0)
        parts.append(graph.multiply(people(in: stage, on: ladder), each))
      }
      items.append(
        PlanItem(
          id: "\(path).development", title: "\(ladder.title): development budgets", role: .cost,
          isRecurring: true, use: .professionalDevelopment,
          values: graph.nonnegative(graph.sum(parts, count: count)), place: ladder.range.place,
          titleOneShare: titleOneShare(ofGroup: ladder.group, title: ladder.title)))
    }
    return items
  }

  private mutating func people(in stage: String, on ladder: CareerLadder) -> Series {
    guard let index = ladder.stages.firstIndex(of: stage) else { return flat(0) }
    return self.ladder(ladder).stages[index]
  }

  /// The sum of pay with the benefits that are a share of pay.
  private mutating func withPercentItems(_ group: String, _ pay: [Series]) -> Series {
    let total = graph.sum(pay, count: count)
    guard let group = self.group(group) else { return graph.nonnegative(total) }
    let shares = terms(group, turnover: .plan, pay: .plan).shareOfPay
    let factors = shares.map { graph.add(graph.constant(1), $0) }
    return graph.nonnegative(graph.multiply(total, factors))
  }

  // MARK: bonuses

  /// The teachers who receive a bonus.
  mutating func recipients(_ bonus: Bonus) -> Series {
    onceSeries("recipients of bonus.\(bonus.id)") { $0.computeRecipients(bonus) }
  }

  private mutating func computeRecipients(_ bonus: Bonus) -> Series {
    let path = "bonus.\(bonus.id)"
    var number: Series
    if bonus.isFixedCount {
      number = value("\(path).count", .plan, default: 0)
    } else {
      number = graph.multiply(
        eligibleTeachers(bonus), value("\(path).share", .plan, default: 0))
      if let ladder = budget.plan.ladders.first(where: { $0.id == bonus.ladder }) {
        number = graph.multiply(number, share(ofStages: bonus.stages, on: ladder))
      }
    }
    if let rounding = bonus.rounding { number = number.map { graph.rounded($0, rounding) } }
    let counted = yearsCounted(
      "\(path).amount", isRecurring: bonus.isRecurring, start: bonus.startYear, bonus.title)
    return years.indices.map { position in
      counted[position] ? graph.nonnegative(number[position]) : graph.constant(0)
    }
  }

  /// Teachers at the schools in question, in required positions before backfill.
  private mutating func eligibleTeachers(_ bonus: Bonus) -> Series {
    guard let group = group(bonus.group) else { return flat(0) }
    if let schools = bonus.schools {
      let all = teachersBySchool(group)
      let chosen = zip(budget.schools, all).filter { schools.contains($0.0.id) }.map(\.1)
      return graph.sum(chosen, count: count)
    }
    guard let share = value("bonus.\(bonus.id).teacher_share", .plan) else {
      return teachers(group)
    }
    return graph.multiply(teachers(group), share)
  }

  /// The cost of one bonus: amount × recipients × (1 + benefits that are a share of pay).
  mutating func bonusItems(_ bonus: Bonus) -> [PlanItem] {
    once(
      "lines of bonus.\(bonus.id)", in: \.linesByPart, fallback: { _ in [] },
      compute: { projector in
        let amount = projector.value("bonus.\(bonus.id).amount", .plan, default: 0)
        let pay = projector.graph.multiply(projector.recipients(bonus), amount)
        return [
          PlanItem(
            id: "bonus.\(bonus.id)", title: bonus.title, role: .cost,
            isRecurring: bonus.isRecurring, use: .leaderBonuses,
            values: projector.withPercentItems(bonus.group, [pay]), place: bonus.range.place,
            payShare: projector.payShare(bonus.group),
            titleOneShare: projector.titleOneShare(
              ofGroup: bonus.group, schools: bonus.schools, title: bonus.title))
        ]
      })
  }
}
