internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import ProbabilityDistributions
internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Which value is meant in which fiscal year before the horizon.
struct PastQuestion: Hashable {
  let value: ValueQuestion
  let year: Int
}

// A formula in a year before the horizon: every draw at its median, an autoregressive rate at its
// mean, a random walk at its start.
extension BudgetProjector {
  /// A formula's number in a year before the horizon.
  mutating func pastNumber(
    _ formula: ValueFormula, year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    switch formula {
    case .constant(let value): return value
    case .draw(let drawn): return drawn.distribution.quantile(0.5)
    case .process(let process):
      switch process.form {
      case .autoregressive(let mean, _, _, _): return mean
      case .randomWalk(let start, _, _): return start
      }
    case .binomial(_, _, let n, let p):
      return ScalarEvaluator.binomial(
        0.5, n: try pastNumber(n, year: year, world, cell),
        p: try pastNumber(p, year: year, world, cell))
    case .poisson(_, _, let mean):
      let expected = try pastNumber(mean, year: year, world, cell)
      return Distribution.poisson(mean: max(0, expected)).quantile(0.5)
    case .restOfAdopted: return try median(series(formula, world, cell), 0)
    case .reference(let figure, let place):
      return try pastReference(figure, at: place, year: year, world, cell)
    case .negate(let operand): return -(try pastNumber(operand, year: year, world, cell))
    case .arithmetic(let operation, let left, let right):
      return Self.number(
        operation, try pastNumber(left, year: year, world, cell),
        try pastNumber(right, year: year, world, cell))
    case .function(let function, let arguments):
      var numbers: [Double] = []
      for argument in arguments {
        numbers.append(try pastNumber(argument, year: year, world, cell))
      }
      return Self.number(function, numbers)
    case .prior(let operand, let years):
      return try pastNumber(operand, year: year - years, world, cell)
    case .withoutPlan(let operand):
      return try pastNumber(operand, year: year, .statusQuo, cell)
    }
  }

  /// A value's number in a year before the horizon; a figure's is that of the first year.
  private mutating func pastReference(
    _ figure: Figure, at place: Place?, year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    if case .value(let key) = figure,
      let yearly = yearlyValue(key, world) ?? yearlyValue(key, .plan)
    {
      return try pastValue(yearly, year: year, world, cell)
    }
    return try median(series(.reference(figure, at: place), world, cell), 0)
  }

  /// A value's number in a year before the horizon, found once.
  mutating func pastValue(
    _ yearly: YearlyValue, year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    let value = ValueQuestion(key: yearly.key, world: world, cell: cell)
    let question = PastQuestion(value: value, year: year)
    let values: Series
    if let known = pastValues[question] {
      values = known
    } else {
      let key = FigureKey(.value(yearly.key), world, at: cell)
      values = graph.series(
        .past(graph.book.add(.figure(key)), year: year) { projector throws(Unanswered) in
          let number = try projector.pastNumber(of: yearly, year: year, world, cell)
          return projector.graph.constant(number)
        })
      pastValues[question] = values
    }
    return try median(values, 0)
  }

  /// A value's formula in a year before the horizon, with the growth since its date.
  private mutating func pastNumber(
    of yearly: YearlyValue, year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    let index =
      yearly.segment(writtenFor: year, before: firstYear) ?? yearly.segment(holdingIn: year) ?? 0
    let segment = yearly.segments[index]
    let growth = yearly.segments[...index].compactMap(\.growth).last
    var number = try pastNumber(segment.formula, year: year, world, cell)
    guard let growth, segment.datedYear < year else { return number }
    for grown in max(segment.datedYear, year - Self.longestPast) + 1...year {
      number *= try pastFactor(growth, year: grown, world, cell)
    }
    return number
  }

  /// The most years that a value grows before the horizon.
  static var longestPast: Int { 200 }

  /// A growth factor in a year before the horizon.
  mutating func pastFactor(
    _ growth: Growth, year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    let factor = 1 + (try pastNumber(growth.rate, year: year, world, cell))
    guard let floor = growth.floorShare else { return factor }
    return max(factor, try pastNumber(floor, year: year, world, cell))
  }

  private static func number(
    _ operation: ArithmeticOperator, _ left: Double, _ right: Double
  ) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: right == 0 ? 0 : left / right
    case .power: pow(left, right)
    case .greaterOrEqual: left >= right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .equal: left == right ? 1 : 0
    case .notEqual: left != right ? 1 : 0
    }
  }

  private static func number(_ function: FormulaFunction, _ numbers: [Double]) -> Double {
    guard let first = numbers.first else { return 0 }
    return switch function {
    case .min: numbers.min() ?? first
    case .max: numbers.max() ?? first
    case .ceil: (first - 1e-9).rounded(.up)
    case .floor: (first + 1e-9).rounded(.down)
    case .round: first.rounded(.toNearestOrAwayFromZero)
    case .exp: Glibc.exp(first)
    case .log: Glibc.log(first)
    case .sqrt: pow(first, 0.5)
    case .abs: Swift.abs(first)
    case .cumulative: 0
    case .if: numbers.count == 3 ? (first != 0 ? numbers[1] : numbers[2]) : 0
    }
  }
}
