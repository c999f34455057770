internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Streams and cost lines that are connected because some stream may pay some line.
///
/// What its streams pay in a year needs nothing of other components, so that a formula may read a
/// stream's account for the cost of a line that no stream of the component may pay.
struct FundingComponent {
  /// One of its streams with what it pays from.
  struct Stream {
    /// The stream.
    let fund: FundingStream
    /// Its number in declared order.
    let number: Int
    /// What it brings.
    let award: AwardPath
    /// Dollars carried over from the year before.
    let carryIn: Series
    /// Of these, what may still be spent: nothing from the year on in which the stream is ended.
    let usableCarryIn: Series
    /// Recurring savings that return to it; `nil` where there are none.
    let recurringSavings: Series?
    /// One-time savings that return to it; `nil` where there are none.
    let oneTimeSavings: Series?
  }

  /// One of its cost lines.
  struct Line {
    /// The line.
    let item: PlanItem
    /// Its number among all cost lines.
    let number: Int
    /// Whether each stream of the component may pay it.
    let mayBePaid: [Bool]
    /// The largest share that each stream of the component may pay; `nil` for all of it.
    let largestShares: [Series?]
  }

  /// Its number in the order of first streams.
  let number: Int
  /// Whether induced savings count.
  let withInduced: Bool
  /// Its streams in declared order.
  let streams: [Stream]
  /// Its cost lines in declared order; none for a stream that may pay no line.
  let lines: [Line]

  /// Some stream pays only shares of its lines, so that the stages are goals of a linear programme.
  var limitsShares: Bool {
    streams.contains { !$0.fund.useShares.isEmpty } || lines.contains { !$0.item.braid.isEmpty }
  }

  /// Whether a stream may pay a line, by their numbers in the component.
  func mayPay(_ stream: Int, _ line: Int) -> Bool { lines[line].mayBePaid[stream] }

  /// The numbers of connected streams and lines, given which streams may pay each line.
  static func connected(_ mayPay: [[Bool]], streams: Int) -> [(streams: [Int], lines: [Int])] {
    // Each stream has the number of the first stream that it is connected with.
    var first = Array(0..<streams)
    for payers in mayPay {
      let joined = Set(zip(first, payers).filter(\.1).map(\.0))
      guard let least = joined.min() else { continue }
      first = first.map { joined.contains($0) ? least : $0 }
    }
    return (0..<streams).filter { first[$0] == $0 }.map { least in
      (
        streams: first.indices.filter { first[$0] == least },
        lines: mayPay.indices.filter { line in
          mayPay[line].firstIndex(of: true).map { first[$0] == least } ?? false
        }
      )
    }
  }
}

extension FundingComponent {
  /// Whether a stream may pay for a line: a line that names its streams, or else by its use.
  static func mayPay(_ fund: FundingStream, _ item: PlanItem) -> Bool {
    if !item.braid.isEmpty { return item.braid.contains { $0.fund == fund.id } }
    if let only = item.fund { return only == fund.id }
    return fund.paysFor.contains(item.use) || fund.names(item)
  }

  /// The largest share of a line that a stream may pay; `nil` for all of it.
  static func largestShare(
    _ fund: FundingStream, _ item: PlanItem, _ projector: inout BudgetProjector
  ) -> Series? {
    if let part = item.braid.first(where: { $0.fund == fund.id }) {
      return projector.value(part.key, .plan)
    }
    guard item.fund == nil else { return nil }
    let use = fund.names(item) ? item.useOfItsOwn : item.use
    return fund.useShares.first { $0.use == use }.flatMap { projector.value($0.key, .plan) }
  }
}

extension FundingStream {
  /// Whether it names one line among its uses.
  func names(_ item: PlanItem) -> Bool {
    item.useOfItsOwn.map { paysFor.contains($0) } ?? false
  }
}

extension PlanItem {
  /// The use that only this line has; `nil` for lines that no stream can name.
  var useOfItsOwn: FundingUse? {
    guard case .line(let id) = key.source else { return nil }
    return .line(id.text)
  }
}
