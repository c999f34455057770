public import BudgetProjection
public import CalculationGraphs
public import FigureCatalogue
public import MonteCarlo

/// What tells a budget from the first one, over all futures on the same draws.
public struct ComparisonSummary: Sendable {
  /// The budget with its nodes.
  public let compared: ComparedBudget
  /// What headline measures come to over the horizon, then the measures by year.
  public let measures: [Measure]
  /// In how many futures what holds where.
  public let events: [Event]
  /// Mean differences of lines.
  public let lines: [Line]

  /// A measure's differences.
  public struct Measure: Sendable {
    /// The measure.
    public let measure: ComparedMeasure
    /// One entry a year, or one for the horizon.
    public let figures: [Figure]

    /// Whether no future tells the two apart in any year.
    public var isSame: Bool { figures.allSatisfy { $0.same == $0.compared && $0.apart == 0 } }
  }

  /// A measure's difference in one year or over the horizon.
  public struct Figure: Sendable {
    /// The fiscal year; `nil` over the horizon.
    public let year: Int?
    /// The difference where both numbers are defined; `nil` where they never are.
    public let difference: Statistics?
    /// Futures in which the other number is larger.
    public let more: Int
    /// Futures in which it is smaller.
    public let less: Int
    /// Futures in which just one of the two is defined; they are left out of the others.
    public let apart: Int
    /// Futures that are compared: all but those apart.
    public let compared: Int
    /// The probability of more, of less, each among all futures.
    public let probabilities: (more: Estimate, less: Estimate)

    /// Futures in which the two are the same, or both not defined.
    public var same: Int { compared - more - less }
  }

  /// In how many futures something holds in both budgets, in one of them, in neither.
  public struct Event: Sendable {
    /// The event.
    public let event: HorizonEvent
    /// A plain title.
    public let title: String
    /// Futures in which it holds in both.
    public let both: Int
    /// Futures in which it holds in the first alone.
    public let onlyFirst: Int
    /// Futures in which it holds in the other alone.
    public let onlyOther: Int
    /// Futures in which it holds in neither.
    public let neither: Int
    /// P(other) − P(first) with its error.
    public let change: Estimate?
  }

  /// A line's mean differences by year, dollars.
  public struct Line: Sendable {
    /// The line.
    public let line: ComparedLine
    /// Means with their errors, one a year.
    public let means: [Estimate]
  }
}

/// The nodes whose columns `summariseComparisons` reads, each once.
public func comparisonColumns(of compared: [ComparedBudget]) -> [Node] {
  var nodes: [Node] = []
  for budget in compared {
    for figure in budget.measures.flatMap(\.figures) {
      nodes += [figure.difference, figure.more, figure.less]
      nodes += [figure.defined, figure.apart].compactMap(\.self)
    }
    for event in budget.events { nodes += [event.both, event.onlyFirst, event.onlyOther] }
    nodes += budget.lines.flatMap(\.difference)
  }
  var seen = Set<Node>()
  return nodes.filter { seen.insert($0).inserted }
}

/// What tells each budget from the first, from a run that kept `comparisonColumns(of: compared)`.
public func summariseComparisons(
  _ compared: [ComparedBudget], _ table: TrialTable
) -> [ComparisonSummary] {
  var questions = SummaryQuestions()
  for budget in compared {
    for figure in budget.measures.flatMap(\.figures) {
      let column = ColumnRequest(figure.difference, defined: figure.defined)
      questions.statistics.append(StatisticsQuestion(column: column))
      questions.probabilities([figure.more, figure.less] + [figure.apart].compactMap(\.self))
    }
    for event in budget.events {
      questions.probabilities([event.both, event.onlyFirst, event.onlyOther])
      questions.means([event.onlyFirst, event.onlyOther])
    }
    questions.means(budget.lines.flatMap(\.difference))
  }
  let answers = SummaryAnswers(questions, of: table)
  return compared.map { ComparisonSummary($0, answers) }
}

extension ComparisonSummary {
  init(_ budget: ComparedBudget, _ answers: SummaryAnswers) {
    compared = budget
    measures = budget.measures.map { measure in
      Measure(measure: measure, figures: measure.figures.map { Figure($0, answers) })
    }
    events = budget.events.map { Event($0, answers) }
    lines = budget.lines.map { line in
      Line(line: line, means: line.difference.compactMap(answers.mean))
    }
  }
}

extension ComparisonSummary.Figure {
  init(_ figure: ComparedFigure, _ answers: SummaryAnswers) {
    year = figure.year
    difference = answers.statistics(figure.difference, defined: figure.defined)
    more = answers.hits(figure.more)
    less = answers.hits(figure.less)
    apart = figure.apart.map(answers.hits) ?? 0
    compared = answers.trials - apart
    probabilities = (answers.probability(figure.more), answers.probability(figure.less))
  }
}

extension ComparisonSummary.Event {
  init(_ compared: ComparedEvent, _ answers: SummaryAnswers) {
    event = compared.event
    title = compared.title
    both = answers.hits(compared.both)
    onlyFirst = answers.hits(compared.onlyFirst)
    onlyOther = answers.hits(compared.onlyOther)
    neither = answers.trials - both - onlyFirst - onlyOther
    change = answers.difference(compared.onlyOther, compared.onlyFirst)
  }
}

extension SummaryAnswers {
  /// The trials in which a 0/1 column is 1.
  func hits(_ node: Node) -> Int {
    let count = count(node)
    if let constant = count.constant { return constant != 0 ? trials : 0 }
    return count.hits
  }

  /// The difference of two means with its error; `nil` where it is not a number.
  fileprivate func difference(_ left: Node, _ right: Node) -> Estimate? {
    means(left).less(means(right), isDeterministic: isDeterministic)
  }
}
