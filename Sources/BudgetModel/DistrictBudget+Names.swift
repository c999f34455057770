internal import BudgetNames
public import FigureCatalogue

extension DistrictBudget {
  /// The names that it declares, by which the spelling of a figure is read.
  public var declaredNames: DeclaredNames {
    var names = DeclaredNames()
    names.hasGeneralFund = generalFund != nil
    for school in schools { names.declare(school.id, SchoolKind.keyword) }
    for id in enrollments.compactMap(\.id) { names.declare(id, "enrollment") }
    for rule in classSizes { names.declare(rule.id, ClassSizeKind.keyword) }
    for group in staff {
      names.declare(group.id, StaffKind.keyword)
      if group.schedule != nil { names.declareSchedule(of: group.id) }
    }
    for schedule in schedules { names.declare(schedule.id, "schedule") }
    for fund in funds { names.declare(fund.id, FundKind.keyword) }
    for line in budgetLines {
      names.declare(line.id, line.side.rawValue)
      if let block = line.block { names.declare(block, line.side.rawValue) }
    }
    declare(plan, in: &names)
    for named in namedValues { names.declare(named.id, named.kind.rawValue) }
    return names
  }

  private func declare(_ plan: Plan, in names: inout DeclaredNames) {
    for role in plan.leaders { names.declare(role.id, LeaderKind.keyword) }
    for repurposed in plan.repurposed {
      names.declare(repurposed.id, RepurposeKind.keyword)
      if repurposed.removesFrom != nil { names.declarePositions(of: repurposed.id) }
    }
    for line in plan.lines {
      names.declare(line.id, LineKind.keyword)
      if line.addsTo != nil { names.declarePositions(of: line.id) }
    }
    for ladder in plan.ladders {
      names.declare(ladder.id, LadderKind.keyword)
      names.declare(stages: ladder.stages, of: ladder.id)
    }
    for bonus in plan.bonuses { names.declare(bonus.id, BonusKind.keyword) }
    for exchange in plan.exchanges {
      names.declare(exchange.id, ExchangeKind.keyword)
      names.declare(parts: exchange.parts, of: exchange.id)
    }
    for effect in plan.retentions { names.declare(effect.id, RetentionKind.keyword) }
  }
}
