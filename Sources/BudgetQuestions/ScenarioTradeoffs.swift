public import BudgetReports
internal import FigureCatalogue

/// What the base of a report is asked besides its run: shocks, the +1 map, class sizes from today's on, and
/// what one student more per class pays for. All on the draws and trials of the run.
///
/// The request is of the base. A scenario without class sizes has no map and no sweep; what is missing for another reason says why.
public func tradeoffs(of request: RunRequest) -> ReportedTradeoffs {
  var missing: [String] = []
  let stress = stressScenario(request)
  if let problem = stress.problem { missing.append(problem) }
  let map = mapScenario(request)
  guard map.map != nil else {
    return ReportedTradeoffs(
      stress: stress.stress, map: nil, sweep: nil, exchange: nil, missing: missing)
  }
  let sweep = sweepScenario(
    request, set: ["class_size.*.target += 0..4 students"],
    measure: FigureKey(.district(.classSizeAverage)).description)
  if let problem = sweep.problem { missing.append(problem) }
  let exchange = exchangeScenario(request, scope: .classesAndLeaders)
  if let problem = exchange.problem { missing.append(problem) }
  return ReportedTradeoffs(
    stress: stress.stress, map: map.map, sweep: sweep.sweep, exchange: exchange.exchange,
    missing: missing)
}
