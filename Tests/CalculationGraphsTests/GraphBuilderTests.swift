import Testing

@testable import CalculationGraphs

@Suite struct GraphBuilderTests {
  @Test func constantsFoldAndNeutralArithmeticNeedsNoNode() {
    var builder = GraphBuilder()
    let x = builder.input(InputDraw(name: "x", year: nil, distribution: nil))
    let zero = builder.constant(0)
    let one = builder.constant(1)
    let half = builder.constant(0.5)
    #expect(builder.add(x, zero) == x)
    #expect(builder.multiply(one, x) == x)
    #expect(builder.divide(x, one) == x)
    #expect(builder.power(x, one) == x)
    let folded = [
      builder.subtract(x, x), builder.add(half, one),
      builder.power(builder.constant(2), builder.constant(10)), builder.exponential(zero),
      builder.logarithm(one),
    ]
    #expect(folded.map { builder.constantValue($0) } == [0, 1.5, 1024, 1, 0])
  }

  @Test func roundingFollowsTheConventions() {
    var builder = GraphBuilder()
    func value(_ make: (inout GraphBuilder, Node) -> Node, _ number: Double) -> Double? {
      let operand = builder.constant(number)
      let made = make(&builder, operand)
      return builder.constantValue(made)
    }
    #expect(value({ $0.ceiling($1) }, 0.07 * 100) == 7)
    #expect(value({ $0.floor($1) }, 6.999_999_999_9) == 7)
    #expect(value({ $0.nearest($1) }, 2.5) == 3)
    #expect(value({ $0.nearest($1) }, -2.5) == -3)
  }

  @Test func equalOperationsAreOneNode() {
    var builder = GraphBuilder()
    let x = builder.input(InputDraw(name: "x", year: 2026, distribution: nil))
    let y = builder.input(InputDraw(name: "y", year: 2026, distribution: nil))
    let first = builder.add(x, y)
    #expect(builder.add(y, x) == first)
    #expect(builder.input(InputDraw(name: "x", year: 2026, distribution: nil)) == x)
    #expect(builder.input(InputDraw(name: "x", year: 2027, distribution: nil)) != x)
  }

  @Test func aResumedGraphKeepsItsNodes() {
    var builder = GraphBuilder()
    let first = Self.quotient(&builder)
    let graph = CalculationGraph(builder, keeping: [])
    var resumed = GraphBuilder(resuming: graph)
    #expect(Self.quotient(&resumed) == first)
    #expect(resumed.operations == graph.operations)
    #expect(resumed.inputs == graph.inputs)
  }

  /// A constant over a draw where that is not 0, else not a number.
  private static func quotient(_ builder: inout GraphBuilder) -> Node {
    let draw = InputDraw(name: "x", year: nil, distribution: nil)
    let number = builder.input(draw)
    let quotient = builder.divide(builder.constant(90_000), number)
    return builder.select(number, quotient, builder.constant(.nan))
  }
}
