internal import CalculationGraphs
internal import MonteCarlo

/// All that a summary asks of the trials of a run, by kind of question.
struct SummaryQuestions {
  /// Columns whose full statistics are shown.
  var statistics: [StatisticsQuestion] = []
  /// Columns of which only the mean is shown.
  var means: [MeansQuestion] = []
  /// 0/1 columns.
  var counts: [CountQuestion] = []
  /// Columns of which a single quantile is asked.
  var quantiles: [QuantileQuestion] = []
  /// Requirements.
  var requirements: [RequirementQuestion] = []
  /// Cumulative net costs.
  var deficits: [DeficitQuestion] = []

  /// Asks for the statistics of columns that are always defined.
  mutating func statistics(_ nodes: [Node]) {
    statistics += nodes.map { StatisticsQuestion(column: ColumnRequest($0)) }
  }

  /// Asks for the means of columns that are always defined.
  mutating func means(_ nodes: [Node]) {
    means += nodes.map { MeansQuestion(column: ColumnRequest($0)) }
  }

  /// Asks how often 0/1 columns are 1.
  mutating func probabilities(_ nodes: [Node]) {
    counts += nodes.map { CountQuestion(node: $0) }
  }

  /// Asks what an expectation needs in one year.
  mutating func ask(_ question: ExpectationQuestion) {
    switch question {
    case .probability(let node): counts.append(CountQuestion(node: node))
    case .mean(let column): means.append(MeansQuestion(column: column))
    case .quantile(let question): quantiles.append(question)
    }
  }
}

/// What the trials of a run answer.
struct SummaryAnswers: Sendable {
  /// Every draw was at its median.
  let isDeterministic: Bool
  /// The number of trials.
  let trials: Int
  /// Failing trials of requirements.
  let requirements: Answers<RequirementQuestion>
  /// What plans may cost the reserves.
  let deficits: Answers<DeficitQuestion>
  private let statistics: Answers<StatisticsQuestion>
  private let means: Answers<MeansQuestion>
  private let counts: Answers<CountQuestion>
  private let quantiles: Answers<QuantileQuestion>

  /// Feeds the trials to the reductions of all questions.
  init(_ questions: SummaryQuestions, of table: TrialTable) {
    let context = SummaryContext(table.settings)
    isDeterministic = context.isDeterministic
    trials = table.trials
    statistics = Answers(questions.statistics, of: table, context)
    means = Answers(questions.means, of: table, context)
    counts = Answers(questions.counts, of: table, context)
    quantiles = Answers(questions.quantiles, of: table, context)
    requirements = Answers(questions.requirements, of: table, context)
    deficits = Answers(questions.deficits, of: table, context)
  }

  /// The statistics of a column; `nil` where it is defined in no trial.
  func statistics(_ node: Node, defined: Node?) -> Statistics? {
    statistics[StatisticsQuestion(column: ColumnRequest(node, defined: defined))]
  }

  /// The statistics of columns that are always defined.
  func statistics(_ nodes: [Node]) -> [Statistics] {
    nodes.map { node in
      guard let found = statistics(node, defined: nil) else {
        preconditionFailure("a column that is always defined has statistics")
      }
      return found
    }
  }

  /// The trials in which a 0/1 column is 1.
  func count(_ node: Node) -> TrialCount { counts[CountQuestion(node: node)] }

  /// The probability that a 0/1 column is 1.
  func probability(_ node: Node) -> Estimate {
    count(node).probability(isDeterministic: isDeterministic)
  }

  /// The means of a column that is always defined.
  func means(_ node: Node) -> ReplicateMeans {
    means[MeansQuestion(column: ColumnRequest(node))]
  }

  /// The mean of a column that is always defined; `nil` where it is not a number.
  func mean(_ node: Node) -> Estimate? {
    means(node).estimate(isDeterministic: isDeterministic)
  }

  /// Mean numerator / mean denominator; `nil` where the denominator's mean is 0.
  func ratioOfMeans(_ numerator: Node, _ denominator: Node) -> Estimate? {
    means(numerator).ratio(to: means(denominator), isDeterministic: isDeterministic)
  }

  /// The number an expectation is about; `nil` where it is not defined.
  func estimate(_ question: ExpectationQuestion) -> Estimate? {
    switch question {
    case .probability(let node): return probability(node)
    case .mean(let column):
      return means[MeansQuestion(column: column)].estimate(isDeterministic: isDeterministic)
    case .quantile(let question): return quantiles[question]
    }
  }
}
