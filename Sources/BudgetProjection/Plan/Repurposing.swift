internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

extension BudgetProjector {
  /// The first possible year of a repurposed expenditure's saving: as written, else the horizon's
  /// first, or, where induced, the year after the first that the leader roles state.
  func startYear(of repurposed: RepurposedExpenditure) -> Int {
    if let written = repurposed.startYear { return written }
    guard repurposed.isInduced else { return firstYear }
    let first = budget.plan.leaders.map(\.startYear).min() ?? firstYear
    return max(first, firstYear) + 1
  }

  /// The saving of one repurposed expenditure: amount × realised share, from its start; of removed
  /// positions, what they change in payroll.
  mutating func repurposedItems(_ repurposed: RepurposedExpenditure) -> [PlanItem] {
    if repurposed.removesFrom != nil { return moveItems(.repurpose(repurposed.name)) }
    return once(PartKey(kind: "repurposed lines", id: repurposed.id)) {
      [$0.item(repurposed)]
    }
  }

  private mutating func item(_ repurposed: RepurposedExpenditure) -> PlanItem {
    if repurposed.isRecurring, isFlat(repurposed.key("saves")) {
      remark(Remarks.flatSaving(repurposed.title))
    }
    let key = LineKey(.repurpose(repurposed.name))
    let realised = realised(repurposed)
    let isAfterLeaders = repurposed.isInduced && repurposed.startYear == nil
    return PlanItem(
      key: key, title: repurposed.title, role: .saving, isRecurring: repurposed.isRecurring,
      isInduced: repurposed.isInduced, fund: repurposed.fund,
      values: figure(.line(key)) { $0.graph.nonnegative(realised) },
      claimed: ClaimedSaving(
        amounts: value(repurposed.key("saves"), .plan, default: 0),
        begun: isAfterLeaders ? afterLeaders() : flat(1), start: startYear(of: repurposed)),
      place: repurposed.range.place)
  }

  /// What a repurposed expenditure saves, $ per year, negative where its amount is.
  private mutating func realised(_ repurposed: RepurposedExpenditure) -> Series {
    once(PartKey(kind: "realised saving", id: repurposed.id)) { projector in
      let amount = repurposed.key("saves")
      let counted = projector.yearsCounted(
        amount, isRecurring: repurposed.isRecurring,
        start: projector.startYear(of: repurposed), repurposed.title)
      let amounts = projector.value(amount, .plan, default: 0)
      let share = projector.value(repurposed.key("realised"), .plan, default: 1)
      var values = projector.graph.multiply(amounts, share)
      if repurposed.isInduced {
        values = projector.graph.multiply(values, projector.inducedGate(repurposed))
      }
      return projector.counting(values, in: counted)
    }
  }

  // MARK: induced savings

  /// 1 in years with leaders; where no start is written, after a year with leaders only.
  mutating func inducedGate(_ repurposed: RepurposedExpenditure) -> Series {
    let present = graph.greater(totalLeaders(), flat(0))
    guard repurposed.startYear == nil else { return present }
    return graph.multiply(present, afterLeaders())
  }

  /// 1 in years after a year with leaders.
  private mutating func afterLeaders() -> Series {
    once(PartKey(kind: "after leaders")) { projector in
      let leaders = projector.totalLeaders()
      var after = Series(index: 0)
      after = projector.yearly { projector, position throws(Unanswered) in
        guard position > 0 else { return projector.graph.constant(0) }
        let before = try projector.at(after, position - 1)
        let last = try projector.at(leaders, position - 1)
        let present = projector.graph.greater(last, projector.graph.constant(0))
        return projector.graph.maximum(before, present)
      }
      return after
    }
  }

  /// The phase-in of an induced saving without a stated start: the shares in order from the year
  /// after the first leaders, or from a later year that the value states; 0 before.
  mutating func phaseAfterLeaders(_ shares: [Series], earliest: Int) -> Series {
    let after = afterLeaders()
    return yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      var phase = projector.graph.constant(0)
      for begun in projector.years.indices.dropFirst() {
        let start = max(projector.years[begun], earliest)
        guard start <= year else { continue }
        let present = try projector.at(after, begun)
        let before = try projector.at(after, begun - 1)
        let begins = projector.graph.subtract(present, before)
        let share = try projector.at(shares[min(year - start, shares.count - 1)], position)
        phase = projector.graph.add(phase, projector.graph.multiply(begins, share))
      }
      return phase
    }
  }

  // MARK: other lines

  /// The saving or cost of one other line.
  mutating func lineItems(_ line: PlanLine) -> [PlanItem] {
    if line.addsTo != nil { return moveItems(.line(line.name)) }
    return once(PartKey(kind: "other lines", id: line.id)) { [$0.item(line)] }
  }

  private mutating func item(_ line: PlanLine) -> PlanItem {
    let key = LineKey(.line(line.name))
    let amounts = amounts(line)
    return PlanItem(
      key: key, title: line.title, role: line.isCost ? .cost : .saving,
      isRecurring: line.isRecurring, fund: line.fund, use: line.use,
      values: figure(.line(key)) { $0.graph.nonnegative(amounts) }, place: line.range.place,
      payShare: line.isPay ? flat(1) : nil, titleOneShare: titleOneShare(ofLine: line),
      braid: line.braid)
  }

  /// The amounts of a line in its years, $ per year, negative where they are written so.
  private mutating func amounts(_ line: PlanLine) -> Series {
    once(PartKey(kind: "line amounts", id: line.id)) { projector in
      let key = line.key(line.isCost ? "cost" : "saves")
      let counted = projector.yearsCounted(
        key, isRecurring: line.isRecurring, start: line.startYear, line.title)
      return projector.counting(projector.value(key, .plan, default: 0), in: counted)
    }
  }

  // MARK: remarks

  /// Remarks on amounts that are negative at the median and so count as 0.
  mutating func remarkNegativeLines() throws(ProjectionFault) {
    let lines = budget.plan.lines.filter { $0.addsTo == nil }
    for line in lines where line.isCost {
      try remarkNegative(line.title, amounts(line), from: line.startYear)
    }
    for repurposed in budget.plan.repurposed where repurposed.removesFrom == nil {
      try remarkNegative(
        repurposed.title, realised(repurposed), from: startYear(of: repurposed))
    }
    for line in lines where !line.isCost {
      try remarkNegative(line.title, amounts(line), from: line.startYear)
    }
  }

  private mutating func remarkNegative(
    _ title: String, _ amounts: Series, from start: Int
  ) throws(ProjectionFault) {
    for (position, year) in years.enumerated() where year >= start {
      let amount = try answer(amounts, position)
      if median(amount.node) < 0 { remark(Remarks.negativeLine(title, year: year)) }
    }
  }

  /// A value whose growth was not written.
  private func isFlat(_ key: ValueKey, below: Set<ValueKey> = []) -> Bool {
    guard let yearly = yearlyValue(key, .plan), !below.contains(key) else { return false }
    let named = yearly.segments.flatMap(\.formula.references)
    return yearly.segments.allSatisfy { $0.growth == nil }
      && yearly.changes.allSatisfy { $0.growth == nil }
      && named.allSatisfy { figure in
        guard case .value(let other) = figure else { return false }
        return isFlat(other, below: below.union([key]))
      }
  }
}
