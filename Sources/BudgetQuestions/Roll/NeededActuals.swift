internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// A figure of the closed year, known by its actual.
struct NeededActual {
  /// What kind of number it is.
  enum Kind { case students, positions, leaders, balance, dollars, rate }

  /// The figure.
  let key: FigureKey
  let kind: Kind
  /// The next year starts from it; else it is compared only.
  let isNeeded: Bool
  /// Its node in the closed year.
  let node: Node

  /// The one spelling.
  var name: String { key.description }

  /// A number as a row of actuals writes it, rounded as the kind is counted.
  func text(_ value: Double) -> String {
    switch kind {
    case .students, .leaders: RolledNumber.plain(value.rounded())
    case .positions: RolledNumber.plain((value * 100).rounded() / 100)
    case .balance, .dollars: RolledNumber.plain(value.rounded())
    case .rate: RolledNumber.percent((value * 1e6).rounded() / 1e6)
    }
  }
}

extension NeededActual {
  /// What the next year starts from, in the order of the scenario; drivers that start anew each year may
  /// have an actual.
  static func all(of budget: DistrictBudget, in run: ProjectedBudget) -> [NeededActual] {
    let closed = budget.years.lowerBound
    var found: [NeededActual] = []
    func add(_ figure: Figure, at place: Place? = nil, _ kind: Kind, isNeeded: Bool = true) {
      let key = FigureKey(figure, at: place)
      guard let node = run.figures[key]?.byYear.first,
        !found.contains(where: { $0.key == key })
      else { return }
      found.append(NeededActual(key: key, kind: kind, isNeeded: isNeeded, node: node))
    }
    for enrollment in budget.enrollments where enrollment.method != .table {
      for cell in enrollment.cells {
        add(.district(.enrollment), at: Place(school: cell.school, grade: cell.grade), .students)
      }
    }
    for group in budget.staff where group.schedule == nil {
      add(.staff(group.name, .headcount), .positions)
    }
    for role in budget.plan.leaders where role.startYear <= closed {
      add(.leader(role.name, .count), .leaders)
    }
    if budget.generalFund != nil { add(.generalFund(.balance), .balance) }
    for fund in budget.funds {
      let keys = ["carryover", "carryover_free_below"].map { fund.key($0) }
      let carries = keys.contains {
        budget.statusQuoValues[$0] != nil || budget.planValues[$0] != nil
      }
      if carries { add(.stream(fund.name, .carried), .dollars) }
    }
    for named in budget.namedValues where named.kind == .driver {
      add(.value(named.key), .rate, isNeeded: budget.process(of: named.key) != nil)
    }
    return found
  }
}
