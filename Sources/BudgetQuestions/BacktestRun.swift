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
  if let asked, !given.isEmpty, !given.contains(asked) {
    return BacktestRun(
      backtest: nil, diagnostics: [],
      problem: BacktestWording.nothingToCompare(asked, from: given, years))
  }
  // Only what the scenario itself gives can be projected from.
  let origins = given.filter { year in asked.map { $0 == year } ?? (year < years.last ?? year) }
  var points: [BacktestPoint] = []
  var partial: [ReportedBacktest.PartialYear] = []
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
      let compared = try compare(budget, replayed.actuals, origin, request.settings)
      points += compared.points
      partial += compared.partial
      used.append(origin)
    } catch {
      return BacktestRun(backtest: nil, diagnostics: replayed.diagnostics, problem: "\(error)")
    }
  }
  points.removeAll { $0.ahead > (horizon ?? .max) }
  partial.removeAll { $0.year - $0.origin > (horizon ?? .max) }
  guard let last, !used.isEmpty, !points.isEmpty else {
    let messages =
      last?.diagnostics
      ?? check(
        source.file, files: source.files, variants: .base
      ).diagnostics
    let isSound = !messages.contains { $0.severity == .error }
    return BacktestRun(
      backtest: nil, diagnostics: messages,
      problem: isSound ? BacktestWording.nothingToCompare(asked, from: given, years) : nil)
  }
  let hash = InputHash.sha256(last.texts.map(\.text) + actuals.texts)
  let header = last.budget?.header
  return BacktestRun(
    backtest: ReportedBacktest(
      title: header?.text("district") ?? header?.title ?? request.path, kind: .students,
      points: points, origins: used, partialYears: partial,
      provenance: backtestProvenance(request, asked, horizon, hash, actuals: actuals.path)),
    diagnostics: [], problem: nil)
}

private func compare(
  _ budget: DistrictBudget, _ actuals: [Enrollment.Cell], _ origin: Int,
  _ settings: SimulationSettings
) throws(SimulationError) -> (points: [BacktestPoint], partial: [ReportedBacktest.PartialYear]) {
  let projection = project([budget])
  let columns = studentColumns(of: projection)
  guard let run = projection.runs.first, !columns.isEmpty else { return ([], []) }
  let table = try MonteCarloEngine.run(
    projection.graph.keeping(columns), settings: settings, mustBeFinite: Set(columns))
  let district = summariseStudents(run, table).filter { $0.students.school == nil }
  let partial = partialYears(district, budget.years, actuals, origin)
  var points: [BacktestPoint] = []
  for summary in district {
    let grade = summary.students.grade
    for (position, year) in budget.years.enumerated() {
      let projected = projectedGrades(district, position)
      // All students are compared grade for grade: only those projected, and only where all are given.
      let found = actuals.filter { cell in
        cell.year == year && (grade.map { $0 == cell.grade } ?? projected.contains(cell.grade))
      }
      guard !found.isEmpty, grade != nil || !partial.contains(where: { $0.year == year }) else {
        continue
      }
      let statistics = summary.byYear[position]
      points.append(
        BacktestPoint(
          series: grade.map { "Grade \($0.rawValue)" } ?? ReportedBacktest.allStudents,
          origin: origin, year: year, actual: found.reduce(0) { $0 + $1.students },
          mean: statistics.mean.value, p5: statistics.p5.value, p25: statistics.p25.value,
          p75: statistics.p75.value, p95: statistics.p95.value,
          plain: budget.plainStudents(grade, ahead: year - origin)))
    }
  }
  return (points, partial)
}

/// The grades that have students in some future of a year.
private func projectedGrades(_ district: [StudentSummary], _ position: Int) -> [Grade] {
  district.filter { $0.byYear[position].p95.value > 0 }.compactMap(\.students.grade)
}

/// The years with counts in which a grade that is projected has none.
private func partialYears(
  _ district: [StudentSummary], _ years: ClosedRange<Int>, _ actuals: [Enrollment.Cell],
  _ origin: Int
) -> [ReportedBacktest.PartialYear] {
  years.enumerated().compactMap { position, year in
    let given = Set(actuals.filter { $0.year == year }.map(\.grade))
    let missing = projectedGrades(district, position).filter { !given.contains($0) }
    guard !given.isEmpty, !missing.isEmpty else { return nil }
    return .init(origin: origin, year: year, missing: missing.sorted())
  }
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
