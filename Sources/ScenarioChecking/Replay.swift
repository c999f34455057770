public import BudgetModel
internal import BudgetNames
public import Diagnostics
internal import FigureCatalogue
internal import Quantities
public import ScenarioFiles
internal import ScenarioSyntax

/// The students of a scenario as they would have been projected from an earlier year, with those that
/// came about since.
public struct ReplayedScenario: Sendable {
  /// Schools, students and their values; its years are those after the known one. `nil` where there
  /// are errors.
  public let budget: DistrictBudget?
  /// The students that were withheld, after the known year.
  public let actuals: [Enrollment.Cell]
  /// Everything found, errors and warnings.
  public let diagnostics: [Diagnostic]
  /// Every file that was read with its text.
  public let texts: [(path: String, text: String)]
}

/// The years in which a scenario gives students, in order; empty where it has errors.
public func givenYears(_ file: SourceFile, files: any ScenarioFileReading) -> [Int] {
  let replayed = replay(file, files: files, from: .min / 2)
  return Set(replayed.actuals.map(\.year)).sorted()
}

/// Checks the students of a scenario as if nothing after a year were known.
///
/// The plan, staff and money are left alone; moves, openings and dated values that begin after the
/// last year given are left out. Counts given beside the scenario come in as what happened, where the
/// scenario has none of their year and grade.
public func replay(
  _ file: SourceFile, files: any ScenarioFileReading, from lastKnownYear: Int,
  beside more: [Enrollment.Cell] = []
) -> ReplayedScenario {
  let loaded = LoadedScenario.load(file, files: files)
  let collected = DeclarationCollector.collect(loaded)
  let filter = CascadeFilter(loaded, declarations: collected.diagnostics)
  var found = DiagnosticSet(loaded.diagnostics + collected.diagnostics.filter(filter.keeps))
  let declarations = collected.declarations
  let symbols = Symbols(declarations)
  func assembler(_ years: ClosedRange<Int>, known: Int) -> BudgetAssembler {
    var made = BudgetAssembler(
      declarations: declarations, symbols: symbols, files: files, variants: [], years: years)
    made.lastKnownYear = known
    return made
  }
  // A first reading finds the years; what is wrong with them shows in the second.
  var reader = assembler(2200...2200, known: .min)
  let own = reader.givenCells().filter { $0.year > lastKnownYear }
  let known = Set(own.map { "\($0.year) \($0.grade.rawValue)" })
  let actuals =
    own
    + more.filter {
      $0.year > lastKnownYear && !known.contains("\($0.year) \($0.grade.rawValue)")
    }
  let isReadable = !found.sorted.contains { $0.severity == .error }
  guard isReadable, let last = actuals.map(\.year).max(), lastKnownYear > 1900 else {
    for diagnostic in reader.diagnostics where filter.keeps(diagnostic) { found.add(diagnostic) }
    return ReplayedScenario(
      budget: nil, actuals: isReadable ? actuals : [], diagnostics: found.sorted,
      texts: loaded.texts)
  }
  var second = assembler(lastKnownYear + 1...last, known: lastKnownYear)
  let budget = second.assembleStudents()
  for diagnostic in second.diagnostics where filter.keeps(diagnostic) { found.add(diagnostic) }
  let isSound = !found.sorted.contains { $0.severity == .error }
  return ReplayedScenario(
    budget: isSound ? budget : nil, actuals: actuals, diagnostics: found.sorted,
    texts: loaded.texts)
}

extension BudgetAssembler {
  /// Every count of every enrolment.
  mutating func givenCells() -> [Enrollment.Cell] {
    declarations.enrollments.flatMap { EnrollmentCellReader.enrollmentCells($0, &self) }
  }

  /// Schools and students alone.
  mutating func assembleStudents() -> DistrictBudget? {
    let order = UnitFinder.findUnits(&self)
    let header = readHeader()
    let schools = SchoolReader.readSchools(&self)
    let enrollments = EnrollmentReader.readEnrollments(schools, &self)
    let needed = neededNames()
    for name in order where needed.contains(name) { NamedValueReader.readNamed(name, &self) }
    ReferenceChecker.checkReferences(&self)
    checkStudentsStandAlone()
    let correlations = CorrelationReader.readCorrelations(ofKnownDraws: true, &self)
    guard let header, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return DistrictBudget(
      header: header, variants: [], years: years, schools: schools, enrollments: enrollments,
      classSizes: [], staff: [], namedValues: namedOrder, correlations: correlations, funds: [],
      plan: Plan(title: "", leaders: [], repurposed: [], lines: []), statusQuoValues: statusQuo,
      planValues: planValues, checks: [])
  }

  /// Reports what students stand on that is no part of a comparison with the past.
  private mutating func checkStudentsStandAlone() {
    for reference in references {
      switch reference.figure {
      case .value, .district(.enrollment), .district(.attendance): continue
      default: report(NameMessages.figureBesideStudents(reference.range))
      }
    }
  }

  /// The named values that the values read so far stand on.
  private func neededNames() -> Set<String> {
    var found: Set<String> = []
    var waiting = references.map(\.figure)
    while let figure = waiting.popLast() {
      guard case .value(let key) = figure else { continue }
      if key.key == nil, let name = key.id, !found.insert(name).inserted { continue }
      let later = key.key == nil ? declarations.allNamed(key.id ?? "").dropFirst() : []
      let names =
        written.names(in: key) + later.flatMap { WrittenForms.names(in: $0.value) }
      waiting += names.compactMap { symbols.meaning(of: $0.text)?.figure }
    }
    return found
  }

  /// A block without what begins after the last year, where students are withheld.
  func asKnown(_ instance: BlockInstance) -> BlockInstance {
    guard lastKnownYear != nil else { return instance }
    var result = instance
    result.settings.removeAll { isLater($0.clauses.scope) }
    result.entries.removeAll { isLater($0.entry.clauses.scope) }
    return result
  }

  private func isLater(_ scope: YearScope?) -> Bool {
    switch scope?.form {
    case .from(let word), .only(let word): word.year > years.upperBound
    case .span(let first, _): first.year > years.upperBound
    default: false
    }
  }
}
