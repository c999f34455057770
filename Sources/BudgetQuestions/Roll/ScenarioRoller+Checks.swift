internal import BudgetReports
internal import Diagnostics
internal import ScenarioSyntax

extension ScenarioRoller {
  /// A check of the closed year alone goes; one from an earlier year on begins with the new horizon.
  mutating func rollConditions(
    _ conditions: [Expression], _ placed: RolledFiles.Placed
  ) {
    let scopes = conditions.map { $0.scopes }
    let isOver = scopes.map { all in !all.isEmpty && all.allSatisfy { Self.lastYear($0) <= closed }
    }
    if !isOver.isEmpty, isOver.allSatisfy(\.self) { return remove(placed) }
    for scope in scopes.joined() {
      if Self.lastYear(scope) <= closed {
        refuse(
          placed.statement.range, RollMessages.mixedCheck(closed),
          fix: "give each year a check of its own")
        return
      }
      switch scope.form {
      case .from(let year) where year.year <= closed, .span(let year, _) where year.year <= closed:
        replace(year.range, with: "FY\(years.lowerBound)", .moved, in: placed)
      case .from, .span, .only, .until: break
      }
    }
  }
}

extension Expression {
  /// The years over which its conditions are tested.
  var scopes: [YearScope] {
    switch self {
    case .overYears(let inner, let quantifier, _):
      inner.scopes + [quantifier.scope].compactMap(\.self)
    case .binary(_, let left, let right, _), .within(let left, let right, _),
      .interval(let left, let right, _), .at(let left, let right, _):
      left.scopes + right.scopes
    case .call(_, let arguments, _): arguments.flatMap { $0.value.scopes }
    case .negation(let inner, _), .share(let inner, _, _), .afterCommitted(let inner, _):
      inner.scopes
    case .list(let parts, _): parts.flatMap(\.scopes)
    case .quantity, .name, .phrase, .text, .years, .gradeSpan, .numberSpan, .column, .readyMade:
      []
    }
  }
}
