internal import BudgetModel
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import Quantities
internal import ScenarioChecking
internal import SummaryMeasures

/// What became of a comparison with the past.
public struct BacktestRun: Sendable {
  /// The comparison, where it was possible.
  public let backtest: ReportedBacktest?
  /// Errors and warnings of the scenario or file.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question.
  public let problem: String?
}

/// Projects a scenario's students from earlier years and compares them with those given since.
///
/// Without a year every year is taken from which the scenario can be projected.
public func backtestStudents(
  _ request: RunRequest, from asked: Int?, most horizon: Int?,
  actuals: StudentActuals = StudentActuals()
) -> BacktestRun {
  let source = request.source
  let given = givenYears(source.file, files: source.files)
  let years = Set(given + actuals.cells.map(\.year)).sorted()
  let origins = asked.map { [$0] } ?? Array(years.dropLast())
  var points: [BacktestPoint] = []
  var used: [Int] = []
  var last: ReplayedScenario?
  for origin in origins {
    let replayed = replay(source.file, files: source.files, from: origin, beside: actuals.cells)
    last = replayed
    guard let budget = replayed.budget else {
      // A fit needs some years; the first origins may have too few.
      if asked == nil, !points.isEmpty || origin != origins.last { continue }
      break
    }
    do throws(SimulationError) {
      points += try compare(budget, replayed.actuals, origin, request.settings)
      used.append(origin)
    } catch {
      return BacktestRun(backtest: nil, diagnostics: replayed.diagnostics, problem: "\(error)")
    }
  }
  points.removeAll { $0.ahead > (horizon ?? .max) }
  guard let last, !used.isEmpty, !points.isEmpty else {
    let messages =
      last?.diagnostics
      ?? check(
        source.file, files: source.files, variants: .base
      ).diagnostics
    let isSound = !messages.contains { $0.severity == .error }
    return BacktestRun(
      backtest: nil, diagnostics: messages,
      problem: isSound ? BacktestWording.nothingToCompare(asked, given: years) : nil)
  }
  let hash = InputHash.sha256(last.texts.map(\.text) + actuals.texts)
  let header = last.budget?.header
  return BacktestRun(
    backtest: ReportedBacktest(
      title: header?.text("district") ?? header?.title ?? request.path, kind: .students,
      points: points, origins: used,
      provenance: backtestProvenance(request, asked, horizon, hash, actuals: actuals.path)),
    diagnostics: [], problem: nil)
}

private func compare(
  _ budget: DistrictBudget, _ actuals: [Enrollment.Cell], _ origin: Int,
  _ settings: SimulationSettings
) throws(SimulationError) -> [BacktestPoint] {
  let projection = project([budget])
  let columns = studentColumns(of: projection)
  guard let run = projection.runs.first, !columns.isEmpty else { return [] }
  let table = try MonteCarloEngine.run(
    projection.graph.keeping(columns), settings: settings, mustBeFinite: Set(columns))
  var points: [BacktestPoint] = []
  for summary in summariseStudents(run, table) where summary.students.school == nil {
    let grade = summary.students.grade
    for (year, statistics) in zip(budget.years, summary.byYear) {
      let found = actuals.filter { $0.year == year && (grade == nil || $0.grade == grade) }
      guard !found.isEmpty else { continue }
      points.append(
        BacktestPoint(
          series: grade.map { "Grade \($0.rawValue)" } ?? ReportedBacktest.allStudents,
          origin: origin, year: year, actual: found.reduce(0) { $0 + $1.students },
          mean: statistics.mean.value, p5: statistics.p5.value, p25: statistics.p25.value,
          p75: statistics.p75.value, p95: statistics.p95.value,
          plain: budget.plainStudents(grade, ahead: year - origin)))
    }
  }
  return points
}

/// What is needed to get a comparison again.
func backtestProvenance(
  _ request: RunRequest, _ from: Int?, _ horizon: Int?, _ hash: String, actuals: String? = nil,
  more: [String] = []
) -> Provenance {
  let settings = request.settings
  var words = request.commandStart("backtest")
  if let from { words.append("--from FY\(from)") }
  if let horizon { words.append("--years \(horizon)") }
  if let actuals { words.append("--actuals \(ShellWords.path(actuals))") }
  words += more
  if more.isEmpty {
    words.append("--trials \(settings.actualTrials) --seed \(settings.seed)")
    if settings.sampling != .latin { words.append("--sampling \(settings.sampling.rawValue)") }
  }
  return Provenance(
    scenario: request.path, variant: nil, seed: settings.seed, trials: settings.actualTrials,
    sampling: settings.sampling.rawValue, inputSHA256: hash, command: words.joined(separator: " "))
}
