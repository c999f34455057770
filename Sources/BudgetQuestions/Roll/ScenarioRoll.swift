internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
public import BudgetReports
internal import CalculationGraphs
public import Diagnostics
internal import FigureCatalogue
internal import Foundation
internal import MonteCarlo
internal import PlainText
internal import Quantities
internal import ScenarioChecking
internal import ScenarioFiles
internal import ScenarioSyntax
internal import SummaryMeasures

/// A scenario that was moved on by a year, or why it was not.
public struct RolledScenario: Sendable {
  /// The new text and the CSV file beside it; `nil` where there is a problem.
  public var text: String?
  /// The path and the text of a new CSV file of students, where the scenario reads them from one.
  public var students: (path: String, text: String)?
  /// What drifted.
  public var roll: ReportedRoll?
  /// A file of actuals with last year's medians, where none was given.
  public var template: String?
  /// Errors and warnings of the scenario and of the actuals.
  public var diagnostics: [Diagnostic] = []
  /// What is wrong with the question.
  public var problem: String?
}

/// Moves a scenario on by a year: the actuals of its first year lock in, the horizon moves, and the drift since
/// is measured on common draws.
///
/// - Parameters:
///   - first: The first year of the new horizon.
///   - actuals: The file of actuals; `nil` to get one with last year's medians.
///   - output: Where the new scenario will stand; `nil` for standard output.
public func rollScenario(
  _ request: RunRequest, to first: Int, actuals: SourceFile?, output: String?,
  progress: (@Sendable (Int) -> Void)? = nil
) -> RolledScenario {
  let all = RunRequest(
    source: request.source, path: request.path, variants: .all, settings: request.settings,
    isStrict: request.isStrict)
  let study = Study(all)
  var answer = RolledScenario(diagnostics: study.diagnostics)
  guard study.isSound, let budget = study.budgets.first else { return answer }
  let years = budget.years
  guard first == years.lowerBound + 1 else {
    answer.problem = RollMessages.oneYear(first, years.lowerBound, years.upperBound)
    return answer
  }
  let projection = project([budget], detail: .figures)
  guard let run = projection.runs.first else { return answer }
  let needed = NeededActual.all(of: budget, in: run)
  var medians: [Node: Double] = [:]
  for found in projection.medians(of: Set(needed.map(\.node)).sorted()) {
    medians[found.node] = found.value
  }
  let usual = needed.map { medians[$0.node] ?? 0 }
  guard let actuals else {
    answer.template =
      "figure,value\n" + zip(needed, usual).map { "\($0.name),\($0.text($1))\n" }.joined()
    return answer
  }
  let read = RollActuals(
    actuals, needed, medians: usual, names: budget.declaredNames, year: years.lowerBound)
  guard read.diagnostics.isEmpty else {
    answer.diagnostics += read.diagnostics
    return answer
  }
  let step = RollStep(
    request: request, study: study, projection: projection, run: run, first: first,
    actuals: read.given, file: actuals, output: output)
  step.finish(&answer, progress)
  return answer
}

/// A roll whose actuals are known.
private struct RollStep {
  let request: RunRequest
  let study: Study
  let projection: Projection
  let run: ProjectedBudget
  let first: Int
  let actuals: [RollActuals.Given]
  let file: SourceFile
  let output: String?

  private var budget: DistrictBudget { run.budget }

  func finish(_ answer: inout RolledScenario, _ progress: (@Sendable (Int) -> Void)?) {
    var known: [FigureKey: Double] = [:]
    for given in actuals { known[given.needed.key] = given.value }
    let readsStudents = RolledFiles(request.source).statements.contains { placed in
      guard case .block(let block) = placed.statement else { return false }
      return block.keyword.text == "enrollment" && block.file != nil
    }
    if readsStudents, output == nil {
      answer.problem = RollMessages.needsFile
      return
    }
    if let problem = folderProblem {
      answer.problem = problem
      return
    }
    let roller = ScenarioRoller(
      request.source, budgets: study.budgets, to: first, actuals: known,
      studentsPath: readsStudents ? output.map(studentsPath) : nil)
    guard roller.problems.isEmpty else {
      answer.diagnostics += roller.problems
      return
    }
    let text = roller.files.text()
    let source = rolledSource(text, roller.students)
    let rolled = Study(
      RunRequest(
        source: source, path: source.file.path, variants: .all, settings: request.settings,
        isStrict: request.isStrict))
    guard rolled.isSound, let after = rolled.budgets.first else {
      answer.diagnostics.append(RollMessages.rolledFails(rolled.diagnostics))
      return
    }
    let misplaced = misplacedStudents(in: after)
    guard misplaced.isEmpty else {
      answer.diagnostics += misplaced
      return
    }
    do throws(SimulationError) {
      answer.roll = try report(after, rolled, roller, progress)
      guard answer.roll != nil else { return }
      answer.text = text
      answer.students = roller.students.map { ($0.path, $0.text) }
    } catch {
      let failed = RunMessages.failed(error, in: projection, scenario: study.place)
      answer.diagnostics += [failed].compactMap(\.self)
    }
  }

  // MARK: files

  /// The new scenario as it will be read.
  private func rolledSource(_ text: String, _ students: RolledStudents?) -> ScenarioSource {
    let files: any ScenarioFileReading =
      students.map { OverlaidFiles(files: request.source.files, added: $0) }
      ?? request.source.files
    return ScenarioSource(
      file: SourceFile(path: output ?? request.source.file.path, text: text), files: files,
      root: request.source.root)
  }

  /// `plan.scenario` has its students in `plan-enrollment.csv`.
  private func studentsPath(_ output: String) -> String {
    let name = output.hasSuffix(".scenario") ? String(output.dropLast(9)) : output
    return name + "-enrollment.csv"
  }

  /// What is wrong where the new scenario would not find the files that it names.
  private var folderProblem: String? {
    guard let output, RolledFiles(request.source).namesFiles else { return nil }
    func folder(_ path: String) -> String {
      path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
    let own = folder(request.source.file.path)
    func whole(_ path: String) -> String {
      URL(filePath: path.isEmpty ? "." : path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    return whole(own) == whole(folder(output)) ? nil : RollMessages.otherFolder(own)
  }

  /// What is said of actual students that the new text would not start from.
  private func misplacedStudents(in after: DistrictBudget) -> [Diagnostic] {
    let year = budget.years.lowerBound
    return actuals.compactMap { given in
      guard given.needed.kind == .students, let place = given.needed.key.place else { return nil }
      let cells = after.enrollments.flatMap(\.cells).filter {
        $0.school == place.school && $0.grade == place.grade
      }
      // A file says with a 0 that a school has no such grade.
      if cells.isEmpty, given.value == 0 { return nil }
      let isStart = cells.count == 1 && cells[0].year == year
      if isStart, abs(cells[0].students - given.value) <= 1e-9 * max(1, given.value) { return nil }
      let enrollment = budget.enrollments.first { enrollment in
        enrollment.cells.contains { $0.school == place.school && $0.grade == place.grade }
      }
      return RollMessages.misplaced(given.needed.name, enrollment?.range ?? study.place)
    }
  }

  // MARK: figures

  /// The rolled budget with last year's assumptions: its processes go on from their medians, fitted students
  /// from last year's fit.
  private func withOldAssumptions(_ after: DistrictBudget) -> DistrictBudget {
    var closed = after
    for (key, value) in budget.statusQuoValues {
      if key.block == "enrollment", closed.statusQuoValues[key] != nil {
        closed.statusQuoValues[key] = value
      }
      guard key.block == "driver", case .process(let process)? = value.segments.first?.formula,
        let segment = value.segments.first
      else { continue }
      let year = budget.years.lowerBound
      var moved = DrawnProcess(
        name: process.name, form: process.form.movedOn(settled: process.settled[year]),
        by: process.by)
      moved.settled = process.settled.filter { $0.key > year }
      let agreed = value.segments.dropFirst().filter { ($0.lastYear ?? Int.max) > year }
      closed.statusQuoValues[key] = YearlyValue(
        key: value.key, title: value.title, unit: value.unit,
        segments: [
          ValueSegment(
            formula: .process(moved), growth: segment.growth, ramp: segment.ramp,
            firstYear: segment.firstYear, lastYear: segment.lastYear,
            datedYear: segment.datedYear, text: segment.text, range: segment.range,
            source: segment.source, because: segment.because)
        ] + agreed, changes: value.changes, limits: value.limits)
    }
    return closed
  }

  private func report(
    _ after: DistrictBudget, _ rolled: Study, _ roller: ScenarioRoller,
    _ progress: (@Sendable (Int) -> Void)?
  ) throws(SimulationError) -> ReportedRoll? {
    let next = project([after, withOldAssumptions(after)])
    guard next.faults.isEmpty, next.runs.count == 2 else { return nil }
    let nodes = run.driftNodes + actuals.map(\.needed.node)
    let before = try MonteCarloEngine.run(
      projection.graph.keeping(nodes.uniqued), settings: request.settings,
      mustBeFinite: Set(nodes), progress: progress)
    let kept = next.runs.flatMap(\.driftNodes)
    let table = try MonteCarloEngine.run(
      next.graph.keeping(kept.uniqued), settings: request.settings, mustBeFinite: Set(kept))
    let drift = summariseDrift(
      before: (run, before), closed: (next.runs[1], table), after: (next.runs[0], table))
    let standings = summariseActuals(
      actuals.map { (node: $0.needed.node, value: $0.value) }, before)
    return ReportedRoll(
      title: budget.header.title, closed: budget.years.lowerBound, before: budget.years,
      after: after.years,
      actuals: zip(actuals, standings).map { given, standing in
        ReportedRoll.Actual(
          figure: given.needed.key, unit: run.unitWords(of: given.needed.key), value: given.value,
          standing: standing)
      }, figures: drift.figures, byYear: drift.byYear, changes: roller.changes,
      students: roller.students?.path,
      provenance: study.provenance(
        budget, trials: before.trials, command: "roll",
        more: [
          "--to FY\(first)", "--actuals \(ShellWords.path(file.path))",
        ] + (output.map { ["-o \(ShellWords.path($0))"] } ?? [])))
  }
}

extension Array where Element == Node {
  /// Each once, in order.
  fileprivate var uniqued: [Node] {
    var seen = Set<Node>()
    return filter { seen.insert($0).inserted }
  }
}
