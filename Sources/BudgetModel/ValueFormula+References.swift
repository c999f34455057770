extension ValueFormula {
  /// The paths of the other values that the formula names, in the order in which it names them.
  public var references: [String] {
    switch self {
    case .constant, .draw, .process: []
    case .reference(let path): [path]
    case .binomial(_, _, let count, let share): count.references + share.references
    case .poisson(_, _, let mean): mean.references
    case .negate(let operand): operand.references
    case .arithmetic(_, let left, let right): left.references + right.references
    case .function(_, let arguments): arguments.flatMap(\.references)
    }
  }
}
