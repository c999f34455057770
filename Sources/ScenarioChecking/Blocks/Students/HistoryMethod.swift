internal import BudgetModel
internal import ScenarioSyntax

/// How a number is taken from the students given: the words that may stand in place of a ratio or of
/// the students of an entry grade.
enum HistoryMethod: Hashable {
  /// `fitted`: recent years count more.
  case fitted
  /// `mean of 3 years`: each of the last years counts the same.
  case mean(years: Int)

  /// The most years of a mean.
  static let mostYears = 50

  /// What was written; `nil` where it is anything else.
  init?(_ expression: Expression) {
    switch expression {
    case .name(let path) where path.text == "fitted": self = .fitted
    case .share(.name(let path), let words, _)
    where path.text == "mean" && words.count == 2 && ["year", "years"].contains(words[1].text):
      guard let years = Int(words[0].text), (1...Self.mostYears).contains(years) else {
        return nil
      }
      self = .mean(years: years)
    default: return nil
    }
  }

  /// What a ratio or count of so many years ago weighs.
  func weight(age: Int, decay: Double) -> Double {
    switch self {
    case .fitted:
      // Repeated multiplication: the same bytes with every library.
      return repeatElement(decay, count: age).reduce(1, *)
    case .mean(let years): return age < years ? 1 : 0
    }
  }

  /// The years in a row that the method needs, of ratios.
  var leastYears: Int {
    switch self {
    case .fitted: 4
    case .mean(let years): years + 1
    }
  }

  /// The words for registers.
  var words: String {
    switch self {
    case .fitted: "fitted"
    case .mean(let years): "mean of \(years) year\(years == 1 ? "" : "s")"
    }
  }
}
