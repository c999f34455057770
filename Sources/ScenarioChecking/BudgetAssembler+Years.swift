internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// Fiscal years of values and changes.
extension BudgetAssembler {
  /// How many years before the first one a value may be dated.
  static var longestPast: Int { 50 }

  /// Resolves a scope; a value may be dated before the horizon, a change may not.
  mutating func bounds(of scope: YearScope?, mayBeDated: Bool) -> YearBounds? {
    guard let scope else { return YearBounds() }
    switch scope.form {
    case .from(let word), .only(let word):
      let isOnly: Bool
      if case .only = scope.form { isOnly = true } else { isOnly = false }
      if word.year < years.lowerBound {
        if mayBeDated, word.year >= years.lowerBound - Self.longestPast {
          return YearBounds(first: nil, last: nil, dated: word.year)
        }
        report(YearMessages.yearOutside(word, years))
        return nil
      }
      guard inside(word) else { return nil }
      return YearBounds(first: word.year, last: isOnly ? word.year : nil)
    case .until(let word):
      guard inside(word) else { return nil }
      return YearBounds(first: nil, last: word.year)
    case .span(let first, let last):
      guard first.year <= last.year else {
        report(YearMessages.reversedYears(scope.range))
        return nil
      }
      guard inside(first), inside(last) else { return nil }
      return YearBounds(first: first.year, last: last.year)
    }
  }

  /// Reports a year outside the horizon.
  private mutating func inside(_ word: FiscalYearWord) -> Bool {
    if years.contains(word.year) { return true }
    report(YearMessages.yearOutside(word, years))
    return false
  }

  /// The year of a key such as `starts = FY2027`.
  mutating func readYear(_ setting: BlockInstance.Setting?) -> Int? {
    guard let setting else { return nil }
    checkNoClauses(setting)
    guard case .years(let first, nil, _) = setting.value else {
      report(NameMessages.wrongKind(setting.value.range, setting.key.kind.words))
      return nil
    }
    guard inside(first) else { return nil }
    return first.year
  }

  /// Reports clauses behind a value that takes none but `source` and `because`.
  mutating func checkNoClauses(_ setting: BlockInstance.Setting) {
    reject(setting.clauses, key: setting.key.name)
  }

  /// Reports clauses that mean nothing for a key, all but `source` and `because`, or some of them.
  mutating func reject(_ clauses: Clauses, key: String, only names: Set<String>? = nil) {
    let written: [(name: String, range: SourceRange?)] = [
      ("at each school", clauses.atEachSchool), ("~", clauses.family?.range),
      ("with chance", clauses.chance?.range), ("drawn", clauses.timing?.range),
      ("by", clauses.by.first?.range), ("grow by", clauses.growth?.range),
      ("floor", clauses.floor?.range), ("ramp", clauses.ramp.first?.range),
      ("years", clauses.scope?.range),
    ]
    for (name, range) in written {
      guard let range, names?.contains(name) ?? true else { continue }
      report(BlockMessages.unexpectedClause(range, name, key: key))
    }
  }
}
