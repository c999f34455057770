internal import BudgetModel
internal import BudgetNames

/// Where the parts of a budget stand in their lists; an id is one of all kinds.
struct PartPositions {
  private var byID: [String: Int] = [:]

  /// Notes the parts that there may be many of.
  init(_ budget: DistrictBudget) {
    note(budget.staff.map(\.id))
    note(budget.plan.leaders.map(\.id))
    note(budget.plan.repurposed.map(\.id))
    note(budget.plan.lines.map(\.id))
  }

  private mutating func note(_ ids: [String]) {
    for (position, id) in ids.enumerated() { byID[id] = position }
  }

  /// The part of an id in its list; `nil` where it is none of the list.
  fileprivate func part<Part>(_ id: String, in list: [Part], _ idOf: (Part) -> String) -> Part? {
    guard let position = byID[id], list.indices.contains(position), idOf(list[position]) == id
    else { return nil }
    return list[position]
  }
}

extension BudgetProjector {
  /// A staff group by its id.
  func group(_ id: String) -> StaffGroup? { positions.part(id, in: budget.staff, \.id) }
  /// A leader role by its id.
  func leader(_ id: String) -> LeaderRole? { positions.part(id, in: budget.plan.leaders, \.id) }
  /// An expenditure that ends by its id.
  func repurposed(_ id: String) -> RepurposedExpenditure? {
    positions.part(id, in: budget.plan.repurposed, \.id)
  }
  /// A line of the plan by its id.
  func line(_ id: String) -> PlanLine? { positions.part(id, in: budget.plan.lines, \.id) }
}
