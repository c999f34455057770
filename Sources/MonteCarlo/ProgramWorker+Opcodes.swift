internal import CKernels
internal import CalculationGraphs

// Each opcode's kernel, by the number of operand columns.
extension ProgramWorker {
  /// One operand column.
  static func compute(
    _ instruction: Instruction, _ target: UnsafeMutablePointer<Double>,
    _ left: UnsafePointer<Double>, _ count: Int
  ) {
    let number = instruction.number
    switch instruction.opcode {
    case .addNumber: ek_add_vs(target, left, number, count)
    case .subtractNumber: ek_subtract_vs(target, left, number, count)
    case .subtractFromNumber: ek_subtract_sv(target, number, left, count)
    case .multiplyNumber: ek_multiply_vs(target, left, number, count)
    case .divideByNumber: ek_divide_vs(target, left, number, count)
    case .divideNumber: ek_divide_sv(target, number, left, count)
    case .minimumNumber: ek_minimum_vs(target, left, number, count)
    case .maximumNumber: ek_maximum_vs(target, left, number, count)
    case .negate: ek_negate(target, left, count)
    case .exponential: ek_exp(target, left, count)
    case .logarithm: ek_log(target, left, count)
    case .ceiling: ek_ceiling(target, left, count)
    case .floor: ek_floor(target, left, count)
    case .nearest: ek_nearest(target, left, count)
    case .greaterOrEqualNumber: ek_greater_or_equal_vs(target, left, number, count)
    case .numberGreaterOrEqual: ek_greater_or_equal_sv(target, number, left, count)
    case .greaterNumber: ek_greater_vs(target, left, number, count)
    case .numberGreater: ek_greater_sv(target, number, left, count)
    case .equalNumber: ek_equal_vs(target, left, number, count)
    case .affine: ek_affine(target, left, number, instruction.offset, count)
    case .sections: ek_sections(target, left, number, count)
    default: preconditionFailure("this instruction takes more than one column")
    }
  }

  /// Two operand columns.
  static func compute(
    _ instruction: Instruction, _ target: UnsafeMutablePointer<Double>,
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int
  ) {
    switch instruction.opcode {
    case .add: ek_add_vv(target, left, right, count)
    case .subtract: ek_subtract_vv(target, left, right, count)
    case .multiply: ek_multiply_vv(target, left, right, count)
    case .divide: ek_divide_vv(target, left, right, count)
    case .minimum: ek_minimum_vv(target, left, right, count)
    case .maximum: ek_maximum_vv(target, left, right, count)
    case .power: ek_pow(target, left, right, count)
    case .greaterOrEqual: ek_greater_or_equal_vv(target, left, right, count)
    case .greater: ek_greater_vv(target, left, right, count)
    case .equal: ek_equal_vv(target, left, right, count)
    case .poissonQuantile: ek_poisson_quantile(target, left, right, count)
    case .multiplySum: ek_multiply_sum_vs(target, left, right, instruction.number, count)
    default: preconditionFailure("this instruction does not take two columns")
    }
  }

  /// Three operand columns.
  static func compute(
    _ instruction: Instruction, _ target: UnsafeMutablePointer<Double>,
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>,
    _ third: UnsafePointer<Double>, _ count: Int
  ) {
    switch instruction.opcode {
    case .select: ek_select(target, left, right, third, count)
    case .binomialQuantile: ek_binomial_quantile(target, left, right, third, count)
    case .multiplyAdd: ek_multiply_add(target, left, right, third, count)
    default: preconditionFailure("this instruction does not take three columns")
    }
  }
}
