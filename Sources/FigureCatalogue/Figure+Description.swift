public import Quantities

extension Figure {
  /// What the catalogue says of it; `nil` for figures without an entry of their own: lines, payments,
  /// rules, events and declared values.
  public var catalogued: FigureDescription? {
    switch self {
    case .district(let figure): figure.description
    case .classSize(_, let figure): figure.description
    case .staff(_, let figure): figure.description
    case .stream(_, let figure): figure.description
    case .leader(_, let figure): figure.description
    case .retention(_, let figure): figure.description
    case .generalFund(let figure): figure.description
    case .sections, .fractionalSections, .rooms, .ladderStage, .bonusRecipients, .budgetLine,
      .line, .lineSide, .payment, .rule, .event, .value:
      nil
    }
  }

  /// The unit; `nil` for a declared value, whose unit is that of what was written.
  public var unit: Unit? {
    switch self {
    case .sections, .fractionalSections: Unit(.section)
    case .rooms: Unit(.room)
    case .ladderStage, .bonusRecipients: Unit(.fte)
    case .budgetLine, .line, .lineSide, .payment: .flow
    case .rule, .event: .ratio
    case .value: nil
    default: catalogued?.unit
    }
  }

  /// The unit as printed; empty for a declared value.
  public var unitWords: String {
    switch self {
    case .rule, .event: "0 or 1"
    default: catalogued?.unitWords ?? unit?.words ?? ""
    }
  }
}
