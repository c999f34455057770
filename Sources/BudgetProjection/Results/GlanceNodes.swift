internal import BudgetModel
public import CalculationGraphs
internal import FigureCatalogue

/// The nodes that a glance at a budget reads.
public struct GlanceNodes: Sendable {
  /// 1 where recurring money covers the plan in every year.
  public let covered: Node
  /// The same for each year.
  public let coveredByYear: [Node]
  /// What is found for the plan less what it costs, one node a year, $ per year.
  public let left: [Node]
  /// The same for all years together, $.
  public let leftInAll: Node
  /// Recurring cost, one node a year, $ per year.
  public let cost: [Node]
  /// What the general fund adds, one node a year, $ per year.
  public let draw: [Node]
  /// Positions with the plan less those without, last year, FTE.
  public let positions: Node
  /// Students and sections of the last year; `nil` without class sizes.
  public let classes: (plan: Seats, statusQuo: Seats)?
  /// 1 where the reserve floor is missed; `nil` without a general fund.
  public let breach: Node?
  /// General-fund balance at the end of the last year, $.
  public let balance: Node?

  /// Students in classes and classes of the last year.
  public struct Seats: Sendable {
    /// Places of students in sections.
    public let students: Node
    /// Sections.
    public let sections: Node
  }

  /// The nodes whose columns `Glance` reads, each once.
  public var columns: [Node] {
    var seen = Set<Node>()
    return
      ([covered, leftInAll, positions] + coveredByYear + left + cost + draw
      + [breach, balance].compactMap(\.self)
      + [classes?.plan, classes?.statusQuo].compactMap(\.self)
      .flatMap { [$0.students, $0.sections] })
      .filter { seen.insert($0).inserted }
  }
}

extension Projection {
  /// The projection with what a glance at its last budget reads.
  public func glanced() -> (projection: Projection, nodes: GlanceNodes)? {
    guard let run = runs.last else { return nil }
    var graph = GraphBuilder(resuming: self.graph)
    func event(_ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment) -> Node? {
      run.probabilities.first { $0.event == HorizonEvent(family, moment) }?.node
    }
    func byYear(_ figure: Figure) -> [Node] {
      run.measures.first { $0.key == FigureKey(figure) }?.byYear ?? []
    }
    let left = byYear(.district(.netCost)).map { graph.negate($0) }
    guard !left.isEmpty else { return nil }
    let required = run.staffing.compactMap { group -> Node? in
      guard let plan = group.plan.required.last, let without = group.statusQuo.required.last
      else { return nil }
      return graph.subtract(plan, without)
    }
    func seats(_ world: (ProjectedClassSize) -> ProjectedClassSize.World) -> GlanceNodes.Seats? {
      let rules = run.classSizes.map(world)
      if rules.isEmpty { return nil }
      return GlanceNodes.Seats(
        students: graph.sum(rules.compactMap(\.seats.last)),
        sections: graph.sum(rules.compactMap(\.sections.last)))
    }
    var classes: (plan: GlanceNodes.Seats, statusQuo: GlanceNodes.Seats)?
    if let plan = seats(\.plan), let without = seats(\.statusQuo) { classes = (plan, without) }
    let nodes = GlanceNodes(
      covered: run.coveredEveryYear,
      coveredByYear: run.budget.years.compactMap { event(.covered, .year($0)) },
      left: left, leftInAll: graph.sum(left), cost: byYear(.district(.costRecurring)),
      draw: byYear(.district(.generalFundDraw)), positions: graph.sum(required),
      classes: classes, breach: event(.reserveBreach, .ever),
      balance: byYear(.generalFund(.balance)).last)
    let all = CalculationGraph(graph, keeping: self.graph.kept)
    return (Projection(graph: all, runs: runs, faults: faults), nodes)
  }
}
