internal import BudgetProjection
internal import CalculationGraphs

/// What the trials of a map amount to.
struct ClassMapFigures: Sendable {
  /// Where sums stand.
  let layout: ClassMapLayout
  /// Sums by replicate.
  let replicates: [ClassMapSums]
  /// Students by cell and year.
  let students: [WholeCounts]
  /// Means of single columns.
  let means: [Node: ReplicateMeans]

  /// The number of trials.
  var trials: Int { replicates.reduce(0) { $0 + $1.trials } }

  /// Students of a cell in a year at or below which some shares of the futures lie.
  func students(_ cell: Int, _ year: Int, _ shares: [Double]) -> [Int] {
    students[cell * layout.years + year].quantiles(shares)
  }

  /// The mean of a figure, summed over some rows.
  func mean(_ figure: ClassMapLayout.Figure, _ rows: [Int]) -> Double {
    sum(figure, rows) / Double(trials)
  }

  /// The sum of a figure over all trials and some rows.
  private func sum(_ figure: ClassMapLayout.Figure, _ rows: [Int]) -> Double {
    replicates.reduce(0) { $0 + $1.sum(figure, rows) }
  }

  /// The same with its error.
  func estimate(
    _ figure: ClassMapLayout.Figure, _ rows: [Int], isDeterministic: Bool
  ) -> Estimate {
    let mean = mean(figure, rows)
    if isDeterministic { return .exact(mean, isDeterministic: true) }
    return Estimate(mean, replicates: replicates.map { $0.sum(figure, rows) / Double($0.trials) })
  }

  /// The odds that a section goes, or that a ratio is above its limit.
  func odds(_ figure: ClassMapLayout.Figure, _ row: Int, isDeterministic: Bool) -> Estimate {
    let hits = replicates.map { Int($0[row, figure]) }
    return odds(hits, isDeterministic: isDeterministic)
  }

  /// The odds that a section of a cell goes in every year.
  func everyYear(_ cell: Int, _ step: Int, isDeterministic: Bool) -> Estimate {
    let place = layout.step(cell, step)
    return odds(replicates.map { $0.everyYear[place] }, isDeterministic: isDeterministic)
  }

  /// The odds that some cell of a rule loses a section in a year, or (`nil`) in every year.
  func odds(ofRule rule: Int, _ step: Int, _ year: Int?, isDeterministic: Bool) -> Estimate {
    let place = layout.step(ofRule: rule, step)
    let hits = replicates.map { sums in
      year.map { sums.ofRules[place * layout.years + $0] } ?? sums.ofRulesEveryYear[place]
    }
    return odds(hits, isDeterministic: isDeterministic)
  }

  private func odds(_ hits: [Int], isDeterministic: Bool) -> Estimate {
    var count = TrialCount()
    count.byReplicate = zip(hits, replicates).map {
      TrialCount.Replicate(hits: $0, trials: $1.trials)
    }
    count.first = Double(count.hits)
    return count.probability(isDeterministic: isDeterministic)
  }

  /// Classes enlarged for each section that goes; `nil` where none does.
  func enlarged(_ rows: [Int]) -> ClassMapSummary.Enlarged {
    let removed = sum(.removed, rows)
    func each(_ figure: ClassMapLayout.Figure) -> Double? {
      removed > 0 ? sum(figure, rows) / removed : nil
    }
    return ClassMapSummary.Enlarged(inAdvance: each(.larger), atCount: each(.enlarged))
  }

  /// The mean of a column with its error.
  func mean(_ node: Node, isDeterministic: Bool) -> Estimate {
    guard let found = means[node]?.estimate(isDeterministic: isDeterministic) else {
      preconditionFailure("a column of a map is a number in every trial")
    }
    return found
  }
}

extension ClassMapSums {
  /// The sum of a figure over some rows.
  func sum(_ figure: ClassMapLayout.Figure, _ rows: [Int]) -> Double {
    rows.reduce(0) { $0 + self[$1, figure] }
  }
}
