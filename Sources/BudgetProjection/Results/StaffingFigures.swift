internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// What positions are worth, and what becomes of those that the plan frees.
enum StaffingFigures {
  /// What one position fewer saves now: a hire's salary with benefits, $ per FTE.
  static func hireValue(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.staff(group.name, .hireValue)) { projector in
      let terms = WorkforceTerms.terms(group, turnover: .statusQuo, pay: .statusQuo, &projector)
      return withBenefits(terms.hireSalary, terms, &projector)
    }
  }

  /// What a position at average pay saves, with benefits, $ per FTE.
  static func averageValue(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.staff(group.name, .averageValue)) { projector in
      let terms = WorkforceTerms.terms(group, turnover: .statusQuo, pay: .statusQuo, &projector)
      return withBenefits(
        StaffWorkforce(group: group).averagePay(.statusQuo, &projector), terms, &projector)
    }
  }

  /// Pay of one FTE with benefits.
  private static func withBenefits(
    _ pay: Series, _ terms: WorkforceTerms, _ projector: inout BudgetProjector
  ) -> Series {
    let withShares = projector.graph.multiply(pay, projector.graph.onePlus(terms.shareOfPay))
    return projector.graph.add(withShares, terms.perPosition)
  }

  /// Headcount above need that the plan adds to that of the status quo, FTE.
  static func waitingPositions(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "waiting positions", id: group.id)) { projector in
      let planned = StaffWorkforce(group: group).workforce(.plan, &projector).waiting
      let present = StaffWorkforce(group: group).workforce(.statusQuo, &projector).waiting
      return projector.graph.nonnegative(projector.graph.subtract(planned, present))
    }
  }

  /// Required positions that class sizes and position changes take away, FTE.
  static func positionsFreed(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.positionsFreed)) { projector in
      let freed = Attribution.ofPlan(&projector).freed
      return projector.graph.sum(projector.budget.staff.compactMap { freed[$0.name] })
    }
  }

  /// Of the freed positions those taken by released leaders, FTE.
  static func positionsUsedByRelease(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.positionsUsedByRelease)) { projector in
      let freed = Attribution.ofPlan(&projector).freed
      let state = StaffingState.finalStaffing(projector)
      var used: [Series] = []
      for group in projector.budget.staff {
        guard let ofGroup = freed[group.name] else { continue }
        let own = state.staffing(of: group, &projector)
        let release = own.releasePositions(group, &projector)
        used.append(projector.graph.minimum(ofGroup, release))
      }
      return projector.graph.sum(used)
    }
  }

  /// Headcount above need that waits for attrition, FTE.
  static func positionsWaiting(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.positionsWaiting)) { projector in
      var waiting: [Series] = []
      for group in projector.budget.staff { waiting.append(waitingPositions(group, &projector)) }
      return projector.graph.sum(waiting)
    }
  }

  /// Freed positions no longer paid, FTE.
  static func positionsSaved(_ projector: inout BudgetProjector) -> Series {
    projector.figure(.district(.positionsSaved)) { projector in
      let unused = projector.graph.subtract(
        positionsFreed(&projector), positionsUsedByRelease(&projector))
      return projector.graph.nonnegative(
        projector.graph.subtract(unused, positionsWaiting(&projector)))
    }
  }

  // MARK: results

  /// Positions freed, and what becomes of them.
  static func projectedPositions(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> ProjectedPositions
  {
    ProjectedPositions(
      freed: try projector.nodes(positionsFreed(&projector)),
      usedByRelease: try projector.nodes(positionsUsedByRelease(&projector)),
      saved: try projector.nodes(positionsSaved(&projector)),
      waiting: try projector.nodes(positionsWaiting(&projector)))
  }

  /// Every group's positions and pay in both worlds.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault) -> [ProjectedStaffing]
  {
    var staffing: [ProjectedStaffing] = []
    for group in projector.budget.staff {
      staffing.append(
        ProjectedStaffing(
          id: group.id, title: group.title,
          statusQuo: try projectedWorld(group, .statusQuo, &projector),
          plan: try projectedWorld(group, .plan, &projector),
          hireValue: try projector.nodes(hireValue(group, &projector)),
          averageValue: try projector.nodes(averageValue(group, &projector))))
    }
    return staffing
  }

  private static func projectedWorld(
    _ group: StaffGroup, _ world: World, _ projector: inout BudgetProjector
  ) throws(ProjectionFault) -> ProjectedStaffing.World {
    let path = StaffWorkforce(group: group).workforce(world, &projector)
    var details: [(name: String, byYear: [Node])] = []
    for (figure, values) in detailSeries(group, path, projector) {
      details.append((figure.rawValue, try projector.nodes(values)))
    }
    return ProjectedStaffing.World(
      required: try projector.nodes(path.required), headcount: try projector.nodes(path.headcount),
      hires: try projector.nodes(path.hires), payroll: try projector.nodes(path.payroll),
      cost: try projector.nodes(path.cost), details: details)
  }

  /// The further figures that a group's keys call for.
  private static func detailSeries(
    _ group: StaffGroup, _ path: WorkforcePath, _ projector: BudgetProjector
  ) -> [(figure: StaffFigure, values: Series)] {
    func isStated(_ key: String) -> Bool { projector.yearlyValue(group.key(key), .plan) != nil }
    let isScheduled = group.schedule != nil
    var details: [(figure: StaffFigure, values: Series)] = []
    if isScheduled { details.append((.stayers, path.stayers)) }
    if isScheduled, group.layoffsAllowed { details.append((.layoffs, path.layoffs)) }
    if group.schedule?.retirement.isEmpty == false {
      details.append((.retirements, path.retirements))
    }
    if isScheduled { details.append((.waiting, path.waiting)) }
    if isStated("vacancies") { details.append((.vacant, path.vacant)) }
    if isStated("vacancy_cover") || isStated("absences") {
      details.append((.substitutes, path.substitutes))
    }
    return details
  }
}
