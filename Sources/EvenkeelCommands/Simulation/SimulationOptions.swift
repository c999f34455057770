internal import ArgumentParser
internal import BudgetQuestions
internal import Foundation
internal import MonteCarlo

/// How draws are made, as a word on the command line.
enum SamplingWord: String, ExpressibleByArgument, CaseIterable {
  case latin, plain
}

/// The options that say how to simulate, shared by several commands.
struct SimulationOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("variants")],
    help: "Variants: NAME, a+b composed, several separated by commas, or `all`.")
  var variant: String?

  @Option(help: "Futures to simulate, 1 to 10,000,000; rounded up to a multiple of 20.")
  var trials = 10_000

  @Option(help: "The seed of all draws.")
  var seed: UInt64 = 1

  @Option(help: "How to draw: latin (Latin hypercube) or plain.")
  var sampling = SamplingWord.latin

  @Option(help: "Threads; the results do not depend on it. Default: all processors.")
  var threads: Int?

  @Option(help: .hidden)
  var blockSize = 512

  @Flag(help: "One path with every draw at its median; not the middle of the results.")
  var deterministic = false

  @Flag(help: "A stream that ends and may pay recurring cost is an error.")
  var strict = false

  @Option(help: "Directory that includes must stay in. Default: the scenario's own.")
  var root: String?

  func validate() throws {
    guard (1...10_000_000).contains(trials) else {
      throw ValidationError("--trials is a whole number from 1 to 10,000,000, not \(trials)")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads is a whole number from 1 to 256, not \(threads)")
    }
    guard (1...1_000_000).contains(blockSize) else {
      throw ValidationError("--block-size is a whole number from 1 to 1,000,000")
    }
  }

  /// The settings of a run.
  var settings: SimulationSettings {
    SimulationSettings(
      trials: trials, seed: seed, sampling: sampling == .latin ? .latin : .plain,
      threads: threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount),
      blockSize: blockSize, deterministic: deterministic)
  }

  /// The variants asked for.
  var variants: RunRequest.VariantChoice {
    guard let variant, !variant.isEmpty else { return .base }
    if variant == "all" { return .all }
    return .combinations(WrittenArguments.combinations(variant))
  }
}
