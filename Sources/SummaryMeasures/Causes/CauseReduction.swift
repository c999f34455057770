internal import CalculationGraphs
internal import MonteCarlo

/// Finds in every failing future the line or stream that falls furthest short of what is usual.
struct CauseReduction: TrialReduction {
  private let inputs: [CauseInput]
  private let isCovered: [Node]
  private let margin: [Node]?
  private let comparisons: [CauseComparison]
  private var tally: CauseTally
  private var years = FirstUncoveredYears()
  private var worst: [(dollars: Double, input: Int)] = []
  private var now: [Double] = []
  private var before: [Double] = []

  /// Starts on the lines and streams, what they are compared with in each year, and the dollars by
  /// which recurring money exceeds the plan's recurring cost, by year.
  init(
    _ inputs: [CauseInput], _ isCovered: [Node], margin: [Node]?, _ comparisons: [CauseComparison]
  ) {
    self.inputs = inputs
    self.isCovered = isCovered
    self.margin = margin
    self.comparisons = comparisons
    tally = CauseTally(inputs: inputs.count)
  }

  mutating func update(_ block: TrialBlock) {
    tally.open(block)
    years.find(isCovered, in: block)
    for year in comparisons.indices {
      let trials = years.positions[year]
      if trials.isEmpty { continue }
      switch comparisons[year] {
      case .none, .withCoveredFutures:
        preconditionFailure("a year in which futures fail first is compared with something known")
      case .structural: addStructural(block, trials, year)
      case .withYearBefore:
        compare(block, trials, year, usual: nil)
      case .withUsual(let usual):
        compare(block, trials, year, usual: usual)
      }
    }
  }

  private mutating func compare(
    _ block: TrialBlock, _ trials: [Int], _ year: Int, usual: [Double]?
  ) {
    worst.removeAll(keepingCapacity: true)
    worst.append(contentsOf: repeatElement((dollars: 0, input: -1), count: trials.count))
    for (position, input) in inputs.enumerated() {
      block.fill(&now, with: input.dollars[year], at: trials)
      if usual == nil { block.fill(&before, with: input.dollars[year - 1], at: trials) }
      let mean = usual?[position] ?? 0
      for place in trials.indices {
        let reference = usual == nil ? before[place] : mean
        let adverse = (now[place] - reference) * (input.isCost ? 1 : -1)
        // Half a cent is rounding, not a reason.
        if adverse > max(0.005, worst[place].dollars) { worst[place] = (adverse, position) }
      }
    }
    var planned: [Int] = []
    for (place, found) in worst.enumerated() where found.input >= 0 {
      // What the plan itself raises is a decision, not a risk.
      if usual == nil, inputs[found.input].isPlanned.indices.contains(year),
        inputs[found.input].isPlanned[year]
      {
        planned.append(trials[place])
      } else {
        tally.add(found.dollars, input: found.input, isYearBefore: usual == nil)
      }
    }
    if !planned.isEmpty { addStructural(block, planned, year) }
  }

  /// Counts trials in which recurring money is short even on average, with their gaps.
  private mutating func addStructural(_ block: TrialBlock, _ trials: [Int], _ year: Int) {
    if let margin { block.fill(&now, with: [margin[year]], at: trials) }
    tally.addStructural(margin == nil ? 0 : -now.reduce(0, +), trials: trials.count)
  }

  mutating func merge(_ other: CauseReduction) { tally.merge(other.tally) }

  consuming func finish() -> CauseTally { tally }
}
