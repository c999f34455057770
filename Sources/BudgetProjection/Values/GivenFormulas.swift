internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Quantities

/// Which figure or value is meant in which fiscal year before the horizon, and for which cell.
struct GivenQuestion: Hashable {
  let key: FigureKey
  let cell: Place?
  let year: Int
}

// Formulas that look back. Inside the horizon `prior` is the formula itself in an earlier year, so that
// no year needs itself; before the horizon it is what the scenario gives, and never a guess.
extension BudgetProjector {
  /// A series so many years before; of years before the horizon what is given of its formula.
  mutating func prior(
    _ values: Series, of formula: ValueFormula, by years: Int, _ world: World, _ cell: Place?
  ) -> Series {
    yearly { projector, position throws(Unanswered) in
      if position >= years { return try projector.at(values, position - years) }
      let year = projector.years[position] - years
      let given = projector.given(formula, in: year, world, cell)
      return try projector.at(given, 0)
    }
  }

  /// A formula in a fiscal year before the horizon, the same in every year of it; `owner` is the value
  /// whose formula it is.
  private mutating func given(
    _ formula: ValueFormula, in year: Int, _ world: World, _ cell: Place?,
    of owner: FigureKey? = nil
  ) -> Series {
    switch formula {
    case .constant(let value): return flat(value)
    case .restOfAdopted: return notGiven(owner, year)
    case .draw(let drawn):
      return drawn.eachYear ? notGiven(owner, year) : series(formula, world, cell)
    case .process(let process): return given(process.form, in: year, of: owner)
    case .binomial(let name, let eachYear, let n, let p):
      guard !eachYear else { return notGiven(owner, year) }
      let counts = given(n, in: year, world, cell, of: owner)
      let chances = given(p, in: year, world, cell, of: owner)
      return binomialCounts(uniformSeries(name, eachYear: false), n: counts, p: chances)
    case .poisson(let name, let eachYear, let mean):
      guard !eachYear else { return notGiven(owner, year) }
      let means = given(mean, in: year, world, cell, of: owner)
      return poissonCounts(uniformSeries(name, eachYear: false), mean: means)
    case .reference(let figure, let place):
      return given(FigureKey(figure, world, at: place), in: year, cell)
    case .negate(let operand):
      return graph.negate(given(operand, in: year, world, cell, of: owner))
    case .arithmetic(let operation, let left, let right):
      let first = given(left, in: year, world, cell, of: owner)
      return arithmetic(operation, first, given(right, in: year, world, cell, of: owner))
    // Sums over the horizon's years are 0 before it.
    case .function(.cumulative, _): return flat(0)
    case .function(let function, let arguments):
      return apply(function, arguments.map { given($0, in: year, world, cell, of: owner) })
    case .prior(let operand, let years):
      return given(operand, in: year - years, world, cell, of: owner)
    case .withoutPlan(let operand): return given(operand, in: year, .statusQuo, cell, of: owner)
    }
  }

  /// A process in the year before the horizon, from which it starts; earlier years are not known.
  private mutating func given(
    _ form: DrawnProcess.Form, in year: Int, of owner: FigureKey?
  ) -> Series {
    guard year == firstYear - 1 else { return notGiven(owner, year) }
    switch form {
    case .autoregressive(let mean, _, _, let last): return flat(last ?? mean)
    case .randomWalk(let start, _, _): return flat(start)
    }
  }

  /// What is drawn each year, or adopted for the first one, says nothing of years before the horizon.
  private mutating func notGiven(_ owner: FigureKey?, _ year: Int) -> Series {
    guard let owner else { preconditionFailure("the checker keeps draws out of `prior`") }
    return deferred { _ throws(Unanswered) in throw .notGiven(owner, year: year) }
  }

  /// A figure or value in a fiscal year before the horizon, under its name; found once.
  mutating func given(_ key: FigureKey, in year: Int, _ cell: Place? = nil) -> Series {
    let question = GivenQuestion(key: key, cell: cell, year: year)
    if let known = givenFigures[question] { return known }
    let subject = graph.book.add(.figure(key))
    let values = graph.series(
      .past(subject, year: year) { projector throws(Unanswered) in
        let term = try projector.givenTerm(key, in: year, cell)
        return projector.graph.named(subject, term, year: year)
      })
    givenFigures[question] = values
    return values
  }

  private mutating func givenTerm(
    _ key: FigureKey, in year: Int, _ cell: Place?
  ) throws(Unanswered) -> Term {
    if case .value(let value) = key.figure,
      let yearly = yearlyValue(value, key.world) ?? yearlyValue(value, .plan)
    {
      return try givenTerm(of: yearly, in: year, key.world, cell)
    }
    // Nothing of this name is another mistake.
    _ = try reference(key.figure, key.world, at: key.place, cell)
    guard let term = try GivenFigures(year: year).term(of: key, &self) else {
      throw .notGiven(key, year: year)
    }
    return term
  }

  /// A value as it is written for a fiscal year before the horizon: dated in that year or earlier, with
  /// its growth since at the median rates; or without a year and without growth.
  private mutating func givenTerm(
    of yearly: YearlyValue, in year: Int, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Term {
    let key = FigureKey(.value(yearly.key), world)
    let question = ValueQuestion(key: yearly.key, world: world, cell: cell)
    // A value that stands on its own past has none that is given.
    let later = openPasts[question]
    if let later, later != year { throw .notGiven(key, year: later) }
    openPasts[question] = year
    defer { openPasts[question] = later }
    guard year >= firstYear - Self.longestPast,
      let index = yearly.segment(writtenFor: year, before: firstYear)
    else { throw .notGiven(key, year: year) }
    let segment = yearly.segments[index]
    // A value that is phased in is 0 before its first year.
    guard segment.ramp.isEmpty else { return graph.constant(0) }
    let growth = yearly.segments[...index].compactMap(\.growth).last
    let rule = growth.map { GrowthRule.own($0) } ?? defaultGrowth(yearly, world)
    let number = try at(given(segment.formula, in: year, world, cell, of: key), 0)
    switch rule {
    case .none: return number
    case .own, .like:
      guard segment.datedYear <= year else { throw .notGiven(key, year: year) }
      let factor = try pastGrowth(rule, dated: segment.datedYear, before: year + 1, world, cell)
      return factor == 1 ? number : graph.multiply(number, graph.constant(factor))
    }
  }
}
