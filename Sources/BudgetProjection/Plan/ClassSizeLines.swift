internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

// Dollars that follow class sizes beside positions: revenue lost, overage pay, rooms.
extension BudgetProjector {
  /// The lines of every class-size rule and of every school's rooms, each once in each role: what
  /// the plan pays or loses less what the status quo does.
  mutating func classSizeItems() -> [PlanItem] {
    once(
      "class size lines", in: \.linesByPart, fallback: { _ in [] },
      compute: { projector in
        var items: [PlanItem] = []
        for rule in projector.budget.classSizes { items += projector.items(of: rule) }
        for school in projector.budget.schools { items += projector.roomItems(school) }
        return items
      })
  }

  private mutating func items(of rule: ClassSize) -> [PlanItem] {
    var items: [PlanItem] = []
    if let today = lostRevenue(rule, .statusQuo), let planned = lostRevenue(rule, .plan) {
      items += bothRoles(
        "class_size.\(rule.id).lost_revenue", "\(rule.title): revenue lost above the site average",
        graph.subtract(planned, today), place: rule.range.place)
    }
    if let today = overagePay(rule, .statusQuo), let planned = overagePay(rule, .plan) {
      items += bothRoles(
        "class_size.\(rule.id).overage", "\(rule.title): overage pay",
        graph.subtract(planned, today), place: rule.range.place)
    }
    return items
  }

  /// Further rooms: cost × max(0, needed − present), the plan's less the status quo's.
  private mutating func roomItems(_ school: School) -> [PlanItem] {
    guard let today = roomCost(school, .statusQuo), let planned = roomCost(school, .plan) else {
      return []
    }
    return bothRoles(
      "school.\(school.id).rooms", "\(school.title): further rooms",
      graph.subtract(planned, today),
      place: budget.statusQuoValues["school.\(school.id).room_cost"]?.segments.first?.range?.place)
  }

  /// A change in spending as a cost where it raises it and a saving where it lowers it.
  private mutating func bothRoles(
    _ id: String, _ title: String, _ change: Series, place: String?
  ) -> [PlanItem] {
    let lower = change.map { graph.negate($0) }
    let sides: [(ProjectedLine.Role, Series)] = [(.cost, change), (.saving, lower)]
    return sides.map { role, amounts in
      PlanItem(
        id: id, title: title, role: role, isRecurring: true, use: .other,
        values: graph.nonnegative(amounts), isTwoSided: true, place: place)
    }
  }

  /// $ per year lost at the schools whose average is above the site limit; `nil` where none is
  /// stated.
  mutating func lostRevenue(_ rule: ClassSize, _ world: World) -> Series? {
    guard let each = value("class_size.\(rule.id).lost_revenue", world),
      let limit = siteLimit(rule, world)
    else { return nil }
    var lost: [Series] = []
    for site in siteClasses(rule, limit.grades, world) {
      lost.append(
        years.indices.map { position in
          let most = graph.multiply(limit.most[position], site.sections[position])
          let isAbove = graph.greater(
            site.seats[position], graph.add(most, graph.constant(1e-9)))
          return graph.multiply(
            isAbove, graph.multiply(site.students[position], each[position]))
        })
    }
    return graph.sum(lost, count: count)
  }

  /// $ per year for places above the overage limit × sections; `nil` where none is stated.
  mutating func overagePay(_ rule: ClassSize, _ world: World) -> Series? {
    guard let limit = value("class_size.\(rule.id).overage_limit", world),
      let each = value("class_size.\(rule.id).overage_pay", world)
    else { return nil }
    var paid: [Series] = []
    for group in classGroups(rule, world) {
      let above = graph.subtract(group.seats, graph.multiply(limit, group.sections))
      paid.append(graph.multiply(graph.nonnegative(above), each))
    }
    return graph.sum(paid, count: count)
  }

  /// $ per year for the rooms a school lacks; `nil` where its rooms are not counted.
  mutating func roomCost(_ school: School, _ world: World) -> Series? {
    guard let rooms = value("school.\(school.id).rooms", world),
      let each = value("school.\(school.id).room_cost", world)
    else { return nil }
    let lacking = graph.subtract(roomsNeeded(school.id, world), rooms)
    return graph.multiply(graph.nonnegative(lacking), each)
  }
}
