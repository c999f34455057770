internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// Turns declarations into the budget of the base or of one combination of variants.
///
/// Its parts stand in extensions: expressions, distributions, values, changes, blocks, checks.
struct BudgetAssembler {
  /// What was declared.
  let declarations: Declarations
  /// What names mean.
  let symbols: Symbols
  /// Reads CSV files.
  let files: any ScenarioFileReading
  /// The variants that apply, in order.
  let variants: [WrittenVariant]
  /// The horizon.
  let years: ClosedRange<Int>

  /// What is wrong.
  var diagnostics: [Diagnostic] = []
  /// Values of the status quo by path.
  var statusQuo: [String: YearlyValue] = [:]
  /// Values of the plan by path.
  var planValues: [String: YearlyValue] = [:]
  /// Units of inputs and formulas by path, as they become known.
  var namedUnits: [String: Unit] = [:]
  /// Named values being read, to find circles.
  var namedOpen: [String] = []
  /// Named values in the order in which they became known: each after what it refers to.
  var namedOrder: [NamedValue] = []
  /// Named values that could not be read.
  var failedNames: Set<String> = []
  /// Paths that something refers to.
  var used: Set<String> = []
  /// What each value refers to.
  var referencesOf: [String: Set<String>] = [:]
  /// Resolved changes by path.
  var changes: [String: [ResolvedChange]] = [:]
  /// Replaced settings by path, for keys that are not numbers.
  var replacedSettings: [String: BlockInstance.Setting] = [:]
  /// Draw names with their timing, for correlations.
  var drawTimings: [String: Bool] = [:]
  /// The unit of the figure that the check being read compares.
  var checkUnit = Unit.ratio
  /// The last year whose students are known, where later ones are withheld for a comparison.
  var lastKnownYear: Int?
  /// The students that are withheld.
  var withheld: [Enrollment.Cell] = []
  /// CSV files already read.
  var tables: [String: CSVTable] = [:]

  init(
    declarations: Declarations, symbols: Symbols, files: any ScenarioFileReading,
    variants: [WrittenVariant], years: ClosedRange<Int>
  ) {
    self.declarations = declarations
    self.symbols = symbols
    self.files = files
    self.variants = variants
    self.years = years
  }

  /// Reads everything in the order in which one part needs another.
  mutating func assemble() -> DistrictBudget? {
    resolveChanges()
    let header = readHeader()
    for named in declarations.named { readNamed(named.declaration.name.text) }
    let schools = readSchools()
    let enrollments = readEnrollments(schools)
    let classSizes = readClassSizes()
    let schedules = readSchedules()
    let staff = readStaff(schedules)
    let funds = readFunds()
    let plan = readPlan()
    let correlations = readCorrelations()
    let generalFund = readGeneralFund()
    let lines = readBudgetLines(generalFund)
    let checks = readChecks() + lines.checks
    let suppressions = readSuppressions()
    checkUnusedChanges()
    checkCircles()
    checkWhole(enrollments, classSizes, staff, funds, plan)
    guard let header, !diagnostics.contains(where: { $0.severity == .error }) else {
      return nil
    }
    var budget = DistrictBudget(
      header: header, variants: variants.map { VariantName(id: $0.id, title: $0.title) },
      years: years, schools: schools, enrollments: enrollments, classSizes: classSizes,
      staff: staff, namedValues: namedOrder, correlations: correlations, funds: funds, plan: plan,
      statusQuoValues: statusQuo, planValues: planValues, checks: checks)
    budget.generalFund = generalFund
    budget.budgetLines = lines.lines
    budget.schedules = schedules
    budget.suppressions = suppressions
    budget.reviewFindings = ReviewFindings(budget).all
    return budget
  }

  /// Names near an unknown one; none where more messages stand before it than are shown.
  func candidates(near name: String) -> [String] {
    diagnostics.count < DiagnosticSet.errorLimit ? symbols.candidates(near: name) : []
  }

  /// Adds a message.
  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func readHeader() -> ScenarioHeader? {
    guard let scenario = declarations.scenario else { return nil }
    var texts: [(key: String, text: String)] = []
    for setting in scenario.settings {
      checkNoClauses(setting)
      guard case .text = setting.key.kind else { continue }
      if case .text(let quoted) = setting.value {
        texts.append((setting.key.name, quoted.text))
      } else {
        report(.wrongKind(setting.value.range, setting.key.kind.words))
      }
    }
    return ScenarioHeader(title: scenario.block.title?.text ?? "Scenario", texts: texts)
  }
}
