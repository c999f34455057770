internal import CKernels
internal import CalculationGraphs

/// One thread's working columns, with which it runs a program block by block.
struct ProgramWorker: ~Copyable {
  private let program: CalculationProgram
  private let draws: DrawPlan
  private let blockSize: Int
  /// Registers, numbers and one scratch column, `blockSize` each.
  private let storage: UnsafeMutablePointer<Double>
  /// Where each column of the program is.
  private let columns: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  /// Room for the columns of the largest allocation.
  private let flows: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
  private let ends: UnsafeMutablePointer<UnsafePointer<Double>?>
  private let scratch: UnsafeMutablePointer<Double>

  /// Makes the columns and fills those that hold a number.
  init(_ program: CalculationProgram, _ draws: DrawPlan, blockSize: Int) {
    self.program = program
    self.draws = draws
    self.blockSize = blockSize
    let working = program.registerCount + program.numbers.count
    // Columns a power of two apart would fight for the same cache lines.
    let pitch = blockSize + 24
    storage = .allocate(capacity: (working + 1) * pitch)
    columns = .allocate(capacity: program.columnCount + 1)
    scratch = storage + working * pitch
    let flowCount = program.allocations.map(\.flows.count).max() ?? 0
    let endCount = program.allocations.map(\.endCount).max() ?? 0
    flows = .allocate(capacity: flowCount + 1)
    ends = .allocate(capacity: endCount + 1)
    for position in 0..<program.columnCount {
      (columns + position).initialize(
        to: position < working ? storage + position * pitch : storage)
    }
    for (position, number) in program.numbers.enumerated() {
      ek_fill(storage + (program.registerCount + position) * pitch, number, blockSize)
    }
  }

  deinit {
    storage.deallocate()
    columns.deallocate()
    flows.deallocate()
    ends.deallocate()
  }

  /// Computes the trials `first ..< first + count` of the run; kept column c goes to
  /// `results + c · stride`.
  func run(first: Int, count: Int, results: UnsafeMutablePointer<Double>, stride: Int) {
    precondition(count <= blockSize, "a block is larger than the working columns")
    let kept = program.registerCount + program.numbers.count
    for position in program.columns.indices {
      columns[kept + position] = results + position * stride
    }
    program.instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions {
        switch instruction.opcode {
        case .draw:
          draws.fill(
            columns[Int(instruction.target)], input: Int(instruction.left), first: first,
            count: count, scratch: scratch)
        case .allocate:
          allocate(program.allocations[Int(instruction.left)], count)
        default:
          compute(instruction, count)
        }
      }
    }
  }

  private func allocate(_ allocation: AllocationInstruction, _ count: Int) {
    if let pricing = allocation.pricing { return allocate(allocation, pricing, count) }
    for (position, column) in allocation.supplies.enumerated() {
      ends[position] = UnsafePointer(columns[Int(column)])
    }
    let demands = ends + allocation.supplies.count
    for (position, column) in allocation.demands.enumerated() {
      demands[position] = UnsafePointer(columns[Int(column)])
    }
    for (position, column) in allocation.flows.enumerated() {
      flows[position] = column < 0 ? nil : columns[Int(column)]
    }
    ek_allocate(
      flows, ends, allocation.supplies.count, demands, allocation.demands.count,
      allocation.mayServe, count)
  }

  private func allocate(
    _ allocation: AllocationInstruction, _ pricing: PricingInstruction, _ count: Int
  ) {
    let all = allocation.supplies + allocation.demands + pricing.limits + pricing.prices
    for (position, column) in all.enumerated() {
      ends[position] = UnsafePointer(columns[Int(column)])
    }
    for arc in pricing.prices.indices {
      let column = allocation.flows[pricing.shape.pair(arc)]
      flows[arc] = column < 0 ? nil : columns[Int(column)]
    }
    let demands = ends + allocation.supplies.count
    let limits = demands + allocation.demands.count
    pricing.shape.allocate(
      flows: flows, supplies: ends, demands: demands, limits: limits,
      prices: limits + pricing.limits.count, count: count)
  }

  private func compute(_ instruction: Instruction, _ count: Int) {
    let target = columns[Int(instruction.target)]
    let left = UnsafePointer(columns[Int(instruction.left)])
    if instruction.right >= 0 {
      let right = UnsafePointer(columns[Int(instruction.right)])
      if instruction.third >= 0 {
        let third = UnsafePointer(columns[Int(instruction.third)])
        Self.compute(instruction, target, left, right, third, count)
      } else {
        Self.compute(instruction, target, left, right, count)
      }
    } else if instruction.third >= 0 {
      // The only shape with a first and a third operand.
      let third = UnsafePointer(columns[Int(instruction.third)])
      ek_scale_add(target, left, instruction.number, third, count)
    } else {
      Self.compute(instruction, target, left, count)
    }
  }
}

extension AllocationInstruction {
  /// How many columns it reads.
  fileprivate var endCount: Int {
    let others = pricing.map { $0.prices.count + $0.limits.count } ?? 0
    return supplies.count + demands.count + others
  }
}
