internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import FigureCatalogue
internal import MonteCarlo
internal import PlainText
internal import Quantities
internal import ScenarioChecking
internal import SummaryMeasures

/// The value of a key with which a goal holds, or why that cannot be said.
public struct SolvedScenario: Sendable {
  /// The answer, also where no value meets the goal; `nil` where there is a problem.
  public let solution: ReportedSolution?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// Mistakes in the question, each at its place in an argument.
  public let mistakes: [Diagnostic]
  /// What else is wrong with the question.
  public let problem: String?
}

/// Looks for the largest or smallest value of a key with which a goal holds, all values on the draws of
/// the plan as written.
public func solveScenario(
  _ request: RunRequest, _ question: SolveQuestion, progress: (@Sendable (Int) -> Void)? = nil
) -> SolvedScenario {
  let goal = SourceFile(path: "--so-that", text: question.goal)
  let base = Study(request, goal: goal)
  func answer(
    _ problem: String? = nil, mistakes: [Diagnostic] = [], _ more: [Diagnostic] = []
  ) -> SolvedScenario {
    SolvedScenario(
      solution: nil, diagnostics: base.diagnostics.filter { $0.range?.file !== goal } + more,
      mistakes: mistakes, problem: problem)
  }
  let blank = question.goal.allSatisfy(\.isWhitespace)
  if blank || question.find.allSatisfy(\.isWhitespace) {
    return answer(blank ? SolveMessages.emptyGoal : SolveMessages.emptyPath)
  }
  guard let plan = base.budgets.first else {
    return answer(mistakes: base.diagnostics.filter { $0.range?.file === goal })
  }
  let path = SourceFile(path: "--find", text: question.path)
  let found = settableValue(path, in: request.source.file, files: request.source.files)
  guard let value = found.value else { return answer(mistakes: found.diagnostics) }
  do throws(SolvePasses.Failure) {
    let grid: SolveGrid
    do throws(SolveGrid.Problem) {
      let present = question.between == nil ? present(value, in: plan, question) : []
      grid = try SolveGrid(question, of: value, present: present)
    } catch {
      return answer(error.message)
    }
    var passes = SolvePasses(request: request, question: question, grid: grid, goal: goal)
    passes.progress = progress
    guard let direction = try passes.search() else {
      let ends = [0, grid.count - 1].map { end in
        (value: grid.text(end), isMet: passes.steps.standings[end]?.isMet == true)
      }
      return answer(SolveMessages.noDirection(low: ends[0], high: ends[1]))
    }
    let provenance = base.provenance(
      plan, trials: request.settings.actualTrials, command: "solve", more: question.words)
    let solution = try passes.solution(direction, of: plan, provenance)
    return SolvedScenario(
      solution: solution, diagnostics: base.diagnostics, mistakes: [], problem: nil)
  } catch {
    switch error {
    case .refused(let diagnostic):
      let words = diagnostic.map { SolveMessages.refused(question, $0) }
      return answer(words ?? SolveMessages.noBudget)
    case .failed(let failure, let projection):
      let failed = RunMessages.failed(failure, in: projection, scenario: base.place)
      return answer(nil, [failed].compactMap { $0 })
    }
  }
}

/// The numbers that the plan has now, as written: medians in the first year that the question is about.
private func present(
  _ value: SettableValue, in plan: DistrictBudget, _ question: SolveQuestion
) -> [Double] {
  let projection = project([plan], detail: .figures)
  guard let run = projection.runs.first else { return [] }
  let years = plan.years
  let year = question.scope.firstMatch(of: /FY(\d{4})/).flatMap { Int($0.1) } ?? years.lowerBound
  let position = years.contains(year) ? year - years.lowerBound : 0
  let nodes = value.keys.compactMap { key -> Node? in
    let figure =
      run.figures[FigureKey(.value(key))] ?? run.figures[FigureKey(.value(key), .statusQuo)]
    guard let nodes = figure?.byYear else { return nil }
    return nodes.count == 1 ? nodes[0] : nodes[position]
  }
  let scale: Double = value.form == .percent ? 100 : 1
  return projection.medians(of: nodes).map { $0.value * scale }
}

extension SolveQuestion {
  /// The words of the command that ask this again.
  fileprivate var words: [String] {
    let options = [("--find", find), ("--so-that", goal)].map { ($0, Optional($1)) }
    return
      (options + [("--between", between), ("--step", step)]).compactMap { name, text in
        text.map { "\(name) \(ShellWords.quoted($0))" }
      } + (direction.map { ["--\($0.rawValue)"] } ?? [])
  }
}
