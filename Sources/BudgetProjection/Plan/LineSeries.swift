internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue

// The dollars of one line by its key, without any other part of the plan.
extension BudgetProjector {
  /// Dollars of a line: its cost, or its saving; of a line that stands in both roles the cost less all
  /// parts of the saving. `nil` where the plan has no such line.
  mutating func lineSeries(_ key: LineKey) -> Series? {
    let items = items(of: key)
    let cost = items.first { $0.role == .cost }
    let savings = items.filter { $0.role == .saving }.map(\.values)
    guard let cost else {
      guard savings.isEmpty else { return figure(.line(key)) { $0.graph.sum(savings) } }
      return Self.countsAsZero(key) ? figure(.line(key)) { $0.flat(0) } : nil
    }
    return figure(.line(key)) { projector in
      savings.isEmpty
        ? cost.values : projector.graph.subtract(cost.values, projector.graph.sum(savings))
    }
  }

  /// The cost, or all parts of the saving, of a line that stands in both roles; `nil` for others.
  mutating func lineSideSeries(_ key: LineKey, _ side: LineSide) -> Series? {
    let role: ProjectedLine.Role = side == .cost ? .cost : .saving
    let values = items(of: key).filter { $0.standsInBothRoles && $0.role == role }.map(\.values)
    return values.isEmpty ? nil : figure(.lineSide(key, side)) { $0.graph.sum(values) }
  }

  /// The items of a line with all parts of its saving, or of one part.
  private mutating func items(of key: LineKey) -> [PlanItem] {
    items(of: key.source).filter { key.part == nil ? $0.key.source == key.source : $0.key == key }
  }

  /// The items of the part of the plan that makes a line.
  private mutating func items(of source: LineKey.Source) -> [PlanItem] {
    let plan = budget.plan
    switch source {
    case .leader(let id, let line):
      guard let role = plan.leaders.first(where: { $0.name == id }) else { return [] }
      let isStaffing = line == .release || line == .replaces
      return isStaffing ? coverItems(role) + attribution().items : leaderItems(role)
    case .classSize, .positions, .turnover, .pay: return attribution().items
    case .classSizeMoney, .rooms: return classSizeItems()
    case .repurpose(let id):
      return plan.repurposed.first { $0.name == id }.map { repurposedItems($0) } ?? []
    case .line(let id): return plan.lines.first { $0.name == id }.map { lineItems($0) } ?? []
    case .ladder(let id, _):
      return plan.ladders.first { $0.name == id }.map { ladderItems($0) } ?? []
    case .bonus(let id): return plan.bonuses.first { $0.name == id }.map { bonusItems($0) } ?? []
    case .exchange(let id, _):
      return plan.exchanges.first { $0.name == id }.map { exchangeItems($0) } ?? []
    case .retention(let id):
      return plan.retentions.first { $0.name == id }.map { retentionItems($0) } ?? []
    case .surcharge: return surchargeItems()
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
