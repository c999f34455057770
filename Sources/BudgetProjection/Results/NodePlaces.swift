internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

extension NodePlaces {
  /// Says in the graph what nodes stand for and where that was written, for numbers that are not
  /// finite: values first, since figures may repeat them, then what one block stands for, then the
  /// rest by its name alone.
  static func label(_ result: ProjectedBudget, _ projector: inout BudgetProjector) {
    let places = NodePlaces(budget: projector.budget, lines: linePlaces(&projector))
    let keys = result.figures.keys
    let values = keys.filter { if case .value = $0.figure { true } else { false } }
    for key in values { label(key, result, places, alwaysNamed: false, &projector) }
    for key in keys { label(key, result, places, alwaysNamed: false, &projector) }
    for key in keys { label(key, result, places, alwaysNamed: true, &projector) }
  }

  /// Labels a figure's nodes that have no label yet; in years without a place only where asked.
  private static func label(
    _ key: FigureKey, _ result: ProjectedBudget, _ places: NodePlaces, alwaysNamed: Bool,
    _ projector: inout BudgetProjector
  ) {
    if case .event = key.figure { return }
    guard let figure = result.figures[key] else { return }
    for (year, node) in zip(projector.years, figure.byYear)
    where projector.graph.graph.constantValue(node) == nil
      && projector.graph.graph.labels[node] == nil
    {
      let place = places.place(of: key, in: year)
      guard place != nil || alwaysNamed else { continue }
      projector.graph.graph.label(
        node,
        NodeLabel(
          name: key.description, title: key.description, year: year,
          unit: result.unitWords(of: key), place: place))
    }
  }

  /// Where each line of the plan was written, as `file:line`.
  private static func linePlaces(_ projector: inout BudgetProjector) -> [LineKey: String] {
    var places: [LineKey: String] = [:]
    for item in PlanItem.allCostItems(&projector) + PlanItem.savingItems(&projector) {
      places[item.key] = item.place
    }
    return places
  }
}

/// Where the numbers of figures come from, as `file:line`.
struct NodePlaces {
  /// The budget.
  let budget: DistrictBudget
  /// The places of the plan's lines.
  let lines: [LineKey: String]

  /// The statement of a value, the block of anything else; `nil` for a default and for figures of no
  /// single block.
  func place(of key: FigureKey, in year: Int) -> String? {
    switch key.figure {
    case .value(let value): budget.yearlyValue(value, key.world)?.place(in: year)
    case .staff(let id, _): budget.staff.first { $0.name == id }?.range.place
    case .stream(let id, _): budget.funds.first { $0.name == id }?.range.place
    case .leader(let id, _): budget.plan.leaders.first { $0.name == id }?.range.place
    case .ladderStage(let id, _): budget.plan.ladders.first { $0.name == id }?.range.place
    case .bonusRecipients(let id): budget.plan.bonuses.first { $0.name == id }?.range.place
    case .retention(let id, _): budget.plan.retentions.first { $0.name == id }?.range.place
    case .sections(let id), .fractionalSections(let id), .classSize(let id, _):
      budget.classSizes.first { $0.name == id }?.range.place
    case .budgetLine(let side, let id):
      budget.budgetLines.first { $0.side.catalogued == side && $0.id == id }?.range.place
    case .generalFund: budget.generalFund?.range.place
    case .line(let line), .lineSide(let line, _): lines[line]
    case .district(.enrollment) where key.place?.school != nil && key.place?.grade != nil:
      budget.enrollments.first?.range.place
    case .district, .rooms, .payment, .rule, .event: nil
    }
  }
}

extension YearlyValue {
  /// Where the number of a fiscal year was written, as `file:line`; `nil` for a default.
  fileprivate func place(in year: Int) -> String? {
    let acting = changes.last { change in
      change.firstYear <= year && year <= (change.lastYear ?? year)
        && !(change.replacedUntil.map { year <= $0 } ?? false)
    }
    if let acting { return acting.range.place }
    return segment(holdingIn: year).flatMap { segments[$0].range?.place }
  }
}
