internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about changes of values.
enum ChangeMessages {
  static func setOwnValue(_ path: Path, _ target: String) -> Diagnostic {
    Diagnostic(
      .topLevelSet, .warning, "`\(target)` is written in this file", at: path.range,
      fix: "change it where it stands, or make this a `variant`")
  }

  static func setInPlan(_ path: Path, _ target: String) -> Diagnostic {
    Diagnostic(
      .setInPlan, "the plan cannot change `\(target)`; it belongs to both worlds", at: path.range,
      fix: "change it in a `variant` outside `plan`")
  }

  static func nothingToChange(_ range: SourceRange, _ name: String) -> Diagnostic {
    Diagnostic(
      .nothingToChange, "`\(name)` has no value to change", at: range,
      fix: "write a value in its block first")
  }

  static func changesNothing(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .changesNothing, .warning, "this `set` leaves everything as it is", at: range,
      fix: "remove it, or change its value")
  }

  static func variantConflict(
    _ path: String, _ first: ValueChange, _ second: ValueChange
  ) -> Diagnostic {
    Diagnostic(
      .variantConflict,
      "\(first.author) and \(second.author) both set `\(path)` in the same year", at: second.range,
      labels: [Diagnostic.Label(first.range, "\(first.author) sets it here")],
      fix: "use one of the two, or write a third variant with both changes")
  }

  static func duplicateSet(
    _ path: String, _ first: ValueChange, _ second: ValueChange
  ) -> Diagnostic {
    Diagnostic(
      .duplicateSet, "`\(path)` is set twice for the same years", at: second.range,
      labels: [Diagnostic.Label(first.range, "first set here")], fix: "remove one of them")
  }

  static func unknownVariant(
    _ name: String, among names: [String], scenario: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unknownVariant, "this scenario has no variant `\(name)`", at: scenario,
      notes: [names.isEmpty ? "it declares none" : "variants: " + names.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(name, among: names))
  }

  static func circularReference(
    _ range: SourceRange, _ chain: [String], labels: [Diagnostic.Label] = [], places: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .circularReference, "this value depends on itself", at: range, labels: labels,
      notes: ["each needs the next: " + chain.joined(separator: " -> ")] + places,
      fix: "let one of them stand on a figure outside the circle")
  }

  /// A role that would be counted in one way in some years and in another in the rest.
  static func formForSomeYears(_ range: SourceRange, id: String) -> Diagnostic {
    Diagnostic(
      .formChange, "`\(id)` is counted in one way in all years", at: range,
      fix: "leave out `\(range.text)`")
  }

  /// A path that names a choice, a year or another word.
  static func noNumber(_ path: Path) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`\(path.text)` is no number, so no value of it can be looked for",
      at: path.range, fix: "name a number, e.g. `class_size.*.target` or `LEADER.stipend`")
  }

  /// A path with `*` that names numbers of several kinds.
  static func severalKinds(_ path: Path, _ values: [String]) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`\(path.text)` names values of different kinds", at: path.range,
      fix: "name one of them: " + values.prefix(4).map { "`\($0)`" }.joined(separator: ", "))
  }

  /// A count of a role that is counted from teachers or students.
  static func countOfRatio(_ range: SourceRange, id: String, form: String) -> Diagnostic {
    Diagnostic(
      .nothingToChange, "`\(id)` states no `count`: its leaders follow `\(form)`", at: range,
      fix: "add leaders, e.g. `set \(id).count += 1 leader`, or change `\(id).\(form)`")
  }
}
