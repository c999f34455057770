public import BudgetModel
internal import CalculationGraphs

/// Projects budgets over their years, the base first and then its variants, into one graph.
///
/// Equal parts of the budgets are nodes of their own only once, so that they are computed once in
/// each trial; status quo and plan of every budget use the same draws.
public func project(_ budgets: [DistrictBudget]) -> Projection {
  var graph = GraphBuilder()
  var medians = ScalarEvaluator.atMedians
  var runs: [ProjectedBudget] = []
  for budget in budgets {
    var projector = BudgetProjector(budget: budget, graph: graph, medians: medians)
    runs.append(projector.result())
    graph = projector.graph
    medians = projector.medians
  }
  let kept = runs.flatMap { $0.keptNodes }
  return Projection(graph: CalculationGraph(graph, keeping: kept), runs: runs)
}

extension BudgetProjector {
  /// Everything about the budget.
  mutating func result() -> ProjectedBudget {
    for correlation in budget.correlations {
      graph.correlate(
        ScoreCorrelation(
          first: correlation.first, second: correlation.second,
          coefficient: correlation.coefficient))
    }
    for named in budget.namedValues {
      _ = value(named.path, .statusQuo)
      _ = value(named.path, .plan)
    }
    var measures: [ProjectedMeasure] = []
    let formulas = budget.namedValues.filter { $0.kind == .formula }.map(\.path)
    for id in measureEntries.map(\.id) + formulas {
      if let measure = measure(id) { measures.append(measure) }
    }
    remarkLooserLimits()
    let lines = projectedLines()
    let figures = figureTable(lines)
    let rules = projectedRules()
    let roles = projectedLeaders()
    let unwinds = projectedUnwinds()
    var result = ProjectedBudget(
      budget: budget, measures: measures, probabilities: probabilities(), lines: lines,
      streams: projectedStreams(), staffing: projectedStaffing(),
      positions: projectedPositions(), checks: checkNodes(), figures: figures,
      coveredEveryYear: graph.all(covered()), remarks: remarks)
    result.classSizes = projectedClassSizes()
    result.students = projectedStudents()
    result.ladders = projectedLadders()
    result.rules = rules
    result.leaders = roles
    result.unwinds = unwinds
    result.budgetLines = projectedBudgetLines()
    labelAll(result)
    return result
  }
}

extension ProjectedBudget {
  /// The nodes whose columns a summary reads.
  var keptNodes: [Node] {
    var nodes: [Node] = [coveredEveryYear]
    for measure in measures {
      nodes += measure.byYear + (measure.definedByYear ?? [])
      nodes += (measure.ratio?.numerator ?? []) + (measure.ratio?.denominator ?? [])
    }
    nodes += probabilities.map(\.node)
    for line in lines { nodes += line.byYear + line.payments.flatMap(\.byYear) }
    for stream in streams {
      nodes += stream.received + stream.committed + stream.available + stream.restrictedSavings
      nodes += stream.carryIn + stream.direct + stream.indirect + stream.carried + stream.lapsed
      nodes += stream.spendable + stream.spent + stream.transferredOut + stream.transferredIn
      nodes += stream.setAside + stream.surcharge + stream.carryLimit + stream.float
    }
    for group in staffing {
      nodes += group.hireValue + group.averageValue
      for world in [group.statusQuo, group.plan] {
        nodes += world.required + world.headcount + world.hires + world.payroll + world.cost
        nodes += world.details.flatMap(\.byYear)
      }
    }
    for rule in classSizes {
      for world in [rule.statusQuo, rule.plan] {
        nodes += world.students + world.seats + world.sections + world.target
        nodes += (world.fractional ?? []) + (world.cap ?? [])
      }
    }
    nodes += ladders.flatMap { $0.stages.flatMap(\.byYear) }
    nodes += leaders.flatMap { $0.figures.flatMap(\.byYear) }
    nodes += unwinds.flatMap { $0.figures.flatMap(\.byYear) }
    nodes += budgetLines.flatMap(\.byYear)
    nodes += positions.freed + positions.usedByRelease + positions.saved + positions.waiting
    nodes += checks.flatMap { $0.nodes.map(\.node) }
    nodes += rules.flatMap(\.nodes)
    return nodes
  }
}
