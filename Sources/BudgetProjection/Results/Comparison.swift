internal import BudgetModel
public import CalculationGraphs
public import FigureCatalogue
internal import Quantities

/// Two budgets of a projection side by side, future by future on the same draws.
public struct ComparedBudget: Sendable {
  /// The budget that is compared.
  public let run: ProjectedBudget
  /// What headline measures come to over the horizon, then the measures by year.
  public let measures: [ComparedMeasure]
  /// What holds in a future or does not.
  public let events: [ComparedEvent]
  /// Cost and saving lines of either budget.
  public let lines: [ComparedLine]
  /// Staff, students or the general fund differ without the plan already.
  public let changesStatusQuo: Bool
}

/// A measure in two budgets.
public struct ComparedMeasure: Sendable {
  /// The id of the results; over the horizon e.g. `margin.worst`.
  public let id: String
  /// A plain title.
  public let title: String
  /// The unit as printed.
  public let unit: String
  /// Whether more of it is good.
  public let direction: FigureDescription.Direction
  /// Which figure of the horizon it is; `nil` for a measure by year.
  public let horizon: HorizonFigure?
  /// One entry a year, or one for the horizon.
  public let figures: [ComparedFigure]
}

/// The difference of a measure between two budgets in one year, or over the horizon.
public struct ComparedFigure: Sendable {
  /// The fiscal year; `nil` over the horizon.
  public let year: Int?
  /// The number in the other budget less that in the first; 0 where one of them is not defined.
  public let difference: Node
  /// 1 where both are defined; `nil` where they always are.
  public let defined: Node?
  /// 1 where the other is larger by more than the tolerance.
  public let more: Node
  /// 1 where it is smaller by more than the tolerance.
  public let less: Node
  /// 1 where just one of the two is defined; `nil` where both always are.
  public let apart: Node?
}

/// Something that holds or does not, in two budgets; 0/1 nodes.
public struct ComparedEvent: Sendable {
  /// The event.
  public let event: HorizonEvent
  /// A plain title.
  public let title: String
  /// It holds in both.
  public let both: Node
  /// It holds in the first alone.
  public let onlyFirst: Node
  /// It holds in the other alone.
  public let onlyOther: Node
}

/// A line in two budgets; where one has no such line, its dollars there are 0.
public struct ComparedLine: Sendable {
  /// The id of the results.
  public let id: String
  /// A plain title.
  public let title: String
  /// Cost or saving.
  public let role: ProjectedLine.Role
  /// Dollars in the other less those in the first, one node a year.
  public let difference: [Node]
}

extension Projection {
  /// The projection with what tells its first budget from each of the others; where `overHorizonOnly`, of
  /// measures, events and lines what the measures come to over the horizon.
  public func compared(
    overHorizonOnly: Bool = false
  ) -> (projection: Projection, others: [ComparedBudget]) {
    guard let first = runs.first else { return (self, []) }
    var comparing = BudgetComparison(first: first, graph: GraphBuilder(resuming: graph))
    let others = runs.dropFirst().map {
      overHorizonOnly ? comparing.compareHorizon(with: $0) : comparing.compare(with: $0)
    }
    let all = CalculationGraph(comparing.graph, keeping: graph.kept)
    return (Projection(graph: all, runs: runs, faults: faults), others)
  }
}

/// Adds to a graph what tells a budget from another.
private struct BudgetComparison {
  let first: ProjectedBudget
  var graph: GraphBuilder

  mutating func compare(with other: ProjectedBudget) -> ComparedBudget {
    ComparedBudget(
      run: other, measures: horizon(other) + measures(other), events: events(other),
      lines: lines(other), changesStatusQuo: first.statusQuoNodes != other.statusQuoNodes)
  }

  mutating func compareHorizon(with other: ProjectedBudget) -> ComparedBudget {
    ComparedBudget(
      run: other, measures: horizon(other), events: [], lines: [],
      changesStatusQuo: first.statusQuoNodes != other.statusQuoNodes)
  }

  // MARK: measures

  private mutating func measures(_ other: ProjectedBudget) -> [ComparedMeasure] {
    first.headlines.compactMap { headline in
      guard let second = other.headlines.first(where: { $0.measure.id == headline.measure.id })
      else { return nil }
      let years = Array(first.budget.years)
      var figures: [ComparedFigure] = []
      for (position, year) in years.enumerated() {
        figures.append(
          figure(
            year, headline.measure.unit,
            (headline.measure.byYear[position], headline.measure.definedByYear?[position]),
            (second.measure.byYear[position], second.measure.definedByYear?[position])))
      }
      return ComparedMeasure(
        id: headline.measure.id, title: headline.measure.title, unit: headline.measure.unit,
        direction: headline.direction, horizon: nil, figures: figures)
    }
  }

  /// The sum of net cost, the worst margin and the lowest balance.
  private mutating func horizon(_ other: ProjectedBudget) -> [ComparedMeasure] {
    HorizonFigure.allCases.compactMap { horizon in
      guard let one = first.measures.first(where: { $0.key == horizon.measure }),
        let two = other.measures.first(where: { $0.key == horizon.measure })
      else { return nil }
      let ends = [one, two].map { measure in
        horizon == .netCostSum
          ? graph.sum(measure.byYear) : Self.least(&graph, measure.byYear)
      }
      let description = horizon.description
      return ComparedMeasure(
        id: description.name, title: description.title, unit: description.unitWords,
        direction: description.direction, horizon: horizon,
        figures: [figure(nil, description.unitWords, (ends[0], nil), (ends[1], nil))])
    }
  }

  private static func least(_ graph: inout GraphBuilder, _ nodes: [Node]) -> Node {
    nodes.dropFirst().reduce(nodes[0]) { graph.minimum($0, $1) }
  }

  /// Same: a difference of at most a dollar, or a billionth of the larger number; of other units a
  /// billionth of the larger number, and of 1.
  private mutating func figure(
    _ year: Int?, _ unit: String, _ first: (node: Node, defined: Node?),
    _ other: (node: Node, defined: Node?)
  ) -> ComparedFigure {
    let one = graph.constant(1)
    let zero = graph.constant(0)
    var defined: Node?
    var apart: Node?
    if first.defined != nil || other.defined != nil {
      let flags = (first.defined ?? one, other.defined ?? one)
      let both = graph.multiply(flags.0, flags.1)
      defined = both
      apart = graph.subtract(graph.maximum(flags.0, flags.1), both)
    }
    func known(_ node: Node, _ graph: inout GraphBuilder) -> Node {
      defined.map { graph.select($0, node, zero) } ?? node
    }
    let a = known(first.node, &graph)
    let b = known(other.node, &graph)
    let difference = graph.subtract(b, a)
    let size = graph.maximum(absolute(a), absolute(b))
    let share = graph.constant(1e-9)
    let tolerance =
      unit.hasPrefix("$") && !unit.contains("per student") && !unit.contains("per FTE")
      ? graph.maximum(one, graph.multiply(share, size))
      : graph.multiply(share, graph.maximum(one, size))
    return ComparedFigure(
      year: year, difference: difference, defined: defined,
      more: graph.greater(difference, tolerance),
      less: graph.greater(graph.negate(difference), tolerance), apart: apart)
  }

  private mutating func absolute(_ node: Node) -> Node {
    let negative = graph.negate(node)
    return graph.maximum(node, negative)
  }

  // MARK: events and lines

  private mutating func events(_ other: ProjectedBudget) -> [ComparedEvent] {
    first.probabilities.filter(\.event.isGoal).compactMap { event in
      guard let second = other.probabilities.first(where: { $0.event == event.event }) else {
        return nil
      }
      let both = graph.multiply(event.node, second.node)
      return ComparedEvent(
        event: event.event, title: event.title, both: both,
        onlyFirst: graph.subtract(event.node, both), onlyOther: graph.subtract(second.node, both))
    }
  }

  private mutating func lines(_ other: ProjectedBudget) -> [ComparedLine] {
    let zeros = first.budget.years.map { _ in graph.constant(0) }
    func same(_ line: ProjectedLine, as other: ProjectedLine) -> Bool {
      line.id == other.id && line.role == other.role
    }
    let added = other.lines.filter { line in !first.lines.contains { same($0, as: line) } }
    return (first.lines + added).map { line in
      let before = first.lines.first { same($0, as: line) }?.byYear ?? zeros
      let after = other.lines.first { same($0, as: line) }?.byYear ?? zeros
      return ComparedLine(
        id: line.id, title: line.title, role: line.role,
        difference: zip(after, before).map { graph.subtract($0, $1) })
    }
  }
}

extension HorizonEvent {
  /// Something that a plan is to reach, or to avoid.
  fileprivate var isGoal: Bool {
    switch family {
    case .covered, .neutral, .neutralCumulative, .selfPaying, .coveredWithoutInduced,
      .cumulativeCovered:
      true
    case .reserveBreach, .reserveBreachStatusQuo, .reserveExhausted, .reserveExhaustedStatusQuo:
      moment == .ever
    case .startGap, .cliff, .uncoveredFrom: false
    }
  }
}

extension ProjectedBudget {
  /// The measures that two budgets are compared by, in the order of results, with their directions.
  fileprivate var headlines: [(measure: ProjectedMeasure, direction: FigureDescription.Direction)] {
    let neither: Set<DistrictFigure> = [
      .teachers, .leaders, .releaseFte, .sections, .classSizeAverage, .fundingRecurring,
      .fundingOneTime, .fundingUnused,
    ]
    let known = measures.compactMap {
      measure -> (measure: ProjectedMeasure, direction: FigureDescription.Direction)? in
      guard let direction = measure.key.figure.catalogued?.direction else { return nil }
      if case .district(let figure) = measure.key.figure, direction == .neither,
        !neither.contains(figure)
      {
        return nil
      }
      if case .generalFund = measure.key.figure, direction == .neither { return nil }
      return (measure, direction)
    }
    let positions: [(DistrictFigure, [Node])] = [
      (.positionsFreed, self.positions.freed), (.positionsSaved, self.positions.saved),
      (.positionsWaiting, self.positions.waiting),
    ]
    return known
      + positions.map { figure, nodes in
        let measure = ProjectedMeasure(
          key: FigureKey(.district(figure)), id: figure.rawValue, title: figure.description.title,
          unit: figure.description.unitWords, byYear: nodes, definedByYear: nil, ratio: nil)
        return (measure, FigureDescription.Direction.neither)
      }
  }

  /// What there is without the plan: positions and pay, students, revenue and spending.
  fileprivate var statusQuoNodes: [[Node]] {
    let staff = staffing.flatMap { [$0.statusQuo.required, $0.statusQuo.cost] }
    let balance = measures.filter { $0.key.world == .statusQuo }.map(\.byYear)
    return staff + classSizes.map(\.statusQuo.students) + budgetLines.map(\.byYear) + balance
  }
}
