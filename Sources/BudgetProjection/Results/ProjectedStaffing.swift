internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

// What positions are worth, and what becomes of those that the plan frees.
extension BudgetProjector {
  /// What one position fewer saves now: a hire's salary with benefits, $ per FTE.
  mutating func hireValue(_ group: StaffGroup) -> Series {
    figure(.staff(group.name, .hireValue)) { projector in
      let terms = projector.terms(group, turnover: .statusQuo, pay: .statusQuo)
      return projector.withBenefits(terms.hireSalary, terms)
    }
  }

  /// What a position at average pay saves, with benefits, $ per FTE.
  mutating func averageValue(_ group: StaffGroup) -> Series {
    figure(.staff(group.name, .averageValue)) { projector in
      let terms = projector.terms(group, turnover: .statusQuo, pay: .statusQuo)
      return projector.withBenefits(projector.averagePay(group, .statusQuo), terms)
    }
  }

  /// Pay of one FTE with benefits.
  private mutating func withBenefits(_ pay: Series, _ terms: WorkforceTerms) -> Series {
    let withShares = graph.multiply(pay, graph.onePlus(terms.shareOfPay))
    return graph.add(withShares, terms.perPosition)
  }

  /// Headcount above need that the plan adds to that of the status quo, FTE.
  mutating func waitingPositions(_ group: StaffGroup) -> Series {
    once(PartKey(kind: "waiting positions", id: group.id)) { projector in
      let planned = projector.workforce(group, .plan).waiting
      let present = projector.workforce(group, .statusQuo).waiting
      return projector.graph.nonnegative(projector.graph.subtract(planned, present))
    }
  }

  /// Required positions that class sizes and position changes take away, FTE.
  mutating func positionsFreed() -> Series {
    figure(.district(.positionsFreed)) { projector in
      let freed = projector.attribution().freed
      return projector.graph.sum(projector.budget.staff.compactMap { freed[$0.name] })
    }
  }

  /// Of the freed positions those taken by released leaders, FTE.
  mutating func positionsUsedByRelease() -> Series {
    figure(.district(.positionsUsedByRelease)) { projector in
      let freed = projector.attribution().freed
      let state = projector.finalStaffing()
      var used: [Series] = []
      for group in projector.budget.staff {
        guard let ofGroup = freed[group.name] else { continue }
        let release = projector.releasePositions(group, state)
        used.append(projector.graph.minimum(ofGroup, release))
      }
      return projector.graph.sum(used)
    }
  }

  /// Headcount above need that waits for attrition, FTE.
  mutating func positionsWaiting() -> Series {
    figure(.district(.positionsWaiting)) { projector in
      var waiting: [Series] = []
      for group in projector.budget.staff { waiting.append(projector.waitingPositions(group)) }
      return projector.graph.sum(waiting)
    }
  }

  /// Freed positions no longer paid, FTE.
  mutating func positionsSaved() -> Series {
    figure(.district(.positionsSaved)) { projector in
      let unused = projector.graph.subtract(
        projector.positionsFreed(), projector.positionsUsedByRelease())
      return projector.graph.nonnegative(
        projector.graph.subtract(unused, projector.positionsWaiting()))
    }
  }

  // MARK: results

  /// Positions freed, and what becomes of them.
  mutating func projectedPositions() throws(ProjectionFault) -> ProjectedPositions {
    ProjectedPositions(
      freed: try nodes(positionsFreed()),
      usedByRelease: try nodes(positionsUsedByRelease()),
      saved: try nodes(positionsSaved()), waiting: try nodes(positionsWaiting()))
  }

  /// Every group's positions and pay in both worlds.
  mutating func projectedStaffing() throws(ProjectionFault) -> [ProjectedStaffing] {
    var staffing: [ProjectedStaffing] = []
    for group in budget.staff {
      staffing.append(
        ProjectedStaffing(
          id: group.id, title: group.title, statusQuo: try projectedWorld(group, .statusQuo),
          plan: try projectedWorld(group, .plan), hireValue: try nodes(hireValue(group)),
          averageValue: try nodes(averageValue(group))))
    }
    return staffing
  }

  private mutating func projectedWorld(
    _ group: StaffGroup, _ world: World
  ) throws(ProjectionFault) -> ProjectedStaffing.World {
    let path = workforce(group, world)
    var details: [(name: String, byYear: [Node])] = []
    for (figure, values) in detailSeries(group, path) {
      details.append((figure.rawValue, try nodes(values)))
    }
    return ProjectedStaffing.World(
      required: try nodes(path.required), headcount: try nodes(path.headcount),
      hires: try nodes(path.hires), payroll: try nodes(path.payroll),
      cost: try nodes(path.cost), details: details)
  }

  /// The further figures that a group's keys call for.
  private func detailSeries(
    _ group: StaffGroup, _ path: WorkforcePath
  ) -> [(figure: StaffFigure, values: Series)] {
    func isStated(_ key: String) -> Bool { yearlyValue(group.key(key), .plan) != nil }
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
