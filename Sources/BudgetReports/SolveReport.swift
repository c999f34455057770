public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel solve`: the value, how sure it is, and what stands beside it.
public func composeSolveReport(_ solution: ReportedSolution) -> ReportDocument {
  var parts: [ReportPart] = [.headline(SolveWording.headline(solution))]
  parts += SolveWording.sentences(solution).map { .paragraph($0) }
  if let miss = solution.nearest { parts += nearestParts(miss) }
  parts.append(
    .table(
      goalTable(
        solution, shownRows(solution), caption: SolveWording.triedCaption(solution.provenance.seed),
        note: SolveWording.triedNote)))
  if let independent = solution.independent {
    parts.append(.paragraph(SolveWording.independent(solution, independent)))
    parts.append(
      .table(
        goalTable(
          solution, independent.rows, caption: SolveWording.triedCaption(independent.seed),
          note: nil)))
  }
  if !solution.crossings.isEmpty {
    parts.append(.paragraph(SolveWording.crossings))
    parts.append(.points(solution.crossings.map(SolveWording.crossing)))
  }
  parts.append(.footer(ProvenanceWording.lines(solution.provenance)))
  return ReportDocument(
    title: SolveWording.title(solution.title),
    subtitle: "\(yearLabel(solution.years.lowerBound)) to \(yearLabel(solution.years.upperBound))",
    parts: parts)
}

/// The values that a reader needs: those run first, the answer and its neighbours, and crossings.
private func shownRows(_ solution: ReportedSolution) -> [ReportedSolution.Row] {
  var shown = Set(solution.coarse)
  for position in [solution.best, solution.safe, solution.nearest?.row.position] {
    guard let position else { continue }
    shown.formUnion([position - 1, position, position + 1])
  }
  let ends = Set(solution.crossings.flatMap { [$0.low, $0.high] })
  return solution.tried.filter { shown.contains($0.position) || ends.contains($0.value) }
}

/// What fails where the goal is missed by least.
private func nearestParts(_ miss: ReportedSolution.NearestMiss) -> [ReportPart] {
  let causes = miss.causes
  guard causes.failing > 0 else { return [] }
  let largest = causes.causes.map { abs($0.meanDollars) }.filter(\.isFinite).max() ?? 0
  let place = FigureFormat.place(of: largest, digits: 3)
  return [
    .paragraph(SolveWording.failing(causes.failing, of: causes.trials, miss.row.value)),
    .points(
      causes.causes.prefix(5).map { RiskWording.cause($0, failing: causes.failing, place: place) }),
  ]
}

/// Values with the number of each goal.
private func goalTable(
  _ solution: ReportedSolution, _ rows: [ReportedSolution.Row], caption: String, note: String?
) -> ReportTable {
  ReportTable(
    caption: caption,
    columns: [.init(solution.find, isNumber: false)]
      + solution.goals.map { .init($0, isNumber: true) }
      + [.init(SolveWording.standingHeading, isNumber: false)],
    rows: rows.map { row in
      ReportTable.Row(
        [.text(SolveWording.marked(row, in: solution))] + row.goals.map(goalCell)
          + [.text(SolveWording.standing(row))])
    }, note: note)
}

/// The number of a goal with its interval.
private func goalCell(_ goal: GoalSummary) -> ReportCell {
  guard let estimate = goal.estimate else { return .missing }
  let form = SolveWording.form(of: goal, estimate)
  let middle = ReportFigure(estimate.value, form)
  guard let low = estimate.low, let high = estimate.high, low < high else {
    return .figure(middle)
  }
  return .figureInRange(middle, from: ReportFigure(low, form), to: ReportFigure(high, form))
}
