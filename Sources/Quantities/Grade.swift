/// A grade, in the order of schooling.
public enum Grade: String, Sendable, Hashable, CaseIterable, Comparable {
  case ee = "EE"
  case pk = "PK"
  case tk = "TK"
  case k = "K"
  case g1 = "1"
  case g2 = "2"
  case g3 = "3"
  case g4 = "4"
  case g5 = "5"
  case g6 = "6"
  case g7 = "7"
  case g8 = "8"
  case g9 = "9"
  case g10 = "10"
  case g11 = "11"
  case g12 = "12"

  /// The position from `EE` = 0 to `12` = 15.
  public var order: Int {
    switch self {
    case .ee: 0
    case .pk: 1
    case .tk: 2
    case .k: 3
    case .g1: 4
    case .g2: 5
    case .g3: 6
    case .g4: 7
    case .g5: 8
    case .g6: 9
    case .g7: 10
    case .g8: 11
    case .g9: 12
    case .g10: 13
    case .g11: 14
    case .g12: 15
    }
  }

  /// Orders grades from the youngest up.
  public static func < (left: Grade, right: Grade) -> Bool { left.order < right.order }

  /// Hashes the position; enums with raw values hash those otherwise, which are strings here.
  public func hash(into hasher: inout Hasher) { hasher.combine(order) }
}
