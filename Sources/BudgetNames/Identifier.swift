/// A kind of thing that a scenario declares under an id.
public protocol Declared: Sendable {
  /// The keyword of its block, e.g. `fund`.
  static var keyword: String { get }
}

/// The id of one declared thing; ids of different kinds cannot be mistaken for one another.
public struct Identifier<Kind: Declared>: Sendable, Hashable, CustomStringConvertible {
  /// The id as written, e.g. `title1`.
  public let text: String

  /// Names a thing by its id.
  public init(_ text: String) { self.text = text }

  /// The id as written.
  public var description: String { text }
}

/// Marks the ids of schools.
public enum SchoolKind: Declared {
  /// The keyword of the block.
  public static let keyword = "school"
}

/// Marks the ids of class-size rules.
public enum ClassSizeKind: Declared {
  /// The keyword of the block.
  public static let keyword = "class_size"
}

/// Marks the ids of staff groups.
public enum StaffKind: Declared {
  /// The keyword of the block.
  public static let keyword = "staff"
}

/// Marks the ids of funding streams.
public enum FundKind: Declared {
  /// The keyword of the block.
  public static let keyword = "fund"
}

/// Marks the ids of leader roles.
public enum LeaderKind: Declared {
  /// The keyword of the block.
  public static let keyword = "leader"
}

/// Marks the ids of career ladders.
public enum LadderKind: Declared {
  /// The keyword of the block.
  public static let keyword = "ladder"
}

/// Marks the ids of bonuses.
public enum BonusKind: Declared {
  /// The keyword of the block.
  public static let keyword = "bonus"
}

/// Marks the ids of exchanged positions.
public enum ExchangeKind: Declared {
  /// The keyword of the block.
  public static let keyword = "exchange"
}

/// Marks the ids of retention effects.
public enum RetentionKind: Declared {
  /// The keyword of the block.
  public static let keyword = "retention"
}

/// Marks the ids of repurposed expenditures.
public enum RepurposeKind: Declared {
  /// The keyword of the block.
  public static let keyword = "repurpose"
}

/// Marks the ids of other lines of the plan.
public enum LineKind: Declared {
  /// The keyword of the block.
  public static let keyword = "line"
}

/// The id of a school.
public typealias SchoolID = Identifier<SchoolKind>
/// The id of a class-size rule.
public typealias ClassSizeID = Identifier<ClassSizeKind>
/// The id of a staff group.
public typealias StaffID = Identifier<StaffKind>
/// The id of a funding stream.
public typealias FundID = Identifier<FundKind>
/// The id of a leader role.
public typealias LeaderID = Identifier<LeaderKind>
/// The id of a career ladder.
public typealias LadderID = Identifier<LadderKind>
/// The id of a bonus.
public typealias BonusID = Identifier<BonusKind>
/// The id of an exchanged position.
public typealias ExchangeID = Identifier<ExchangeKind>
/// The id of a retention effect.
public typealias RetentionID = Identifier<RetentionKind>
/// The id of a repurposed expenditure.
public typealias RepurposeID = Identifier<RepurposeKind>
/// The id of another line of the plan.
public typealias LineID = Identifier<LineKind>
