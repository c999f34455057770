internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// The measures of the results.
enum Measures {
  /// The measures of the results: those of the catalogue in its order, those of the general fund, then
  /// one for each declared formula.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedMeasure]
  {
    var measures: [ProjectedMeasure] = []
    for figure in DistrictFigure.allCases {
      let description = figure.description
      guard description.isMeasure else { continue }
      measures.append(
        try measure(
          FigureKey(.district(figure)), id: description.name, title: description.title,
          unit: description.unitWords, &projector))
    }
    for entry in GeneralFundMeasure.all where projector.budget.generalFund != nil {
      measures.append(
        try measure(
          entry.key, id: entry.id, title: entry.title, unit: entry.key.figure.unitWords, &projector)
      )
    }
    for formula in projector.budget.namedValues where formula.kind == .formula {
      let key = FigureKey(.value(formula.key))
      guard projector.yearlyValue(formula.key, .plan) != nil else { continue }
      measures.append(
        try measure(
          key, id: formula.key.description, title: formula.id, unit: formula.unit, &projector))
    }
    return measures
  }

  /// A measure; where it is defined in every trial and year it needs no nodes that say so.
  private static func measure(
    _ key: FigureKey, id: String, title: String, unit: String, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedMeasure {
    guard let series = FigureSeries.series(of: key, &projector) else {
      preconditionFailure("the measure \(id) has no figure")
    }
    let byYear = try projector.nodes(series)
    var sides: ProjectedMeasure.Ratio?
    if let ratio = MeasureRatio.ratio(of: key, &projector) {
      sides = ProjectedMeasure.Ratio(
        numerator: try projector.nodes(ratio.numerator),
        denominator: try projector.nodes(ratio.denominator))
    }
    return ProjectedMeasure(
      key: key, id: id, title: title, unit: unit, byYear: byYear,
      definedByYear: try definedByYear(key, &projector), ratio: sides)
  }

  /// One node a year that is 1 where a measure is defined; `nil` where it always is.
  private static func definedByYear(_ key: FigureKey, _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> [Node]?
  {
    let defined: Series?
    if case .value(let value) = key.figure {
      defined = FormulaDomain.series(of: value, .plan, &projector)
    } else {
      defined = MeasureRatio.defined(key, &projector)
    }
    guard let defined else { return nil }
    let nodes = try projector.nodes(defined)
    return nodes.allSatisfy { projector.graph.graph.constantValue($0) == 1 } ? nil : nodes
  }
}

/// Where declared formulas are defined: where they divide by nothing that is 0.
enum FormulaDomain {
  /// 1 in years in which a declared formula is defined.
  static func series(
    of key: ValueKey, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    projector.once(.init(kind: "defined value", id: key.description, world: world)) { projector in
      guard let written = projector.yearlyValue(key, world) else { return projector.flat(1) }
      var segments: [Series] = []
      for segment in written.segments {
        segments.append(series(segment.formula, world, &projector))
      }
      if segments.count == 1, written.segments[0].holdsAlways { return segments[0] }
      return projector.yearly { projector, position throws(Unanswered) in
        guard let holding = written.segment(holdingIn: projector.years[position]) else {
          return projector.graph.constant(1)
        }
        return try projector.at(segments[holding], position)
      }
    }
  }

  private static func series(
    _ formula: ValueFormula, _ world: World, _ projector: inout BudgetProjector
  ) -> Series {
    switch formula {
    case .constant, .draw, .process, .restOfAdopted: return projector.flat(1)
    case .binomial(_, _, let n, let p): return both(n, p, world, &projector)
    case .poisson(_, _, let mean): return series(mean, world, &projector)
    case .reference(.value(let key), _):
      guard key.block == NamedValue.Kind.formula.rawValue else { return projector.flat(1) }
      return projector.deferred { series(of: key, world, &$0) }
    case .reference(let figure, let place):
      return projector.deferred {
        MeasureRatio.defined(FigureKey(figure, world, at: place), &$0) ?? $0.flat(1)
      }
    case .negate(let operand): return series(operand, world, &projector)
    case .arithmetic(let operation, let left, let right):
      let both = both(left, right, world, &projector)
      guard operation == .divide else { return both }
      let divisor = projector.series(right, world, nil)
      let isZero = projector.graph.series(.two(.equal, divisor, projector.flat(0)))
      return projector.graph.multiply(both, projector.graph.not(isZero))
    case .function(_, let arguments):
      var result = projector.flat(1)
      for argument in arguments {
        result = projector.graph.multiply(result, series(argument, world, &projector))
      }
      return result
    case .withoutPlan(let operand): return series(operand, .statusQuo, &projector)
    case .prior(let operand, let years):
      let domain = series(operand, world, &projector)
      return projector.yearly { projector, position throws(Unanswered) in
        // What is given of the years before the horizon is a number.
        guard position >= years else { return projector.graph.constant(1) }
        return try projector.at(domain, position - years)
      }
    }
  }

  /// 1 in years in which two formulas are both defined.
  private static func both(
    _ left: ValueFormula, _ right: ValueFormula, _ world: World,
    _ projector: inout BudgetProjector
  ) -> Series {
    let first = series(left, world, &projector)
    return projector.graph.multiply(first, series(right, world, &projector))
  }
}
