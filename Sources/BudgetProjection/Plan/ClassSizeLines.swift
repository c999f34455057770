internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Dollars that follow class sizes beside positions: revenue lost, overage pay, rooms.
enum ClassSizeLines {
  /// The lines of every class-size rule and of every school's rooms, each once in each role: what
  /// the plan pays or loses less what the status quo does.
  static func items(_ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "class size lines")) { projector in
      var items: [PlanItem] = []
      for rule in projector.budget.classSizes { items += Self.items(of: rule, &projector) }
      for school in projector.budget.schools { items += roomItems(school, &projector) }
      return items
    }
  }

  private static func items(of rule: ClassSize, _ projector: inout BudgetProjector) -> [PlanItem] {
    var items: [PlanItem] = []
    if let today = lostRevenue(rule, .statusQuo, &projector),
      let planned = lostRevenue(rule, .plan, &projector)
    {
      items += bothRoles(
        LineKey(.classSizeMoney(rule.name, .lostRevenue)),
        "\(rule.title): revenue lost above the site average",
        from: today, to: planned, place: rule.range.place, &projector)
    }
    if let today = overagePay(rule, .statusQuo, &projector),
      let planned = overagePay(rule, .plan, &projector)
    {
      items += bothRoles(
        LineKey(.classSizeMoney(rule.name, .overage)),
        "\(rule.title): \(overageWords(rule, projector))", from: today, to: planned,
        place: rule.range.place, &projector)
    }
    return items
  }

  /// Further rooms: cost × max(0, needed − present), the plan's less the status quo's.
  private static func roomItems(_ school: School, _ projector: inout BudgetProjector) -> [PlanItem]
  {
    guard let today = roomCost(school, .statusQuo, &projector),
      let planned = roomCost(school, .plan, &projector)
    else {
      return []
    }
    let written = projector.budget.statusQuoValues[school.key("room_cost")]?.segments.first
    return bothRoles(
      LineKey(.rooms(school.name)), "\(school.title): further rooms", from: today, to: planned,
      place: written?.range?.place, &projector)
  }

  /// A change in spending as a cost where it raises it and a saving where it lowers it.
  private static func bothRoles(
    _ key: LineKey, _ title: String, from today: Series, to planned: Series, place: String?,
    _ projector: inout BudgetProjector
  ) -> [PlanItem] {
    let change = projector.graph.subtract(planned, today)
    let lower = projector.graph.negate(change)
    let sides: [(role: ProjectedLine.Role, side: LineSide, amounts: Series)] = [
      (.cost, .cost, change), (.saving, .saving, lower),
    ]
    return sides.map { role, side, amounts in
      let values = projector.figure(.lineSide(key, side)) { $0.graph.nonnegative(amounts) }
      return PlanItem(
        key: key, title: title, role: role, isRecurring: true, use: .other, values: values,
        isTwoSided: true, place: place)
    }
  }

  /// $ per year lost at the schools whose average is above the site limit; `nil` where none is
  /// stated.
  static func lostRevenue(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series?
  {
    guard let each = projector.value(rule.key("lost_revenue"), world),
      let limit = ClassSizeLimits.siteLimit(rule, world, &projector)
    else { return nil }
    return projector.figure(.classSize(rule.name, .revenueLost), world) { projector in
      var lost: [Series] = []
      for site in ClassSizeFigures.siteClasses(rule, limit.grades, world, &projector) {
        let most = projector.graph.multiply(limit.most, site.sections)
        let threshold = projector.graph.add(most, projector.flat(1e-9))
        let isAbove = projector.graph.greater(site.seats, threshold)
        let revenue = projector.graph.multiply(site.students, each)
        lost.append(projector.graph.multiply(isAbove, revenue))
      }
      return projector.graph.sum(lost)
    }
  }

  /// What is paid above the limit.
  private static func overageWords(_ rule: ClassSize, _ projector: BudgetProjector) -> String {
    guard projector.yearlyValue(rule.key("overage_aide"), .plan) != nil else {
      return "overage pay"
    }
    return projector.yearlyValue(rule.key("overage_pay"), .plan) == nil
      ? "aides of large classes" : "overage pay and aides"
  }

  /// $ per year above the overage limit: for places above limit × sections, and for an aide of each
  /// class above it; `nil` where none is stated.
  static func overagePay(_ rule: ClassSize, _ world: World, _ projector: inout BudgetProjector)
    -> Series?
  {
    guard let limit = projector.value(rule.key("overage_limit"), world) else { return nil }
    let each = projector.value(rule.key("overage_pay"), world)
    let aide = projector.value(rule.key("overage_aide"), world)
    guard each != nil || aide != nil else { return nil }
    return projector.figure(.classSize(rule.name, .overagePaid), world) { projector in
      var paid: [Series] = []
      if let each {
        for group in ClassSections.classGroups(rule, world, &projector) {
          let places = projector.graph.multiply(limit, group.sections)
          let above = projector.graph.subtract(group.seats, places)
          paid.append(projector.graph.multiply(projector.graph.nonnegative(above), each))
        }
      }
      if let aide, let classes = OverageClasses.aboveLimit(rule, world, &projector) {
        paid.append(projector.graph.multiply(classes, aide))
      }
      return projector.graph.sum(paid)
    }
  }

  /// $ per year for the rooms a school lacks; `nil` where its rooms are not counted.
  static func roomCost(_ school: School, _ world: World, _ projector: inout BudgetProjector)
    -> Series?
  {
    guard let rooms = projector.value(school.key("rooms"), world),
      let each = projector.value(school.key("room_cost"), world)
    else { return nil }
    let cost: Series = projector.once(
      BudgetProjector.PartKey(kind: "room cost", id: school.id, world: world)
    ) { projector in
      let needed = ClassSizeFigures.roomsNeeded(school.id, world, &projector)
      let lacking = projector.graph.subtract(needed, rooms)
      return projector.graph.multiply(projector.graph.nonnegative(lacking), each)
    }
    return cost
  }
}
