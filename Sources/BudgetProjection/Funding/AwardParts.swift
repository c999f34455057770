internal import BudgetModel
internal import CalculationGraphs

// What an award counts, passes on and keeps back before the plan.
extension BudgetProjector {
  /// The students whom an award per student counts.
  mutating func countedStudents(_ fund: FundingStream) -> Series {
    let students = totalStudents(.plan)
    guard fund.countsPriorYear, let first = students.first else { return students }
    let before = budget.enrollments.flatMap(\.cells).filter { $0.year == firstYear - 1 }
    if before.isEmpty { remark(Remarks.noPriorCount(fund, year: firstYear)) }
    let opening =
      before.isEmpty ? first : graph.constant(before.reduce(0) { $0 + max(0, $1.students) })
    return [opening] + students.dropLast()
  }

  /// What moves to another stream: at most the stream's own award.
  mutating func transferredOut(_ fund: FundingStream, of received: Series) -> Series {
    guard let transfer = fund.transfer, let stated = value("fund.\(fund.id).transfer", .plan)
    else { return flat(0) }
    return zip(received, stated).map { award, stated in
      let amount = transfer.isShare ? graph.multiply(award, stated) : stated
      return graph.nonnegative(graph.minimum(award, amount))
    }
  }

  /// What moves in from other streams.
  mutating func transferredIn(_ fund: FundingStream) -> Series {
    var parts: [Series] = []
    for giver in budget.funds where giver.transfer?.recipient == fund.id {
      parts.append(transferredOut(giver, of: receivedAward(giver)))
    }
    return graph.sum(parts, count: count)
  }

  /// What is set aside: shares of the award, then amounts, at most the whole award.
  mutating func setAside(_ fund: FundingStream, of award: Series) -> Series {
    var shares: [Series] = []
    var amounts: [Series] = []
    for reserved in fund.setAsides {
      let stated = value(reserved.path, .plan, default: 0)
      if reserved.isShare { shares.append(stated) } else { amounts.append(stated) }
    }
    if let share = value("fund.\(fund.id).private_school", .plan) { shares.append(share) }
    guard !shares.isEmpty || !amounts.isEmpty else { return flat(0) }
    let share = graph.sum(shares, count: count)
    let wanted = graph.add(graph.multiply(award, share), graph.sum(amounts, count: count))
    return graph.nonnegative(zip(award, wanted).map { graph.minimum($0, $1) })
  }

  /// The most that may be carried over: the limit's share of the joined award, all of it below the
  /// amount without a limit.
  mutating func carryLimit(_ award: AwardPath) -> Series {
    guard let share = award.carryover else { return flat(0) }
    return years.indices.map { position in
      let limit = graph.nonnegative(graph.multiply(share[position], award.joined[position]))
      guard let below = award.freeBelow?[position] else { return limit }
      return graph.select(
        graph.greater(below, award.joined[position]), award.joined[position], limit)
    }
  }

  /// Dollars that the general fund advances: spent × days of reimbursement / 365.
  mutating func float(_ fund: FundingStream, spent: Series) -> Series {
    guard let days = value("fund.\(fund.id).reimbursed_after", .plan) else { return flat(0) }
    let share = days.map { graph.divide($0, graph.constant(365)) }
    return graph.nonnegative(graph.multiply(spent, share))
  }
}
