internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// What a scenario says about rules for review.
extension BudgetAssembler {
  /// The rules that the scenario leaves out, each with its reason.
  mutating func readSuppressions() -> [RuleSuppression] {
    var read: [RuleSuppression] = []
    for written in declarations.suppressions {
      reject(written.clauses, key: "suppress")
      let ids = LanguageTable.reviewRules.map(\.id)
      guard ids.contains(written.rule.text) else {
        report(.unknownRule(written.rule, among: ids))
        continue
      }
      guard let reason = reason(written.clauses, of: "suppress", written.range) else { continue }
      if let first = read.first(where: { $0.rule == written.rule.text }) {
        report(.duplicateKey(written.rule, first: first.range))
        continue
      }
      read.append(
        RuleSuppression(rule: written.rule.text, because: reason, range: written.range))
    }
    return read
  }

  /// The `sunset` of a block.
  mutating func readSunset(_ instance: BlockInstance) -> Sunset? {
    guard let written = instance.sunset else { return nil }
    reject(written.clauses, key: "sunset")
    guard let reason = reason(written.clauses, of: "sunset", written.range) else { return nil }
    guard written.year.year >= years.lowerBound else {
      report(.yearOutside(written.year, years))
      return nil
    }
    return Sunset(year: written.year.year, because: reason)
  }

  /// Years before the horizon, e.g. of `moe_failed = FY2022..FY2023`.
  mutating func readPastYears(_ setting: BlockInstance.Setting?) -> [Int] {
    guard let setting else { return [] }
    checkNoClauses(setting)
    guard case .years(let first, let last, let range) = setting.value else {
      report(.wrongKind(setting.value.range, setting.key.kind.words))
      return []
    }
    let end = last?.year ?? first.year
    guard first.year <= end else {
      report(.reversedYears(range))
      return []
    }
    guard end < years.lowerBound else {
      report(.pastYear(range, setting.key.name, years))
      return []
    }
    return Array(first.year...end)
  }

  /// The reason behind a statement that needs one.
  private mutating func reason(
    _ clauses: Clauses, of statement: String, _ range: SourceRange
  ) -> String? {
    if let reason = clauses.because?.text, !reason.allSatisfy(\.isWhitespace) { return reason }
    report(.missingReason(range, statement))
    return nil
  }
}
