internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Repurposed spending and the other lines with stated amounts.
enum Repurposing {
  /// The first possible year of a repurposed expenditure's saving: as written, else the horizon's
  /// first, or, where induced, the year after the first that the leader roles state.
  static func startYear(of repurposed: RepurposedExpenditure, _ projector: BudgetProjector) -> Int {
    if let written = repurposed.startYear { return written }
    guard repurposed.isInduced else { return projector.firstYear }
    if hasIncumbents(projector) { return projector.firstYear }
    let first = projector.budget.plan.leaders.map(\.startYear).min() ?? projector.firstYear
    return max(first, projector.firstYear) + 1
  }

  /// The saving of one repurposed expenditure: amount × realised share, from its start; of removed
  /// positions, what they change in payroll.
  static func repurposedItems(
    _ repurposed: RepurposedExpenditure, _ projector: inout BudgetProjector
  ) -> [PlanItem] {
    if repurposed.removesFrom != nil {
      return Attribution.items(.repurpose(repurposed.name), &projector)
    }
    return projector.once(BudgetProjector.PartKey(kind: "repurposed lines", id: repurposed.id)) {
      [item(repurposed, &$0)]
    }
  }

  private static func item(_ repurposed: RepurposedExpenditure, _ projector: inout BudgetProjector)
    -> PlanItem
  {
    if repurposed.isRecurring, isFlat(repurposed.key("saves"), projector) {
      projector.remark(Remarks.flatSaving(repurposed.title))
    }
    let key = LineKey(.repurpose(repurposed.name))
    let realised = realised(repurposed, &projector)
    let isAfterLeaders = repurposed.isInduced && repurposed.startYear == nil
    return PlanItem(
      key: key, title: repurposed.title, role: .saving, isRecurring: repurposed.isRecurring,
      isInduced: repurposed.isInduced, fund: repurposed.fund,
      values: projector.figure(.line(key)) { $0.graph.nonnegative(realised) },
      claimed: ClaimedSaving(
        amounts: projector.value(repurposed.key("saves"), .plan, default: 0),
        begun: isAfterLeaders ? afterLeaders(&projector) : projector.flat(1),
        start: startYear(of: repurposed, projector)),
      place: repurposed.range.place)
  }

  /// What a repurposed expenditure saves, $ per year, negative where its amount is.
  private static func realised(
    _ repurposed: RepurposedExpenditure, _ projector: inout BudgetProjector
  ) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "realised saving", id: repurposed.id)) {
      projector in
      let amount = repurposed.key("saves")
      let counted = PlanYears.yearsCounted(
        amount, isRecurring: repurposed.isRecurring,
        start: startYear(of: repurposed, projector), repurposed.title, &projector)
      let amounts = projector.value(amount, .plan, default: 0)
      let share = projector.value(repurposed.key("realised"), .plan, default: 1)
      var values = projector.graph.multiply(amounts, share)
      if repurposed.isInduced {
        values = projector.graph.multiply(values, inducedGate(repurposed, &projector))
      }
      return PlanYears.counting(values, in: counted, &projector)
    }
  }

  // MARK: induced savings

  /// 1 in years with leaders; where no start is written, after a year with leaders only.
  static func inducedGate(_ repurposed: RepurposedExpenditure, _ projector: inout BudgetProjector)
    -> Series
  {
    let present = projector.graph.greater(TeacherLeaders.total(&projector), projector.flat(0))
    guard repurposed.startYear == nil else { return present }
    return projector.graph.multiply(present, afterLeaders(&projector))
  }

  /// 1 in years after a year with leaders.
  private static func afterLeaders(_ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "after leaders")) { projector in
      let leaders = TeacherLeaders.total(&projector)
      var after = Series(index: 0)
      after = projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return try begunBefore(&projector) }
        let before = try projector.at(after, position - 1)
        let last = try projector.at(leaders, position - 1)
        let present = projector.graph.greater(last, projector.graph.constant(0))
        return projector.graph.maximum(before, present)
      }
      return after
    }
  }

  /// Whether some role states leaders in post in the year before the horizon.
  private static func hasIncumbents(_ projector: BudgetProjector) -> Bool {
    projector.budget.plan.leaders.contains { $0.hasIncumbents(projector) }
  }

  /// 1 where leaders were in post in the year before the horizon.
  private static func begunBefore(_ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    guard hasIncumbents(projector) else { return projector.graph.constant(0) }
    let before = try LeaderRole.incumbents(of: projector.budget.plan.leaders, &projector)
    return projector.graph.greater(before, projector.graph.constant(0))
  }

  /// The phase-in of an induced saving without a stated start: the shares in order from the year
  /// after the first leaders, or from a later year that the value states; 0 before.
  static func phaseAfterLeaders(
    _ shares: [Series], earliest: Int, _ projector: inout BudgetProjector
  ) -> Series {
    let after = afterLeaders(&projector)
    return projector.yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      var phase = projector.graph.constant(0)
      for begun in projector.years.indices where begun > 0 || hasIncumbents(projector) {
        let start = max(projector.years[begun], earliest)
        guard start <= year else { continue }
        let present = try projector.at(after, begun)
        let before =
          begun > 0 ? try projector.at(after, begun - 1) : projector.graph.constant(0)
        let begins = projector.graph.subtract(present, before)
        let share = try projector.at(shares[min(year - start, shares.count - 1)], position)
        phase = projector.graph.add(phase, projector.graph.multiply(begins, share))
      }
      return phase
    }
  }

  // MARK: other lines

  /// The saving or cost of one other line.
  static func lineItems(_ line: PlanLine, _ projector: inout BudgetProjector) -> [PlanItem] {
    if line.addsTo != nil { return Attribution.items(.line(line.name), &projector) }
    return projector.once(BudgetProjector.PartKey(kind: "other lines", id: line.id)) {
      [item(line, &$0)]
    }
  }

  private static func item(_ line: PlanLine, _ projector: inout BudgetProjector) -> PlanItem {
    let key = LineKey(.line(line.name))
    let amounts = amounts(line, &projector)
    return PlanItem(
      key: key, title: line.title, role: line.isCost ? .cost : .saving,
      isRecurring: line.isRecurring, fund: line.fund, use: line.use,
      values: projector.figure(.line(key)) { $0.graph.nonnegative(amounts) },
      place: line.range.place,
      payShare: line.isPay ? projector.flat(1) : nil,
      titleOneShare: TitleOneSchools.share(ofLine: line, &projector),
      braid: line.braid)
  }

  /// The amounts of a line in its years, $ per year, negative where they are written so.
  private static func amounts(_ line: PlanLine, _ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "line amounts", id: line.id)) { projector in
      let key = line.key(line.isCost ? "cost" : "saves")
      let counted = PlanYears.yearsCounted(
        key, isRecurring: line.isRecurring, start: line.startYear, line.title, &projector)
      return PlanYears.counting(projector.value(key, .plan, default: 0), in: counted, &projector)
    }
  }

  // MARK: remarks

  /// Remarks on amounts that are negative at the median and so count as 0.
  static func remarkNegativeLines(_ projector: inout BudgetProjector) throws(ProjectionFault) {
    let lines = projector.budget.plan.lines.filter { $0.addsTo == nil }
    for line in lines where line.isCost {
      try remarkNegative(line.title, amounts(line, &projector), from: line.startYear, &projector)
    }
    for repurposed in projector.budget.plan.repurposed where repurposed.removesFrom == nil {
      try remarkNegative(
        repurposed.title, realised(repurposed, &projector),
        from: startYear(of: repurposed, projector), &projector)
    }
    for line in lines where !line.isCost {
      try remarkNegative(line.title, amounts(line, &projector), from: line.startYear, &projector)
    }
  }

  private static func remarkNegative(
    _ title: String, _ amounts: Series, from start: Int, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) {
    for (position, year) in projector.years.enumerated() where year >= start {
      let amount = try projector.answer(amounts, position)
      if projector.median(amount.node) < 0 {
        projector.remark(Remarks.negativeLine(title, year: year))
      }
    }
  }

  /// A value whose growth was not written.
  private static func isFlat(
    _ key: ValueKey, below: Set<ValueKey> = [], _ projector: BudgetProjector
  ) -> Bool {
    guard let yearly = projector.yearlyValue(key, .plan), !below.contains(key) else { return false }
    let named = yearly.segments.flatMap(\.formula.references)
    return yearly.segments.allSatisfy { $0.growth == nil }
      && yearly.changes.allSatisfy { $0.growth == nil }
      && named.allSatisfy { figure in
        guard case .value(let other) = figure else { return false }
        return isFlat(other, below: below.union([key]), projector)
      }
  }
}
