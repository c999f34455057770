import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

@Suite struct SimulationErrorTests {
  private func graph() -> (graph: CalculationGraph, root: Node, x: Node) {
    var builder = GraphBuilder()
    let x = builder.input(
      InputDraw(name: "x", year: 2028, distribution: .uniform(low: -1, high: 99)))
    let root = builder.logarithm(x)
    return (CalculationGraph(builder, keeping: [x, root]), root, x)
  }

  @Test func aFigureThatIsNoNumberIsReportedWithItsNodeAndTrial() throws {
    let (graph, root, x) = graph()
    let settings = SimulationSettings(trials: 4_000, seed: 2, threads: 3, blockSize: 64)
    let table = try MonteCarloEngine.run(graph, settings: settings)
    let first = try #require(table.column(x).firstIndex { $0 < 0 })
    do {
      _ = try MonteCarloEngine.run(graph, settings: settings, mustBeFinite: [root, x])
      Issue.record("the logarithm of a negative number was accepted")
    } catch .nonFinite(let values) {
      #expect(values.count == 1)
      #expect(values.first?.node == root)
      #expect(values.first?.trial == first)
      #expect(values.first?.value.isNaN == true)
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  /// The first trial is told, whoever comes to it.
  @Test(arguments: [1, 3])
  func withoutKeepingTrialsItIsReportedToo(_ threads: Int) throws {
    let (graph, root, x) = graph()
    let settings = SimulationSettings(trials: 4_000, seed: 2, threads: threads, blockSize: 64)
    let table = try MonteCarloEngine.run(graph, settings: settings)
    let first = try #require(table.column(x).firstIndex { $0 < 0 })
    do {
      _ = try MonteCarloEngine.reduce(
        graph, settings: settings, from: NoSum(), mustBeFinite: [root, x])
      Issue.record("the logarithm of a negative number was accepted")
    } catch .nonFinite(let values) {
      #expect(values.map(\.node) == [root] && values.map(\.trial) == [first])
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  /// A reduction of nothing.
  private struct NoSum: TrialReduction {
    mutating func update(_ block: TrialBlock) {}
    mutating func merge(_ other: NoSum) {}
    consuming func finish() {}
  }

  @Test func tooManyTrialsAreAnErrorWithNumbers() {
    let graph = graph().graph
    do {
      _ = try MonteCarloEngine.run(
        graph, settings: SimulationSettings(trials: 1_000_000), memoryBudget: 15_999_999)
      Issue.record("a run above the budget was accepted")
    } catch .tooMuchMemory(let trials, let columns, let bytes, let budget) {
      #expect(trials == 1_000_000)
      #expect(columns == 2)
      #expect(bytes == 16_000_000)
      #expect(budget == 15_999_999)
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  @Test func aRunCanBeStopped() {
    let graph = graph().graph
    do {
      _ = try MonteCarloEngine.run(
        graph, settings: SimulationSettings(trials: 100_000), isCancelled: { true })
      Issue.record("a stopped run gave a table")
    } catch .cancelled {
      // As asked.
    } catch {
      Issue.record("another error: \(error)")
    }
  }

  @Test func tooManyStreamsAreAnError() {
    var builder = GraphBuilder()
    let x = builder.input(InputDraw(name: "x", year: nil, distribution: nil))
    let supplies = (0..<129).map { builder.add(x, builder.constant(Double($0))) }
    let flows = builder.allocate(
      Allocation(
        supplies: supplies, demands: [x], mayServe: supplies.map { _ in [true] }))
    let graph = CalculationGraph(builder, keeping: flows.flatMap { $0 })
    #expect(throws: SimulationError.self) {
      _ = try MonteCarloEngine.run(graph, settings: SimulationSettings(trials: 20))
    }
  }
}
