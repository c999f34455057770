public import BudgetNames
internal import FigureCatalogue

// The typed id of each declared thing, and the keys of its values.

extension School {
  /// Its id as the id of its kind.
  public var name: SchoolID { SchoolID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(SchoolKind.keyword, id, key, qualifier)
  }
}

extension ClassSize {
  /// Its id as the id of its kind.
  public var name: ClassSizeID { ClassSizeID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(ClassSizeKind.keyword, id, key, qualifier)
  }
}

extension StaffGroup {
  /// Its id as the id of its kind.
  public var name: StaffID { StaffID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(StaffKind.keyword, id, key, qualifier)
  }
}

extension FundingStream {
  /// Its id as the id of its kind.
  public var name: FundID { FundID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(FundKind.keyword, id, key, qualifier)
  }
}

extension LeaderRole {
  /// Its id as the id of its kind.
  public var name: LeaderID { LeaderID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(LeaderKind.keyword, id, key, qualifier)
  }
}

extension CareerLadder {
  /// Its id as the id of its kind.
  public var name: LadderID { LadderID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(LadderKind.keyword, id, key, qualifier)
  }
}

extension Bonus {
  /// Its id as the id of its kind.
  public var name: BonusID { BonusID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(BonusKind.keyword, id, key, qualifier)
  }
}

extension PositionExchange {
  /// Its id as the id of its kind.
  public var name: ExchangeID { ExchangeID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(ExchangeKind.keyword, id, key, qualifier)
  }
}

extension RetentionEffect {
  /// Its id as the id of its kind.
  public var name: RetentionID { RetentionID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(RetentionKind.keyword, id, key, qualifier)
  }
}

extension RepurposedExpenditure {
  /// Its id as the id of its kind.
  public var name: RepurposeID { RepurposeID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(RepurposeKind.keyword, id, key, qualifier)
  }
}

extension PlanLine {
  /// Its id as the id of its kind.
  public var name: LineID { LineID(id) }
  /// One of its values.
  public func key(_ key: String, _ qualifier: String? = nil) -> ValueKey {
    ValueKey(LineKind.keyword, id, key, qualifier)
  }
}

extension SalarySchedule {
  /// One of its values.
  public func key(_ key: String) -> ValueKey { ValueKey("schedule", id, key) }
}

extension BudgetLine {
  /// One of its values.
  public func key(_ key: String) -> ValueKey { ValueKey(side.rawValue, id, key) }
}

extension GeneralFund {
  /// One of its values.
  public static func key(_ key: String) -> ValueKey { ValueKey("general_fund", nil, key) }
}
