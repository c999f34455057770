internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// 1 in years in which recurring money covers the recurring cost.
  mutating func covered() -> Series {
    onceSeries("covered") { $0.reaches($0.recurringMoney(), $0.cost(recurring: true)) }
  }

  /// 1 in years with no net increase in overall spending.
  mutating func neutral() -> Series {
    onceSeries("neutral") { $0.reaches($0.totalSavings(), $0.totalCost()) }
  }

  /// 1 in years in which recurring savings alone cover the recurring cost.
  mutating func selfPaying() -> Series {
    onceSeries("self_paying") {
      $0.reaches($0.savings(recurring: true), $0.cost(recurring: true))
    }
  }

  /// 1 in years in which recurring money covers the cost without the induced savings.
  mutating func coveredWithoutInduced() -> Series {
    onceSeries("covered_without_induced") {
      $0.reaches($0.recurringMoney(withInduced: false), $0.cost(recurring: true))
    }
  }

  /// The probabilities of the results, in their order.
  mutating func probabilities() -> [ProjectedProbability] {
    var result = family("covered", covered(), "Recurring money covers the plan")
    result += family("neutral", neutral(), "The plan is cost-neutral")
    let neutralSoFar = reaches(
      graph.runningSum(totalSavings()), graph.runningSum(totalCost()))
    result += perYear(
      "neutral.cumulative", neutralSoFar, "The plan is cost-neutral over the years up to")
    result += family("self_paying", selfPaying(), "Savings alone cover the plan")
    result += family(
      "covered_without_induced", coveredWithoutInduced(),
      "Recurring money covers the plan without the induced savings")
    let coveredSoFar = reaches(
      graph.runningSum(allMoney()), graph.runningSum(totalCost()))
    result += perYear(
      "cumulative_covered", coveredSoFar, "All money covers all cost over the years up to")
    return result + startGaps() + cliffs() + uncoveredFrom() + reserveBreaches()
  }

  /// Each year, every year and the last year.
  private mutating func family(
    _ id: String, _ holds: Series, _ title: String
  ) -> [ProjectedProbability] {
    var result = perYear(id, holds, "\(title) in")
    result.append(
      ProjectedProbability(
        id: "\(id).every_year", title: "\(title) in every year", node: graph.all(holds)))
    if let last = holds.last {
      result.append(
        ProjectedProbability(
          id: "\(id).final_year", title: "\(title) in the last year", node: last))
    }
    return result
  }

  private func perYear(
    _ id: String, _ holds: Series, _ title: String
  ) -> [ProjectedProbability] {
    zip(years, holds).map { year, node in
      ProjectedProbability(id: "\(id).FY\(year)", title: "\(title) FY\(year)", node: node)
    }
  }

  /// Years before the first covered one.
  private mutating func startGaps() -> [ProjectedProbability] {
    let first = firsts(covered())
    var result = first.nodes.enumerated().map { gap, node in
      ProjectedProbability(
        id: "start_gap.\(gap)",
        title: gap == 1
          ? "1 year before recurring money first covers the plan"
          : "\(gap) years before recurring money first covers the plan", node: node)
    }
    result.append(
      ProjectedProbability(
        id: "start_gap.never", title: "Recurring money never covers the plan", node: first.never))
    return result
  }

  /// The first year whose total coverage falls below 1 after a year at or above 1; a year without
  /// cost is neither.
  private mutating func cliffs() -> [ProjectedProbability] {
    let cost = totalCost()
    let reached = reaches(allMoney(), cost)
    var seen = graph.constant(0)
    var falls: Series = []
    for position in years.indices {
      falls.append(graph.multiply(seen, graph.not(reached[position])))
      let hasCost = graph.greater(cost[position], graph.constant(MeasureList.leastMoney))
      seen = graph.maximum(seen, graph.multiply(reached[position], hasCost))
    }
    return firstYears(
      falls, "cliff", "Total coverage first falls below 1 in",
      never: "Total coverage never falls below 1 after a covered year")
  }

  /// The first year whose recurring coverage is below 1.
  private mutating func uncoveredFrom() -> [ProjectedProbability] {
    let uncovered = covered().map { graph.not($0) }
    return firstYears(
      uncovered, "uncovered_from", "Recurring coverage is first below 1 in",
      never: "Recurring coverage is never below 1")
  }

  /// The first year in which something holds, or that it never does.
  mutating func firstYears(
    _ holds: Series, _ id: String, _ title: String, never: String
  ) -> [ProjectedProbability] {
    let first = firsts(holds)
    return perYear(id, first.nodes, title)
      + [ProjectedProbability(id: "\(id).never", title: never, node: first.never)]
  }

  /// 1 in the first year in which something holds; and 1 where it never does.
  mutating func firsts(_ holds: Series) -> (nodes: Series, never: Node) {
    var notYet = graph.constant(1)
    var nodes: Series = []
    for node in holds {
      nodes.append(graph.multiply(notYet, node))
      notYet = graph.multiply(notYet, graph.not(node))
    }
    return (nodes, notYet)
  }
}
