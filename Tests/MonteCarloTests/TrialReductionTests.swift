import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

/// Notes the shape and the numbers of blocks.
private struct NotedBlocks: TrialReduction {
  let node: Node
  var shapes: [[Int]] = []
  var numbers: [Double] = []
  var span: TrialSpan?
  var isOneSpan = true

  mutating func update(_ block: TrialBlock) {
    shapes.append([block.replicate, block.first, block.count])
    block.withColumn(node) { numbers += $0 }
    if span == nil {
      span = block.span
    } else {
      isOneSpan = span?.extend(by: block.span) == true && isOneSpan
    }
  }

  mutating func merge(_ other: NotedBlocks) {
    shapes += other.shapes
    numbers += other.numbers
  }

  consuming func finish() -> NotedBlocks { self }
}

@Suite struct TrialReductionTests {
  /// A draw, and a constant that the run keeps too.
  private func table(_ settings: SimulationSettings) throws -> (TrialTable, Node, Node, Node) {
    var builder = GraphBuilder()
    let u = builder.input(InputDraw(name: "u", year: 2026, distribution: nil))
    let two = builder.constant(2)
    let unkept = builder.add(u, two)
    let graph = CalculationGraph(builder, keeping: [u, two])
    return (try MonteCarloEngine.run(graph, settings: settings), u, two, unkept)
  }

  @Test func blocksAreChunksThatRestartAtEachReplicate() throws {
    let (table, u, two, unkept) = try table(
      SimulationSettings(trials: 20 * 2_511, seed: 3, blockSize: 700))
    let noted = table.result(of: NotedBlocks(node: u))
    #expect(noted.shapes.count == 60)
    #expect(
      Array(noted.shapes.prefix(4)) == [
        [0, 0, 1_024], [0, 1_024, 1_024], [0, 2_048, 463], [1, 2_511, 1_024],
      ])
    #expect(noted.shapes.last == [19, 19 * 2_511 + 2_048, 463])
    #expect(noted.numbers == table.column(u))
    #expect(noted.isOneSpan)
    #expect(noted.span?.withColumn(u) { Array($0) } == noted.numbers)
    #expect(noted.span?.constant(two) == 2)
    #expect(noted.span?.constant(u) == nil)
    #expect(noted.span?.holds(u) == true)
    #expect(noted.span?.holds(unkept) == false)
    #expect(table.result(of: NotedBlocks(node: two)).numbers == table.column(two))
  }

  @Test func partsOfWholeReplicatesAreTheWholeInOrder() throws {
    let (table, u, _, _) = try table(SimulationSettings(trials: 20 * 1_030, seed: 3))
    var first = NotedBlocks(node: u)
    var second = first
    table.reduce(&first, replicates: 0..<6)
    table.reduce(&second, replicates: 6..<20)
    first.merge(second)
    let whole = table.result(of: NotedBlocks(node: u))
    #expect(first.shapes == whole.shapes)
    #expect(first.numbers == whole.numbers)
  }

  /// A reduction that keeps no trial sees the blocks of one that does, whoever computes them.
  @Test(arguments: [(1, 700), (3, 64), (2, 5_000)])
  func withoutKeepingTrialsTheBlocksAreTheSame(_ threads: Int, _ blockSize: Int) throws {
    var settings = SimulationSettings(trials: 20 * 2_511, seed: 3)
    let (table, u, two, _) = try table(settings)
    settings.threads = threads
    settings.blockSize = blockSize
    for node in [u, two] {
      let kept = table.result(of: NotedBlocks(node: node))
      var builder = GraphBuilder()
      let own = [
        builder.input(InputDraw(name: "u", year: 2026, distribution: nil)), builder.constant(2),
      ]
      let streamed = try MonteCarloEngine.reduce(
        CalculationGraph(builder, keeping: own), settings: settings, from: NotedBlocks(node: node),
        mustBeFinite: [u])
      #expect(streamed.shapes == kept.shapes)
      #expect(streamed.numbers == kept.numbers)
    }
    settings.deterministic = true
    let (median, _, _, _) = try self.table(settings)
    var builder = GraphBuilder()
    let own = builder.input(InputDraw(name: "u", year: 2026, distribution: nil))
    let streamed = try MonteCarloEngine.reduce(
      CalculationGraph(builder, keeping: [own]), settings: settings, from: NotedBlocks(node: own))
    #expect(streamed.shapes == [[0, 0, 1]] && streamed.numbers == median.column(u))
  }

  @Test func theMedianPathIsOneBlockOfOneTrial() throws {
    let (table, u, _, _) = try table(SimulationSettings(deterministic: true))
    #expect(table.result(of: NotedBlocks(node: u)).shapes == [[0, 0, 1]])
    #expect(table.replicates == 1)
  }

  @Test func spansOfDifferentTablesDoNotJoin() throws {
    let settings = SimulationSettings(trials: 40, seed: 3)
    let (one, u, _, _) = try table(settings)
    let (other, _, _, _) = try table(settings)
    var low = NotedBlocks(node: u)
    var high = low
    one.reduce(&low, replicates: 0..<1)
    other.reduce(&high, replicates: 1..<2)
    let next = try #require(high.span)
    #expect(low.span?.extend(by: next) == false)
  }
}
