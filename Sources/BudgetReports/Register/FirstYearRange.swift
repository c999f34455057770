import BudgetModel
internal import BudgetNames
import FigureCatalogue
import ProbabilityDistributions

/// The central range of a value in the first year it is drawn, where it has exactly one draw and
/// moves in one direction with it.
struct FirstYearRange {
  /// The standard normal score of the 95th percentile.
  private static let score = 1.6448536269514722
  /// Stands for more draws than a range can be given for.
  private static let many = 1_000

  /// All values.
  let values: [ValueKey: YearlyValue]
  /// The quantile of a distribution.
  let quantile: (Distribution, Double) -> Double?

  /// The range of a formula; `nil` without a draw, with several, or where its form is not simple.
  func range(of formula: ValueFormula) -> AssumptionEntry.Range? {
    guard drawCount(formula) == 1 else { return nil }
    let found = [(-Self.score, 0.05), (0, 0.5), (Self.score, 0.95)].map {
      value(formula, score: $0.0, probability: $0.1, depth: 0)
    }
    guard let low = found[0], let middle = found[1], let high = found[2],
      low.isFinite, middle.isFinite, high.isFinite
    else { return nil }
    guard (low <= middle && middle <= high) || (low >= middle && middle >= high) else { return nil }
    return AssumptionEntry.Range(p5: min(low, high), p50: middle, p95: max(low, high))
  }

  /// The number of draws in a formula, references included; large where it cannot be followed or is
  /// made of very many parts.
  private func drawCount(_ formula: ValueFormula) -> Int {
    var parts = 0
    return draws(formula, depth: 0, parts: &parts)
  }

  /// Counts draws, giving up beyond 500 parts or 32 levels.
  private func draws(_ formula: ValueFormula, depth: Int, parts: inout Int) -> Int {
    parts += 1
    guard depth < 32, parts < 500 else { return Self.many }
    switch formula {
    case .constant: return 0
    case .draw, .process: return 1
    case .binomial, .poisson, .prior, .withoutPlan, .restOfAdopted: return Self.many
    case .reference(let figure, _):
      guard case .value(let key) = figure, let segment = values[key]?.segments.first else {
        return Self.many
      }
      return draws(segment.formula, depth: depth + 1, parts: &parts)
    case .negate(let inner): return draws(inner, depth: depth + 1, parts: &parts)
    case .arithmetic(_, let left, let right):
      return min(
        Self.many,
        draws(left, depth: depth + 1, parts: &parts) + draws(right, depth: depth + 1, parts: &parts)
      )
    case .function(_, let arguments):
      return arguments.reduce(0) { count, argument in
        min(Self.many, count + draws(argument, depth: depth + 1, parts: &parts))
      }
    }
  }

  /// The value of a formula with its one draw at a quantile.
  private func value(
    _ formula: ValueFormula, score: Double, probability: Double, depth: Int
  ) -> Double? {
    guard depth < 32 else { return nil }
    func inner(_ formula: ValueFormula) -> Double? {
      value(formula, score: score, probability: probability, depth: depth + 1)
    }
    switch formula {
    case .constant(let number): return number
    case .draw(let draw): return quantile(draw.distribution, probability)
    case .process(let process):
      return process.settled.isEmpty ? Self.first(process.form, score: score) : nil
    case .binomial, .poisson, .prior, .withoutPlan, .restOfAdopted: return nil
    case .reference(let figure, _):
      guard case .value(let key) = figure, let other = values[key], other.changes.isEmpty,
        other.segments.count == 1
      else { return nil }
      return inner(other.segments[0].formula)
    case .negate(let operand): return inner(operand).map { -$0 }
    case .arithmetic(let sign, let left, let right):
      guard let one = inner(left), let two = inner(right) else { return nil }
      switch sign {
      case .add: return one + two
      case .subtract: return one - two
      case .multiply: return one * two
      case .divide: return drawCount(right) == 0 ? one / two : nil
      default: return nil
      }
    case .function(let function, let arguments):
      let numbers = arguments.compactMap(inner)
      guard numbers.count == arguments.count, let one = numbers.first else { return nil }
      switch function {
      case .min: return numbers.min()
      case .max: return numbers.max()
      case .round: return one.rounded(.toNearestOrAwayFromZero)
      default: return nil
      }
    }
  }

  /// The first year of a process with its innovation at a normal score.
  private static func first(_ form: DrawnProcess.Form, score: Double) -> Double {
    switch form {
    case .autoregressive(let mean, let sd, let persistence, let last):
      let start = mean + persistence * ((last ?? mean) - mean)
      return start + sd * max(0, 1 - persistence * persistence).squareRoot() * score
    case .randomWalk(let start, let drift, let sd): return start + drift + sd * score
    }
  }
}
