internal import LanguageTable
internal import ReportDocuments

// The pages of rules for review.
extension LanguageHelp {
  /// Every rule in a table, with how to leave one out.
  static var rules: [ReportPart] {
    let columns = ["rule", "what it says", "source", "effective"].map {
      ReportTable.Column($0, isNumber: false)
    }
    let rows = LanguageTable.reviewRules.map {
      ReportTable.Row([$0.id, $0.wording, $0.citation, $0.effective])
    }
    return [
      .paragraph(
        "Reports list what people who know these rules should look at; it is no legal advice. "
          + "`evenkeel check FILE --rules` shows what is known before any draw, a run the odds. "
          + "Checks may name a rule as a figure that is 1 in years in which it asks for review, "
          + "e.g. `rule.class_cap`."),
      .table(ReportTable(caption: nil, columns: columns, rows: rows)),
    ]
  }

  /// The page of one rule.
  static func rule(_ rule: ReviewRule) -> ReportDocument {
    var facts: [(term: String, meaning: String)] = [
      ("source", rule.citation), ("effective", rule.effective), ("needs", rule.needs),
      ("in checks", "\(rule.figure): 1 in years in which it asks for review"),
    ]
    if let url = rule.url { facts.insert(("text", url), at: 1) }
    return ReportDocument(
      title: rule.id, subtitle: rule.title,
      parts: [
        .paragraph(rule.wording), .definitions(facts),
        .code("suppress \(rule.id) because \"…\""),
      ])
  }
}
