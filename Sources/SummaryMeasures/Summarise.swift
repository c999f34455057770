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
  var questions = SummaryQuestions()
  for run in projection.runs { RunSummary.ask(run, &questions) }
  let answers = SummaryAnswers(questions, of: table)
  return ScenarioSummary(
    settings: table.settings,
    runs: projection.runs.map { run in
      RunSummary(run, answers, FailureCauses(run, table), deterministic: deterministic)
    })
}

/// The students of every cell, school and grade of one budget.
///
/// The table is a run that kept the nodes of `studentColumns(of:)`.
public func summariseStudents(_ run: ProjectedBudget, _ table: TrialTable) -> [StudentSummary] {
  var questions = SummaryQuestions()
  questions.statistics(run.students.flatMap(\.byYear))
  let answers = SummaryAnswers(questions, of: table)
  return run.students.map { students in
    StudentSummary(students: students, byYear: answers.statistics(students.byYear))
  }
}

extension RunSummary {
  /// Asks what the summary of a budget needs.
  static func ask(_ run: ProjectedBudget, _ questions: inout SummaryQuestions) {
    for measure in run.measures { MeasureSummary.ask(measure, &questions) }
    for line in run.lines {
      questions.statistics(line.byYear)
      for payment in line.payments { questions.means(payment.byYear) }
    }
    for students in run.districtStudents { questions.statistics(students.byYear) }
    for figures in run.accountedFigures { questions.statistics(figures) }
    questions.probabilities(run.probabilities.map(\.node) + run.streams.flatMap(\.alive))
    for rule in run.classSizes { questions.means(rule.statusQuo.nodes + rule.plan.nodes) }
    for rule in run.rules { RuleSummary.ask(rule, &questions) }
    questions.deficits.append(deficit(run))
    run.askChecks(&questions)
  }

  /// The question for what a plan may cost the reserves.
  private static func deficit(_ run: ProjectedBudget) -> DeficitQuestion {
    let key = FigureKey(.district(.netCostCumulative))
    return DeficitQuestion(cumulative: run.measures.first { $0.key == key }?.byYear ?? [])
  }

  /// Summarises one budget.
  init(
    _ run: ProjectedBudget, _ answers: SummaryAnswers, _ failure: FailureCauses,
    deterministic: TrialTable
  ) {
    projected = run
    measures = run.measures.map { MeasureSummary($0, run, answers) }
    probabilities = run.probabilities.map { event in
      ProbabilitySummary(
        event: event.event, title: event.title, estimate: answers.probability(event.node))
    }
    lines = run.lines.map { line in
      LineSummary(
        line: line, byYear: answers.statistics(line.byYear),
        payments: line.payments.map { payment in
          LineSummary.PaymentSummary(
            payer: payment.payer, meanByYear: payment.byYear.map { answers.means($0).mean })
        })
    }
    streams = run.streams.map { stream in
      StreamSummary(
        stream: stream,
        accounts: stream.accounts.map { account in
          (name: account.name, byYear: answers.statistics(account.byYear))
        }, alive: stream.alive.map { answers.probability($0) })
    }
    positions = run.positions.accounts.map { account in
      (name: account.name, byYear: answers.statistics(account.byYear))
    }
    staffing = run.staffing.flatMap { group in
      group.accounts.map { account in
        (
          id: group.id, title: group.title, name: account.name,
          byYear: answers.statistics(account.byYear)
        )
      }
    }
    classSizes = run.classSizes.flatMap { rule in
      [false, true].map { ClassSizeSummary(rule, isPlan: $0, answers) }
    }
    ladders = run.ladders.flatMap { ladder in
      ladder.stages.map { stage in
        (
          id: ladder.id, title: ladder.title, stage: stage.name,
          byYear: answers.statistics(stage.byYear)
        )
      }
    }
    leaders = run.leaders.flatMap { role in
      role.figures.map { figure in
        LeaderFigure(
          id: role.id, title: role.title, name: figure.name, unit: figure.unit,
          byYear: answers.statistics(figure.byYear))
      }
    }
    let deficit = answers.deficits[Self.deficit(run)]
    reserveAtRisk = deficit.reserveAtRisk
    expectedShortfall = deficit.expectedShortfall
    causes = failure.causes
    failingTrials = failure.failingTrials
    let evaluation = CheckEvaluation(run: run, answers: answers, deterministic: deterministic)
    checks = run.checks.map { evaluation.result(of: $0) }
    students = run.districtStudents.map { students in
      StudentSummary(
        students: students, byYear: answers.statistics(students.byYear))
    }
    rules = run.rules.map {
      RuleSummary($0, answers, reviewFrom: run.budget.reviewSettings.reviewFrom)
    }
    budgetLines = run.budgetLines.map { line in
      BudgetLineSummary(line: line.line, byYear: answers.statistics(line.byYear))
    }
  }
}

extension MeasureSummary {
  /// Asks what the summary of a measure needs.
  static func ask(_ measure: ProjectedMeasure, _ questions: inout SummaryQuestions) {
    for (year, node) in measure.byYear.enumerated() {
      let column = ColumnRequest(node, defined: measure.definedByYear?[year])
      questions.statistics.append(StatisticsQuestion(column: column))
    }
    questions.probabilities(measure.definedByYear ?? [])
    if let ratio = measure.ratio { questions.means(ratio.numerator + ratio.denominator) }
  }

  /// Summarises one measure.
  init(_ measure: ProjectedMeasure, _ run: ProjectedBudget, _ answers: SummaryAnswers) {
    key = measure.key
    id = measure.id
    title = measure.title
    unit = measure.unit
    let firstYear = run.budget.years.lowerBound
    byYear = measure.byYear.enumerated().map { year, node in
      let defined = measure.definedByYear?[year]
      let undefined = defined.map { answers.count($0).misses } ?? 0
      return YearSummary(
        year: firstYear + year, statistics: answers.statistics(node, defined: defined),
        undefinedReason: undefined > 0 ? MeasureMessages.undefinedReason(measure.key.figure) : nil,
        undefinedTrials: undefined,
        ratioOfMeans: measure.ratio.flatMap { ratio in
          answers.ratioOfMeans(ratio.numerator[year], ratio.denominator[year])
        })
    }
  }
}
