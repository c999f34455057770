internal import BudgetModel
internal import BudgetProjection
internal import BudgetReports
internal import CalculationGraphs
internal import Diagnostics
internal import MonteCarlo
internal import ScenarioChecking
internal import SummaryMeasures

/// The runs by which a value is found: each of a few values at a time, with the columns of the goal only.
struct SolvePasses {
  /// The scenario as written.
  let request: RunRequest
  /// What is looked for.
  let question: SolveQuestion
  /// The values.
  let grid: SolveGrid
  /// The goal's text.
  let goal: SourceFile
  /// Told how many trials of a run are done.
  var progress: (@Sendable (Int) -> Void)?
  /// What was run and what comes next.
  private(set) var steps: SolveSearch
  private var goals: [Int: [GoalSummary]] = [:]

  /// Why there is no answer.
  enum Failure: Error {
    /// The scenario does not take a value; the error that says so.
    case refused(Diagnostic?)
    /// A run gave no table.
    case failed(SimulationError, Projection)
  }

  /// Prepares the first run.
  init(request: RunRequest, question: SolveQuestion, grid: SolveGrid, goal: SourceFile) {
    self.request = request
    self.question = question
    self.grid = grid
    self.goal = goal
    steps = SolveSearch(count: grid.count)
  }

  /// Runs values until the answer has its neighbours; gives the direction in which it was looked for,
  /// `nil` where the goal leaves it open. Where no value meets the goal, any direction will do.
  mutating func search() throws(Failure) -> SolveQuestion.Direction? {
    var direction = question.direction
    var values = steps.first()
    while !values.isEmpty {
      let found = try run(values, settings: request.settings)
      for (position, summaries) in zip(values, found) { goals[position] = summaries }
      steps.note(zip(values, found).map { ($0, SolveSearch.Standing($1)) })
      if direction == nil, steps.isMet {
        guard let own = steps.ownDirection else { return nil }
        direction = own
      }
      values = steps.next(direction)
    }
    return direction ?? .largest
  }

  /// How the plan with each value stands against the goals.
  private func run(
    _ positions: [Int], settings: SimulationSettings
  ) throws(Failure) -> [[GoalSummary]] {
    let projection = try projection(positions)
    let runs = projection.runs.dropFirst()
    return summariseGoals(runs, try table(projection, goalColumns(of: runs), settings))
  }

  /// The plan as written and with each value, in one graph.
  private func projection(_ positions: [Int]) throws(Failure) -> Projection {
    let bodies = positions.map { question.body(grid.text($0)) }
    let study = Study(request.withVariants(bodies), goal: goal)
    guard let projection = study.projection else {
      throw .refused(study.diagnostics.first { $0.severity == .error })
    }
    return projection
  }

  private func table(
    _ projection: Projection, _ columns: [Node], _ settings: SimulationSettings
  ) throws(Failure) -> TrialTable {
    do throws(SimulationError) {
      return try MonteCarloEngine.run(
        projection.graph.keeping(columns), settings: settings,
        mustBeFinite: columnsThatMustBeFinite(of: projection).intersection(columns),
        progress: progress)
    } catch {
      throw .failed(error, projection)
    }
  }

  // MARK: answer

  /// The answer after the search, with the goal on an independent seed, or with what fails at the
  /// nearest miss.
  func solution(
    _ direction: SolveQuestion.Direction, of plan: DistrictBudget, _ provenance: Provenance
  ) throws(Failure) -> ReportedSolution {
    var solution = ReportedSolution(
      title: plan.header.title, years: plan.years, find: question.find,
      goals: goals.values.first?.map(\.check.text) ?? [],
      range: .init(
        low: grid.text(0), high: grid.text(grid.count - 1), count: grid.count,
        step: grid.amount.text(grid.step)),
      direction: direction, tried: steps.tried.map { row($0, goals[$0] ?? []) },
      coarse: steps.first(), provenance: provenance)
    if let best = steps.best(direction) {
      solution.best = best
      solution.safe = steps.safe(direction)
      solution.crossings = steps.crossings.map { pair in
        .init(
          low: grid.text(pair.low), high: grid.text(pair.high),
          holdsBelow: steps.standings[pair.low]?.isMet == true)
      }
      let positions = [best, solution.safe].compactMap(\.self).reduce(into: [Int]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      var settings = request.settings
      settings.seed &+= 1
      let found = try run(positions, settings: settings)
      solution.independent = .init(
        seed: settings.seed, rows: zip(positions, found).map { row($0, $1) })
    } else if let nearest = steps.nearest {
      let projection = try projection([nearest])
      let run = projection.runs[1]
      let table = try table(projection, causeColumns(of: run), request.settings)
      solution.nearest = .init(
        row: row(nearest, goals[nearest] ?? []), causes: summariseCauses(run, table))
    }
    return solution
  }

  private func row(_ position: Int, _ goals: [GoalSummary]) -> ReportedSolution.Row {
    ReportedSolution.Row(
      position: position, value: grid.text(position), number: grid.value(position), goals: goals)
  }
}

extension SolveSearch.Standing {
  /// How a value stands by its goals.
  fileprivate init(_ goals: [GoalSummary]) {
    isMet = goals.allSatisfy(\.isMet)
    isSafe = goals.allSatisfy { $0.outcome == .passed }
    shortfall =
      goals.map { goal in
        goal.shortfall / (goal.threshold == 0 ? 1 : abs(goal.threshold))
      }.max() ?? 0
  }
}
