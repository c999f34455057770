internal import BudgetModel
internal import CalculationGraphs
internal import ProbabilityDistributions

// A formula in the years of the horizon.
extension BudgetProjector {
  /// A formula's value in each year.
  mutating func series(_ formula: ValueFormula, _ world: World, _ cell: Cell?) -> Series {
    switch formula {
    case .constant(let value): return flat(value)
    case .draw(let drawn): return series(drawn, cell)
    case .process(let process): return series(process, cell)
    case .binomial(let name, let eachYear, let n, let p):
      let uniforms = uniformSeries(name, eachYear: eachYear)
      let counts = series(n, world, cell)
      let chances = series(p, world, cell)
      return years.indices.map {
        graph.binomialQuantile(uniforms[$0], n: counts[$0], p: chances[$0])
      }
    case .poisson(let name, let eachYear, let mean):
      let uniforms = uniformSeries(name, eachYear: eachYear)
      let means = series(mean, world, cell)
      return years.indices.map { graph.poissonQuantile(uniforms[$0], mean: means[$0]) }
    case .reference(let name): return reference(name, world, cell)
    case .negate(let operand): return series(operand, world, cell).map { graph.negate($0) }
    case .arithmetic(let operation, let left, let right):
      let first = series(left, world, cell)
      let second = series(right, world, cell)
      return years.indices.map { arithmetic(operation, first[$0], second[$0]) }
    case .function(let function, let arguments):
      return apply(function, arguments.map { series($0, world, cell) })
    }
  }

  /// Bare uniforms under a name, of each year or the same in all.
  mutating func uniformSeries(_ name: String, eachYear: Bool) -> Series {
    years.map {
      graph.input(InputDraw(name: name, year: eachYear ? $0 : nil, distribution: nil))
    }
  }

  private mutating func series(_ drawn: DrawnValue, _ cell: Cell?) -> Series {
    let name = drawn.name + (cell?.suffix(drawn.by) ?? "")
    return years.map {
      graph.input(
        InputDraw(
          name: name, year: drawn.eachYear ? $0 : nil, distribution: drawn.distribution))
    }
  }

  private mutating func series(_ process: DrawnProcess, _ cell: Cell?) -> Series {
    let name = process.name + (cell?.suffix(process.by) ?? "")
    let scores = years.map {
      graph.input(InputDraw(name: name, year: $0, distribution: .normal(mean: 0, sd: 1)))
    }
    switch process.form {
    case .autoregressive(let mean, let sd, let persistence, let last):
      let innovation = sd * max(0, 1 - persistence * persistence).squareRoot()
      var deviation = graph.constant((last ?? mean) - mean)
      return scores.map { score in
        let kept = graph.multiply(graph.constant(persistence), deviation)
        deviation = graph.add(kept, graph.multiply(graph.constant(innovation), score))
        return graph.add(graph.constant(mean), deviation)
      }
    case .randomWalk(let start, let drift, let sd):
      var level = graph.constant(start)
      return scores.map { score in
        let drifted = graph.add(level, graph.constant(drift))
        level = graph.add(drifted, graph.multiply(graph.constant(sd), score))
        return level
      }
    }
  }

  /// A figure or value of the world that asks.
  private mutating func reference(_ name: String, _ world: World, _ cell: Cell?) -> Series {
    if let figure = formulaFigure(name, world) { return figure }
    if let path = valuePath(name, world, cell: cell) { return path.values }
    if let figure = figure(name, world) { return figure }
    // What only the plan has, a formula of the status quo reads there too.
    if let path = valuePath(name, .plan, cell: cell) { return path.values }
    remark(Remarks.unknown(name))
    return flat(0)
  }

  /// Arithmetic of two nodes; a quotient whose divisor is 0 is not a number, never replaced.
  mutating func arithmetic(_ operation: ArithmeticOperator, _ left: Node, _ right: Node) -> Node {
    switch operation {
    case .add: graph.add(left, right)
    case .subtract: graph.subtract(left, right)
    case .multiply: graph.multiply(left, right)
    case .divide:
      graph.select(
        graph.equal(right, graph.constant(0)), graph.constant(.nan), graph.divide(left, right))
    case .power: graph.power(left, right)
    case .greaterOrEqual: graph.greaterOrEqual(left, right)
    case .greater: graph.greater(left, right)
    case .lessOrEqual: graph.greaterOrEqual(right, left)
    case .less: graph.greater(right, left)
    case .equal: graph.equal(left, right)
    case .notEqual: graph.not(graph.equal(left, right))
    }
  }

  private mutating func apply(_ function: FormulaFunction, _ arguments: [Series]) -> Series {
    guard let first = arguments.first else { return flat(0) }
    let rest = arguments.dropFirst()
    switch function {
    case .cumulative: return graph.runningSum(first)
    case .min:
      return rest.reduce(first) { total, next in
        years.indices.map { graph.minimum(total[$0], next[$0]) }
      }
    case .max:
      return rest.reduce(first) { total, next in
        years.indices.map { graph.maximum(total[$0], next[$0]) }
      }
    case .if:
      guard arguments.count == 3 else { return flat(0) }
      return years.indices.map {
        graph.select(arguments[0][$0], arguments[1][$0], arguments[2][$0])
      }
    case .ceil, .floor, .round, .exp, .log, .sqrt, .abs:
      return first.map { apply(function, to: $0) }
    }
  }

  private mutating func apply(_ function: FormulaFunction, to operand: Node) -> Node {
    switch function {
    case .ceil: graph.ceiling(operand)
    case .floor: graph.floor(operand)
    case .round: graph.nearest(operand)
    case .exp: graph.exponential(operand)
    case .log: graph.logarithm(operand)
    case .sqrt: graph.power(operand, graph.constant(0.5))
    case .abs: graph.maximum(operand, graph.negate(operand))
    case .min, .max, .cumulative, .if: operand
    }
  }
}
