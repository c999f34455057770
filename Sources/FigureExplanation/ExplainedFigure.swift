/// Where one figure comes from: its value, its formula down to what was written, and what drives it.
public struct ExplainedFigure: Sendable {
  /// The scenario's title.
  public let scenario: String
  /// The titles of the variants that were applied, in order; empty for the base.
  public let variants: [String]
  /// The trial whose values are shown, counted from 0; `nil` for every draw at its median.
  public let trial: Int?
  /// The figure itself with what it is made of.
  public let root: ExplainedOperand
  /// How it spreads over the run's trials; `nil` without draws of a run or where it is never defined.
  public let range: Range?
  /// The draws that move with it most, strongest first, at most five.
  public let drivers: [FigureDriver]
  /// Why there is no driver, or `nil`.
  public let driversRemark: String?

  /// The spread of a figure over trials, in its unit.
  public struct Range: Sendable, Hashable {
    /// The mean; of an event, the share of trials in which it holds.
    public let mean: Double
    /// The 5th percentile, a value that occurs.
    public let p5: Double
    /// The median.
    public let p50: Double
    /// The 95th percentile.
    public let p95: Double
    /// The trials in which the figure is defined.
    public let trials: Int
  }
}

/// One figure, value or draw in the tree of an explanation.
public struct ExplainedOperand: Sendable {
  /// The name by which it can be asked for, e.g. `staff.teachers.payroll`.
  public let name: String
  /// It can be explained by this name; intermediate results, payments and bare draws cannot.
  public let isFigure: Bool
  /// A plain title, or `nil` for an intermediate result.
  public let title: String?
  /// The unit as printed; empty where none is known.
  public let unit: String
  /// The fiscal year, or `nil` for a value without one.
  public let year: Int?
  /// The value in the trial shown; `nil` where it is not defined there.
  public let value: Double?
  /// How it is computed from its operands, or `nil` for a value as written, a draw or a repetition.
  public let formula: Formula?
  /// What is drawn, for a draw.
  public let draw: ExplainedDraw?
  /// What was written about it and acts in its year, in the order in which it applies.
  public let statements: [WrittenStatement]
  /// Its operands, in the formula's order; the largest ones only where there are many.
  public let operands: [ExplainedOperand]
  /// How many operands are left out.
  public let operandsLeftOut: Int
  /// Whether what it is made of is shown here.
  public let detail: Detail

  /// A formula in words and in numbers.
  public struct Formula: Sendable, Hashable {
    /// The formula with the operands' names.
    public let words: String
    /// The same with the operands' values in the trial shown.
    public let numbers: String
  }

  /// Whether a tree goes on below an operand.
  public enum Detail: Sendable, Hashable {
    /// Everything there is to say is said.
    case complete
    /// What it is made of stands further up in the tree.
    case shownAbove
    /// What it is made of is deeper than asked for.
    case tooDeep
  }
}

/// A stream of random numbers and its value in the trial shown.
public struct ExplainedDraw: Sendable, Hashable {
  /// The declared name, the key of its random numbers.
  public let name: String
  /// The distribution in words.
  public let distribution: String
  /// The year it is drawn for, or `nil` for a value drawn once.
  public let year: Int?
}

/// A value as written, or a `set` that changes it.
public struct WrittenStatement: Sendable, Hashable {
  /// Who changes the value, e.g. `variant plus_one`; `nil` for the value's own statement.
  public let author: String?
  /// What was written.
  public let text: String
  /// `file:line`, or `nil` for a default.
  public let place: String?
  /// The `source` given.
  public let source: String?
  /// The `because` given.
  public let because: String?
}

/// A draw, or a group of draws by cell, that moves with a figure.
public struct FigureDriver: Sendable, Hashable {
  /// The declared name, without the cell where cells are grouped.
  public let name: String
  /// The year it is drawn for, or `nil` for a value drawn once.
  public let year: Int?
  /// How many draws are grouped; 1 for a single one. A group counts with its mean.
  public let draws: Int
  /// Spearman's rank correlation with the figure, −1..1.
  public let correlation: Double
  /// The trials it is measured over.
  public let trials: Int
}
