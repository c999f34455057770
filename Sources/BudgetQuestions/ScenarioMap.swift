internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import ScenarioChecking
internal import SummaryMeasures

/// Where larger classes remove sections, or why that cannot be said.
public struct MappedScenario: Sendable {
  /// The map; `nil` where there is a problem.
  public let map: ReportedMap?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// What is asked of a map.
public struct MapRequest: Sendable {
  /// The ids of the class-size rules; empty for all.
  public var rules: [String]
  /// The most students that a class is larger by; `nil` for up to the cap.
  public var most: Int?
  /// The fiscal year of the tables; `nil` for the first.
  public var year: Int?

  /// Asks for a map.
  public init(rules: [String] = [], most: Int? = nil, year: Int? = nil) {
    self.rules = rules
    self.most = most
    self.year = year
  }
}

/// Maps what one student more per class, two, and so on come to in each school and grade, on the draws of
/// the plan.
public func mapScenario(
  _ request: RunRequest, _ asked: MapRequest = MapRequest(),
  progress: (@Sendable (Int) -> Void)? = nil
) -> MappedScenario {
  let study = Study(request)
  func answer(_ problem: String? = nil, _ failed: Diagnostic? = nil) -> MappedScenario {
    MappedScenario(
      map: nil, diagnostics: study.diagnostics + [failed].compactMap { $0 }, problem: problem)
  }
  guard let projection = study.projection, let budget = study.budgets.last else { return answer() }
  if let problem = problem(asked, budget, runs: study.budgets.count) { return answer(problem) }
  let rules = asked.rules.isEmpty ? nil : asked.rules
  let (mapped, map): (Projection, ProjectedClassMap)
  do throws(ProjectionFault) {
    (mapped, map) = try projection.classMap(
      of: budget, ClassMapRequest(rules: rules, most: asked.most))
  } catch {
    preconditionFailure("larger targets need no figure that the plan does not need")
  }
  guard !map.cells.isEmpty else { return answer(MapMessages.noStudents) }
  do throws(SimulationError) {
    let summary = try simulateClassMap(
      map, in: mapped.graph, settings: request.settings, progress: progress)
    let reported = ReportedMap(
      budget: budget, summary: summary, most: asked.most,
      year: asked.year ?? budget.years.lowerBound,
      provenance: study.provenance(
        budget, trials: summary.trials, command: "map", more: words(asked)))
    return MappedScenario(map: reported, diagnostics: study.diagnostics, problem: nil)
  } catch {
    return answer(nil, RunMessages.failed(error, in: mapped, scenario: study.place))
  }
}

/// Why a budget has no such map; `nil` where it has.
private func problem(_ asked: MapRequest, _ budget: DistrictBudget, runs: Int) -> String? {
  let known = budget.classSizes.map(\.id)
  if runs > 2 { return MapMessages.severalVariants }
  if known.isEmpty { return MapMessages.noClassSizes }
  if let unknown = asked.rules.first(where: { !known.contains($0) }) {
    return MapMessages.unknownRule(unknown, known)
  }
  if let year = asked.year, !budget.years.contains(year) {
    return MapMessages.outsideYears(year, budget.years)
  }
  return nil
}

/// The words of the command that say what is mapped.
private func words(_ asked: MapRequest) -> [String] {
  var words: [String] = []
  if !asked.rules.isEmpty {
    words.append("--class-size \(ShellWords.quoted(asked.rules.joined(separator: ",")))")
  }
  if let most = asked.most { words.append("--most \(most)") }
  if let year = asked.year { words.append("--year FY\(year)") }
  return words
}
