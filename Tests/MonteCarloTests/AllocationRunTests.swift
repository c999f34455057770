import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

@Suite struct AllocationRunTests {
  @Test func flowsAreMaximalAndStayWithinSuppliesAndDemands() throws {
    var builder = GraphBuilder()
    func amount(_ name: String) -> Node {
      builder.input(InputDraw(name: name, year: nil, distribution: .uniform(low: 0, high: 10)))
    }
    let supplies = [amount("a"), amount("b"), builder.constant(4)]
    let demands = [amount("c"), amount("d")]
    let mayServe = [[true, true], [true, false], [false, true]]
    let flows = builder.allocate(
      Allocation(supplies: supplies, demands: demands, mayServe: mayServe))
    let graph = CalculationGraph(
      builder, keeping: supplies + demands + flows.flatMap { $0 })
    let table = try MonteCarloEngine.run(
      graph, settings: SimulationSettings(trials: 2_000, seed: 6, blockSize: 100))
    for trial in 0..<table.trials {
      let given = supplies.map { table.value($0, trial: trial) }
      let wanted = demands.map { table.value($0, trial: trial) }
      let moved = flows.map { row in row.map { table.value($0, trial: trial) } }
      for supply in 0..<3 { #expect(moved[supply][0] + moved[supply][1] <= given[supply] + 1e-9) }
      for demand in 0..<2 {
        #expect(moved.reduce(0) { $0 + $1[demand] } <= wanted[demand] + 1e-9)
      }
      // Max-flow equals the least cut: over sets of supplies on the source's side, what the others
      // give and what the reached demands take.
      let cut =
        (0..<8).map { set -> Double in
          let isIn = (0..<3).map { set & (1 << $0) != 0 }
          let left = (0..<3).reduce(0.0) { isIn[$1] ? $0 : $0 + given[$1] }
          return (0..<2).reduce(left) { total, demand in
            (0..<3).contains { isIn[$0] && mayServe[$0][demand] } ? total + wanted[demand] : total
          }
        }.min() ?? 0
      let total = moved.reduce(0) { $0 + $1[0] + $1[1] }
      #expect(abs(total - cut) < 1e-9)
    }
  }
}
