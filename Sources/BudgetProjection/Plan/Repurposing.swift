internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

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
    if repurposed.removesFrom != nil { return moveItems("repurpose.\(repurposed.id)") }
    return once(
      "repurpose.\(repurposed.id)", in: \.linesByPart, fallback: { _ in [] },
      compute: { [$0.item(repurposed)] })
  }

  private mutating func item(_ repurposed: RepurposedExpenditure) -> PlanItem {
    let path = "repurpose.\(repurposed.id)"
    let start = startYear(of: repurposed)
    let amounts = value("\(path).saves", .plan, default: 0)
    let counted = yearsCounted(
      "\(path).saves", isRecurring: repurposed.isRecurring, start: start, repurposed.title)
    if repurposed.isRecurring, isFlat("\(path).saves") {
      remark(Remarks.flatSaving(repurposed.title))
    }
    var values = graph.multiply(amounts, value("\(path).realised", .plan, default: 1))
    if repurposed.isInduced { values = graph.multiply(values, inducedGate(repurposed)) }
    for position in years.indices {
      guard counted[position] else {
        values[position] = graph.constant(0)
        continue
      }
      if median(values[position]) < 0 {
        remark(Remarks.negativeLine(repurposed.title, year: years[position]))
      }
    }
    let begun = repurposed.isInduced && repurposed.startYear == nil ? afterLeaders() : flat(1)
    var claimed: [Double?] = []
    for position in years.indices {
      let amount = counted[position] ? max(0, median(amounts[position])) : 0
      let isBefore = years[position] < start || median(begun[position]) == 0
      claimed.append(isBefore ? nil : amount)
    }
    return PlanItem(
      id: path, title: repurposed.title, role: .saving, isRecurring: repurposed.isRecurring,
      isInduced: repurposed.isInduced, fund: repurposed.fund, values: graph.nonnegative(values),
      claimed: claimed, place: repurposed.range.place)
  }

  /// 1 in years with leaders; where no start is written, after a year with leaders only.
  mutating func inducedGate(_ repurposed: RepurposedExpenditure) -> Series {
    let zero = graph.constant(0)
    let present = totalLeaders().map { graph.greater($0, zero) }
    guard repurposed.startYear == nil else { return present }
    return graph.multiply(present, afterLeaders())
  }

  /// 1 in years after a year with leaders.
  private mutating func afterLeaders() -> Series {
    let zero = graph.constant(0)
    var earlier = zero
    return totalLeaders().map { leaders in
      let gate = earlier
      earlier = graph.maximum(earlier, graph.greater(leaders, zero))
      return gate
    }
  }

  /// The phase-in of an induced saving without a stated start: the shares in order from the year
  /// after the first leaders, or from a later year that the value states; 0 before.
  mutating func phaseAfterLeaders(_ shares: [Series], earliest: Int) -> Series {
    let after = afterLeaders()
    var phase = flat(0)
    for (begun, year) in years.enumerated().dropFirst() {
      let begins = graph.subtract(after[begun], after[begun - 1])
      let start = max(year, earliest)
      for (position, later) in years.enumerated() where later >= start {
        let share = shares[min(later - start, shares.count - 1)][position]
        phase[position] = graph.add(phase[position], graph.multiply(begins, share))
      }
    }
    return phase
  }

  /// The saving or cost of one other line.
  mutating func lineItems(_ line: PlanLine) -> [PlanItem] {
    if line.addsTo != nil { return moveItems("line.\(line.id)") }
    return once(
      "line.\(line.id)", in: \.linesByPart, fallback: { _ in [] }, compute: { [$0.item(line)] })
  }

  private mutating func item(_ line: PlanLine) -> PlanItem {
    let path = "line.\(line.id).\(line.isCost ? "cost" : "saves")"
    var values = value(path, .plan, default: 0)
    let counted = yearsCounted(
      path, isRecurring: line.isRecurring, start: line.startYear, line.title)
    for position in years.indices {
      guard counted[position] else {
        values[position] = graph.constant(0)
        continue
      }
      if median(values[position]) < 0 {
        remark(Remarks.negativeLine(line.title, year: years[position]))
      }
    }
    return PlanItem(
      id: "line.\(line.id)", title: line.title, role: line.isCost ? .cost : .saving,
      isRecurring: line.isRecurring, fund: line.fund, use: line.use,
      values: graph.nonnegative(values), place: line.range.place,
      payShare: line.isPay ? flat(1) : nil, titleOneShare: titleOneShare(ofLine: line),
      braid: line.braid)
  }

  /// The years in which an item counts: from its start on. A one-time item whose value states no
  /// years is worth a remark, since it counts in each of them.
  mutating func yearsCounted(
    _ path: String, isRecurring: Bool, start: Int, _ title: String
  ) -> [Bool] {
    let counted = years.map { $0 >= start }
    guard !isRecurring, let yearly = yearlyValue(path, .plan) else { return counted }
    let statesYears =
      !yearly.changes.isEmpty
      || yearly.segments.contains { $0.firstYear != nil || $0.lastYear != nil }
    if !statesYears, counted.filter({ $0 }).count > 1 { remark(Remarks.oneTime(title)) }
    return counted
  }

  /// A value whose growth was not written.
  private func isFlat(_ path: String, below: Set<String> = []) -> Bool {
    guard let yearly = yearlyValue(path, .plan), !below.contains(path) else { return false }
    let named = yearly.segments.flatMap(\.formula.references)
    return yearly.segments.allSatisfy { $0.growth == nil }
      && yearly.changes.allSatisfy { $0.growth == nil }
      && named.allSatisfy { isFlat($0, below: below.union([path])) }
  }
}
