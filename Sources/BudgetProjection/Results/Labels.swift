internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics
internal import LanguageTable

// Labels say what nodes stand for. Constants are shared by value and so have none.
extension BudgetProjector {
  /// Labels a series that stands for one thing.
  mutating func label(
    _ values: Series, _ name: String, _ title: String, _ unit: String, place: String? = nil,
    source: String? = nil
  ) {
    for (position, node) in values.enumerated() where position < count {
      label(node, name, title, years[position], unit, place, source)
    }
  }

  private mutating func label(
    _ node: Node, _ name: String, _ title: String, _ year: Int?, _ unit: String, _ place: String?,
    _ source: String?
  ) {
    guard graph.constantValue(node) == nil else { return }
    graph.label(
      node,
      NodeLabel(name: name, title: title, year: year, unit: unit, place: place, source: source))
  }

  /// Labels everything this budget has a name for: values first, since figures may repeat them.
  mutating func labelAll(_ result: ProjectedBudget) {
    for world in [World.plan, .statusQuo] {
      labelValues(world)
      labelStudents(world)
    }
    labelStaffing(result.staffing)
    labelStreams(result.streams)
    for role in budget.plan.leaders { labelLeaders(role) }
    labelLadders()
    labelGeneralFund(result.budgetLines)
    for item in allCostItems() + savingItems() {
      label(item.values, item.id, item.title, "$ per year", place: item.place)
    }
    for measure in result.measures {
      label(measure.byYear, measure.id, measure.title, measure.unit)
    }
    for rule in LanguageTable.reviewRules {
      for prefix in ["", "status_quo."] {
        guard let values = result.figures[prefix + rule.figure] else { continue }
        label(values, prefix + rule.figure, "\(rule.title) for review", "0 or 1")
      }
    }
    for probability in result.probabilities {
      label(probability.node, probability.id, probability.title, nil, "0 or 1", nil, nil)
    }
  }

  private mutating func labelLeaders(_ role: LeaderRole) {
    let path = leaders(role)
    let parts: [(String, String, Series, String)] = [
      ("count", role.title, path.count, "leaders"),
      ("new", "\(role.title): new", path.new, "leaders"),
      ("pool", "\(role.title): qualified people", path.pool, "leaders"),
      ("release_fte", "\(role.title): released positions", path.release, "FTE"),
      (
        "chargeable", "\(role.title): own pay for released time", chargeablePay(role), "$ per year"
      ),
      ("base_pay_holders", "\(role.title): holders of the raise", path.holders, "leaders"),
    ]
    for (key, title, values, unit) in parts {
      label(values, "leader.\(role.id).\(key)", title, unit, place: role.range.place)
    }
  }

  private mutating func labelValues(_ world: World) {
    for path in valueNames() {
      guard let yearly = yearlyValue(path, world),
        let known = valuePaths["\(world.rawValue) \(path)"]
      else { continue }
      let prefix = world == .statusQuo ? "status_quo." : ""
      for (position, node) in known.values.enumerated()
      where known.origins.indices.contains(position) {
        let origin = known.origins[position]
        label(
          node, prefix + path, yearly.title, years[position], yearly.unit, origin.place,
          origin.source)
      }
    }
  }

  /// Every declared path, sorted.
  func valueNames() -> [String] {
    Set(budget.statusQuoValues.keys).union(budget.planValues.keys).sorted()
  }

  private mutating func labelStudents(_ world: World) {
    let prefix = world == .statusQuo ? "status_quo." : ""
    for students in students(world) {
      let cell = students.cell
      label(
        students.values, "\(prefix)enrollment.\(cell.school).\(cell.grade.rawValue)",
        "Students: \(cell.school), grade \(cell.grade.rawValue)", "students",
        place: budget.enrollments.first?.range.place)
    }
    for rule in budget.classSizes {
      labelClasses(rule, world, prefix)
    }
    labelRooms(world, prefix)
    label(totalSections(world), "\(prefix)sections", "Sections", "sections")
    label(totalStudents(world), "\(prefix)enrollment", "Students", "students")
    for school in budget.schools {
      label(
        students(atSchool: school.id, world), "\(prefix)enrollment.\(school.id)",
        "\(school.title): students", "students")
    }
    for grade in budget.enrolledGrades {
      label(
        students(inGrade: grade, world), "\(prefix)enrollment.grade.\(grade.rawValue)",
        "Grade \(grade.rawValue): students", "students")
    }
    label(attendance(world), "\(prefix)attendance", "Average daily attendance", "students")
  }

  private mutating func labelStaffing(_ staffing: [ProjectedStaffing]) {
    for group in staffing {
      let place = self.group(group.id)?.range.place
      for (prefix, world) in [("", group.plan), ("status_quo.", group.statusQuo)] {
        let name = "\(prefix)staff.\(group.id)"
        let parts: [(String, String, Series, String)] = [
          ("required", "required positions", world.required, "FTE"),
          ("headcount", "headcount", world.headcount, "FTE"),
          ("hires", "hires", world.hires, "FTE"),
          ("payroll", "payroll", world.payroll, "$ per year"),
          ("cost", "payroll with benefits", world.cost, "$ per year"),
        ]
        for (key, title, values, unit) in parts {
          label(values, "\(name).\(key)", "\(group.title): \(title)", unit, place: place)
        }
      }
    }
    for group in budget.staff {
      for world in [World.plan, .statusQuo] { labelFlow(group, world) }
    }
  }

  /// Labels who stays, goes and is missing in a group.
  private mutating func labelFlow(_ group: StaffGroup, _ world: World) {
    let path = workforce(group, world)
    let name = "\(world == .statusQuo ? "status_quo." : "")staff.\(group.id)"
    let parts: [(String, String, Series, String)] = [
      ("stayers", "stayers", path.stayers, "FTE"),
      ("layoffs", "layoffs", path.layoffs, "FTE"),
      ("retirements", "retirements", path.retirements, "FTE"),
      ("waiting", "headcount above need", path.waiting, "FTE"),
      ("vacant", "vacant positions", path.vacant, "FTE"),
      ("substitutes", "substitutes", path.substitutes, "$ per year"),
    ]
    for (key, title, values, unit) in parts {
      label(
        values, "\(name).\(key)", "\(group.title): \(title)", unit, place: group.range.place)
    }
  }

  private mutating func labelStreams(_ streams: [ProjectedStream]) {
    for (index, stream) in streams.enumerated() {
      let place = budget.funds[index].range.place
      let parts: [(String, String, Series)] = [
        ("received", "award received", stream.received),
        ("available", "available to the plan", stream.available),
        ("committed", "committed to today's uses", stream.committed),
        ("carry_in", "carried in", stream.carryIn),
        ("restricted_savings", "savings that return", stream.restrictedSavings),
        ("spendable", "spendable", stream.spendable), ("direct", "plan cost paid", stream.direct),
        ("spent", "spent", stream.spent), ("indirect", "indirect cost", stream.indirect),
        ("carried", "carried over", stream.carried), ("lapsed", "lapsed", stream.lapsed),
        ("transferred_out", "moved to another stream", stream.transferredOut),
        ("transferred_in", "moved in from other streams", stream.transferredIn),
        ("set_aside", "set aside", stream.setAside),
        ("surcharge", "surcharge on pay", stream.surcharge),
        ("carry_limit", "most that may be carried over", stream.carryLimit),
        ("float", "advanced until reimbursement", stream.float),
      ]
      for (key, title, values) in parts {
        label(
          values, "fund.\(stream.id).\(key)", "\(stream.title): \(title)", "$ per year",
          place: place)
      }
    }
  }
}
