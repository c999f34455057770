internal import BudgetQuestions

/// The last results by what was asked, so that going back costs nothing.
struct ResultStore {
  /// What a result depends on.
  struct Key: Hashable {
    /// The fingerprint of the texts.
    let inputSHA256: String
    /// What was tried.
    let change: TriedChange
    /// With how many futures.
    let trials: Int
  }

  /// The most results that are kept.
  static let most = 50

  private var results: [Key: TriedPlan] = [:]
  /// The keys, the one used last at the end.
  private var order: [Key] = []

  /// A result, which then counts as used last.
  mutating func result(_ key: Key) -> TriedPlan? {
    guard let found = results[key] else { return nil }
    order.removeAll { $0 == key }
    order.append(key)
    return found
  }

  /// Keeps a result and forgets the one that was not used for the longest time.
  mutating func keep(_ result: TriedPlan, for key: Key) {
    if results.updateValue(result, forKey: key) == nil { order.append(key) }
    if order.count > Self.most { results[order.removeFirst()] = nil }
  }
}
