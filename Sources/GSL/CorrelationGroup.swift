/// Values that correlations join, directly or through others, by their positions among all values.
public struct CorrelationGroup: Sendable {
  /// One correlation.
  public struct Pair: Sendable {
    /// The position of the one value.
    public let first: Int
    /// The position of the other.
    public let second: Int
    /// Their correlation.
    public let coefficient: Double

    /// Correlates two values.
    public init(_ first: Int, _ second: Int, _ coefficient: Double) {
      self.first = first
      self.second = second
      self.coefficient = coefficient
    }
  }

  /// The values in ascending order.
  public private(set) var members: [Int] = []
  /// The positions of their correlations among all, in ascending order.
  public private(set) var pairs: [Int] = []

  /// The groups of at least two of so many values, by their first members.
  public static func groups(of count: Int, _ pairs: [Pair]) -> [CorrelationGroup] {
    var partners: [[Int]] = Array(repeating: [], count: count)
    for pair in pairs where pair.first != pair.second {
      partners[pair.first].append(pair.second)
      partners[pair.second].append(pair.first)
    }
    var groupOfValue: [Int?] = Array(repeating: nil, count: count)
    var groups: [CorrelationGroup] = []
    for start in 0..<count where groupOfValue[start] == nil && !partners[start].isEmpty {
      groupOfValue[start] = groups.count
      var open = [start]
      while let next = open.popLast() {
        for partner in partners[next] where groupOfValue[partner] == nil {
          groupOfValue[partner] = groups.count
          open.append(partner)
        }
      }
      groups.append(CorrelationGroup())
    }
    for value in 0..<count {
      if let group = groupOfValue[value] { groups[group].members.append(value) }
    }
    for (index, pair) in pairs.enumerated() where pair.first != pair.second {
      if let group = groupOfValue[pair.first] { groups[group].pairs.append(index) }
    }
    return groups
  }

  /// The whole matrix of the group's correlations, row by row in the order of its members; what no pair states is 0.
  public func matrix(_ all: [Pair]) -> [Double] {
    let row = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let size = members.count
    var matrix = [Double](repeating: 0, count: size * size)
    for index in 0..<size { matrix[index * size + index] = 1 }
    for pair in pairs.map({ all[$0] }) {
      guard let first = row[pair.first], let second = row[pair.second] else { continue }
      matrix[first * size + second] = pair.coefficient
      matrix[second * size + first] = pair.coefficient
    }
    return matrix
  }

  /// Whether draws can have the group's correlations together.
  public func isPossible(_ all: [Pair]) -> Bool {
    if isPlainlyPossible(all) { return true }
    return (try? CholeskyFactor(correlations: matrix(all), size: members.count)) != nil
  }

  /// What a pivot of `isPlainlyPossible` must be above: far above rounding, so that the factor exists in any order.
  private static let margin = 1e-6

  /// Whether the correlations are positive definite by a margin.
  ///
  /// Takes out one value after another, always one with the fewest partners left, which of a chain or a star is
  /// a short way where the whole matrix takes the cube of the number of values.
  private func isPlainlyPossible(_ all: [Pair]) -> Bool {
    var rows: [Int: [Int: Double]] = [:]
    for pair in pairs.map({ all[$0] }) {
      rows[pair.first, default: [:]][pair.second] = pair.coefficient
      rows[pair.second, default: [:]][pair.first] = pair.coefficient
    }
    var diagonal = Dictionary(uniqueKeysWithValues: members.map { ($0, 1.0) })
    // Values by their numbers of partners; a place with another number than the value has now is stale.
    var waiting: [[Int]] = Array(repeating: [], count: members.count)
    for value in members.reversed() { waiting[rows[value]?.count ?? 0].append(value) }
    var fewest = 0
    while fewest < waiting.count {
      guard let value = waiting[fewest].popLast() else {
        fewest += 1
        continue
      }
      guard let row = rows[value], row.count == fewest, let pivot = diagonal[value] else {
        continue
      }
      guard pivot > Self.margin else { return false }
      rows[value] = nil
      let partners = row.sorted { $0.key < $1.key }
      for (index, (partner, weight)) in partners.enumerated() {
        rows[partner]?[value] = nil
        diagonal[partner, default: 0] -= weight * weight / pivot
        for (other, otherWeight) in partners[..<index] {
          let fill = weight * otherWeight / pivot
          rows[partner]?[other, default: 0] -= fill
          rows[other]?[partner, default: 0] -= fill
        }
      }
      for (partner, _) in partners {
        let left = rows[partner]?.count ?? 0
        waiting[left].append(partner)
        fewest = min(fewest, left)
      }
    }
    return true
  }
}
