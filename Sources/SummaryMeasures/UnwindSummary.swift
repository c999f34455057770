internal import BudgetModel
public import BudgetProjection
public import CalculationGraphs
public import MonteCarlo

/// What remains to be paid where the leader roles stop in a year.
public struct UnwindSummary: Sendable {
  /// The first fiscal year without leaders.
  public let stop: Int
  /// The figures of `ProjectedUnwind` in its order, one entry a year from the stop on.
  public let figures: [(name: String, unit: String, byYear: [Statistics])]

  /// A figure by its name.
  public func figure(_ name: String) -> [Statistics] {
    figures.first { $0.name == name }?.byYear ?? []
  }
}

/// The nodes whose columns `summariseUnwinds` reads, each once.
public func unwindColumns(of run: ProjectedBudget) -> [Node] {
  var seen = Set<Node>()
  return run.unwinds.flatMap { $0.figures.flatMap(\.byYear) }.filter { seen.insert($0).inserted }
}

/// The statistics of a budget's unwinds, from a run that kept `unwindColumns(of: run)`.
public func summariseUnwinds(_ run: ProjectedBudget, _ table: TrialTable) -> [UnwindSummary] {
  var questions = SummaryQuestions()
  questions.statistics(unwindColumns(of: run))
  let answers = SummaryAnswers(questions, of: table)
  return run.unwinds.map { unwind in
    let start = unwind.stop - run.budget.years.lowerBound
    return UnwindSummary(
      stop: unwind.stop,
      figures: unwind.figures.map { figure in
        (
          name: figure.name, unit: figure.unit,
          byYear: answers.statistics(Array(figure.byYear.dropFirst(start)))
        )
      })
  }
}
