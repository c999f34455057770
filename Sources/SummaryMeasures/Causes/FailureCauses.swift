internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
internal import MonteCarlo

/// Why recurring money fails to cover the plan, future by future.
///
/// In each failing future, at its first uncovered year, every recurring line and stream is compared
/// with its mean over the futures that are covered in that year; the largest shortfall is that
/// future's cause. Where recurring money fails in more than 95 % of futures the comparison is with
/// the year before in the same future. Where fewer than 5 % of futures are covered in the year and
/// there is nothing to compare with, recurring money is short even on average: that is the cause.
struct FailureCauses {
  /// The causes, most frequent first.
  let causes: [FailureCause]
  /// The number of trials that are not covered in every year.
  let failingTrials: Int

  /// The columns that a search for causes reads.
  static func columns(of run: ProjectedBudget) -> [Node] {
    let margin = run.measures.first { $0.key == FigureKey(.district(.margin)) }
    return CauseInput.coveredByYear(run)
      + CauseInput.all(run).flatMap { $0.dollars.flatMap(\.self) }
      + (margin?.byYear ?? [])
  }

  /// Looks for the causes of one budget: who fails when, what is usual, what differs.
  init(_ run: ProjectedBudget, _ table: TrialTable) {
    let isCovered = CauseInput.coveredByYear(run)
    let failures = table.result(of: FirstFailureReduction(isCovered))
    failingTrials = failures.failing
    guard failures.failing > 0 else {
      causes = []
      return
    }
    let inputs = CauseInput.all(run)
    var comparisons = failures.comparisons
    if comparisons.contains(.withCoveredFutures) {
      let years = comparisons.indices.map { comparisons[$0] == .withCoveredFutures }
      let usual = table.result(
        of: UsualDollarsReduction(inputs, isCovered, years: years))
      for year in comparisons.indices where years[year] {
        comparisons[year] = .withUsual(usual[year])
      }
    }
    let margin = run.measures.first { $0.key == FigureKey(.district(.margin)) }
    causes = table.result(
      of: CauseReduction(inputs, isCovered, margin: margin?.byYear, comparisons)
    ).causes(inputs)
  }
}
