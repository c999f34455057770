internal import BudgetModel
internal import CalculationGraphs

/// What a stream brings before the plan, one node a year each, in dollars.
struct AwardPath {
  /// The award after floor, events and end.
  let received: Series
  /// Of it, what moves to another stream.
  var transferredOut: Series
  /// What moves in from other streams.
  var transferredIn: Series
  /// The award after transfers.
  var joined: Series
  /// Of the joined award, what is set aside.
  var setAside: Series
  /// What stays with today's uses.
  let committed: Series
  /// What the plan may use.
  let available: Series
  /// Indirect dollars taken for each direct dollar.
  let indirect: Series
  /// The most that may be carried over, given the unspent dollars: a share of the award, or all of
  /// it below an amount; `nil` where nothing may.
  let carryover: Series?
  /// Awards below this may be carried over whole.
  let freeBelow: Series?
  /// What each dollar of pay costs on top.
  let surcharge: Series?
}

extension BudgetProjector {
  /// What one stream brings.
  mutating func award(_ fund: FundingStream) -> AwardPath {
    once(
      "fund.\(fund.id)", in: \.awards,
      fallback: { projector in
        let zero = projector.flat(0)
        return AwardPath(
          received: zero, transferredOut: zero, transferredIn: zero, joined: zero, setAside: zero,
          committed: zero, available: zero, indirect: zero, carryover: nil, freeBelow: nil,
          surcharge: nil)
      },
      compute: { $0.path(fund) })
  }

  private mutating func path(_ fund: FundingStream) -> AwardPath {
    let path = "fund.\(fund.id)"
    let received = receivedAward(fund)
    let transferredOut = transferredOut(fund, of: received)
    let transferredIn = transferredIn(fund)
    let joined = graph.add(graph.subtract(received, transferredOut), transferredIn)
    let setAside = setAside(fund, of: joined)
    let net = graph.subtract(joined, setAside)
    let available = available(fund, of: net)
    let freeBelow = value("\(path).carryover_free_below", .plan)
    let carryover = value("\(path).carryover", .plan)
    return AwardPath(
      received: received, transferredOut: transferredOut, transferredIn: transferredIn,
      joined: joined, setAside: setAside, committed: graph.subtract(net, available),
      available: available,
      indirect: graph.nonnegative(value("\(path).indirect", .plan, default: 0)),
      carryover: carryover ?? freeBelow.map { _ in flat(0) }, freeBelow: freeBelow,
      surcharge: value("\(path).surcharge", .plan).map { graph.nonnegative($0) })
  }

  /// The award after losses, delays and the end of the stream, computed once.
  mutating func receivedAward(_ fund: FundingStream) -> Series {
    onceSeries("received fund.\(fund.id)") { $0.received(fund) }
  }

  /// The award after losses, delays and the end of the stream.
  private mutating func received(_ fund: FundingStream) -> Series {
    let path = "fund.\(fund.id)"
    var award = graph.nonnegative(value("\(path).award", .plan, default: 0))
    if fund.isPerStudent { award = graph.multiply(award, countedStudents(fund)) }
    if let loss = value("\(path).loss", .plan) {
      let events = event(
        "\(path).loss.event", chance: value("\(path).loss_chance", .plan, default: 1),
        eachYear: fund.lossTiming == .eachYear)
      let lost = graph.multiply(loss, events)
      let kept = lost.map { graph.subtract(graph.constant(1), $0) }
      award = graph.nonnegative(graph.multiply(award, kept))
    }
    if let delay = value("\(path).delay", .plan) {
      let events = event(
        "\(path).delay.event", chance: value("\(path).delay_chance", .plan, default: 1),
        eachYear: fund.delayTiming == .eachYear)
      let late = graph.multiply(award, graph.multiply(delay, events))
      let arriving = [graph.constant(0)] + late.dropLast()
      award = graph.nonnegative(graph.add(graph.subtract(award, late), arriving))
    }
    return ended(award, fund)
  }

  /// 1 where an event with a chance happens: where a uniform exceeds 1 − p.
  private mutating func event(_ name: String, chance: Series, eachYear: Bool) -> Series {
    let uniforms = uniformSeries(name, eachYear: eachYear)
    return zip(uniforms, chance).map { uniform, chance in
      if let known = graph.constantValue(chance), known <= 0 || known >= 1 {
        return graph.constant(known >= 1 ? 1 : 0)
      }
      return graph.greater(uniform, graph.subtract(graph.constant(1), chance))
    }
  }

  /// Nothing after the last year, unless the stream is renewed.
  private mutating func ended(_ award: Series, _ fund: FundingStream) -> Series {
    guard let lastYear = fund.lastYear else { return award }
    var renewed = flat(0)
    if fund.mayRenew {
      renewed = event(
        "fund.\(fund.id).renewal",
        chance: value("fund.\(fund.id).renewal_chance", .plan, default: 0), eachYear: false)
    }
    return years.enumerated().map { position, year in
      year <= lastYear ? award[position] : graph.multiply(award[position], renewed[position])
    }
  }

  /// What the plan may use of the award.
  private mutating func available(_ fund: FundingStream, of received: Series) -> Series {
    guard let stated = value("fund.\(fund.id).available", .plan) else {
      remark(Remarks.wholeAward(fund))
      return received
    }
    switch fund.availability {
    case .share:
      if stated.contains(where: { graph.constantValue($0) != 1 }) {
        remark(Remarks.shareAvailable(fund))
      }
      return graph.nonnegative(
        zip(received, stated).map { graph.minimum($0, graph.multiply($0, $1)) })
    case .amount:
      return zip(received, stated).map { graph.minimum($0, graph.nonnegative($1)) }
    case .afterCommitted:
      return zip(received, stated).map {
        graph.nonnegative(graph.subtract($0, graph.nonnegative($1)))
      }
    }
  }
}
