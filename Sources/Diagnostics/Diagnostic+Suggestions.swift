extension Diagnostic {
  /// The names most like a misspelt word, nearest first and then by name, at most three.
  ///
  /// A name counts when its edit distance is at most 3 and at most about half of the word's length
  /// (one edit for words of one to three letters). Upper and lower case count as equal.
  public static func suggestions(
    for word: String, among candidates: some Sequence<String>
  ) -> [String] {
    let letters = Array(word.lowercased().utf8)
    guard !letters.isEmpty, letters.count <= 200 else { return [] }
    let limit = min(3, max(1, letters.count / 2))
    var found: [(distance: Int, name: String)] = []
    var seen: Set<String> = []
    for name in candidates where seen.insert(name).inserted {
      let other = Array(name.lowercased().utf8)
      guard abs(other.count - letters.count) <= limit,
        let distance = editDistance(letters, other, limit: limit),
        distance < max(letters.count, other.count)
      else { continue }
      found.append((distance, name))
    }
    return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// "did you mean `a`, `b` or `c`?", or nothing where there is no suggestion.
  public static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String?
  {
    let names = suggestions(for: word, among: candidates).map { "`\($0)`" }
    guard let last = names.last else { return nil }
    if names.count == 1 { return "did you mean \(last)?" }
    return "did you mean \(names.dropLast().joined(separator: ", ")) or \(last)?"
  }

  /// The number of inserted, removed, replaced or swapped neighbouring letters, or none above a limit.
  ///
  /// Optimal string alignment distance in a band of the limit around the diagonal.
  static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    let far = limit + 1
    var beforeLast = [Int](repeating: far, count: right.count + 1)
    var last = (0...right.count).map { min($0, far) }
    for row in stride(from: 1, through: left.count, by: 1) {
      var current = [Int](repeating: far, count: right.count + 1)
      if row <= limit { current[0] = row }
      let first = max(1, row - limit)
      let end = min(right.count, row + limit)
      if first <= end {
        for column in first...end {
          let cost = left[row - 1] == right[column - 1] ? 0 : 1
          var best = min(
            last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
          if row > 1, column > 1, left[row - 1] == right[column - 2],
            left[row - 2] == right[column - 1]
          {
            best = min(best, beforeLast[column - 2] + 1)
          }
          current[column] = min(best, far)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
