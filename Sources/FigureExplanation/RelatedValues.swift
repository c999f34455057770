internal import BudgetModel
internal import BudgetProjection

/// Which declared values may enter a figure directly, by the figure's name.
struct RelatedValues {
  private let budget: DistrictBudget
  private let paths: [String]

  /// Knows a budget's values.
  init(_ budget: DistrictBudget) {
    self.budget = budget
    self.paths = Set(budget.statusQuoValues.keys).union(budget.planValues.keys).sorted()
  }

  /// The paths of the values that may enter a figure, sorted.
  func paths(of name: String) -> [String] {
    let parts = FigureFacts.split(name).name.split(separator: ".").map(String.init)
    guard let kind = parts.first else { return [] }
    guard parts.count > 1 else { return kind == "enrollment" ? startingWith(["enrollment."]) : [] }
    let id = parts[1]
    switch kind {
    case "leader":
      let groups = budget.plan.leaders.filter { $0.id == id }.map { "staff.\($0.group)." }
      return startingWith(["leader.\(id)."] + groups)
    case "staff", "positions", "turnover", "pay": return startingWith(["staff.\(id)."])
    case "sections", "class_size": return startingWith(["class_size.\(id)."])
    case "fund": return startingWith(["fund.\(id)."])
    case "repurpose", "line": return startingWith(["\(kind).\(id)."])
    case "enrollment": return startingWith(["enrollment."])
    default: return []
    }
  }

  /// The paths of the benefits of the staff group that a figure is about.
  func sharesOfPay(of name: String) -> [String] {
    let parts = FigureFacts.split(name).name.split(separator: ".").map(String.init)
    guard parts.count > 1 else { return [] }
    let role = budget.plan.leaders.first { $0.id == parts[1] && parts[0] == "leader" }
    let group = budget.staff.first { $0.id == role?.group ?? parts[1] }
    return group.map { group in
      group.benefits.filter(\.isShareOfPay).map { "staff.\(group.id).benefits.\($0.name)" }
    } ?? []
  }

  /// The values that a declared value's own formulas refer to, each once.
  func references(of value: YearlyValue) -> [String] {
    var found: [String] = []
    for segment in value.segments {
      collect(segment.formula, &found)
      collect(segment.growth, &found)
      for share in segment.ramp { collect(share, &found) }
    }
    for change in value.changes {
      collect(change.operand, &found)
      collect(change.growth, &found)
    }
    return found
  }

  private func collect(_ growth: Growth?, _ found: inout [String]) {
    if let growth { collect(growth.rate, &found) }
    if let floor = growth?.floorShare { collect(floor, &found) }
  }

  private func collect(_ formula: ValueFormula, _ found: inout [String]) {
    switch formula {
    case .constant, .draw, .process: return
    case .reference(let name): if !found.contains(name) { found.append(name) }
    case .negate(let operand): collect(operand, &found)
    case .binomial(_, _, let n, let p):
      collect(n, &found)
      collect(p, &found)
    case .poisson(_, _, let mean): collect(mean, &found)
    case .arithmetic(_, let left, let right):
      collect(left, &found)
      collect(right, &found)
    case .function(_, let arguments): for argument in arguments { collect(argument, &found) }
    }
  }

  private func startingWith(_ prefixes: [String]) -> [String] {
    paths.filter { path in prefixes.contains { path.hasPrefix($0) } }
  }
}
