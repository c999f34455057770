public import FigureCatalogue

extension ValueFormula {
  /// The values and figures that it names, in reading order, with repeats.
  public var references: [Figure] {
    switch self {
    case .constant, .draw, .process, .restOfAdopted: []
    case .reference(let figure, _): [figure]
    case .binomial(_, _, let count, let share): count.references + share.references
    case .poisson(_, _, let mean): mean.references
    case .negate(let operand): operand.references
    case .arithmetic(_, let left, let right): left.references + right.references
    case .function(_, let arguments): arguments.flatMap(\.references)
    case .prior(let operand, _), .withoutPlan(let operand): operand.references
    }
  }
}
