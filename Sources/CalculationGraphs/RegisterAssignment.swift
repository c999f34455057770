/// The steps in an order, with columns for their operands and results.
///
/// A register is free again after the last use of what it holds. Kept nodes live in their own
/// columns.
struct RegisterAssignment {
  private(set) var instructions: [Instruction] = []
  private(set) var allocations: [AllocationInstruction] = []
  private(set) var numbers: [Double] = []
  private(set) var registerCount = 0

  private let steps: StepList
  private var columnNumber: [Int32]
  private var usesLeft: [Int32]
  private var free: [Int32] = []
  private var numberColumns: [UInt64: Int32] = [:]

  // While assigning, numbers count from `numberBase` and kept columns from `keptBase`.
  private static let numberBase: Int32 = 1 << 28
  private static let keptBase: Int32 = 1 << 29

  init(_ steps: StepList, order: [Int]) {
    self.steps = steps
    columnNumber = [Int32](repeating: -1, count: steps.graph.operations.count)
    usesLeft = columnNumber.map { _ in 0 }
    for step in order {
      for operand in steps.steps[step].operands { usesLeft[Int(operand.index)] += 1 }
    }
    for (position, node) in steps.columns.enumerated() {
      columnNumber[Int(node.index)] = Self.keptBase + Int32(position)
    }
    instructions.reserveCapacity(order.count)
    for step in order { place(steps.steps[step]) }
    renumber()
  }

  private mutating func place(_ step: CalculationStep) {
    let operands = step.operands.map { column(of: $0) }
    if step.mayOverwriteOperands { release(step.operands) }
    for result in step.results where columnNumber[Int(result.index)] < 0 {
      columnNumber[Int(result.index)] = takeRegister()
    }
    if !step.mayOverwriteOperands { release(step.operands) }
    // A result that nobody reads would hold its register for ever.
    for result in step.results where usesLeft[Int(result.index)] == 0 { giveBack(result) }
    if step.opcode == .allocate {
      placeAllocation(step, operands)
    } else {
      instructions.append(instruction(step, operands))
    }
  }

  private func instruction(_ step: CalculationStep, _ operands: [Int32]) -> Instruction {
    var left = operands.first ?? -1
    var right = operands.count > 1 ? operands[1] : -1
    var third = operands.count > 2 ? operands[2] : -1
    if step.opcode == .draw { left = step.position }
    if step.opcode == .scaleAdd {
      third = right
      right = -1
    }
    return Instruction(
      opcode: step.opcode, target: columnNumber[Int(step.results[0].index)], left: left,
      right: right, third: third, number: step.number, offset: step.offset)
  }

  private mutating func placeAllocation(_ step: CalculationStep, _ operands: [Int32]) {
    let allocation = steps.graph.allocations[Int(step.position)]
    let width = allocation.demands.count
    var flows = [Int32](repeating: -1, count: allocation.supplies.count * width)
    for result in step.results {
      guard case .flow(_, let supply, let demand) = steps.graph.operations[Int(result.index)]
      else { continue }
      flows[Int(supply) * width + Int(demand)] = columnNumber[Int(result.index)]
    }
    let ends = allocation.supplies.count + width
    var pricing: PricingInstruction?
    if let stated = allocation.pricing, let shape = PricedAllocationShape(allocation) {
      let others = operands.dropFirst(ends)
      pricing = PricingInstruction(
        prices: Array(others.prefix(stated.prices.count)),
        limits: Array(others.dropFirst(stated.prices.count)), shape: shape)
    }
    let made = AllocationInstruction(
      supplies: Array(operands.prefix(allocation.supplies.count)),
      demands: Array(operands[allocation.supplies.count..<ends]),
      mayServe: allocation.mayServe.flatMap { row in row.map { $0 ? 1 : 0 } }, flows: flows,
      pricing: pricing)
    instructions.append(
      Instruction(
        opcode: .allocate, target: -1, left: Int32(allocations.count), right: -1, third: -1,
        number: 0, offset: 0))
    allocations.append(made)
  }

  private mutating func column(of operand: Node) -> Int32 {
    guard let value = steps.graph.constantValue(operand) else {
      let column = columnNumber[Int(operand.index)]
      precondition(column >= 0, "an operand is computed before the step that reads it")
      return column
    }
    if let known = numberColumns[value.bitPattern] { return known }
    let column = Self.numberBase + Int32(numbers.count)
    numbers.append(value)
    numberColumns[value.bitPattern] = column
    return column
  }

  private mutating func release(_ operands: [Node]) {
    for operand in operands {
      usesLeft[Int(operand.index)] -= 1
      if usesLeft[Int(operand.index)] == 0 { giveBack(operand) }
    }
  }

  private mutating func giveBack(_ node: Node) {
    let column = columnNumber[Int(node.index)]
    if column >= 0 && column < Self.numberBase { free.append(column) }
  }

  private mutating func takeRegister() -> Int32 {
    if let register = free.popLast() { return register }
    registerCount += 1
    return Int32(registerCount - 1)
  }

  /// Puts numbers after the registers and kept columns after the numbers.
  private mutating func renumber() {
    let registers = Int32(registerCount)
    let held = registers + Int32(numbers.count)
    func place(_ column: Int32) -> Int32 {
      if column >= Self.keptBase { return column - Self.keptBase + held }
      return column >= Self.numberBase ? column - Self.numberBase + registers : column
    }
    instructions = instructions.map { old in
      let isColumn = old.opcode != .draw && old.opcode != .allocate
      return Instruction(
        opcode: old.opcode, target: place(old.target),
        left: isColumn ? place(old.left) : old.left, right: place(old.right),
        third: place(old.third), number: old.number, offset: old.offset)
    }
    allocations = allocations.map { old in
      AllocationInstruction(
        supplies: old.supplies.map(place), demands: old.demands.map(place),
        mayServe: old.mayServe, flows: old.flows.map(place),
        pricing: old.pricing.map {
          PricingInstruction(
            prices: $0.prices.map(place), limits: $0.limits.map(place), shape: $0.shape)
        })
    }
  }
}
