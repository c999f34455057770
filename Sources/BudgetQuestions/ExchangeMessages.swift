/// The wording of what is exchanged, and of what stands against it.
enum ExchangeMessages {
  static let student = "one more student per class"
  static let pay = "1% more pay"
  /// Who changes a value.
  static let author = "exchange"
  static let noUnits = "the plan has nothing of which there could be one unit more"
  static let fault = "a plan with one unit more cannot be projected"

  static func leader(_ title: String) -> String { "one more \(title)" }

  static func stipend(_ title: String) -> String { "$1,000 more stipend: \(title)" }

  static func stream(_ title: String) -> String { "1% more of \(title)" }

  static func section(_ group: String) -> String { "one more section: \(group)" }

  static func section(_ group: String, of rule: String) -> String {
    "one more section: \(group), \(rule)"
  }

  static func outside(_ year: Int, _ years: ClosedRange<Int>) -> String {
    "FY\(year) is outside the horizon FY\(years.lowerBound)..FY\(years.upperBound)"
  }

  static func before(_ year: Int, _ from: Int) -> String {
    "FY\(year) is before the units act, from FY\(from) on; write --year FY\(from) or a later one"
  }
}
