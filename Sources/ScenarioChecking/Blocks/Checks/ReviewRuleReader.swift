internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads what a scenario says about rules for review.
enum ReviewRuleReader {
  /// The rules that the scenario leaves out, each with its reason.
  static func readSuppressions(_ assembler: inout BudgetAssembler) -> [RuleSuppression] {
    var read: [RuleSuppression] = []
    for written in assembler.declarations.suppressions {
      assembler.reject(written.clauses, key: "suppress")
      let ids = LanguageTable.reviewRules.map(\.id)
      guard ids.contains(written.rule.text) else {
        assembler.report(NameMessages.unknownRule(written.rule, among: ids))
        continue
      }
      guard let reason = reason(written.clauses, of: "suppress", written.range, &assembler) else {
        continue
      }
      if let first = read.first(where: { $0.rule == written.rule.text }) {
        assembler.report(BlockMessages.duplicateKey(written.rule, first: first.range))
        continue
      }
      read.append(
        RuleSuppression(rule: written.rule.text, because: reason, range: written.range))
    }
    return read
  }

  /// How the scenario sets rules for review.
  static func readSettings(_ assembler: inout BudgetAssembler) -> ReviewSettings {
    var settings = ReviewSettings()
    guard let scenario = assembler.declarations.scenario else { return settings }
    if let share = readNumber(scenario, "review_from", FormQuantities.shareQuantity, &assembler) {
      settings.reviewFrom = share
    }
    let key = "comparability_leaves_out"
    if case .quantity(let students)? = scenario.description.key(key)?.kind {
      settings.comparabilityLeavesOut = readNumber(scenario, key, students, &assembler)
    }
    return settings
  }

  /// A number of a block that is the same in every year and future.
  private static func readNumber(
    _ instance: BlockInstance, _ key: String, _ quantity: QuantityDescription,
    _ assembler: inout BudgetAssembler
  ) -> Double? {
    guard let setting = instance.setting(key),
      let typed = ExpressionReader.readConstant(setting.value, &assembler)
    else { return nil }
    return QuantityReader.accept(typed, quantity, name: key, &assembler)?.constant
  }

  /// The `sunset` of a block.
  static func readSunset(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) -> Sunset? {
    guard let written = instance.sunset else { return nil }
    assembler.reject(written.clauses, key: "sunset")
    guard let reason = reason(written.clauses, of: "sunset", written.range, &assembler) else {
      return nil
    }
    guard written.year.year >= assembler.years.lowerBound else {
      assembler.report(YearMessages.yearOutside(written.year, assembler.years))
      return nil
    }
    return Sunset(year: written.year.year, because: reason)
  }

  /// Years before the horizon, e.g. of `moe_failed = FY2022..FY2023`.
  static func readPastYears(_ setting: BlockInstance.Setting?, _ assembler: inout BudgetAssembler)
    -> [Int]
  {
    guard let setting else { return [] }
    assembler.checkNoClauses(setting)
    guard case .years(let first, let last, let range) = setting.value else {
      assembler.report(NameMessages.wrongKind(setting.value.range, setting.key.kind.words))
      return []
    }
    let end = last?.year ?? first.year
    guard first.year <= end else {
      assembler.report(YearMessages.reversedYears(range))
      return []
    }
    guard end < assembler.years.lowerBound else {
      assembler.report(ReviewMessages.pastYear(range, setting.key.name, assembler.years))
      return []
    }
    return Array(first.year...end)
  }

  /// The reason behind a statement that needs one.
  private static func reason(
    _ clauses: Clauses, of statement: String, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> String? {
    if let reason = clauses.because?.text, !reason.allSatisfy(\.isWhitespace) { return reason }
    assembler.report(ReviewMessages.missingReason(range, statement))
    return nil
  }
}
