internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
internal import MonteCarlo

/// Why recurring money fails to cover the plan, future by future.
///
/// In each failing future, at its first uncovered year, every recurring line and stream is compared
/// with its mean over the futures that are covered in that year; the largest shortfall is that
/// future's cause. Where recurring money fails in more than 95 % of futures the comparison is with
/// the year before in the same future. Where fewer than 5 % of futures are covered in the year and
/// there is nothing to compare with, recurring money is short even on average: that is the cause.
struct FailureCauses {
  /// The causes, most frequent first.
  let causes: [FailureCause]
  /// The number of trials that are not covered in every year.
  let failingTrials: Int

  /// Looks for the causes of one budget.
  init(_ run: ProjectedBudget, _ table: TrialTable) {
    let isCovered = CauseInput.coveredByYear(run)
    let first = Self.firstUncoveredYear(run, isCovered, table)
    let failing = first.reduce(0) { $1 == nil ? $0 : $0 + 1 }
    failingTrials = failing
    let inputs = CauseInput.all(run)
    let comparesWithYearBefore = Double(failing) > 0.95 * Double(table.trials)
    var tally = CauseTally(inputs)
    for year in isCovered.indices {
      let trials = first.indices.filter { first[$0] == year }
      if trials.isEmpty { continue }
      let isYearBefore = comparesWithYearBefore && year > 0
      let reference = Self.trialsToCompareWith(isCovered[year], table)
      if reference == nil, !isYearBefore {
        tally.addStructural(Self.gap(run, year, in: trials, table), trials: trials.count)
        continue
      }
      var worst = trials.map { _ in (dollars: 0.0, input: -1) }
      for (position, input) in inputs.enumerated() {
        let now = table.sums(input.dollars[year], in: trials)
        let before = isYearBefore ? table.sums(input.dollars[year - 1], in: trials) : []
        let mean = isYearBefore ? 0 : table.meanSum(input.dollars[year], over: reference)
        for place in trials.indices {
          let usual = isYearBefore ? before[place] : mean
          let adverse = (now[place] - usual) * (input.isCost ? 1 : -1)
          // Half a cent is rounding, not a reason.
          if adverse > max(0.005, worst[place].dollars) { worst[place] = (adverse, position) }
        }
      }
      for found in worst where found.input >= 0 {
        tally.add(found.dollars, input: found.input, isYearBefore: isYearBefore)
      }
    }
    causes = tally.causes()
  }

  /// Dollars by which recurring money falls short in a year, summed over trials.
  private static func gap(
    _ run: ProjectedBudget, _ year: Int, in trials: [Int], _ table: TrialTable
  ) -> Double {
    guard let margin = run.measures.first(where: { $0.key == FigureKey(.district(.margin)) }) else {
      return 0
    }
    return -table.sums([margin.byYear[year]], in: trials).reduce(0, +)
  }

  /// The position of each trial's first uncovered year; `nil` where all are covered.
  private static func firstUncoveredYear(
    _ run: ProjectedBudget, _ isCovered: [Node], _ table: TrialTable
  ) -> [Int?] {
    var first = [Int?](repeating: nil, count: table.trials)
    for (year, node) in isCovered.enumerated() {
      if table.constant(node) == 1 { continue }
      table.withColumn(node) { column in
        for trial in first.indices where column[trial] == 0 && first[trial] == nil {
          first[trial] = year
        }
      }
    }
    return first
  }

  /// The trials that are covered in a year; all (`nil`) where they are fewer than 5 %.
  private static func trialsToCompareWith(_ isCovered: Node, _ table: TrialTable) -> [Int]? {
    let covered = table.withColumn(isCovered) { column in
      column.indices.filter { column[$0] != 0 }
    }
    return Double(covered.count) < 0.05 * Double(table.trials) ? nil : covered
  }
}

/// Counts causes by line or stream and by what they were compared with.
private struct CauseTally {
  private let inputs: [CauseInput]
  private var counts: [Int]
  private var dollars: [Double]
  private var structural = (trials: 0, dollars: 0.0)

  init(_ inputs: [CauseInput]) {
    self.inputs = inputs
    counts = [Int](repeating: 0, count: inputs.count * 2)
    dollars = [Double](repeating: 0, count: inputs.count * 2)
  }

  mutating func add(_ amount: Double, input: Int, isYearBefore: Bool) {
    counts[input * 2 + (isYearBefore ? 1 : 0)] += 1
    dollars[input * 2 + (isYearBefore ? 1 : 0)] += amount
  }

  /// Counts trials in which recurring money is short even on average, with their gaps' sum.
  mutating func addStructural(_ amount: Double, trials: Int) {
    structural = (structural.trials + trials, structural.dollars + amount)
  }

  /// Most frequent first; ties in declared order.
  func causes() -> [FailureCause] {
    guard structural.trials > 0 else { return compared }
    let shortage = FailureCause(
      id: "structural", title: CauseMessages.structural, trials: structural.trials,
      meanDollars: structural.dollars / Double(structural.trials))
    let place = compared.firstIndex { $0.trials < shortage.trials } ?? compared.count
    return Array(compared[..<place]) + [shortage] + Array(compared[place...])
  }

  /// The causes found by comparison, most frequent first.
  private var compared: [FailureCause] {
    counts.indices.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      .map { place in
        let input = inputs[place / 2]
        return FailureCause(
          id: input.id,
          title: CauseMessages.title(
            of: input.title, kind: input.kind, isYearBefore: place % 2 == 1),
          trials: counts[place], meanDollars: dollars[place] / Double(counts[place]))
      }
  }
}
