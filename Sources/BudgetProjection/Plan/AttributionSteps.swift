internal import BudgetModel
internal import BudgetNames
internal import Diagnostics

/// One step from the status quo to the plan: what it changes and which groups it may move.
struct AttributionStep {
  /// What its lines come from.
  let source: LineKey.Source
  /// A plain title.
  let title: String
  /// What kind of use its cost is.
  let use: FundingUse
  /// The groups it may move.
  let groups: [StaffGroup]
  /// `file:line`, or none.
  let place: String?
  /// The plan states the change, so that its lines are shown even where they are zero.
  let isStated: Bool
  /// Takes positions away or adds them for its own sake.
  let movesPositions: Bool
  /// A saving through the leaders' work.
  var isInduced = false
  /// The stream to which a saving returns whoever pays the group; the only one that may pay a cost.
  var fund: String?
  /// The line of the plan that adds positions, where it is one.
  var line: PlanLine?
  /// Takes the step.
  let take: (inout StaffingState) -> Void

  /// The funds whose spending it may change, in declared order; `nil` for unrestricted money.
  var payers: [String?] {
    if let fund { return [fund] }
    var funds: [String?] = []
    for (fund, _) in groups.flatMap(\.paidBy) where !funds.contains(fund) { funds.append(fund) }
    return funds.isEmpty ? [nil] : funds
  }
}

/// The steps of one budget.
struct AttributionSteps {
  /// The budget.
  let budget: DistrictBudget
  /// The lines of the plan that take positions away or add them.
  let moves: [PositionMove]
  private let groupsByID: [String: [StaffGroup]]
  /// The values that the plan changes, by the id of their block.
  private let planned: [String: [ValueKey]]

  /// The steps of a budget, with its lines that take positions away or add them.
  init(budget: DistrictBudget, moves: [PositionMove]) {
    self.budget = budget
    self.moves = moves
    groupsByID = Dictionary(grouping: budget.staff, by: \.id)
    planned = Dictionary(grouping: budget.planValues.keys) { $0.id ?? "" }
  }

  /// Every step in the order of the domain.
  var all: [AttributionStep] {
    releases + replacements + classSizes + positions + moved + turnover + pay
  }

  /// One step for each role for whose released time somebody is hired.
  private var releases: [AttributionStep] {
    budget.plan.leaders.enumerated().filter { $1.cover == .hire }.map { index, role in
      AttributionStep(
        source: .leader(role.name, .release), title: "\(role.title): released time",
        use: .leaderRelease, groups: groups(role.group), place: role.range.place,
        isStated: states(role.key("release")), movesPositions: false,
        take: { $0.released = index + 1 })
    }
  }

  /// One step for each role that replaces positions.
  private var replacements: [AttributionStep] {
    budget.plan.leaders.enumerated().filter {
      states($1.key("replaces")) || states($1.key("extra_students"))
    }.map { index, role in
      AttributionStep(
        source: .leader(role.name, .replaces),
        title: "\(role.title): "
          + (states(role.key("replaces")) ? "positions replaced" : "larger classes"),
        use: .other, groups: groups(role.group), place: role.range.place, isStated: true,
        movesPositions: true, take: { $0.replaced = index + 1 })
    }
  }

  /// One step for each class-size rule.
  private var classSizes: [AttributionStep] {
    budget.classSizes.enumerated().map { index, rule in
      let place = planPlace(rule.id) { $0.block == ClassSizeKind.keyword }
      return AttributionStep(
        source: .classSize(rule.name), title: "\(rule.title): class size", use: .other,
        groups: budget.staff.filter { staffs($0, rule) }, place: place ?? rule.range.place,
        isStated: place != nil, movesPositions: true, take: { $0.classSizes = index + 1 })
    }
  }

  /// One step for each group's own positions.
  private var positions: [AttributionStep] {
    budget.staff.enumerated().map { index, group in
      let place = planPlace(group.id) { Self.isValue($0, ["positions"]) }
      return AttributionStep(
        source: .positions(group.name), title: "\(group.title): positions", use: .other,
        groups: [group], place: place ?? group.range.place, isStated: place != nil,
        movesPositions: true, take: { $0.positions = index + 1 })
    }
  }

  /// One step for each line that takes positions away or adds them.
  private var moved: [AttributionStep] {
    moves.enumerated().map { index, move in
      AttributionStep(
        source: move.key.source, title: move.title, use: move.use, groups: groups(move.group),
        place: move.place, isStated: true, movesPositions: true,
        isInduced: move.repurposed?.isInduced ?? false, fund: move.fund, line: move.line,
        take: { $0.moved = index + 1 })
    }
  }

  /// One step for who leaves each group and what stays vacant.
  private var turnover: [AttributionStep] {
    budget.staff.enumerated().map { index, group in
      let keys: Set = ["turnover", "retirement", "vacancies"]
      let place =
        planPlace(group.id) { Self.isValue($0, keys) }
        ?? budget.plan.retentions.first { $0.group == group.id }?.range.place
      return AttributionStep(
        source: .turnover(group.name), title: "\(group.title): turnover", use: .other,
        groups: [group], place: place ?? group.range.place, isStated: place != nil,
        movesPositions: false, take: { $0.turnover = index + 1 })
    }
  }

  /// One step for what the people of each group cost.
  private var pay: [AttributionStep] {
    budget.staff.enumerated().map { index, group in
      let schedule = budget.schedules.first { $0.id == group.schedule?.schedule }
      let raise = schedule?.key("raise")
      let place = planPlace(group.id, schedule?.id) {
        Self.isValue($0, Self.payKeys) || $0 == raise
      }
      return AttributionStep(
        source: .pay(group.name), title: "\(group.title): pay", use: .other, groups: [group],
        place: place ?? group.range.place, isStated: place != nil, movesPositions: false,
        take: { $0.pay = index + 1 })
    }
  }

  /// The keys of a group that say what its people cost.
  private static let payKeys: Set = [
    "salary", "hire_salary", "step", "benefits", "step_movement", "lane_change", "vacancy_cover",
    "contract_days", "absences", "substitute",
  ]

  /// Whether a value is one of some of a group's keys.
  private static func isValue(_ key: ValueKey, _ keys: Set<String>) -> Bool {
    guard key.block == StaffKind.keyword, let name = key.key else { return false }
    return keys.contains(name)
  }

  /// The group of an id, in a list.
  private func groups(_ id: String) -> [StaffGroup] { groupsByID[id] ?? [] }

  /// Whether a group's positions follow the sections of a rule.
  private func staffs(_ group: StaffGroup, _ rule: ClassSize) -> Bool {
    guard case .perSection(let named) = group.basis else { return false }
    return named?.contains(rule.id) ?? true
  }

  /// Whether a value is declared in the plan's world.
  private func states(_ key: ValueKey) -> Bool {
    budget.planValues[key] != nil || budget.statusQuoValues[key] != nil
  }

  /// Where the plan last changes one of the values that a test picks, the first by its spelling.
  private func planPlace(_ ids: String?..., picks: (ValueKey) -> Bool) -> String? {
    let picked = ids.compactMap(\.self).flatMap { planned[$0] ?? [] }.filter(picks)
    guard let key = picked.min(by: { $0.description < $1.description }),
      let yearly = budget.planValues[key]
    else { return nil }
    let written = yearly.changes.last?.range ?? yearly.segments.last?.range
    return written?.place ?? key.description
  }
}
