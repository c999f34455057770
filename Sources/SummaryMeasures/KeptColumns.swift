internal import BudgetModel
public import BudgetProjection
public import CalculationGraphs

/// The nodes whose columns a summary reads, each once, in a fixed order.
///
/// Measures, probabilities, lines with their payments, streams' accounts, and what checks compare
/// and name; enough for `summarise` and for writing every trial of the reported measures.
public func columnsToKeep(of projection: Projection) -> [Node] {
  var nodes: [Node] = []
  for run in projection.runs { nodes += columns(of: run) }
  var seen = Set<Node>()
  return nodes.filter { seen.insert($0).inserted }
}

/// The nodes of all students, each once, in a fixed order; enough for `summariseStudents`.
public func studentColumns(of projection: Projection) -> [Node] {
  var seen = Set<Node>()
  return projection.runs.flatMap { $0.students.flatMap(\.byYear) }
    .filter { seen.insert($0).inserted }
}

/// The kept nodes that have to be numbers in every trial: all but the measures that may be
/// undefined, and figures that only findings of checks show.
public func columnsThatMustBeFinite(of projection: Projection) -> Set<Node> {
  var nodes = Set<Node>()
  for run in projection.runs {
    for measure in run.measures where measure.definedByYear == nil {
      nodes.formUnion(measure.byYear)
    }
    nodes.formUnion(run.measures.flatMap { $0.definedByYear ?? [] })
    nodes.formUnion(run.probabilities.map(\.node))
    nodes.insert(run.coveredEveryYear)
    for line in run.lines {
      nodes.formUnion(line.byYear + line.payments.flatMap(\.byYear))
    }
    for figures in run.accountedFigures { nodes.formUnion(figures) }
    for rule in run.classSizes { nodes.formUnion(rule.statusQuo.nodes + rule.plan.nodes) }
  }
  // A ratio may share its node with a figure that is always defined; being undefined wins.
  for run in projection.runs {
    for measure in run.measures where measure.definedByYear != nil {
      nodes.subtract(measure.byYear)
    }
  }
  return nodes
}

private func columns(of run: ProjectedBudget) -> [Node] {
  var nodes: [Node] = []
  for measure in run.measures {
    nodes += measure.byYear + (measure.definedByYear ?? [])
    if let ratio = measure.ratio { nodes += ratio.numerator + ratio.denominator }
  }
  nodes += run.probabilities.map(\.node) + run.streams.flatMap(\.alive)
  nodes.append(run.coveredEveryYear)
  for line in run.lines { nodes += line.byYear + line.payments.flatMap(\.byYear) }
  for students in run.districtStudents { nodes += students.byYear }
  for figures in run.accountedFigures { nodes += figures }
  for rule in run.classSizes { nodes += rule.statusQuo.nodes + rule.plan.nodes }
  nodes += run.rules.flatMap(\.nodes)
  for check in run.checks {
    nodes += check.nodes.map(\.node) + [check.joint].compactMap(\.self)
    guard case .everyTrial(let formula, _) = check.check.condition else { continue }
    for key in formula.figures { nodes += run.figures[key]?.byYear ?? [] }
  }
  return nodes
}

extension ProjectedBudget {
  /// Students by grade and in all, where earlier years are given to stand beside them; a run without
  /// history is spared the columns.
  var districtStudents: [ProjectedStudents] {
    let isTold = budget.enrollments.contains { !$0.history.isEmpty }
    return isTold ? students.filter { $0.school == nil } : []
  }

  /// The yearly figures of streams, roles, positions and staff groups that the summary shows.
  var accountedFigures: [[Node]] {
    leaders.flatMap { $0.figures.map(\.byYear) } + streams.flatMap { $0.accounts.map(\.byYear) }
      + positions.accounts.map(\.byYear)
      + staffing.flatMap { $0.accounts.map(\.byYear) }
      + ladders.flatMap { $0.stages.map(\.byYear) }
      + budgetLines.map(\.byYear)
  }
}

extension ProjectedPositions {
  /// Its entries in the order of the summary.
  var accounts: [(name: String, byYear: [Node])] {
    [
      ("freed", freed), ("used_by_release", usedByRelease), ("saved", saved), ("waiting", waiting),
    ]
  }
}

extension ProjectedStaffing {
  /// Its figures in the order of the summary.
  var accounts: [(name: String, byYear: [Node])] {
    let worlds = [("status_quo", statusQuo), ("plan", plan)].flatMap { prefix, world in
      [
        ("\(prefix).required", world.required), ("\(prefix).headcount", world.headcount),
        ("\(prefix).hires", world.hires), ("\(prefix).payroll", world.payroll),
        ("\(prefix).cost", world.cost),
      ] + world.details.map { ("\(prefix).\($0.name)", $0.byYear) }
    }
    return worlds + [("hire_value", hireValue), ("average_value", averageValue)]
  }
}

extension ProjectedStream {
  /// The entries of its account in the order of the summary.
  var accounts: [(name: String, byYear: [Node])] {
    let always = [
      ("received", received), ("committed", committed), ("available", available),
      ("restricted_savings", restrictedSavings), ("carry_in", carryIn), ("direct", direct),
      ("indirect", indirect), ("carried", carried), ("lapsed", lapsed),
    ]
    let stated = [
      ("transferred_out", transferredOut), ("transferred_in", transferredIn),
      ("set_aside", setAside), ("surcharge", surcharge), ("carry_limit", carryLimit),
      ("float", float),
    ]
    return always + stated.filter { !$0.1.isEmpty }
  }
}
