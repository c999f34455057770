internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Turns declarations into the budget of the base or of one combination of variants.
///
/// It holds what all readers share and says in which order they read; each concept has a reader of
/// its own, which reports and keeps what it reads here.
struct BudgetAssembler {
  /// What was declared.
  let declarations: Declarations
  /// Its blocks by kind and id.
  let index: BlockIndex
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
  /// Values of the status quo.
  var statusQuo: [ValueKey: YearlyValue] = [:]
  /// Values of the plan.
  var planValues: [ValueKey: YearlyValue] = [:]
  /// Values whose unit is that of what is written, by key.
  let written: WrittenForms
  /// Their units, where they could be found.
  var units: [ValueKey: Unit] = [:]
  /// Values that are written in percent or percentage points.
  var percentages: Set<ValueKey> = []
  /// Formulas that were sampled, with their median and the share outside the bounds.
  var looks: [SampledFormula: (median: Double, outside: Double)] = [:]
  /// Named values in the order in which they became known: each after what it refers to.
  var namedOrder: [NamedValue] = []
  /// What something refers to.
  var used: Set<ValueKey> = []
  /// What formulas and checks name, with the place of each name.
  var references: [NamedReference] = []
  /// Resolved changes.
  var changes: [ValueKey: [ResolvedChange]] = [:]
  /// Replaced settings, for keys that are not numbers.
  var replacedSettings: [ValueKey: BlockInstance.Setting] = [:]
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
    index = BlockIndex(declarations)
    written = WrittenForms(declarations, index)
    self.files = files
    self.variants = variants
    self.years = years
  }

  /// Reads everything in the order in which one part needs another.
  mutating func assemble() -> DistrictBudget? {
    let order = UnitFinder.findUnits(&self)
    ChangeReader.resolveChanges(&self)
    UnitFinder.findReplacedUnits(&self)
    let header = readHeader()
    for name in order { NamedValueReader.readNamed(name, &self) }
    SettledReader.check(&self)
    let schools = SchoolReader.readSchools(&self)
    let enrollments = EnrollmentReader.readEnrollments(schools, &self)
    let classSizes = ClassSizeReader.readClassSizes(enrollments, &self)
    let schedules = ScheduleReader.readSchedules(&self)
    let staff = StaffReader.readStaff(schedules, &self)
    let funds = FundReader.readFunds(&self)
    let plan = PlanReader.readPlan(&self)
    let correlations = CorrelationReader.readCorrelations(&self)
    let generalFund = GeneralFundReader.readGeneralFund(&self)
    let lines = BudgetLineReader.readBudgetLines(generalFund, &self)
    let checks = CheckReader.read(declarations.checks, &self) + lines.checks
    let goals = CheckReader.read(declarations.goals, &self)
    let suppressions = ReviewRuleReader.readSuppressions(&self)
    let reviewSettings = ReviewRuleReader.readSettings(&self)
    ChangeConflicts.checkUnusedChanges(&self)
    ReferenceChecker.checkReferences(&self)
    WholeChecker.checkWhole(enrollments, classSizes, staff, funds, plan, &self)
    guard let header, !diagnostics.contains(where: { $0.severity == .error }) else {
      return nil
    }
    var budget = DistrictBudget(
      header: header, variants: variants.map { VariantName(id: $0.id, title: $0.title) },
      years: years, schools: schools, enrollments: enrollments, classSizes: classSizes,
      staff: staff, namedValues: namedOrder, correlations: correlations, funds: funds, plan: plan,
      statusQuoValues: statusQuo, planValues: planValues, checks: checks)
    budget.goals = goals
    budget.generalFund = generalFund
    budget.budgetLines = lines.lines
    budget.schedules = schedules
    budget.suppressions = suppressions
    budget.reviewSettings = reviewSettings
    budget.reviewFindings = ReviewFindings(budget).all
    return budget
  }

  /// Names near an unknown one; none where more messages stand before it than are shown.
  func candidates(near name: String) -> [String] {
    diagnostics.count < DiagnosticSet.errorLimit ? symbols.candidates(near: name) : []
  }

  /// Adds a message.
  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports a key that means nothing here, and each `set` that changes it.
  mutating func reportUnused(_ key: String, of instance: BlockInstance, _ reason: String) {
    if let setting = instance.setting(key) {
      report(BlockMessages.unusedKey(setting.range, key, reason))
    }
    for resolved in changes[instance.key(key)] ?? [] {
      let path = instance.key(key).description
      report(BlockMessages.unusedKey(resolved.change.range, path, reason))
    }
  }

  mutating func readHeader() -> ScenarioHeader? {
    guard let scenario = declarations.scenario else { return nil }
    var texts: [(key: String, text: String)] = []
    for setting in scenario.settings {
      checkNoClauses(setting)
      guard case .text = setting.key.kind else { continue }
      if case .text(let quoted) = setting.value {
        texts.append((setting.key.name, quoted.text))
      } else {
        report(NameMessages.wrongKind(setting.value.range, setting.key.kind.words))
      }
    }
    return ScenarioHeader(title: scenario.block.title?.text ?? "Scenario", texts: texts)
  }
}
