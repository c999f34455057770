internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

// What ladders and bonuses cost.
extension LadderLines {
  /// Stage pay and development budgets of one ladder.
  static func items(_ ladder: CareerLadder, _ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "ladder lines", id: ladder.id)) { projector in
      let lines = LadderLines(ladder: ladder)
      return [lines.pay(&projector), lines.development(&projector)].compactMap(\.self)
    }
  }
}

/// What a career ladder costs.
struct LadderLines {
  /// The ladder.
  let ladder: CareerLadder

  /// Stage pay with the benefits that are a share of pay; `nil` where no stage has pay of its own.
  func pay(_ projector: inout BudgetProjector) -> PlanItem? {
    guard !ladder.pay.isEmpty else { return nil }
    let salary = ScheduleTerms.salary(of: ladder.group, &projector)
    var parts: [Series] = []
    for pay in ladder.pay {
      var each = projector.value(ladder.key("pay", pay.stage), .plan, default: 0)
      if pay.isShareOfSalary { each = projector.graph.multiply(each, salary) }
      parts.append(projector.graph.multiply(people(in: pay.stage, &projector), each))
    }
    let key = LineKey(.ladder(ladder.name, .pay))
    return PlanItem(
      key: key, title: "\(ladder.title): stage pay", role: .cost, isRecurring: true,
      use: .leaderStipends,
      values: projector.figure(.line(key)) {
        LeaderLines.withShareBenefits($0.graph.sum(parts), of: ladder.group, &$0)
      },
      place: ladder.range.place, payShare: LeaderLines.payShare(ladder.group, &projector),
      titleOneShare: titleOneShare(&projector))
  }

  /// Development budgets; `nil` where no stage has one.
  func development(_ projector: inout BudgetProjector) -> PlanItem? {
    guard !ladder.development.isEmpty else { return nil }
    var parts: [Series] = []
    for stage in ladder.development {
      let each = projector.value(ladder.key("development", stage), .plan, default: 0)
      parts.append(projector.graph.multiply(people(in: stage, &projector), each))
    }
    let key = LineKey(.ladder(ladder.name, .development))
    return PlanItem(
      key: key, title: "\(ladder.title): development budgets", role: .cost, isRecurring: true,
      use: .professionalDevelopment,
      values: projector.figure(.line(key)) { $0.graph.nonnegative($0.graph.sum(parts)) },
      place: ladder.range.place, titleOneShare: titleOneShare(&projector))
  }

  private func titleOneShare(_ projector: inout BudgetProjector) -> Series? {
    TitleOneSchools.share(ofGroup: ladder.group, title: ladder.title, &projector)
  }

  private func people(in stage: String, _ projector: inout BudgetProjector) -> Series {
    guard let index = ladder.stages.firstIndex(of: stage) else { return projector.flat(0) }
    return LadderTeachers.path(ladder, &projector).stages[index]
  }
}

extension BonusLine {
  /// The teachers who receive a bonus.
  static func recipients(_ bonus: Bonus, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.bonusRecipients(bonus.name)) { BonusLine(bonus: bonus).recipients(&$0) }
  }

  /// The cost of one bonus: amount × recipients × (1 + benefits that are a share of pay).
  static func items(_ bonus: Bonus, _ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "bonus lines", id: bonus.id)) {
      [BonusLine(bonus: bonus).item(&$0)]
    }
  }
}

/// Who receives a bonus, and what it costs.
struct BonusLine {
  /// The bonus.
  let bonus: Bonus

  /// The cost line.
  func item(_ projector: inout BudgetProjector) -> PlanItem {
    let key = LineKey(.bonus(bonus.name))
    let amount = projector.value(bonus.key("amount"), .plan, default: 0)
    let recipients = BonusLine.recipients(bonus, &projector)
    return PlanItem(
      key: key, title: bonus.title, role: .cost, isRecurring: bonus.isRecurring,
      use: .leaderBonuses,
      values: projector.figure(.line(key)) {
        LeaderLines.withShareBenefits($0.graph.multiply(recipients, amount), of: bonus.group, &$0)
      },
      place: bonus.range.place, payShare: LeaderLines.payShare(bonus.group, &projector),
      titleOneShare: TitleOneSchools.share(
        ofGroup: bonus.group, schools: bonus.schools, title: bonus.title, &projector))
  }

  /// Teachers who receive it, in the years of the bonus.
  func recipients(_ projector: inout BudgetProjector) -> Series {
    var number: Series
    if bonus.isFixedCount {
      number = projector.value(bonus.key("count"), .plan, default: 0)
    } else {
      let share = projector.value(bonus.key("share"), .plan, default: 0)
      number = projector.graph.multiply(eligibleTeachers(&projector), share)
      if let ladder = projector.budget.plan.ladders.first(where: { $0.id == bonus.ladder }) {
        let part = LadderTeachers.share(ofStages: bonus.stages, on: ladder, &projector)
        number = projector.graph.multiply(number, part)
      }
    }
    if let rounding = bonus.rounding { number = projector.graph.rounded(number, rounding) }
    let counted = PlanYears.yearsCounted(
      bonus.key("amount"), isRecurring: bonus.isRecurring, start: bonus.startYear, bonus.title,
      &projector)
    return PlanYears.counting(projector.graph.nonnegative(number), in: counted, &projector)
  }

  /// Teachers at the schools in question, in required positions before backfill.
  private func eligibleTeachers(_ projector: inout BudgetProjector) -> Series {
    guard let group = projector.group(bonus.group) else { return projector.flat(0) }
    if let schools = bonus.schools {
      let chosen = zip(
        projector.budget.schools, SchoolTeachers(group: group).teachersBySchool(&projector)
      )
      .filter { schools.contains($0.0.id) }
      return projector.graph.sum(chosen.map(\.1))
    }
    let teachers = SchoolTeachers(group: group).teachers(&projector)
    guard let share = projector.value(bonus.key("teacher_share"), .plan) else { return teachers }
    return projector.graph.multiply(teachers, share)
  }
}
