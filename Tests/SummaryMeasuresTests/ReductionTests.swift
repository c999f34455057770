import CalculationGraphs
import GSL
import MonteCarlo
import ProbabilityDistributions
import Testing

@testable import SummaryMeasures

/// Reductions give the same bytes from parts as from all trials, and block by block what whole
/// columns give.
@Suite struct ReductionTests {
  /// A run with a skew column, one that is 0 or 1, one that says where the first is defined, and a
  /// constant; each replicate has 2,511 trials: two whole chunks and a part.
  private struct Run {
    let table: TrialTable
    let skew: Node
    let isHigh: Node
    let isDefined: Node
    let seven: Node

    init(trials: Int = 20 * 2_511) throws {
      var builder = GraphBuilder()
      skew = builder.input(
        InputDraw(name: "x", year: 2026, distribution: .lognormal(mu: 1, sigma: 0.8)))
      isHigh = builder.greater(skew, builder.constant(3))
      isDefined = builder.input(InputDraw(name: "d", year: nil, distribution: .chance(0.7)))
      seven = builder.constant(7)
      let graph = CalculationGraph(builder, keeping: [skew, isHigh, isDefined, seven])
      table = try MonteCarloEngine.run(
        graph,
        settings: SimulationSettings(
          trials: trials, seed: 5, sampling: .plain))
    }

    var context: SummaryContext { SummaryContext(table.settings) }

    /// A reduction fed in so many parts of whole replicates, then merged in order.
    func merged<Reduction: TrialReduction>(_ start: Reduction, parts: Int) -> Reduction.Result {
      let size = table.replicates / parts
      var whole: Reduction?
      for part in 0..<parts {
        var next = start
        table.reduce(&next, replicates: part * size..<(part + 1) * size)
        whole?.merge(next)
        whole = whole ?? next
      }
      return (whole ?? start).finish()
    }
  }

  @Test(arguments: [1, 2, 5, 20])
  func partsOfWholeReplicatesGiveTheSameBytes(parts: Int) throws {
    let run = try Run()
    let column = ColumnRequest(run.skew)
    let some = ColumnRequest(run.skew, defined: run.isDefined)
    func agree<Reduction: TrialReduction>(_ reduction: Reduction)
    where Reduction.Result: Equatable {
      #expect(run.merged(reduction, parts: parts) == run.table.result(of: reduction))
    }
    for request in [
      column, some, ColumnRequest(run.seven), ColumnRequest(run.seven, defined: run.isDefined),
    ] {
      agree(MomentsReduction(request))
      agree(MeansReduction(request))
      agree(StatisticsReduction(request, run.context))
      agree(QuantileQuestion(fraction: 0.9, column: request).start(run.context))
    }
    for node in [run.isHigh, run.isDefined, run.seven] { agree(CountReduction(node)) }
    agree(
      RequirementReduction(RequirementQuestion(node: run.isHigh, figures: [run.skew, run.seven])))
    agree(DeficitReduction([run.seven, run.skew], run.context))
    agree(DeficitReduction([run.skew, run.seven], run.context))
    agree(FirstFailureReduction([run.isDefined, run.isHigh]))
  }

  @Test(arguments: [1, 2, 5, 20])
  func causesOfPartsGiveTheSameBytes(parts: Int) throws {
    let run = try Run()
    let inputs = [
      CauseInput(id: "x", title: "X", kind: .cost, dollars: [[run.skew], [run.skew, run.seven]]),
      CauseInput(id: "d", title: "D", kind: .saving, dollars: [[run.isDefined], [run.isHigh]]),
    ]
    let isCovered = [run.isDefined, run.isHigh]
    let usual = UsualDollarsReduction(inputs, isCovered, years: [true, true])
    let means = run.table.result(of: usual)
    #expect(run.merged(usual, parts: parts) == means)
    for second in [CauseComparison.withUsual(means[1]), .withYearBefore, .structural] {
      let causes = CauseReduction(
        inputs, isCovered, margin: [run.skew, run.skew], [.withUsual(means[0]), second])
      let once = run.table.result(of: causes).causes(inputs)
      let merged = run.merged(causes, parts: parts).causes(inputs)
      #expect(!once.isEmpty)
      #expect(merged.map(\.id) == once.map(\.id))
      #expect(merged.map(\.trials) == once.map(\.trials))
      #expect(merged.map(\.meanDollars.bitPattern) == once.map(\.meanDollars.bitPattern))
    }
  }

  @Test func partsOfDifferentTablesAreJoined() throws {
    let first = try Run()
    let second = try Run()
    for defined in [nil, first.isDefined] {
      let start = StatisticsReduction(
        ColumnRequest(first.skew, defined: defined), first.context)
      var low = start
      var high = start
      first.table.reduce(&low, replicates: 0..<7)
      second.table.reduce(&high, replicates: 7..<20)
      low.merge(high)
      #expect(low.finish() == first.table.result(of: start))
    }
  }

  @Test func momentsAndCountsAgreeWithGSLAndTheColumn() throws {
    let run = try Run()
    let column = run.table.column(run.skew)
    let flags = run.table.column(run.isDefined)
    let some = zip(column, flags).filter { $0.1 != 0 }.map(\.0)
    for (request, numbers) in [
      (ColumnRequest(run.skew), column),
      (ColumnRequest(run.skew, defined: run.isDefined), some),
    ] {
      let found = run.table.result(of: MomentsReduction(request)).pooled
      let mean = SampleStatistics.mean(numbers)
      let deviation = SampleStatistics.standardDeviation(numbers)
      #expect(found.count == numbers.count)
      #expect(abs(found.mean - mean) < 1e-12 * mean)
      #expect(abs(found.standardDeviation - deviation) < 1e-12 * deviation)
      // E = exp(μ + σ²/2), the closed form; five standard errors.
      let error = deviation / Double(numbers.count).squareRoot()
      #expect(abs(found.mean - 3.743421377260862) < 5 * error)
    }
    // Replicates stand on their own: two whole chunks and a part.
    let third = Array(column[2 * 2_511..<3 * 2_511])
    let replicate = run.table.result(of: MomentsReduction(ColumnRequest(run.skew))).byReplicate[2]
    #expect(replicate == third.withUnsafeBufferPointer { ColumnMoments($0) })

    let count = run.table.result(of: CountReduction(run.isHigh))
    #expect(count.hits == column.count { $0 > 3 })
    #expect(count.trials == column.count)
    #expect(count.byReplicate[2].hits == third.count { $0 > 3 })
    let failures = run.table.result(
      of: RequirementReduction(RequirementQuestion(node: run.isHigh, figures: [run.skew])))
    #expect(failures.count == count.misses)
    #expect(failures.first == column.firstIndex { $0 <= 3 })
    #expect(failures.values[run.skew] == column.first { $0 <= 3 })
  }

  @Test func constantsAreExact() throws {
    let run = try Run()
    let means = run.table.result(of: MeansReduction(ColumnRequest(run.seven)))
    let seven = Estimate(value: 7, error: 0, low: 7, high: 7, isRough: false)
    #expect(means.estimate(isDeterministic: false) == seven)
    let one = Estimate(value: 1, error: 0, low: 1, high: 1, isRough: false)
    #expect(means.ratio(to: means, isDeterministic: false) == one)
    let skew = run.table.result(of: MeansReduction(ColumnRequest(run.skew)))
    let ratio = try #require(skew.ratio(to: means, isDeterministic: false))
    #expect(ratio.value == skew.mean / 7)
    #expect(ratio.error == Estimate(0, replicates: skew.byReplicate.map { $0 / 7 }).error)
  }
}
