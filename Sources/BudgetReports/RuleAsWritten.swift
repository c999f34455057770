import BudgetModel
public import BudgetProjection
public import ReportDocuments

/// What a rule for review finds in a scenario as written, before any draw.
public struct RuleAsWritten: Sendable {
  /// The rule's id.
  public let id: String
  /// `for review`, `note`, `not assessed`, `suppressed`, `clear`, or `run tells` where it depends on
  /// draws.
  public let status: String
  /// What was found, in plain sentences.
  public let details: [String]

  /// The rules of one projection.
  public static func all(of rules: [ProjectedRule]) -> [RuleAsWritten] {
    rules.map { rule in
      RuleAsWritten(
        id: rule.id, status: status(rule),
        details: rule.findings.map(\.text)
          + (rule.suppression.map { ["Left out: \($0.because)."] } ?? []))
    }
  }

  private static func status(_ rule: ProjectedRule) -> String {
    let kinds = rule.findings.map(\.kind)
    if rule.suppression != nil { return "suppressed" }
    if kinds.contains(.review) { return "for review" }
    if kinds.contains(.notAssessed), rule.plan == nil || !rule.isWhole { return "not assessed" }
    if rule.plan != nil, !rule.places.isEmpty || !rule.amounts.isEmpty { return "run tells" }
    return kinds.contains(.note) ? "note" : "clear"
  }
}

/// The list of `check --rules`.
public func composeRuleList(_ rules: [RuleAsWritten], title: String) -> ReportDocument {
  let rows = rules.map { rule in
    ReportTable.Row([rule.id, rule.status, rule.details.joined(separator: " ")])
  }
  let columns = ["Rule", "State", "Found"].map { ReportTable.Column($0, isNumber: false) }
  return ReportDocument(
    title: "\(RuleWording.heading): \(title)", subtitle: nil,
    parts: [
      .table(
        ReportTable(caption: nil, columns: columns, rows: rows, note: RuleWording.asWritten))
    ])
}
