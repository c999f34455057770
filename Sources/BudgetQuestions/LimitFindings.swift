internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking

/// Values that growth, changes or figures take out of what their key allows, found in a few futures
/// and then measured in more.
struct LimitFindings {
  /// The values to keep inside.
  private(set) var keys: Set<ValueKey> = []
  /// What is said about them.
  private(set) var diagnostics: [Diagnostic] = []

  /// Futures in which every watched value is looked at, and those in which one that left is measured.
  private static let fewFutures = 1_000, futures = 10_000

  /// Looks at the watched values of all budgets; each value once.
  init(_ projection: Projection, fallback: SourceRange) {
    let all = projection.runs.flatMap(\.watched)
    guard let few = Self.table(all, projection, Self.fewFutures) else { return }
    var left: [(watched: WatchedValue, years: ClosedRange<Int>)] = []
    for run in projection.runs {
      for watched in run.watched where !keys.contains(watched.value.key) {
        let isOutside = watched.byYear.contains { node in
          few.column(node).contains { watched.limits.excludes($0) }
        }
        guard isOutside else { continue }
        keys.insert(watched.value.key)
        left.append((watched, run.budget.years))
      }
    }
    guard let table = Self.table(left.map(\.watched), projection, Self.futures) else { return }
    for (watched, years) in left {
      let measured = zip(years, watched.byYear).map {
        Measured($0, table.column($1), watched.limits)
      }
      guard let worst = measured.max(by: { $0.share < $1.share }) else { continue }
      diagnostics.append(
        outsideLimits(
          watched.value, watched.limits, in: worst.year, share: worst.share, mean: worst.mean,
          meanInside: worst.meanInside, fallback: fallback))
    }
  }

  /// Futures of the nodes of some values; `nil` where there are none or the run fails, which the
  /// question itself then tells.
  private static func table(
    _ values: [WatchedValue], _ projection: Projection, _ futures: Int
  ) -> TrialTable? {
    let nodes = Set(values.flatMap(\.byYear)).sorted()
    guard !nodes.isEmpty else { return nil }
    return try? MonteCarloEngine.run(
      projection.graph.keeping(nodes), settings: SimulationSettings(trials: futures))
  }

  /// One year of a value.
  private struct Measured {
    let year: Int
    /// The share of futures outside.
    let share: Double
    /// The mean as it comes, and where what lies outside is set to the nearer end.
    let mean: Double
    let meanInside: Double

    init(_ year: Int, _ values: [Double], _ limits: ValueLimits) {
      let count = Double(values.count)
      self.year = year
      share = Double(values.count { limits.excludes($0) }) / count
      mean = values.reduce(0, +) / count
      meanInside = values.reduce(0) { $0 + limits.nearest(to: $1) } / count
    }
  }
}
