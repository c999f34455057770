internal import BudgetModel
internal import BudgetProjection
internal import BudgetReports
internal import CalculationGraphs
internal import Diagnostics
internal import MonteCarlo
internal import PlainText
internal import ScenarioChecking

/// A scenario, read, checked and projected once; every question starts from it.
struct Study {
  /// What was asked for.
  let request: RunRequest
  /// Errors and warnings, with figures that need themselves and what the first year shows.
  let found: DiagnosticSet
  /// The budgets, base first; empty where there are errors.
  let budgets: [DistrictBudget]
  /// The budgets with their figures in one graph; `nil` where there are errors.
  let projection: Projection?
  /// The variants that the scenario declares, in order.
  let variants: [VariantName]
  /// The shocks asked for; `nil` for an id that nothing declares.
  let shocks: [CheckedShock?]
  /// The ids of all shocks, those of the scenario first.
  let shockNames: [String]
  /// The fingerprint of every text that was read.
  let inputSHA256: String
  /// The first line of the `scenario` block, or the start of the file.
  let place: SourceRange

  /// Checks and projects a scenario, with a goal in the words of `expect` where one is asked for; the
  /// budgets may be prepared before they are projected.
  init(
    _ request: RunRequest, detail: ProjectionDetail = .results, goal: SourceFile? = nil,
    shocks: ShockRequest? = nil,
    prepare: (DistrictBudget) -> DistrictBudget = { $0 }
  ) {
    let source = request.source
    let checked = check(
      source.file, files: source.files, variants: request.variants.checked, shocks: shocks,
      isStrict: request.isStrict, goal: goal)
    self.request = request
    variants = checked.variants
    self.shocks = checked.shocks
    shockNames = checked.shockNames
    inputSHA256 = InputHash.sha256(checked.texts.map(\.text))
    place = checked.place ?? SourceRange(file: source.file, lowerBound: 0, upperBound: 0)
    guard checked.isSound else {
      (found, budgets, projection) = (checked.found, [], nil)
      return
    }
    var prepared = checked.budgets.map(prepare)
    var projected = project(prepared, detail: detail)
    let isSound = projected.faults.isEmpty
    var found = checked.found
    if isSound {
      let limits = LimitFindings(projected, fallback: place)
      if !limits.keys.isEmpty {
        for index in prepared.indices { prepared[index].keptInside = limits.keys }
        projected = project(prepared, detail: detail)
      }
      found.add(contentsOf: limits.diagnostics)
    }
    for fault in projected.faults {
      found.add(Self.message(fault.fault, in: prepared[fault.budget], place))
    }
    if isSound, let base = projected.runs.first {
      found.add(contentsOf: FirstYearFindings.all(of: base, in: projected))
    }
    self.found = found
    budgets = isSound ? prepared : []
    projection = isSound ? projected : nil
  }

  /// What is wrong with a budget that cannot be projected.
  private static func message(
    _ fault: ProjectionFault, in budget: DistrictBudget, _ place: SourceRange
  ) -> Diagnostic {
    switch fault {
    case .circle(let chain):
      circularReference(chain.map(\.key), in: budget, fallback: place)
    case .missing(let key): missingFigure(key, in: budget, fallback: place)
    case .notGiven(let key, let year): ungivenFigure(key, year: year, in: budget, fallback: place)
    }
  }

  /// What was found, as it is shown.
  var diagnostics: [Diagnostic] { found.sorted }

  /// Whether nothing prevents an answer.
  var isSound: Bool { projection != nil }

  /// What is needed to get the figures of one budget again.
  func provenance(
    _ budget: DistrictBudget, trials: Int, command: String? = nil, more: [String] = []
  ) -> Provenance {
    let settings = request.settings
    let variant =
      budget.variants.isEmpty ? nil : budget.variants.map(\.id).joined(separator: "+")
    let asked = command.map { [$0] } ?? request.command
    var words = request.commandStart(asked[0]) + asked.dropFirst() + more
    if let variant { words.append("--variant \(ShellWords.quoted(variant))") }
    if settings.deterministic {
      words.append("--deterministic")
    } else {
      words.append("--trials \(trials) --seed \(settings.seed)")
      if settings.sampling != .latin {
        words.append("--sampling \(settings.sampling.rawValue)")
      }
    }
    return Provenance(
      scenario: request.path, variant: variant, seed: settings.seed, trials: trials,
      sampling: settings.sampling.rawValue, inputSHA256: inputSHA256,
      command: words.joined(separator: " "), isDeterministic: settings.deterministic)
  }
}

extension RunRequest {
  /// The first words of the command that asks the same again, quoted for a shell: the command, the
  /// scenario, and what changes how it is read.
  func commandStart(_ command: String) -> [String] {
    var words = ["evenkeel \(command) \(ShellWords.path(path))"]
    if let root = source.root { words.append("--root \(ShellWords.path(root))") }
    if isStrict { words.append("--strict") }
    return words
  }
}
