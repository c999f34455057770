internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import ProbabilityDistributions
internal import Quantities

// A formula in the years of the horizon.
extension BudgetProjector {
  /// A formula's value in each year.
  mutating func series(_ formula: ValueFormula, _ world: World, _ cell: Place?) -> Series {
    switch formula {
    case .constant(let value): return flat(value)
    case .draw(let drawn): return series(drawn, cell)
    case .process(let process): return series(process, world, cell)
    case .binomial(let name, let eachYear, let n, let p):
      let uniforms = uniformSeries(name, eachYear: eachYear)
      let counts = series(n, world, cell)
      return binomialCounts(uniforms, n: counts, p: series(p, world, cell))
    case .poisson(let name, let eachYear, let mean):
      let uniforms = uniformSeries(name, eachYear: eachYear)
      return poissonCounts(uniforms, mean: series(mean, world, cell))
    case .reference(let figure, let place):
      return deferred { projector throws(Unanswered) in
        try projector.reference(figure, world, at: place, cell)
      }
    case .negate(let operand): return graph.negate(series(operand, world, cell))
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, series(left, world, cell), series(right, world, cell))
    case .function(let function, let arguments):
      return apply(function, arguments.map { series($0, world, cell) })
    case .prior(let operand, let years):
      let values = series(operand, world, cell)
      return prior(values, of: operand, by: years, world, cell)
    case .withoutPlan(let operand): return series(operand, .statusQuo, cell)
    case .restOfAdopted(let total, let side, let line):
      return RestOfAdopted(total: total, side: side, line: line).series(&self)
    }
  }

  /// Successes among n in each year.
  mutating func binomialCounts(_ uniforms: Series, n: Series, p: Series) -> Series {
    yearly { projector, position throws(Unanswered) in
      let uniform = try projector.at(uniforms, position)
      let count = try projector.at(n, position)
      let chance = try projector.at(p, position)
      return projector.graph.binomialQuantile(uniform, n: count, p: chance)
    }
  }

  /// Poisson counts in each year.
  mutating func poissonCounts(_ uniforms: Series, mean: Series) -> Series {
    yearly { projector, position throws(Unanswered) in
      let uniform = try projector.at(uniforms, position)
      let mean = try projector.at(mean, position)
      return projector.graph.poissonQuantile(uniform, mean: mean)
    }
  }

  /// Bare uniforms under a name, of each year or the same in all.
  mutating func uniformSeries(_ name: String, eachYear: Bool) -> Series {
    yearly { projector, position in
      let year = eachYear ? projector.years[position] : nil
      return projector.graph.input(InputDraw(name: name, year: year, distribution: nil))
    }
  }

  private mutating func series(_ drawn: DrawnValue, _ cell: Place?) -> Series {
    let name = drawn.name + (cell?.suffix(drawn.by) ?? "")
    return yearly { projector, position in
      projector.graph.input(
        InputDraw(
          name: name, year: drawn.eachYear ? projector.years[position] : nil,
          distribution: drawn.distribution))
    }
  }

  /// A standard normal score of each year under a name.
  mutating func scoreSeries(_ name: String) -> Series {
    yearly { projector, position in
      projector.graph.input(
        InputDraw(
          name: name, year: projector.years[position], distribution: .normal(mean: 0, sd: 1)))
    }
  }

  /// The value that is nothing but a process drawn under its name: not for cells, not grown, changed or
  /// part of a formula; `nil` for any other process.
  private func wholeProcess(_ process: DrawnProcess) -> ValueKey? {
    guard process.by == .none, let key = ValueKey(path: process.name),
      let yearly = budget.planValues[key] ?? budget.statusQuoValues[key],
      yearly.segments.count == 1 || yearly.isSettledInSomeYears, yearly.changes.isEmpty,
      yearly.segments[0].growth == nil, yearly.segments[0].ramp.isEmpty,
      case .process(process) = yearly.segments[0].formula
    else { return nil }
    return key
  }

  private mutating func series(
    _ process: DrawnProcess, _ world: World, _ cell: Place?
  ) -> Series {
    let scores = scoreSeries(process.name + (cell?.suffix(process.by) ?? ""))
    switch process.form {
    case .autoregressive(let mean, let sd, let persistence, let last):
      let innovation = sd * max(0, 1 - persistence * persistence).squareRoot()
      let whole = wholeProcess(process)
      var deviation = Series(index: 0)
      deviation = yearly { projector, position throws(Unanswered) in
        var before = projector.graph.constant((last ?? mean) - mean)
        if position > 0 {
          if let settled = process.settled[projector.years[position - 1]] {
            before = projector.graph.constant(settled - mean)
          } else {
            before = try projector.at(deviation, position - 1)
          }
          // The same number, told by the value of the year before where it has a name.
          if let whole, let level = projector.value(whole, world) {
            let named = try projector.at(level, position - 1)
            before = projector.graph.difference(named, projector.graph.constant(mean), is: before)
          }
        }
        let kept = projector.graph.multiply(projector.graph.constant(persistence), before)
        let score = try projector.at(scores, position)
        let moved = projector.graph.multiply(projector.graph.constant(innovation), score)
        return projector.graph.add(kept, moved)
      }
      return graph.add(flat(mean), deviation)
    case .randomWalk(let start, let drift, let sd):
      var level = Series(index: 0)
      level = yearly { projector, position throws(Unanswered) in
        var before = projector.graph.constant(start)
        if position > 0 {
          if let settled = process.settled[projector.years[position - 1]] {
            before = projector.graph.constant(settled)
          } else {
            before = try projector.at(level, position - 1)
          }
        }
        let drifted = projector.graph.add(before, projector.graph.constant(drift))
        let score = try projector.at(scores, position)
        let moved = projector.graph.multiply(projector.graph.constant(sd), score)
        return projector.graph.add(drifted, moved)
      }
      return level
    }
  }

  /// A figure or value of the world that asks; what only the plan has is read there.
  mutating func reference(
    _ figure: Figure, _ world: World, at place: Place?, _ cell: Place?
  ) throws(Unanswered) -> Series {
    if case .value(let key) = figure {
      let path = valuePath(key, world, cell: cell) ?? valuePath(key, .plan, cell: cell)
      if let path { return path.values }
    }
    guard
      let found = FigureSeries.series(of: FigureKey(figure, world, at: place), &self)
        ?? FigureSeries.series(of: FigureKey(figure, .plan, at: place), &self)
    else { throw .missing(FigureKey(figure, at: place)) }
    return found
  }

  /// Arithmetic of two series; a quotient whose divisor is 0 is not a number, never replaced.
  mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: Series, _ right: Series
  ) -> Series {
    switch operation {
    case .add: return graph.add(left, right)
    case .subtract: return graph.subtract(left, right)
    case .multiply: return graph.multiply(left, right)
    case .divide:
      return yearly { projector, position throws(Unanswered) in
        let first = try projector.at(left, position)
        let second = try projector.at(right, position)
        let zero = projector.graph.constant(0)
        let quotient = projector.graph.divide(first, second)
        return projector.graph.select(
          projector.graph.equal(second, zero), projector.graph.constant(.nan), quotient)
      }
    case .power: return graph.series(.two(.power, left, right))
    case .greaterOrEqual: return graph.greaterOrEqual(left, right)
    case .greater: return graph.greater(left, right)
    case .lessOrEqual: return graph.greaterOrEqual(right, left)
    case .less: return graph.greater(right, left)
    case .equal: return graph.series(.two(.equal, left, right))
    case .notEqual: return graph.not(graph.series(.two(.equal, left, right)))
    }
  }

  /// A function of series, year by year.
  mutating func apply(_ function: FormulaFunction, _ arguments: [Series]) -> Series {
    guard let first = arguments.first else { return flat(0) }
    let rest = arguments.dropFirst()
    switch function {
    case .cumulative: return graph.runningSum(first)
    case .min: return rest.reduce(first) { graph.minimum($0, $1) }
    case .max: return rest.reduce(first) { graph.maximum($0, $1) }
    case .if:
      precondition(arguments.count == 3, "the checker gives `if` three arguments")
      return yearly { projector, position throws(Unanswered) in
        let terms = try projector.at(arguments, position)
        return projector.graph.select(terms[0], terms[1], terms[2])
      }
    case .ceil: return graph.ceiling(first)
    case .floor: return graph.floor(first)
    case .round: return graph.nearest(first)
    case .exp: return graph.series(.one(.exponential, first))
    case .log: return graph.series(.one(.logarithm, first))
    case .sqrt: return graph.series(.two(.power, first, flat(0.5)))
    case .abs: return graph.maximum(first, graph.negate(first))
    }
  }
}

extension Place {
  /// What a draw's name ends with where it is drawn for each cell of a scope.
  func suffix(_ scope: CellScope) -> String {
    let (school, grade) = (school ?? "", grade?.rawValue ?? "")
    return switch scope {
    case .none: ""
    case .school: "[\(school)]"
    case .grade: "[\(grade)]"
    case .schoolAndGrade: "[\(school),\(grade)]"
    }
  }
}
