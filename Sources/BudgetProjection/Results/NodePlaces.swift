internal import BudgetModel
internal import BudgetNames
public import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// What a node of the graph stands for: a figure in one year.
public struct NodeLabel: Sendable, Hashable {
  /// The spelling of the figure, e.g. `plan.teachers.payroll`.
  public let name: String
  /// The fiscal year.
  public let year: Int
  /// Where it was written, as `file:line`; `nil` where no one statement or block stands for it.
  public let place: String?
}

extension Projection {
  /// Says of nodes what they stand for and where that was written: values first, since figures may
  /// repeat them, then what one block stands for, then the rest by its name alone. Nodes that are no
  /// figure have no label.
  public func labels(of nodes: Set<Node>) -> [Node: NodeLabel] {
    let complete = project(
      runs.map(\.budget), onto: GraphBuilder(resuming: graph), detail: .figures)
    var labels: [Node: NodeLabel] = [:]
    for run in complete.runs {
      let places = NodePlaces(run)
      let keys = run.figures.keys
      let values = keys.filter { if case .value = $0.figure { true } else { false } }
      for (keys, alwaysNamed) in [(values, false), (keys, false), (keys, true)] {
        for key in keys where labels.count < nodes.count {
          Self.label(key, in: run, nodes, places, alwaysNamed: alwaysNamed, &labels)
        }
      }
    }
    return labels
  }

  /// Labels a figure's nodes that have no label yet; in years without a place only where asked.
  private static func label(
    _ key: FigureKey, in run: ProjectedBudget, _ nodes: Set<Node>, _ places: NodePlaces,
    alwaysNamed: Bool, _ labels: inout [Node: NodeLabel]
  ) {
    if case .event = key.figure { return }
    guard let figure = run.figures[key] else { return }
    for (year, node) in zip(run.budget.years, figure.byYear)
    where nodes.contains(node) && labels[node] == nil {
      let place = places.place(of: key, in: year)
      guard place != nil || alwaysNamed else { continue }
      labels[node] = NodeLabel(name: key.description, year: year, place: place)
    }
  }
}

/// Where the numbers of figures come from, as `file:line`.
struct NodePlaces {
  /// The budget.
  let budget: DistrictBudget
  /// The places of the plan's lines.
  private let lines: [LineKey: String]

  /// The places of a budget's figures.
  init(_ run: ProjectedBudget) {
    budget = run.budget
    lines = Dictionary(
      run.lines.compactMap { line in line.place.map { (line.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The statement of a value, the block of anything else; `nil` for a default and for figures of no
  /// single block.
  func place(of key: FigureKey, in year: Int) -> String? {
    switch key.figure {
    case .value(let value): budget.yearlyValue(value, key.world)?.place(in: year, at: key.place)
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
  fileprivate func place(in year: Int, at cell: Place?) -> String? {
    let acting = changes.last { $0.acts(in: year, at: cell) }
    if let acting { return acting.range.place }
    return segment(holdingIn: year).flatMap { segments[$0].range?.place }
  }
}
