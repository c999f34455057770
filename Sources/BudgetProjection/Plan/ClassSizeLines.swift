internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

// Dollars that follow class sizes beside positions: revenue lost, overage pay, rooms.
extension BudgetProjector {
  /// The lines of every class-size rule and of every school's rooms, each once in each role: what
  /// the plan pays or loses less what the status quo does.
  mutating func classSizeItems() -> [PlanItem] {
    once(PartKey(kind: "class size lines")) { projector in
      var items: [PlanItem] = []
      for rule in projector.budget.classSizes { items += projector.items(of: rule) }
      for school in projector.budget.schools { items += projector.roomItems(school) }
      return items
    }
  }

  private mutating func items(of rule: ClassSize) -> [PlanItem] {
    var items: [PlanItem] = []
    if let today = lostRevenue(rule, .statusQuo), let planned = lostRevenue(rule, .plan) {
      items += bothRoles(
        LineKey(.classSizeMoney(rule.name, .lostRevenue)),
        "\(rule.title): revenue lost above the site average",
        from: today, to: planned, place: rule.range.place)
    }
    if let today = overagePay(rule, .statusQuo), let planned = overagePay(rule, .plan) {
      items += bothRoles(
        LineKey(.classSizeMoney(rule.name, .overage)), "\(rule.title): overage pay",
        from: today, to: planned, place: rule.range.place)
    }
    return items
  }

  /// Further rooms: cost × max(0, needed − present), the plan's less the status quo's.
  private mutating func roomItems(_ school: School) -> [PlanItem] {
    guard let today = roomCost(school, .statusQuo), let planned = roomCost(school, .plan) else {
      return []
    }
    let written = budget.statusQuoValues[school.key("room_cost")]?.segments.first
    return bothRoles(
      LineKey(.rooms(school.name)), "\(school.title): further rooms", from: today, to: planned,
      place: written?.range?.place)
  }

  /// A change in spending as a cost where it raises it and a saving where it lowers it.
  private mutating func bothRoles(
    _ key: LineKey, _ title: String, from today: Series, to planned: Series, place: String?
  ) -> [PlanItem] {
    let change = graph.subtract(planned, today)
    let lower = graph.negate(change)
    let sides: [(role: ProjectedLine.Role, side: LineSide, amounts: Series)] = [
      (.cost, .cost, change), (.saving, .saving, lower),
    ]
    return sides.map { role, side, amounts in
      let values = figure(.lineSide(key, side)) { $0.graph.nonnegative(amounts) }
      return PlanItem(
        key: key, title: title, role: role, isRecurring: true, use: .other, values: values,
        isTwoSided: true, place: place)
    }
  }

  /// $ per year lost at the schools whose average is above the site limit; `nil` where none is
  /// stated.
  mutating func lostRevenue(_ rule: ClassSize, _ world: World) -> Series? {
    guard let each = value(rule.key("lost_revenue"), world), let limit = siteLimit(rule, world)
    else { return nil }
    return figure(.classSize(rule.name, .revenueLost), world) { projector in
      var lost: [Series] = []
      for site in projector.siteClasses(rule, limit.grades, world) {
        let most = projector.graph.multiply(limit.most, site.sections)
        let threshold = projector.graph.add(most, projector.flat(1e-9))
        let isAbove = projector.graph.greater(site.seats, threshold)
        let revenue = projector.graph.multiply(site.students, each)
        lost.append(projector.graph.multiply(isAbove, revenue))
      }
      return projector.graph.sum(lost)
    }
  }

  /// $ per year for places above the overage limit × sections; `nil` where none is stated.
  mutating func overagePay(_ rule: ClassSize, _ world: World) -> Series? {
    guard let limit = value(rule.key("overage_limit"), world),
      let each = value(rule.key("overage_pay"), world)
    else { return nil }
    return figure(.classSize(rule.name, .overagePaid), world) { projector in
      var paid: [Series] = []
      for group in projector.classGroups(rule, world) {
        let places = projector.graph.multiply(limit, group.sections)
        let above = projector.graph.subtract(group.seats, places)
        paid.append(projector.graph.multiply(projector.graph.nonnegative(above), each))
      }
      return projector.graph.sum(paid)
    }
  }

  /// $ per year for the rooms a school lacks; `nil` where its rooms are not counted.
  mutating func roomCost(_ school: School, _ world: World) -> Series? {
    guard let rooms = value(school.key("rooms"), world),
      let each = value(school.key("room_cost"), world)
    else { return nil }
    let cost: Series = once(PartKey(kind: "room cost", id: school.id, world: world)) { projector in
      let needed = projector.roomsNeeded(school.id, world)
      let lacking = projector.graph.subtract(needed, rooms)
      return projector.graph.multiply(projector.graph.nonnegative(lacking), each)
    }
    return cost
  }
}
