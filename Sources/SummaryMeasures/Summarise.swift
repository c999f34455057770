internal import BudgetModel
public import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
public import MonteCarlo

/// Turns the trials of a scenario into its statistics, probabilities, causes and checks.
///
/// - Parameters:
///   - projection: The budgets with their nodes.
///   - table: A run that kept `columnsToKeep(of: projection)`.
///   - deterministic: The same of the one path with every draw at its median; examples and adopted
///     figures are decided on it.
public func summarise(
  _ projection: Projection, _ table: TrialTable, deterministic: TrialTable
) -> ScenarioSummary {
  let statistics = ColumnStatistics(
    projection.runs.flatMap { RunSummary.requests($0) }, of: table)
  return ScenarioSummary(
    settings: table.settings,
    runs: projection.runs.map { run in
      RunSummary(run, table, deterministic, statistics)
    })
}

/// The students of every cell, school and grade of one budget.
///
/// The table is a run that kept the nodes of `studentColumns(of:)`.
public func summariseStudents(_ run: ProjectedBudget, _ table: TrialTable) -> [StudentSummary] {
  let requests = run.students.flatMap(\.byYear).map { ColumnRequest(node: $0, defined: nil) }
  let statistics = ColumnStatistics(requests, of: table)
  return run.students.map { students in
    StudentSummary(students: students, byYear: students.byYear.map { statistics.always($0) })
  }
}

extension RunSummary {
  /// The columns whose full statistics the summary of a budget shows.
  static func requests(_ run: ProjectedBudget) -> [ColumnRequest] {
    var requests: [ColumnRequest] = []
    for measure in run.measures {
      for (year, node) in measure.byYear.enumerated() {
        requests.append(ColumnRequest(node: node, defined: measure.definedByYear?[year]))
      }
    }
    for line in run.lines {
      requests += line.byYear.map { ColumnRequest(node: $0, defined: nil) }
    }
    for students in run.districtStudents {
      requests += students.byYear.map { ColumnRequest(node: $0, defined: nil) }
    }
    for figures in run.accountedFigures {
      requests += figures.map { ColumnRequest(node: $0, defined: nil) }
    }
    return requests
  }

  /// Summarises one budget.
  init(
    _ run: ProjectedBudget, _ table: TrialTable, _ deterministic: TrialTable,
    _ statistics: ColumnStatistics
  ) {
    projected = run
    measures = run.measures.map { MeasureSummary($0, run, table, statistics) }
    probabilities = run.probabilities.map { event in
      ProbabilitySummary(
        event: event.event, title: event.title, estimate: table.probability(event.node))
    }
    lines = run.lines.map { line in
      LineSummary(
        line: line, byYear: line.byYear.map { statistics.always($0) },
        payments: line.payments.map { payment in
          LineSummary.PaymentSummary(
            payer: payment.payer, meanByYear: payment.byYear.map { table.means($0).pooled })
        })
    }
    streams = run.streams.map { stream in
      StreamSummary(
        stream: stream,
        accounts: stream.accounts.map { account in
          (name: account.name, byYear: account.byYear.map { statistics.always($0) })
        })
    }
    positions = run.positions.accounts.map { account in
      (name: account.name, byYear: account.byYear.map { statistics.always($0) })
    }
    staffing = run.staffing.flatMap { group in
      group.accounts.map { account in
        (
          id: group.id, title: group.title, name: account.name,
          byYear: account.byYear.map { statistics.always($0) }
        )
      }
    }
    classSizes = run.classSizes.flatMap { rule in
      [false, true].map { ClassSizeSummary(rule, isPlan: $0, table) }
    }
    ladders = run.ladders.flatMap { ladder in
      ladder.stages.map { stage in
        (
          id: ladder.id, title: ladder.title, stage: stage.name,
          byYear: stage.byYear.map { statistics.always($0) }
        )
      }
    }
    leaders = run.leaders.flatMap { role in
      role.figures.map { figure in
        LeaderFigure(
          id: role.id, title: role.title, name: figure.name, unit: figure.unit,
          byYear: figure.byYear.map { statistics.always($0) })
      }
    }
    let cumulative =
      run.measures.first { $0.key == FigureKey(.district(.netCostCumulative)) }?.byYear ?? []
    let deficit = DeficitMeasures(cumulative, table)
    reserveAtRisk = deficit.reserveAtRisk
    expectedShortfall = deficit.expectedShortfall
    let failure = FailureCauses(run, table)
    causes = failure.causes
    failingTrials = failure.failingTrials
    let evaluation = CheckEvaluation(run: run, table: table, deterministic: deterministic)
    checks = run.checks.map { evaluation.result(of: $0) }
    students = run.districtStudents.map { students in
      StudentSummary(
        students: students, byYear: students.byYear.map { statistics.always($0) })
    }
    rules = run.rules.map { RuleSummary($0, table) }
    budgetLines = run.budgetLines.map { line in
      BudgetLineSummary(line: line.line, byYear: line.byYear.map { statistics.always($0) })
    }
  }
}

extension MeasureSummary {
  /// Summarises one measure.
  init(
    _ measure: ProjectedMeasure, _ run: ProjectedBudget, _ table: TrialTable,
    _ statistics: ColumnStatistics
  ) {
    key = measure.key
    id = measure.id
    title = measure.title
    unit = measure.unit
    let firstYear = run.budget.years.lowerBound
    byYear = measure.byYear.enumerated().map { year, node in
      let defined = measure.definedByYear?[year]
      let undefined = defined.map { table.trials - table.count(of: $0) } ?? 0
      return YearSummary(
        year: firstYear + year, statistics: statistics[node, defined],
        undefinedReason: undefined > 0 ? MeasureMessages.undefinedReason(measure.key.figure) : nil,
        undefinedTrials: undefined,
        ratioOfMeans: measure.ratio.flatMap { ratio in
          table.ratioOfMeans(ratio.numerator[year], ratio.denominator[year])
        })
    }
  }
}

extension TrialTable {
  /// The number of trials in which a 0/1 column is 1.
  func count(of node: Node) -> Int {
    if let value = constant(node) { return value != 0 ? trials : 0 }
    return withColumn(node) { column in column.reduce(0) { $1 != 0 ? $0 + 1 : $0 } }
  }
}
