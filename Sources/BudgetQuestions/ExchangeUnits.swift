internal import BudgetModel
internal import BudgetNames
internal import BudgetReports
internal import Diagnostics
internal import FigureCatalogue

/// Something of which a plan can have one unit more.
struct ExchangeUnit {
  /// Its id, e.g. `leader.master`.
  let id: String
  /// One unit in words, e.g. `one Master Teacher`.
  let title: String
  /// The budget with one unit more.
  let added: @Sendable (DistrictBudget) -> DistrictBudget
}

/// All units of a plan, each acting from the same year on.
struct ExchangeUnits {
  /// The plan.
  let budget: DistrictBudget
  /// The first year in which they act.
  let from: Int

  /// The first year in which a plan has anything: the first start of its roles, ladders, lines and
  /// expenditures.
  static func firstYear(of budget: DistrictBudget) -> Int {
    let plan = budget.plan
    let starts =
      plan.leaders.map(\.startYear) + plan.lines.map(\.startYear) + plan.ladders.map(\.startYear)
      + plan.repurposed.filter { !$0.isInduced }.map { $0.startYear ?? budget.years.lowerBound }
    return max(budget.years.lowerBound, starts.min() ?? budget.years.lowerBound)
  }

  /// The units in the order of reports.
  var all: [ExchangeUnit] { classSizes + leaders + stipends + pay + streams + sections }

  /// What a superintendent weighs: students per class and leaders.
  var classesAndLeaders: [ExchangeUnit] { classSizes + leaders }

  // MARK: units

  /// One student more in every class-size target; caps stay.
  private var classSizes: [ExchangeUnit] {
    if budget.classSizes.isEmpty { return [] }
    return [
      ExchangeUnit(id: ClassSizeKind.keyword, title: ExchangeMessages.student) { [from] budget in
        var budget = budget
        for rule in budget.classSizes {
          budget.change(rule.key("target"), .increase, by: 1, from: from, at: rule.range)
        }
        return budget
      }
    ]
  }

  /// One leader more of a role, after rounding.
  private var leaders: [ExchangeUnit] {
    budget.plan.leaders.map { role in
      ExchangeUnit(
        id: "\(LeaderKind.keyword).\(role.id)", title: ExchangeMessages.leader(role.title)
      ) { [from] budget in
        var budget = budget
        budget.addLeader(to: role, from: max(from, role.startYear))
        return budget
      }
    }
  }

  /// $1,000 more for each leader of a role whose stipend is stated in dollars.
  private var stipends: [ExchangeUnit] {
    budget.plan.leaders.filter { $0.stipendForm == .dollars }.map { role in
      let key = role.key("stipend")
      return ExchangeUnit(id: "\(key)", title: ExchangeMessages.stipend(role.title)) {
        [from] budget in
        var budget = budget
        budget.change(key, .increase, by: 1_000, from: from, at: role.range)
        return budget
      }
    }
  }

  /// 1 % more pay of every staff group, with and without the plan.
  private var pay: [ExchangeUnit] {
    if budget.staff.isEmpty { return [] }
    return [
      ExchangeUnit(id: "pay", title: ExchangeMessages.pay) { [from] budget in
        var budget = budget
        for group in budget.staff {
          for key in ["salary", "hire_salary"] {
            budget.change(
              group.key(key), .scale, by: 1.01, from: from, inBothWorlds: true, at: group.range)
          }
        }
        budget.raiseSchedules(from: from)
        return budget
      }
    ]
  }

  /// 1 % more of a stream's award.
  private var streams: [ExchangeUnit] {
    budget.funds.map { fund in
      ExchangeUnit(id: "\(fund.key("award"))", title: ExchangeMessages.stream(fund.title)) {
        [from] budget in
        var budget = budget
        budget.change(fund.key("award"), .scale, by: 1.01, from: from, at: fund.range)
        return budget
      }
    }
  }

  /// One section more for a group that staffs sections; one for each class-size rule where a teacher's
  /// load differs between them.
  private var sections: [ExchangeUnit] {
    budget.staff.flatMap { group -> [ExchangeUnit] in
      guard case .perSection(let named) = group.basis else { return [] }
      let rules = budget.classSizes.filter { named?.contains($0.id) ?? true }
      let loads = rules.filter { hasLoad($0) }
      let title = ExchangeMessages.section(group.title)
      if loads.isEmpty {
        return rules.isEmpty ? [] : [section(of: group, load: nil, "section.\(group.id)", title)]
      }
      return rules.map { rule in
        section(
          of: group, load: hasLoad(rule) ? rule.key("load") : nil, "section.\(group.id).\(rule.id)",
          rules.count == 1 ? title : ExchangeMessages.section(group.title, of: rule.title))
      }
    }
  }

  private func hasLoad(_ rule: ClassSize) -> Bool {
    budget.statusQuoValues[rule.key("load")] != nil || budget.planValues[rule.key("load")] != nil
  }

  private func section(
    of group: StaffGroup, load: ValueKey?, _ id: String, _ title: String
  ) -> ExchangeUnit {
    ExchangeUnit(id: id, title: title) { [from] budget in
      var budget = budget
      budget.addSection(of: group, load: load, from: from)
      return budget
    }
  }
}

extension DistrictBudget {
  /// Changes a value of the plan, or of both worlds, from a year on; what is not stated stays so.
  fileprivate mutating func change(
    _ key: ValueKey, _ operation: ValueChange.Operation, by amount: Double, from year: Int,
    until last: Int? = nil, inBothWorlds: Bool = false, at range: SourceRange
  ) {
    let change = ValueChange(
      operation: operation, operand: .constant(amount), growth: nil, firstYear: year,
      lastYear: last, author: ExchangeMessages.author, text: ExchangeMessages.author,
      range: range, source: nil, because: nil)
    if inBothWorlds {
      if let value = statusQuoValues[key] { statusQuoValues[key] = value.with(change) }
      if let value = planValues[key] { planValues[key] = value.with(change) }
    } else if let value = planValues[key] ?? statusQuoValues[key] {
      planValues[key] = value.with(change)
    }
  }

  /// One leader more of a role, after its count has become whole.
  fileprivate mutating func addLeader(to role: LeaderRole, from year: Int) {
    let key = role.key(LeaderRole.addedKey)
    if planValues[key] == nil {
      planValues[key] = YearlyValue(
        key: key, title: role.title, unit: "leaders",
        segments: [.constant(0, in: years.lowerBound, at: role.range)])
    }
    change(key, .increase, by: 1, from: year, at: role.range)
  }

  /// 1 % more on every salary schedule: on its salaries where that is from the first year on, else by a
  /// raise of one point more in the year.
  fileprivate mutating func raiseSchedules(from year: Int) {
    guard year > years.lowerBound else {
      schedules = schedules.map { $0.scaled(by: 1.01) }
      return
    }
    for schedule in schedules {
      let key = schedule.key("raise")
      if statusQuoValues[key] == nil, planValues[key] == nil {
        statusQuoValues[key] = YearlyValue(
          key: key, title: schedule.title, unit: "ratio",
          segments: [.constant(0, in: years.lowerBound, at: schedule.range)])
      }
      change(
        key, .increase, by: 0.01, from: year, until: year, inBothWorlds: true, at: schedule.range)
    }
  }

  /// The positions of one section more, over the load of one teacher where one is stated.
  fileprivate mutating func addSection(of group: StaffGroup, load: ValueKey?, from year: Int) {
    let line = PlanLine(
      id: "added_section", title: ExchangeMessages.section(group.title), isCost: true,
      isRecurring: true, use: .other, fund: nil, startYear: year, range: group.range
    ).adding(to: group.id)
    let positions = ValueFormula.reference(.value(group.key("positions")), at: nil)
    let formula = load.map {
      ValueFormula.arithmetic(.divide, positions, .reference(.value($0), at: nil))
    }
    let key = line.key("adds")
    planValues[key] = YearlyValue(
      key: key, title: line.title, unit: "FTE",
      segments: [
        ValueSegment(
          formula: formula ?? positions, growth: nil, datedYear: years.lowerBound,
          text: ExchangeMessages.author, range: group.range, source: nil, because: nil)
      ])
    plan.lines.append(line)
  }
}

extension YearlyValue {
  /// The same value with one change more, behind the others.
  func with(_ change: ValueChange) -> YearlyValue {
    YearlyValue(key: key, title: title, unit: unit, segments: segments, changes: changes + [change])
  }
}

extension ValueSegment {
  /// A number in all years.
  fileprivate static func constant(
    _ number: Double, in year: Int, at range: SourceRange
  ) -> ValueSegment {
    ValueSegment(
      formula: .constant(number), growth: nil, datedYear: year, text: ExchangeMessages.author,
      range: range, source: nil, because: nil)
  }
}

extension PlanLine {
  /// The same line, adding positions to a group.
  fileprivate func adding(to group: String) -> PlanLine {
    var line = self
    line.addsTo = group
    return line
  }
}

extension SalarySchedule {
  /// The same schedule with every salary multiplied.
  fileprivate func scaled(by factor: Double) -> SalarySchedule {
    SalarySchedule(
      id: id, title: title,
      lanes: lanes.map { lane in
        Lane(
          name: lane.name, firstStep: lane.firstStep, salaries: lane.salaries.map { $0 * factor })
      }, range: range)
  }
}
