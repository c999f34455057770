internal import MonteCarlo

/// Counts causes by line or stream and by what they were compared with.
struct CauseTally: Sendable {
  /// Dollars of one replicate.
  private struct Dollars: Sendable {
    /// Two entries an input: compared with what is usual, and with the year before.
    var compared: [Double]
    /// By which recurring money is short even on average.
    var structural = 0.0
  }

  private var counts: [Int]
  private var structuralTrials = 0
  private var byReplicate: [Dollars] = []
  private var replicate = -1

  /// Counts nothing yet for a number of lines and streams.
  init(inputs: Int) { counts = [Int](repeating: 0, count: inputs * 2) }

  /// Makes sure that the last replicate is a block's.
  mutating func open(_ block: TrialBlock) {
    if block.replicate == replicate { return }
    replicate = block.replicate
    byReplicate.append(Dollars(compared: counts.map { _ in 0 }))
  }

  /// Counts a trial whose cause is an input, with the dollars it falls short.
  mutating func add(_ amount: Double, input: Int, isYearBefore: Bool) {
    let place = input * 2 + (isYearBefore ? 1 : 0)
    counts[place] += 1
    byReplicate[byReplicate.count - 1].compared[place] += amount
  }

  /// Counts trials in which recurring money is short even on average, with their gaps' sum.
  mutating func addStructural(_ amount: Double, trials: Int) {
    structuralTrials += trials
    byReplicate[byReplicate.count - 1].structural += amount
  }

  /// Joins what was counted in the replicates that follow.
  mutating func merge(_ other: CauseTally) {
    for place in counts.indices { counts[place] += other.counts[place] }
    structuralTrials += other.structuralTrials
    byReplicate += other.byReplicate
    replicate = other.replicate
  }

  /// Most frequent first; ties in declared order.
  func causes(_ inputs: [CauseInput]) -> [FailureCause] {
    let compared = compared(inputs)
    guard structuralTrials > 0 else { return compared }
    let shortage = FailureCause(
      id: "structural", title: CauseMessages.structural, trials: structuralTrials,
      meanDollars: byReplicate.reduce(0) { $0 + $1.structural } / Double(structuralTrials))
    let place = compared.firstIndex { $0.trials < shortage.trials } ?? compared.count
    return Array(compared[..<place]) + [shortage] + Array(compared[place...])
  }

  /// The causes found by comparison, most frequent first.
  private func compared(_ inputs: [CauseInput]) -> [FailureCause] {
    counts.indices.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      .map { place in
        let input = inputs[place / 2]
        let dollars = byReplicate.reduce(0) { $0 + $1.compared[place] }
        return FailureCause(
          id: input.id,
          title: CauseMessages.title(
            of: input.title, kind: input.kind, isYearBefore: place % 2 == 1),
          trials: counts[place], meanDollars: dollars / Double(counts[place]))
      }
  }
}
