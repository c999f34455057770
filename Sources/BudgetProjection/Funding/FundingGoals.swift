/// The goals of the waterfall as a linear programme: first its stages, then its ties: streams in declared
/// order in every stage, then lines in declared order in every stage, then each way from money to a
/// line.
struct FundingGoals {
  /// One way from a pool to a line.
  struct Arc {
    /// The stream's number in its component.
    let stream: Int
    /// The line's number in its component.
    let line: Int
    /// The kind of money.
    let kind: FundingPool.Kind
    /// Whether the line comes again every year.
    let isRecurring: Bool
  }

  /// The ways in the order of pools, then of lines.
  let arcs: [Arc]
  /// The number of streams.
  let streams: Int
  /// The number of lines.
  let lines: Int

  /// Kinds of money and the lines that they pay: recurring or one-time ones.
  private typealias Stage = (kinds: [FundingPool.Kind], isRecurring: Bool)

  /// Each goal as the numbers of the arcs whose sum it is.
  var inOrder: [[Int32]] {
    let all = FundingPool.Kind.inStages
    let late: [FundingPool.Kind] = [.carryIn, .oneTimeAward, .oneTimeSaving]
    let tied: [Stage] = [
      ([.award], true), ([.recurringSaving], true), (late, true), (all, false),
    ]
    let ordered: [Stage] = [
      ([.award], true), ([.recurringSaving], true), (late, true), ([.carryIn], true),
      ([.oneTimeAward], true), (all, false), ([.carryIn], false), ([.oneTimeAward], false),
      ([.recurringSaving, .oneTimeSaving], false),
    ]
    var goals = ordered.map { stage in numbers { isIn($0, stage) } }
    for stage in tied {
      for stream in 0..<streams {
        goals.append(numbers { $0.stream == stream && isIn($0, stage) })
      }
    }
    for stage in tied {
      for line in 0..<lines {
        goals.append(numbers { $0.line == line && isIn($0, stage) })
      }
    }
    goals += arcs.indices.map { [Int32($0)] }
    var known: Set<[Int32]> = []
    return goals.filter { !$0.isEmpty && known.insert($0).inserted }
  }

  private func isIn(_ arc: Arc, _ stage: Stage) -> Bool {
    arc.isRecurring == stage.isRecurring && stage.kinds.contains(arc.kind)
  }

  private func numbers(_ belongs: (Arc) -> Bool) -> [Int32] {
    arcs.indices.filter { belongs(arcs[$0]) }.map { Int32($0) }
  }
}
