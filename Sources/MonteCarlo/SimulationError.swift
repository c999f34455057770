public import CalculationGraphs

/// Why a run gives no table.
public enum SimulationError: Error, Sendable {
  /// The kept columns do not fit the budget; sizes in bytes.
  case tooMuchMemory(trials: Int, columns: Int, bytes: Int, budget: Int)
  /// Correlations that no joint distribution has, in a year or (`nil`) of values drawn once.
  case impossibleCorrelations([ScoreCorrelation], year: Int?)
  /// An allocation has more supplies or demands than the engine takes.
  case allocationTooLarge(supplies: Int, demands: Int)
  /// Figures that are not numbers in some trial; one entry a node, in the graph's order.
  case nonFinite([NonFiniteValue])
  /// The caller asked to stop.
  case cancelled
}

/// A figure that is infinite or not a number in some trial.
public struct NonFiniteValue: Sendable, Hashable {
  /// The node.
  public let node: Node
  /// The first trial in which it is not finite, counted from 0.
  public let trial: Int
  /// What it is there: an infinity or not a number.
  public let value: Double

  /// Names a value.
  public init(node: Node, trial: Int, value: Double) {
    self.node = node
    self.trial = trial
    self.value = value
  }
}

extension SimulationError: CustomStringConvertible {
  /// What went wrong, in plain words.
  public var description: String {
    switch self {
    case .tooMuchMemory(let trials, let columns, let bytes, let budget):
      return "\(trials) trials of \(columns) figures need \(Self.size(bytes)); "
        + "this machine or its container has \(Self.size(budget)) for them"
    case .impossibleCorrelations(let pairs, let year):
      let list = pairs.map { "\($0.first) with \($0.second) at \($0.coefficient)" }
      let when = year.map { " in FY\($0)" } ?? ""
      return "no random numbers have these correlations together\(when): "
        + list.joined(separator: ", ")
    case .allocationTooLarge(let supplies, let demands):
      return
        "\(supplies) sources of money and \(demands) lines are more than can be matched at once "
        + "(128 of each)"
    case .nonFinite(let values):
      let list = values.map { value in
        "figure %\(value.node.index) is \(value.value) in trial \(value.trial + 1)"
      }
      return list.joined(separator: "; ")
    case .cancelled:
      return "stopped before the end"
    }
  }

  /// Bytes in words, rounded up.
  private static func size(_ bytes: Int) -> String {
    let mebibytes = (Double(bytes) / 1_048_576).rounded(.up)
    return mebibytes < 1_024
      ? "\(Int(mebibytes)) MiB" : "\((mebibytes / 1_024 * 10).rounded() / 10) GiB"
  }
}
