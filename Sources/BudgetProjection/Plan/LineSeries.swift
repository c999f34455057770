internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue

/// The dollars of one line by its key, without any other part of the plan.
enum LineSeries {
  /// Dollars of a line: its cost, or its saving; of a line that stands in both roles the cost less all
  /// parts of the saving. `nil` where the plan has no such line.
  static func series(_ key: LineKey, _ projector: inout BudgetProjector) -> Series? {
    let items = items(of: key, &projector)
    let cost = items.first { $0.role == .cost }
    let savings = items.filter { $0.role == .saving }.map(\.values)
    guard let cost else {
      guard savings.isEmpty else { return projector.figure(.line(key)) { $0.graph.sum(savings) } }
      return Self.countsAsZero(key) ? projector.figure(.line(key)) { $0.flat(0) } : nil
    }
    return projector.figure(.line(key)) { projector in
      savings.isEmpty
        ? cost.values : projector.graph.subtract(cost.values, projector.graph.sum(savings))
    }
  }

  /// The cost, or all parts of the saving, of a line that stands in both roles; `nil` for others.
  static func series(_ key: LineKey, _ side: LineSide, _ projector: inout BudgetProjector)
    -> Series?
  {
    let role: ProjectedLine.Role = side == .cost ? .cost : .saving
    let values = items(of: key, &projector).filter { $0.standsInBothRoles && $0.role == role }.map(
      \.values)
    return values.isEmpty ? nil : projector.figure(.lineSide(key, side)) { $0.graph.sum(values) }
  }

  /// The items of a line with all parts of its saving, or of one part.
  private static func items(of key: LineKey, _ projector: inout BudgetProjector) -> [PlanItem] {
    items(of: key.source, &projector).filter {
      key.part == nil ? $0.key.source == key.source : $0.key == key
    }
  }

  /// The items of the part of the plan that makes a line.
  private static func items(of source: LineKey.Source, _ projector: inout BudgetProjector)
    -> [PlanItem]
  {
    let plan = projector.budget.plan
    switch source {
    case .leader(let id, let line):
      guard let role = projector.leader(id.text) else { return [] }
      let isStaffing = line == .release || line == .replaces
      return isStaffing
        ? LeaderCover(role: role).items(&projector) + Attribution.items(source, &projector)
        : LeaderLines(role: role).items(&projector)
    case .classSize, .positions, .turnover, .pay: return Attribution.items(source, &projector)
    case .classSizeMoney, .rooms: return ClassSizeLines.items(&projector)
    case .repurpose(let id):
      return projector.repurposed(id.text).map {
        Repurposing.repurposedItems($0, &projector)
      } ?? []
    case .line(let id):
      return projector.line(id.text).map { Repurposing.lineItems($0, &projector) } ?? []
    case .ladder(let id, _):
      return plan.ladders.first { $0.name == id }.map { LadderLines.items($0, &projector) }
        ?? []
    case .bonus(let id):
      return plan.bonuses.first { $0.name == id }.map { BonusLine.items($0, &projector) }
        ?? []
    case .exchange(let id, _):
      return plan.exchanges.first { $0.name == id }.map {
        ExchangeLines(exchange: $0).items(&projector)
      }
        ?? []
    case .retention(let id):
      return plan.retentions.first { $0.name == id }.map {
        TeacherRetention(effect: $0).items(&projector)
      }
        ?? []
    case .surcharge: return PlanItem.surchargeItems(&projector)
    }
  }

  /// A line that is 0 where nothing was written for it: dollars that follow class sizes.
  private static func countsAsZero(_ key: LineKey) -> Bool {
    switch key.source {
    case .classSizeMoney, .rooms: key.part == nil
    default: false
    }
  }
}
