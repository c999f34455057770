internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about the plan, its roles and lines.
enum PlanMessages {
  static func missingCount(_ range: SourceRange, _ forms: [String]) -> Diagnostic {
    let message =
      forms.isEmpty
      ? "this role does not say how many leaders there are"
      : "this role says how many leaders in \(forms.count) ways: "
        + forms.map { "`\($0.replacing("_", with: " "))`" }.joined(separator: ", ")
    return Diagnostic(
      .missingCount, message, at: range,
      fix: forms.isEmpty
        ? "write one of `one per 15 teachers`, `share = 10% of teachers`, `count = 3`"
        : "keep one of them")
  }

  static func fractionalCount(_ range: SourceRange, _ number: Double, id: String) -> Diagnostic {
    let (low, high) = (number.rounded(.down), number.rounded(.up))
    return Diagnostic(
      .outOfRange, "`\(id)` has whole leaders, not \(number)", at: range,
      fix: "write `\(Int(low))` or `\(Int(high))`; for part of a leader's time use `release`")
  }

  static func noGroup(_ range: SourceRange, _ groups: [String]) -> Diagnostic {
    Diagnostic(
      .noGroup, "it is not clear which staff group these leaders come from", at: range,
      notes: [
        groups.isEmpty
          ? "no `staff` block is declared" : "groups: " + groups.joined(separator: ", ")
      ],
      fix: groups.first.map { "add `of = \($0)`" } ?? "declare a `staff` block")
  }

  static func missingDayRate(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingKey, "substitutes cover the released time, and no day rate is stated", at: range,
      fix: "add a line such as `substitute = $150 per day`")
  }

  static func atEachSchool(_ range: SourceRange, _ group: String, _ isEach: Bool) -> Diagnostic {
    Diagnostic(
      .atEachSchool, "the positions of `\(group)` are not known school by school", at: range,
      fix: "let them follow sections (`positions = 1 FTE per section`), or "
        + (isEach ? "count for the district" : "state the role by `count`"))
  }

  static func costOrSaves(_ range: SourceRange, both: Bool) -> Diagnostic {
    Diagnostic(
      .costOrSaves,
      both
        ? "a line has one of `cost`, `saves` and `adds`, not several"
        : "a line needs a cost or saves",
      at: range,
      fix: both
        ? "make two lines"
        : "add `cost = $… per year`, `saves = $… per year` or `adds = 2 FTE of …`")
  }

  static func uncitedLargerClasses(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingSource, "`extra_students` says neither where it comes from nor why", at: range,
      notes: ["that leaders can teach larger classes as well is contested"],
      fix: "add `source \"…\"` or `because \"…\"` behind the value, or leave it out")
  }

  static func succession(_ range: SourceRange, _ way: [String]) -> Diagnostic {
    Diagnostic(
      .succession,
      way.count == 1
        ? "`\(way[0])` is filled from itself"
        : "these roles are filled from each other: " + way.joined(separator: ", "),
      at: range,
      fix: "take out `filled_from` of `\(way[way.count - 1])`: its leaders then come from teachers")
  }

  static func decisionInterval(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      .decisionInterval, .warning, "`\(name)` is a decision, not an uncertainty", at: range,
      fix: "give one value, and compare others in a `variant`")
  }

  static func flatSavings(_ range: SourceRange, _ cost: String) -> Diagnostic {
    Diagnostic(
      .flatSavings, .warning, "costs grow (`\(cost)`) and no saving does", at: range,
      fix: "write `grow by …` behind the savings, or accept that coverage falls year by year")
  }

  static func emptyPlan(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .emptyPlan, .warning, "there is no `plan`, so nothing changes", at: range,
      fix: "add `plan \"…\" { leader … ; repurpose … }`")
  }
}
