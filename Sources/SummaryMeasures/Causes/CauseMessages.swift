/// The wording of causes of failure.
enum CauseMessages {
  /// Recurring money does not cover the plan in nearly any future of that year.
  static let structural = "Recurring money is short of recurring cost even on average"

  /// What a line or stream does in the futures that fail because of it.
  static func title(of name: String, kind: CauseInput.Kind, isYearBefore: Bool) -> String {
    let comparison = isYearBefore ? "than the year before" : "than in the futures that hold"
    switch kind {
    case .saving: return "\(name) saves less \(comparison)"
    case .stream: return "\(name) pays less \(comparison)"
    case .endableStream: return "\(name) is ended, or pays less \(comparison)"
    case .cost: return "\(name) costs more \(comparison)"
    }
  }
}
