internal import BudgetReports

/// Which values of a grid are run: nine spread evenly with both ends, then ever fewer steps between
/// neighbours that stand differently.
struct SolveSearch {
  /// How a value stands against the goal.
  struct Standing {
    /// The number of each goal is on its good side.
    let isMet: Bool
    /// So is the whole interval of each.
    let isSafe: Bool
    /// How far the number is from it, in shares of what is asked; 0 where it is met.
    let shortfall: Double
  }

  /// The number of values of the grid.
  let count: Int
  /// What was run, by position in the grid.
  private(set) var standings: [Int: Standing] = [:]

  /// The values that are run first.
  static let coarseValues = 9
  /// The most values that are run between two neighbours at a time.
  static let mostBetween = 16
  /// The most values of one run.
  static let mostAtOnce = 100

  /// Starts on a grid.
  init(count: Int) { self.count = count }

  /// Notes how values stand.
  mutating func note(_ found: [(position: Int, standing: Standing)]) {
    for (position, standing) in found { standings[position] = standing }
  }

  /// The positions that were run, ascending.
  var tried: [Int] { standings.keys.sorted() }

  /// Whether any value meets the goal.
  var isMet: Bool { standings.values.contains(where: \.isMet) }

  /// The largest, or smallest, value that meets the goal.
  func best(_ direction: SolveQuestion.Direction) -> Int? {
    end(direction) { standings[$0]?.isMet == true }
  }

  /// The largest, or smallest, value that meets it with the whole interval.
  func safe(_ direction: SolveQuestion.Direction) -> Int? {
    end(direction) { standings[$0]?.isSafe == true }
  }

  private func end(
    _ direction: SolveQuestion.Direction, where holds: (Int) -> Bool
  ) -> Int? {
    direction == .largest ? tried.last(where: holds) : tried.first(where: holds)
  }

  /// The direction that the ends of the grid say: the goal holds at one of them only.
  var ownDirection: SolveQuestion.Direction? {
    guard let low = standings[0]?.isMet, let high = standings[count - 1]?.isMet, low != high else {
      return nil
    }
    return low ? .largest : .smallest
  }

  /// The value that comes nearest to the goal; of several the lowest.
  var nearest: Int? {
    tried.min { shortfall($0) < shortfall($1) }
  }

  private func shortfall(_ position: Int) -> Double {
    standings[position]?.shortfall ?? .infinity
  }

  /// Neighbours among what was run between which the goal begins or ends to hold.
  var crossings: [(low: Int, high: Int)] {
    neighbours.filter { standings[$0.low]?.isMet != standings[$0.high]?.isMet }
  }

  private var neighbours: [(low: Int, high: Int)] {
    zip(tried, tried.dropFirst()).map { (low: $0, high: $1) }
  }

  /// The values of the first run.
  func first() -> [Int] {
    let last = count - 1
    let parts = Self.coarseValues - 1
    var values: [Int] = []
    for part in 0...parts {
      // Rounded half up, in whole numbers.
      let position = (2 * part * last + parts) / (2 * parts)
      if position != values.last { values.append(position) }
    }
    return values
  }

  /// The values of the next run; none where nothing remains to be found.
  func next(_ direction: SolveQuestion.Direction?) -> [Int] {
    let open = open.filter { $0.high - $0.low > 1 }
    var values: [Int] = []
    for pair in open {
      let inner = inner(pair)
      values += inner
      // The steps beyond the ends as well, so that an end that is the answer has both its neighbours.
      if inner.count == pair.high - pair.low - 1 { values += [pair.low - 1, pair.high + 1] }
    }
    if open.isEmpty, let direction {
      values = [best(direction), safe(direction)].compactMap(\.self).flatMap { [$0 - 1, $0 + 1] }
    } else if open.isEmpty, !isMet, let nearest {
      values = [nearest - 1, nearest + 1]
    }
    let missing = Set(values.filter { $0 >= 0 && $0 < count && standings[$0] == nil }).sorted()
    return Array(missing.prefix(Self.mostAtOnce))
  }

  /// The neighbours between which something may be found.
  private var open: [(low: Int, high: Int)] {
    if isMet {
      return neighbours.filter { pair in
        standings[pair.low]?.isMet != standings[pair.high]?.isMet
          || standings[pair.low]?.isSafe != standings[pair.high]?.isSafe
      }
    }
    guard let nearest else { return [] }
    // Where nothing meets the goal: beside what comes nearest, unless all are the same there.
    return neighbours.filter { pair in
      (pair.low == nearest || pair.high == nearest) && shortfall(pair.low) != shortfall(pair.high)
    }
  }

  /// Values spread evenly between two, all of them where they are few.
  private func inner(_ pair: (low: Int, high: Int)) -> [Int] {
    let gap = pair.high - pair.low
    if gap - 1 <= Self.mostBetween { return Array(pair.low + 1..<pair.high) }
    return (1...Self.mostBetween).map { pair.low + gap * $0 / (Self.mostBetween + 1) }
  }
}
