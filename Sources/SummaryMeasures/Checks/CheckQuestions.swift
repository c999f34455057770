internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue

/// What an expectation asks of the trials in one year.
enum ExpectationQuestion {
  /// How often a 0/1 column is 1.
  case probability(Node)
  /// The mean of a column where it is defined.
  case mean(ColumnRequest)
  /// A quantile of a column where it is defined.
  case quantile(QuantileQuestion)
}

// What checks ask of the trials.
extension ProjectedBudget {
  /// Asks what the checks of a budget need.
  func askChecks(_ questions: inout SummaryQuestions) {
    for check in checks {
      switch check.check.condition {
      case .everyTrial(let formula, _):
        for (year, node) in check.nodes {
          questions.requirements.append(requirement(node, formula, year))
        }
        if let joint = check.joint {
          questions.requirements.append(RequirementQuestion(node: joint, figures: []))
        }
      case .statistic(let statistic, _, _, _):
        for (year, node) in check.nodes { questions.ask(question(statistic, node, year)) }
      case .figure: continue
      }
    }
  }

  /// The question of a requirement in one year.
  func requirement(_ node: Node, _ formula: CheckFormula, _ year: Int?) -> RequirementQuestion {
    RequirementQuestion(
      node: node, figures: formula.figures.compactMap { self.node(of: $0, year: year) })
  }

  /// A figure's node in a year.
  func node(of key: FigureKey, year: Int?) -> Node? {
    guard let nodes = figures[key]?.byYear, let year, budget.years.contains(year) else {
      return nil
    }
    let position = nodes.count == 1 ? 0 : year - budget.years.lowerBound
    return nodes.indices.contains(position) ? nodes[position] : nil
  }

  /// The question of an expectation in one year.
  func question(
    _ statistic: CheckStatistic, _ node: Node, _ year: Int?
  ) -> ExpectationQuestion {
    switch statistic {
    case .probability, .jointProbability:
      return .probability(node)
    case .mean(let formula):
      return .mean(ColumnRequest(node, defined: defined(formula, year)))
    case .quantile(let share, let formula):
      return .quantile(
        QuantileQuestion(
          fraction: share, column: ColumnRequest(node, defined: defined(formula, year))))
    }
  }

  /// The measure that a formula names alone.
  func measure(_ formula: CheckFormula) -> ProjectedMeasure? {
    guard case .figure(let key) = formula else { return nil }
    return measures.first { $0.key == key }
  }

  /// The node that says where a bare measure is defined.
  private func defined(_ formula: CheckFormula, _ year: Int?) -> Node? {
    guard let flags = measure(formula)?.definedByYear, let year else { return nil }
    let position = year - budget.years.lowerBound
    return flags.indices.contains(position) ? flags[position] : nil
  }
}
