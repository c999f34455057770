internal import CalculationGraphs
internal import MonteCarlo

/// A column's numbers, replicate after replicate; undefined trials are left out.
struct ReplicatedColumn {
  /// The numbers.
  let values: UnsafeBufferPointer<Double>
  /// Replicate r is `bounds[r] ..< bounds[r + 1]`.
  let bounds: [Int]

  /// The numbers of one replicate.
  func replicate(_ replicate: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: values[bounds[replicate]..<bounds[replicate + 1]])
  }

  /// The number of replicates.
  var replicates: Int { bounds.count - 1 }

  /// The fewest trials in a replicate.
  var smallestReplicate: Int {
    (0..<replicates).map { bounds[$0 + 1] - bounds[$0] }.min() ?? 0
  }

  /// The bounds of replicates when every trial counts.
  static func fullBounds(_ settings: SimulationSettings) -> [Int] {
    if settings.deterministic { return [0, 1] }
    return (0...SimulationSettings.replicates).map { $0 * settings.trialsPerReplicate }
  }
}

extension TrialTable {
  /// Reads a kept column by replicates, without the trials in which `defined` is 0.
  func withReplicates<Result>(
    _ node: Node, defined: Node?, _ body: (ReplicatedColumn) -> Result
  ) -> Result {
    let bounds = ReplicatedColumn.fullBounds(settings)
    return withColumn(node) { values in
      guard let defined, constant(defined) != 1 else {
        return body(ReplicatedColumn(values: values, bounds: bounds))
      }
      var kept: [Double] = []
      kept.reserveCapacity(values.count)
      var keptBounds = [0]
      withColumn(defined) { flags in
        for replicate in 0..<bounds.count - 1 {
          for trial in bounds[replicate]..<bounds[replicate + 1] where flags[trial] != 0 {
            kept.append(values[trial])
          }
          keptBounds.append(kept.count)
        }
      }
      return kept.withUnsafeBufferPointer {
        body(ReplicatedColumn(values: $0, bounds: keptBounds))
      }
    }
  }
}
