public import BudgetModel
public import Diagnostics
public import ScenarioFiles
internal import ScenarioSyntax

/// A scenario after all checks: its base, and every variant that was asked for.
public struct CheckedScenario: Sendable {
  /// One entry per request: `nil` where it has errors.
  public let budgets: [DistrictBudget]
  /// The variants that the scenario declares, in order.
  public let variants: [VariantName]
  /// The shocks asked for, in order; `nil` for an id that nothing declares.
  public let shocks: [CheckedShock?]
  /// The ids of all shocks, those of the scenario first.
  public let shockNames: [String]
  /// Everything found, errors and warnings.
  public let found: DiagnosticSet
  /// Every file that was read, the scenario itself last, with its text.
  public let texts: [(path: String, text: String)]
  /// The first line of the `scenario` block.
  public let place: SourceRange?

  /// What was found, as it is shown.
  public var diagnostics: [Diagnostic] { found.sorted }
  /// Whether nothing prevents a run.
  public var isSound: Bool { !found.hasErrors }
}

/// Which variants a scenario is checked with.
public enum VariantRequest: Sendable, Hashable {
  /// The base alone.
  case base
  /// The base and each declared variant on its own.
  case all
  /// The base and these combinations, each a list of ids.
  case combinations([[String]])
}

/// Checks a scenario: reads includes, resolves names, units and years, and applies variants.
///
/// The base is always the first budget. Errors of any kind are collected in `diagnostics`. Where
/// `isStrict`, a stream that ends and may pay recurring cost is an error. A `goal` is a text of its own
/// with what an `expect` may say, several joined by `and`; the budgets have it as their goals. Shocks come
/// after the variants.
public func check(
  _ file: SourceFile, files: any ScenarioFileReading, variants request: VariantRequest,
  shocks: ShockRequest? = nil, isStrict: Bool = false, goal: SourceFile? = nil
) -> CheckedScenario {
  let loaded = LoadedScenario.load(file, files: files)
  let collected = DeclarationCollector.collect(loaded)
  let filter = CascadeFilter(loaded, declarations: collected.diagnostics)
  var found = DiagnosticSet(loaded.diagnostics + collected.diagnostics.filter(filter.keeps))
  var declarations = collected.declarations
  let rows = BudgetLineRows.expand(&declarations, files: files)
  for diagnostic in rows where filter.keeps(diagnostic) { found.add(diagnostic) }
  if let goal {
    let read = Goals.read(goal)
    declarations.goals = read.goals
    for diagnostic in read.diagnostics { found.add(diagnostic) }
  }
  let names = declarations.variants.map { VariantName(id: $0.id, title: $0.title) }
  var stressed = StressedShocks()
  func finish(_ budgets: [DistrictBudget]) -> CheckedScenario {
    CheckedScenario(
      budgets: found.hasErrors ? [] : budgets, variants: names, shocks: stressed.checked,
      shockNames: stressed.names, found: found, texts: loaded.texts,
      place: declarations.scenario?.block.header)
  }
  guard let scenario = declarations.scenario else { return finish([]) }
  let horizon = readHorizon(scenario)
  if let problem = horizon.problem, filter.keeps(problem) { found.add(problem) }
  guard let years = horizon.years else { return finish([]) }
  var combinations: [[String]] = [[]]
  switch request {
  case .base: break
  case .all: combinations += declarations.variants.map { [$0.id] }
  case .combinations(let asked): combinations += asked
  }
  let symbols = Symbols(declarations)
  var budgets: [DistrictBudget] = []
  var seen: Set<String> = []
  var runs: [(variants: [WrittenVariant], isKept: Bool)] = []
  // Read once; what is wrong with a table is found with the base.
  var tables: [String: CSVTable] = [:]
  func written(_ combination: [String]) -> [WrittenVariant] {
    combination.compactMap { id in
      if let variant = declarations.variants.first(where: { $0.id == id }) { return variant }
      found.add(
        ChangeMessages.unknownVariant(id, among: names.map(\.id), scenario: scenario.block.header))
      return nil
    }
  }
  for combination in combinations { runs.append((written(combination), true)) }
  let beneath = written(shocks?.variants ?? [])
  stressed = StressedShocks(
    shocks, declarations, years, after: runs.count, checksOwn: request == .all)
  for diagnostic in stressed.diagnostics where filter.keeps(diagnostic) { found.add(diagnostic) }
  for run in runs + stressed.runs.map({ (variants: beneath + $0.variants, isKept: $0.isKept) }) {
    let hasBlocks = run.variants.contains { !$0.blocks.isEmpty }
    let own = hasBlocks ? declarations.with(run.variants) : declarations
    var assembler = BudgetAssembler(
      declarations: own, symbols: hasBlocks ? Symbols(own) : symbols, files: files,
      variants: run.variants, years: years)
    assembler.tables = tables
    let budget = assembler.assemble()
    tables = assembler.tables
    let strict = isStrict ? budget.map(strictMessages) ?? [] : []
    for diagnostic in assembler.diagnostics + strict where filter.keeps(diagnostic) {
      let place =
        "\(diagnostic.code.id) \(diagnostic.message) "
        + "\(diagnostic.range?.place ?? "") \(diagnostic.range?.lowerBound ?? 0)"
      if seen.insert(place).inserted { found.add(diagnostic) }
    }
    if let budget, run.isKept { budgets.append(budget) }
  }
  return finish(budgets)
}

/// What is an error under `--strict`.
private func strictMessages(_ budget: DistrictBudget) -> [Diagnostic] {
  let rule = "one-time-for-recurring"
  guard !budget.suppressions.contains(where: { $0.rule == rule }) else { return [] }
  return budget.reviewFindings.filter { $0.rule == rule && $0.kind == .review }.compactMap {
    finding in finding.range.map { ReviewMessages.oneTimeForRecurring($0, finding.text) }
  }
}

/// The most fiscal years of a projection.
private let longestHorizon = 60

/// The fiscal years of the scenario block.
func readHorizon(_ scenario: BlockInstance) -> (
  years: ClosedRange<Int>?, problem: Diagnostic?
) {
  guard let setting = scenario.setting("years") else { return (nil, nil) }
  guard case .years(let first, let last, let range) = setting.value else {
    return (nil, YearMessages.missingYearsKey(setting.value.range))
  }
  let end = last ?? first
  let count = end.year - first.year + 1
  if count < 1 { return (nil, YearMessages.reversedYears(range)) }
  if count > longestHorizon {
    return (nil, YearMessages.badHorizon(range, count, most: longestHorizon))
  }
  return (first.year...end.year, nil)
}
