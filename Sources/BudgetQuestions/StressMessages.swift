internal import Diagnostics

/// The wording of what stands against a stress test.
enum StressMessages {
  static func unknownShock(_ asked: String, among names: [String]) -> String {
    let known = Set(names)
    let id = asked.split(separator: "+").map(String.init).first { !known.contains($0) } ?? asked
    let near = Diagnostic.didYouMean(id, among: names).map { "; \($0)" } ?? ""
    return "there is no shock `\(id)` among \(names.joined(separator: ", "))\(near)"
  }

  static func outside(_ year: Int, _ years: ClosedRange<Int>) -> String {
    "--from FY\(year) is outside FY\(years.lowerBound)..FY\(years.upperBound)"
  }
}
