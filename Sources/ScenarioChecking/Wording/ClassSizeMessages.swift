internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

extension DiagnosticCode {
  static let packWithoutGrades = DiagnosticCode(
    "rules-without-grades", .check, "The class sizes of that state have none of the block's grades."
  )
  static let minimumAboveTarget = DiagnosticCode(
    "minimum-above-target", .check, "The smallest section of a class size is below its target.")
  static let capBelowTarget = DiagnosticCode(
    "cap-below-target", .check,
    "No section reaches a target above the cap: sections follow the cap.")
}

/// The wording of messages about class sizes and the class sizes of state laws.
enum ClassSizeMessages {
  static func packWithoutGrades(
    _ range: SourceRange, _ pack: RulePack, _ grades: [String]
  ) -> Diagnostic {
    let spans = pack.limits.map { "grades \($0.span)" }.joined(separator: ", ")
    let list = grades.joined(separator: ", ")
    return Diagnostic(
      .packWithoutGrades,
      "the rules of `\(pack.name)` say nothing about grade\(grades.count == 1 ? "" : "s") \(list)",
      at: range, notes: ["\(pack.title): \(spans) (\(pack.citation))"],
      fix: "remove `rules`, and write a `cap` or `site_cap` where the district has one")
  }

  static func minimumAboveTarget(_ range: SourceRange, _ target: SourceRange?) -> Diagnostic {
    Diagnostic(
      .minimumAboveTarget, .warning, "the smallest section is larger than the target", at: range,
      labels: target.map { [Diagnostic.Label($0, "the target")] } ?? [],
      notes: ["sections follow the minimum, never the target"],
      fix: "write a `minimum` below the target")
  }

  /// A cap below the target in a year.
  static func capBelowTarget(
    _ range: SourceRange, cap: Double, target: Double, year: Int
  ) -> Diagnostic {
    let shown = [cap, target].map(ShownNumber.about)
    return Diagnostic(
      .capBelowTarget, .warning,
      "the cap of \(shown[0]) students is below the target of \(shown[1]) in FY\(year)", at: range,
      notes: ["sections follow the cap, never the target"],
      fix: "write a `cap` of \(shown[1]) students or more, or a target of at most \(shown[0])")
  }
}
