/// A unit as a product of base dimensions with whole exponents, e.g. `$ per FTE per year`.
///
/// Ratios have no dimensions; a yearly flow has year −1, a balance does not.
public struct Unit: Sendable, Hashable {
  /// What is counted.
  public enum Dimension: Int, Sendable, CaseIterable {
    case dollar, student, fte, section, leader, room, day, hour, year

    /// The singular word.
    public var singular: String {
      switch self {
      case .dollar: "$"
      case .student: "student"
      case .fte: "FTE"
      case .section: "section"
      case .leader: "leader"
      case .room: "room"
      case .day: "day"
      case .hour: "hour"
      case .year: "year"
      }
    }

    /// The plural word.
    public var plural: String { self == .dollar || self == .fte ? singular : singular + "s" }
  }

  /// The exponent of each dimension, in the order of `Dimension.allCases`.
  public private(set) var exponents: [Int]

  /// A ratio.
  public static let ratio = Unit()

  /// A ratio, without dimensions.
  public init() { exponents = [Int](repeating: 0, count: Dimension.allCases.count) }

  /// One dimension with an exponent.
  public init(_ dimension: Dimension, power: Int = 1) {
    self.init()
    exponents[dimension.rawValue] = Self.limited(power)
  }

  /// Numerators over denominators.
  public init(_ numerators: [Dimension], per denominators: [Dimension] = []) {
    self.init()
    for dimension in numerators { exponents[dimension.rawValue] += 1 }
    for dimension in denominators { exponents[dimension.rawValue] -= 1 }
  }

  /// Neither money nor anything counted.
  public var isRatio: Bool { exponents.allSatisfy { $0 == 0 } }
  /// Holds dollars to the first power.
  public var isMoney: Bool { exponents[Dimension.dollar.rawValue] == 1 }

  /// The largest exponent of a unit that stands for something, either way.
  public static let largestExponent = 16
  /// Where exponents stop: far above what means something, far below what a number can hold.
  private static let exponentLimit = 1_000_000

  /// No exponent is above the largest that stands for something.
  public var isSensible: Bool { exponents.allSatisfy { abs($0) <= Self.largestExponent } }

  /// The product; exponents stop at a limit far beyond `largestExponent`.
  public func times(_ other: Unit) -> Unit {
    combined(with: other) { $0 + $1 }
  }

  /// The quotient; exponents stop at a limit far beyond `largestExponent`.
  public func over(_ other: Unit) -> Unit {
    combined(with: other) { $0 - $1 }
  }

  /// A whole power; exponents stop at a limit far beyond `largestExponent`.
  public func power(_ exponent: Int) -> Unit {
    let factor = Self.limited(exponent)
    var result = self
    for index in exponents.indices {
      result.exponents[index] = Self.limited(exponents[index] * factor)
    }
    return result
  }

  private func combined(with other: Unit, _ combine: (Int, Int) -> Int) -> Unit {
    var result = self
    for index in exponents.indices {
      result.exponents[index] = Self.limited(combine(exponents[index], other.exponents[index]))
    }
    return result
  }

  private static func limited(_ exponent: Int) -> Int {
    min(max(exponent, -exponentLimit), exponentLimit)
  }

  /// The one dimension by which this unit must be multiplied (`+1`) or divided (`−1`) to become
  /// another, where exactly one is missing.
  public func missingFactor(toBecome other: Unit) -> (dimension: Dimension, divides: Bool)? {
    let difference = other.over(self)
    let missing = Dimension.allCases.filter { difference.exponents[$0.rawValue] != 0 }
    guard missing.count == 1, let only = missing.first else { return nil }
    switch difference.exponents[only.rawValue] {
    case 1: return (only, false)
    case -1: return (only, true)
    default: return nil
    }
  }

  /// The unit in words, e.g. `$ per FTE per year`; `ratio` where it has no dimensions.
  public var words: String {
    var numerators: [String] = []
    var denominators: [String] = []
    for dimension in Dimension.allCases {
      let exponent = exponents[dimension.rawValue]
      let count = abs(exponent)
      if count == 0 { continue }
      let suffix = count > 1 ? "^\(count)" : ""
      if exponent > 0 { numerators.append(dimension.plural + suffix) }
      if exponent < 0 { denominators.append("per " + dimension.singular + suffix) }
    }
    if numerators.isEmpty && denominators.isEmpty { return "ratio" }
    let head = numerators.isEmpty ? "1" : numerators.joined(separator: "·")
    return ([head] + denominators).joined(separator: " ")
  }

  /// The dimension a unit word of the language names, singular or plural.
  public static func dimension(ofWord word: String) -> Dimension? {
    switch word.lowercased() {
    case "student", "students", "pupil", "pupils": .student
    case "fte", "ftes", "teacher", "teachers", "position", "positions": .fte
    case "section", "sections", "class", "classes": .section
    case "leader", "leaders": .leader
    case "room", "rooms": .room
    case "day", "days": .day
    case "hour", "hours": .hour
    case "year", "years": .year
    default: nil
    }
  }
}
