/// The names that a scenario declares, as far as reading the spelling of a figure needs them.
public struct DeclaredNames: Sendable {
  /// Keyword by name: `title1` is a `fund`, `cpi` a `driver`; a name has one kind.
  public private(set) var kinds: [String: String] = [:]
  /// Names by keyword, in declared order.
  private var namesByKind: [String: [String]] = [:]
  /// The stages of each career ladder.
  private var stages: [String: [String]] = [:]
  /// The parts of each exchanged position.
  private var parts: [String: [String]] = [:]
  /// Staff groups on a salary schedule, whose `salary` is their average pay.
  private var scheduled: Set<String> = []
  /// Lines that add positions and expenditures that remove them, which stand in both roles.
  private var moving: Set<String> = []
  /// There is a general fund.
  public var hasGeneralFund = false

  /// No names.
  public init() {}

  /// Adds a name of a kind; the first kind of a name stays.
  public mutating func declare(_ name: String, _ kind: String) {
    guard kinds[name] == nil else { return }
    kinds[name] = kind
    namesByKind[kind, default: []].append(name)
  }

  /// Adds the stages of a career ladder.
  public mutating func declare(stages names: [String], of ladder: String) {
    stages[ladder] = names
  }

  /// Adds the parts of an exchanged position.
  public mutating func declare(parts names: [String], of exchange: String) {
    parts[exchange] = names
  }

  /// Says that a staff group is paid by a salary schedule.
  public mutating func declareSchedule(of group: String) { scheduled.insert(group) }

  /// Says that a line or an expenditure moves positions.
  public mutating func declarePositions(of line: String) { moving.insert(line) }

  /// The names of a kind in declared order.
  public func names(of kind: String) -> [String] { namesByKind[kind] ?? [] }
  /// The stages of a career ladder; none where there is no such ladder.
  public func stages(of ladder: String) -> [String] { stages[ladder] ?? [] }
  /// The parts of an exchanged position; none where there is none.
  public func parts(of exchange: String) -> [String] { parts[exchange] ?? [] }
  /// Whether a staff group is paid by a salary schedule.
  public func isScheduled(_ group: String) -> Bool { scheduled.contains(group) }
  /// Whether a line or an expenditure moves positions.
  public func movesPositions(_ line: String) -> Bool { moving.contains(line) }
}
