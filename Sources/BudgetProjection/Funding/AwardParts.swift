internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

extension FundingStream {
  /// Whether something of its award is set aside.
  func setsAside(of budget: DistrictBudget) -> Bool {
    !setAsides.isEmpty || budget.yearlyValue(key("private_school"), .plan) != nil
  }

  /// Whether other streams move dollars to it.
  func isRecipient(in budget: DistrictBudget) -> Bool {
    budget.funds.contains { $0.transfer?.recipient == id }
  }
}

/// What an award counts, passes on and keeps back before the plan.
struct AwardParts {
  /// The stream.
  let fund: FundingStream

  /// The students whom an award per student counts.
  func countedStudents(_ projector: inout BudgetProjector) -> Series {
    let counted = CountedStudents(world: .plan)
    return fund.countsPriorYear
      ? counted.yearBefore(of: fund.title, &projector) : counted.students(&projector)
  }

  /// What would be left for today's uses of the award if the stream were not ended by chance, given
  /// what the plan may use of an award after set-asides.
  func committedBeforeTermination(
    _ projector: inout BudgetProjector,
    available: (Series, inout BudgetProjector) -> Series
  ) -> Series {
    var net = ReceivedAward(fund: fund).beforeTermination(&projector)
    net = projector.graph.subtract(net, moved(outOf: net, &projector))
    if fund.isRecipient(in: projector.budget) {
      net = projector.graph.add(net, transferredIn(&projector))
    }
    net = projector.graph.subtract(net, reserved(of: net, &projector))
    return projector.graph.subtract(net, available(net, &projector))
  }

  /// The award after transfers: what is received, less what moves out, and what moves in.
  func joinedAward(_ projector: inout BudgetProjector) -> Series {
    var joined = StreamAwards(fund: fund).receivedAward(&projector)
    if fund.transfer != nil {
      joined = projector.graph.subtract(joined, transferredOut(&projector))
    }
    if fund.isRecipient(in: projector.budget) {
      joined = projector.graph.add(joined, transferredIn(&projector))
    }
    return joined
  }

  /// What moves to another stream: at most the stream's own award.
  func transferredOut(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.stream(fund.name, .transferredOut)) { projector in
      moved(outOf: StreamAwards(fund: fund).receivedAward(&projector), &projector)
    }
  }

  /// What moves out of an award as received.
  private func moved(outOf received: Series, _ projector: inout BudgetProjector) -> Series {
    guard let transfer = fund.transfer,
      let stated = projector.value(fund.key("transfer"), .plan)
    else { return projector.flat(0) }
    let amount =
      transfer.isShare ? projector.graph.multiply(received, stated) : stated
    return projector.graph.nonnegative(projector.graph.minimum(received, amount))
  }

  /// What moves in from other streams.
  func transferredIn(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.stream(fund.name, .transferredIn)) { projector in
      var parts: [Series] = []
      for giver in projector.budget.funds where giver.transfer?.recipient == fund.id {
        parts.append(AwardParts(fund: giver).transferredOut(&projector))
      }
      return projector.graph.sum(parts)
    }
  }

  /// What is set aside: shares of the award, then amounts, at most the whole award.
  func setAside(of award: Series, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.stream(fund.name, .setAside)) { reserved(of: award, &$0) }
  }

  private func reserved(of award: Series, _ projector: inout BudgetProjector) -> Series {
    var shares: [Series] = []
    var amounts: [Series] = []
    for reserved in fund.setAsides {
      let stated = projector.value(reserved.key, .plan, default: 0)
      if reserved.isShare { shares.append(stated) } else { amounts.append(stated) }
    }
    if let share = projector.value(fund.key("private_school"), .plan) { shares.append(share) }
    var wanted: [Series] = []
    if !shares.isEmpty {
      wanted.append(projector.graph.multiply(award, projector.graph.sum(shares)))
    }
    if !amounts.isEmpty { wanted.append(projector.graph.sum(amounts)) }
    guard !wanted.isEmpty else { return projector.flat(0) }
    let least = projector.graph.minimum(award, projector.graph.sum(wanted))
    return projector.graph.nonnegative(least)
  }

  /// The most that may be carried over: the limit's share of the joined award, all of it below the
  /// amount without a limit.
  static func carryLimit(_ award: AwardPath, _ projector: inout BudgetProjector) -> Series {
    guard let share = award.carryover else { return projector.flat(0) }
    let limit = projector.graph.nonnegative(projector.graph.multiply(share, award.joined))
    guard let below = award.freeBelow else { return award.whileAlive(limit, &projector) }
    return award.whileAlive(
      whereFree(award.joined, below, then: award.joined, else: limit, &projector), &projector)
  }

  /// One series in years in which an award is below an amount, another one in the others.
  static func whereFree(
    _ award: Series, _ below: Series, then free: Series, else limited: Series,
    _ projector: inout BudgetProjector
  ) -> Series {
    let isFree = projector.graph.greater(below, award)
    return projector.yearly { projector, position throws(Unanswered) in
      let terms = try projector.at([isFree, free, limited], position)
      return projector.graph.select(terms[0], terms[1], terms[2])
    }
  }

  /// Dollars that the general fund advances: spent × days of reimbursement / 365.
  func float(spent: Series, _ projector: inout BudgetProjector) -> Series {
    guard let days = projector.value(fund.key("reimbursed_after"), .plan) else {
      return projector.flat(0)
    }
    let share = projector.graph.divide(days, projector.flat(365))
    return projector.graph.nonnegative(projector.graph.multiply(spent, share))
  }
}
