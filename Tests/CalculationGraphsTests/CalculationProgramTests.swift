import Testing

@testable import CalculationGraphs

@Suite struct CalculationProgramTests {
  private func input(_ builder: inout GraphBuilder, _ name: String, _ year: Int = 2026) -> Node {
    builder.input(InputDraw(name: name, year: year, distribution: nil))
  }

  private func opcodes(_ builder: GraphBuilder, _ kept: [Node]) -> [Opcode] {
    CalculationProgram(CalculationGraph(builder, keeping: kept)).instructions.map(\.opcode)
  }

  @Test func deadNodesAreDropped() {
    var builder = GraphBuilder()
    let x = input(&builder, "x")
    let unused = input(&builder, "unused")
    _ = builder.exponential(builder.add(x, unused))
    let kept = builder.negate(x)
    #expect(opcodes(builder, [kept]) == [.draw, .negate])
  }

  @Test func keptConstantsNeedNoInstruction() {
    var builder = GraphBuilder()
    let five = builder.constant(5)
    let program = CalculationProgram(CalculationGraph(builder, keeping: [five, five]))
    #expect(program.instructions.isEmpty)
    #expect(program.constants == [five: 5])
    #expect(program.columns.isEmpty)
  }

  @Test func growthSectionsAndRunningSumsFuse() {
    var builder = GraphBuilder()
    let students = input(&builder, "students")
    let rate = input(&builder, "rate")
    let grown = builder.multiply(students, builder.add(builder.constant(1), rate))
    let sections = builder.ceiling(
      builder.divide(builder.nearest(grown), builder.constant(22)))
    let total = builder.add(builder.multiply(sections, builder.constant(1.1)), grown)
    #expect(
      opcodes(builder, [total]) == [.draw, .draw, .multiplySum, .sections, .scaleAdd])
  }

  @Test func whatIsUsedElsewhereIsNotFused() {
    var builder = GraphBuilder()
    let x = input(&builder, "x")
    let y = input(&builder, "y")
    let z = input(&builder, "z")
    let product = builder.multiply(x, y)
    let sum = builder.add(product, z)
    #expect(opcodes(builder, [sum]).contains(.multiplyAdd))
    #expect(!opcodes(builder, [sum, product]).contains(.multiplyAdd))
    let square = builder.multiply(product, product)
    #expect(!opcodes(builder, [sum, square]).contains(.multiplyAdd))
  }

  @Test func anAllocationIsOneInstructionForAllItsFlows() {
    var builder = GraphBuilder()
    let supplies = [input(&builder, "a"), input(&builder, "b")]
    let demands = [input(&builder, "c"), input(&builder, "d")]
    let flows = builder.allocate(
      Allocation(
        supplies: supplies, demands: demands, mayServe: [[true, true], [true, false]]))
    let graph = CalculationGraph(builder, keeping: [flows[0][0], flows[0][1], flows[1][0]])
    let program = CalculationProgram(graph)
    #expect(program.instructions.filter { $0.opcode == .allocate }.count == 1)
    #expect(program.allocations[0].flows.filter { $0 < 0 }.count == 1)
    #expect(program.allocations[0].mayServe == [1, 1, 1, 0])
  }

  @Test func cellsAreCarriedThroughTheYearsOneByOne() {
    // 156 cells over ten years, written year by year; their sums over cells are kept.
    var builder = GraphBuilder()
    var cells = (0..<156).map { builder.constant(60 + Double($0 % 41)) }
    var kept: [Node] = []
    for year in 2026..<2036 {
      cells = cells.indices.map { cell in
        let rate = input(&builder, "growth.\(cell)", year)
        return builder.multiply(cells[cell], builder.add(builder.constant(1), rate))
      }
      kept.append(builder.sum(cells))
      kept.append(
        builder.sum(
          cells.map {
            builder.ceiling(builder.divide(builder.nearest($0), builder.constant(22)))
          }))
    }
    let program = CalculationProgram(CalculationGraph(builder, keeping: kept))
    // Twenty running sums and a few columns at work, not one for each cell.
    #expect(program.registerCount < 40)
  }

  @Test func everyColumnIsWrittenBeforeItIsRead() {
    var builder = GraphBuilder()
    var nodes = (0..<6).map { input(&builder, "x\($0)") }
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<300 {
      let left = nodes[next(nodes.count)]
      let right = nodes[next(nodes.count)]
      nodes.append(next(2) == 0 ? builder.add(left, right) : builder.multiply(left, right))
    }
    let kept = [nodes[305], nodes[200], nodes[100]]
    let program = CalculationProgram(CalculationGraph(builder, keeping: kept))
    var written = Set<Int32>(
      (0..<program.numbers.count).map { Int32(program.registerCount + $0) })
    for instruction in program.instructions {
      if instruction.opcode != .draw {
        for operand in [instruction.left, instruction.right, instruction.third]
        where operand >= 0 {
          #expect(written.contains(operand))
        }
      }
      written.insert(instruction.target)
    }
    #expect(program.columns == kept.filter { builder.constantValue($0) == nil })
  }
}

@Suite struct EvaluationOrderTests {
  /// Steps that need no draw stand at the start of an order, and what they make possible only once.
  @Test func everyOrderHoldsEachStepOnceAfterItsOperands() {
    var builder = GraphBuilder()
    let flows = builder.allocate(
      Allocation(
        supplies: [builder.constant(3), builder.constant(4)],
        demands: [builder.constant(5), builder.constant(1)],
        mayServe: [[true, true], [true, false]]))
    let draw = builder.input(InputDraw(name: "x", year: nil, distribution: nil))
    let sum = builder.add(flows[0][0], flows[1][0])
    let rest = builder.minimum(sum, builder.add(flows[0][1], draw))
    let last = builder.multiply(builder.negate(sum), rest)
    let steps = StepList(CalculationGraph(builder, keeping: [last, rest]))
    for order in [steps.eagerOrder(), steps.depthFirstOrder(), steps.writtenOrder()] {
      #expect(order.sorted() == Array(steps.steps.indices))
      for (position, step) in order.enumerated() {
        for source in steps.sources(of: step) {
          #expect(order[..<position].contains(source))
        }
      }
    }
  }
}
