import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import MonteCarlo

@Suite struct RandomGraphTests {
  /// A graph of about `size` operations over four draws; values stay of moderate size.
  private func randomGraph(_ generator: inout TestGenerator, size: Int) -> (
    CalculationGraph, [Node]
  ) {
    var builder = GraphBuilder()
    var nodes: [Node] = (0..<4).map { position in
      builder.input(
        InputDraw(
          name: "x\(position)", year: position % 2 == 0 ? nil : 2026 + position,
          distribution: position == 0 ? nil : .uniform(low: -2, high: 3)))
    }
    let inputs = nodes
    for _ in 0..<4 {
      nodes.append(builder.constant(Double(Int.random(in: 1...40, using: &generator)) / 8))
    }
    for _ in 0..<size {
      let recent = nodes.suffix(12)
      let left =
        (Bool.random(using: &generator) ? recent : nodes[...])
        .randomElement(using: &generator) ?? nodes[0]
      let right = nodes.randomElement(using: &generator) ?? nodes[0]
      let third = nodes.randomElement(using: &generator) ?? nodes[0]
      nodes.append(
        Self.operation(Int.random(in: 0..<24, using: &generator), &builder, left, right, third))
    }
    let kept = nodes.suffix(size).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    return (CalculationGraph(builder, keeping: kept + nodes.suffix(1)), inputs)
  }

  private static func operation(
    _ choice: Int, _ builder: inout GraphBuilder, _ left: Node, _ right: Node, _ third: Node
  ) -> Node {
    let one = builder.constant(1)
    let large = builder.constant(50)
    let small = builder.constant(-50)
    // Kept between −50 and 50, and away from 0 where it matters.
    let bounded = builder.maximum(builder.minimum(left, large), small)
    let positive = builder.maximum(builder.minimum(right, large), builder.constant(0.25))
    switch choice {
    case 0, 1: return builder.add(left, right)
    case 2: return builder.subtract(bounded, right)
    case 3: return builder.multiply(bounded, builder.constant(0.75))
    case 4: return builder.divide(bounded, positive)
    case 5: return builder.minimum(left, right)
    case 6: return builder.maximum(left, right)
    case 7: return builder.negate(left)
    case 8: return builder.exponential(builder.minimum(bounded, builder.constant(2)))
    case 9: return builder.logarithm(positive)
    case 10: return builder.power(positive, builder.minimum(positive, builder.constant(2)))
    case 11: return builder.ceiling(bounded)
    case 12: return builder.floor(bounded)
    case 13: return builder.nearest(bounded)
    case 14: return builder.greaterOrEqual(left, right)
    case 15: return builder.greater(left, right)
    case 16: return builder.equal(builder.nearest(bounded), builder.nearest(positive))
    case 17: return builder.select(builder.greater(left, one), right, third)
    case 18: return builder.multiply(bounded, builder.add(builder.constant(1), positive))
    case 19: return builder.add(builder.multiply(bounded, positive), third)
    case 20: return builder.add(builder.multiply(bounded, builder.constant(1.1)), third)
    case 21: return builder.add(builder.multiply(bounded, builder.constant(0.3)), one)
    case 22:
      return builder.ceiling(
        builder.divide(builder.nearest(bounded), builder.constant(22)))
    default: return builder.subtract(one, bounded)
    }
  }

  @Test(arguments: 0..<60) func aProgramComputesWhatItsGraphSays(seed: UInt64) throws {
    var generator = TestGenerator(state: seed)
    let (graph, inputs) = randomGraph(&generator, size: 80)
    let settings = SimulationSettings(trials: 60, seed: seed, blockSize: 17)
    let table = try MonteCarloEngine.run(graph, settings: settings)
    let draws = try MonteCarloEngine.run(graph.keeping(inputs), settings: settings)
    let interpreter = NaiveInterpreter(graph: graph)
    for trial in 0..<table.trials {
      let expected = interpreter.values(inputs.map { draws.value($0, trial: trial) })
      for node in graph.kept {
        let value = table.value(node, trial: trial)
        let wanted = expected[Int(node.index)]
        // 0 and −0 are equal; everything else agrees to the last bit.
        #expect(value == wanted || value.bitPattern == wanted.bitPattern)
      }
    }
  }

  @Test func oneTrialAloneHasTheValuesOfTheRun() throws {
    var generator = TestGenerator(state: 99)
    let (graph, _) = randomGraph(&generator, size: 120)
    let settings = SimulationSettings(trials: 500, seed: 3)
    let table = try MonteCarloEngine.run(graph, settings: settings)
    for trial in [0, 1, 24, 25, 313, 499] {
      let alone = try MonteCarloEngine.evaluate(
        graph, settings: settings, trial: trial, nodes: graph.kept)
      for node in graph.kept { #expect(alone[node] == table.value(node, trial: trial)) }
    }
  }
}
