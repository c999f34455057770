import ReportDocuments

/// The words of the tables of money.
enum CostWording {
  /// Above the cost lines.
  static let costCaption = "What the plan costs: mean dollars a year"
  /// Above the payers.
  static let payerCaption = "Who pays: mean dollars a year"
  /// Above the savings.
  static let savingCaption = "What it saves: mean dollars a year"
  /// Above recurring cost lines.
  static let recurringCost = "Recurring cost"
  /// Above one-time cost lines.
  static let oneTimeCost = "One-time cost"
  /// The total of recurring cost.
  static let recurringTotal = "Recurring cost in total"
  /// The total of one-time cost.
  static let oneTimeTotal = "One-time cost in total"
  /// The total of all cost.
  static let planTotal = "Plan cost in total"
  /// Above the payers of recurring cost.
  static let paidRecurring = "Recurring cost, paid by"
  /// Above the payers of one-time cost.
  static let paidOneTime = "One-time cost, paid by"
  /// The total of all payers.
  static let paidTotal = "Paid in total"
  /// Above recurring savings.
  static let recurringSaving = "Recurring savings"
  /// Above induced savings.
  static let inducedSaving = "Induced savings (through the leaders' work)"
  /// Above one-time savings.
  static let oneTimeSaving = "One-time savings"
  /// The total of all savings.
  static let savingTotal = "Savings in total"
  /// Below tables of means.
  static let additive =
    "Means over all futures, nominal dollars, rounded so that the columns add up."
  /// Below the savings, before what stands below all tables of means.
  static let savingNote =
    "Savings that the plan does not need return to the general fund, so they can exceed what "
    + "savings pay above. "

  /// How many rows are zero in every year.
  static func leftOut(_ rows: Int) -> String? {
    switch rows {
    case 0: nil
    case 1: "1 row that is zero in every year is left out."
    default: "\(rows) rows that are zero in every year are left out."
    }
  }

  /// Who pays in one year.
  static func payers(_ parts: [String], total: String, year: String) -> String {
    parts.isEmpty
      ? "In \(year) the plan costs nothing."
      : "Of the plan's \(total) in \(year), on average, the payers are: "
        + parts.joined(separator: "; ") + "."
  }

  /// A payer's name for people; money with an end does not count in the recurring coverage ratio.
  static func payer(_ id: String, stream: String?, isOneTime: Bool) -> String {
    switch id {
    case "savings": "Recurring savings"
    case "one_time_savings": "One-time savings"
    case "general_fund": "General fund (rest)"
    default: (stream ?? id) + (isOneTime ? " (one-time)" : "")
    }
  }

  /// The context beside the headline.
  static func context(
    perPupil: String?, perTeacher: String?, share: String?, year: String
  ) -> String? {
    let parts = [
      perPupil.map { "\($0) per student" }, perTeacher.map { "\($0) per teacher" },
    ].compactMap { $0 }
    guard !parts.isEmpty || share != nil else { return nil }
    let numbers = "(mean cost divided by mean numbers)"
    guard !parts.isEmpty else {
      return "In \(year) the plan costs \(share ?? "") of general-fund spending \(numbers)."
    }
    return "In \(year) the plan costs " + parts.joined(separator: " and ")
      + " in the district\(share.map { ", \($0) of general-fund spending" } ?? "") \(numbers)."
  }
}
