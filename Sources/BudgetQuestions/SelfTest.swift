internal import CalculationGraphs
internal import GSL
internal import MonteCarlo
internal import ProbabilityDistributions

/// Short tests of an installation against known answers.
public enum SelfTest {
  /// One test's result.
  public struct Finding: Sendable {
    /// Whether the answer was right.
    public let isSound: Bool
    /// What was tested, with the figures.
    public let text: String
  }

  /// Runs all tests; takes a few milliseconds.
  public static func run() -> [Finding] {
    [library, quantile, threads]
  }

  /// The library that is loaded has the version that the program was built with.
  private static var library: Finding {
    let loaded = GSLVersion.loaded
    let built = GSLVersion.built
    let text = "GNU Scientific Library \(loaded)"
    return Finding(
      isSound: loaded == built, text: loaded == built ? text : text + ", built with \(built)")
  }

  /// The 97.5 % point of the normal distribution is 1.959963984540054.
  private static var quantile: Finding {
    let value = Distribution.normal(mean: 0, sd: 1).quantile(0.975)
    return Finding(
      isSound: abs(value - 1.959963984540054) < 1e-14,
      text: "normal quantile at 97.5 %: \(value)")
  }

  /// The mean of a run is the same to the last bit on one thread and on three.
  private static var threads: Finding {
    var graph = GraphBuilder()
    let draw = graph.input(
      InputDraw(name: "self-test", year: nil, distribution: .normal(mean: 0, sd: 1)))
    let node = graph.exponential(draw)
    let finished = CalculationGraph(graph, keeping: [node])
    var settings = SimulationSettings(trials: 5_000)
    let one = try? MonteCarloEngine.run(finished, settings: settings).column(node)
    settings.threads = 3
    settings.blockSize = 700
    let three = try? MonteCarloEngine.run(finished, settings: settings).column(node)
    return Finding(
      isSound: one != nil && one == three, text: "same bytes on one thread and on three")
  }
}
