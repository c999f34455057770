internal import Diagnostics
internal import ScenarioSyntax

/// The shocks that a scenario is checked with: those asked for, and for `check` its own.
struct StressedShocks {
  /// What is checked for each, in order; those of `checked` are kept as budgets.
  private(set) var runs: [(variants: [WrittenVariant], isKept: Bool)] = []
  /// The shocks asked for; `nil` for an id that nothing declares.
  private(set) var checked: [CheckedShock?] = []
  /// The ids of all shocks, those of the scenario first.
  private(set) var names: [String] = []
  /// What is wrong with selectors.
  private(set) var diagnostics: [Diagnostic] = []

  /// None.
  init() {}

  /// Resolves the shocks asked for, whose budgets follow a number of others; `checksOwn` looks at each
  /// shock of the scenario without keeping its budget.
  init(
    _ request: ShockRequest?, _ declarations: Declarations, _ years: ClosedRange<Int>,
    after others: Int, checksOwn: Bool
  ) {
    let own = declarations.shocks
    let ownIDs = Set(own.map(\.id.text))
    let all = own + ShockLibrary.shocks.filter { !ownIDs.contains($0.id.text) }
    names = all.map(\.id.text)
    let resolver = ShockResolver(
      declarations: declarations, years: years,
      from: request?.from ?? min(years.lowerBound + 1, years.upperBound))
    guard let request else {
      guard checksOwn else { return }
      for shock in own {
        let resolved = resolver.resolve(shock)
        diagnostics += resolved.diagnostics
        runs.append(([resolved.variant], false))
      }
      return
    }
    for ids in request.combinations ?? all.map({ [$0.id.text] }) {
      let shocks = ids.compactMap { id in all.first { $0.id.text == id } }
      guard shocks.count == ids.count else {
        checked.append(nil)
        continue
      }
      let resolved = shocks.map(resolver.resolve)
      diagnostics += resolved.flatMap(\.diagnostics)
      let applying = resolved.map(\.variant).filter { !$0.changes.isEmpty }
      let applies = applying.count == resolved.count
      checked.append(
        CheckedShock(
          id: ids.joined(separator: "+"), title: shocks.map(\.title).joined(separator: "; "),
          source: Self.source(shocks), firstYear: resolved.map(\.firstYear).min() ?? 0,
          changes: shocks.flatMap(\.written), missing: resolved.flatMap { Self.missing($0, years) },
          budget: applies ? others + runs.count : nil))
      if applies { runs.append((applying, true)) }
    }
  }

  private static func source(_ shocks: [WrittenShock]) -> String? {
    let sources = shocks.compactMap(\.source)
    return sources.isEmpty ? nil : sources.joined(separator: "; ")
  }

  private static func missing(
    _ resolved: ShockResolver.Resolved, _ years: ClosedRange<Int>
  ) -> [String] {
    let isLate = resolved.variant.changes.isEmpty && resolved.missing.isEmpty
    return resolved.missing + (isLate ? [ShockMessages.outside(resolved.firstYear, years)] : [])
  }
}

extension WrittenShock {
  /// Its changes as written, e.g. `fund[program = title2].award *= 0%`.
  fileprivate var written: [String] {
    changes.map { change in
      "\(change.statement.pathText) "
        + (change.operation == .hold
          ? change.operation.rawValue
          : change.operation.rawValue + " "
            + change.values.map(\.range.text).joined(separator: ", "))
    }
  }
}
