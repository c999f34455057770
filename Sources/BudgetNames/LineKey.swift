/// The identity of a cost or saving line of the plan.
public struct LineKey: Sendable, Hashable, CustomStringConvertible {
  /// What makes the line.
  public enum Source: Sendable, Hashable {
    case leader(LeaderID, LeaderLine)
    case classSize(ClassSizeID)
    case classSizeMoney(ClassSizeID, ClassSizeMoney)
    case rooms(SchoolID)
    case positions(StaffID)
    case turnover(StaffID)
    case pay(StaffID)
    case repurpose(RepurposeID)
    case line(LineID)
    case ladder(LadderID, LadderLine)
    case bonus(BonusID)
    /// The position given up, or one part of what it becomes.
    case exchange(ExchangeID, part: String?)
    case retention(RetentionID)
    case surcharge(FundID, oneTime: Bool)
  }

  /// The lines of a leader role.
  public enum LeaderLine: String, Sendable, Hashable, CaseIterable {
    case stipend
    case extraDays = "extra_days"
    case basePay = "base_pay"
    case release, replaces, training
    case trainingReplacement = "training_replacement"
  }

  /// Money that follows class sizes beside positions.
  public enum ClassSizeMoney: String, Sendable, Hashable, CaseIterable {
    case lostRevenue = "lost_revenue"
    case overage
  }

  /// The lines of a career ladder.
  public enum LadderLine: String, Sendable, Hashable, CaseIterable { case pay, development }

  /// What makes the line.
  public let source: Source
  /// The fund to which this part of a saving returns: a stream's id or `general`; `nil` for the
  /// whole line.
  public let part: String?

  /// Names a line, or the part of a saving that returns to one fund.
  public init(_ source: Source, part: String? = nil) {
    self.source = source
    self.part = part
  }

  /// The line that this is a part of; itself where it is whole.
  public var whole: LineKey { LineKey(source) }

  /// The id of the results, e.g. `leader.master.stipend`, `repurpose.copiers`.
  public var description: String { part.map { "\(source.spelling).\($0)" } ?? source.spelling }
}

extension LineKey.Source {
  /// The dotted spelling.
  var spelling: String {
    switch self {
    case .leader(let id, let line): "leader.\(id).\(line.rawValue)"
    case .classSize(let id): "class_size.\(id)"
    case .classSizeMoney(let id, let money): "class_size.\(id).\(money.rawValue)"
    case .rooms(let id): "school.\(id).rooms"
    case .positions(let id): "positions.\(id)"
    case .turnover(let id): "turnover.\(id)"
    case .pay(let id): "pay.\(id)"
    case .repurpose(let id): "repurpose.\(id)"
    case .line(let id): "line.\(id)"
    case .ladder(let id, let line): "ladder.\(id).\(line.rawValue)"
    case .bonus(let id): "bonus.\(id)"
    case .exchange(let id, let part): part.map { "exchange.\(id).\($0)" } ?? "exchange.\(id)"
    case .retention(let id): "retention.\(id)"
    case .surcharge(let id, let oneTime):
      "fund.\(id).\(oneTime ? "surcharge_one_time" : "surcharge")"
    }
  }
}
