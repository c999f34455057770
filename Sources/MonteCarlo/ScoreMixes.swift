internal import CalculationGraphs
internal import GSL

/// For each correlated input, by its position, the streams whose scores add up to its own.
///
/// In each year (or once) the draws that correlations join form groups. A group's scores are
/// L·z with the Cholesky factor L of its correlations, the values in the order of the graph's
/// `correlatedNames`: the first keeps its own scores, and a value changes only through a correlation
/// with an earlier one. A sum of stratified scores is not stratified itself.
func scoreMixes(
  of graph: CalculationGraph, seed: UInt64
) throws(SimulationError) -> [Int: [DrawPlan.Part]] {
  guard !graph.correlations.isEmpty else { return [:] }
  var order = Dictionary(
    uniqueKeysWithValues: graph.correlatedNames.enumerated().map { ($1, $0) })
  var inputsByYear: [Int?: [String: [Int]]] = [:]
  var years: [Int?] = []
  for (position, input) in graph.inputs.enumerated() {
    if order[input.name] == nil { order[input.name] = order.count }
    if inputsByYear[input.year] == nil { years.append(input.year) }
    inputsByYear[input.year, default: [:]][input.name, default: []].append(position)
  }
  var mixes: [Int: [DrawPlan.Part]] = [:]
  var factors: [[String]: CholeskyFactor] = [:]
  for year in years {
    let inputs = inputsByYear[year] ?? [:]
    let names = inputs.keys.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
    let joining = correlations(among: names, graph.correlations)
    let pairs = joining.map(\.pair)
    for joined in CorrelationGroup.groups(of: names.count, pairs) {
      let group = joined.members.map { names[$0] }
      let factor: CholeskyFactor
      if let known = factors[group] {
        factor = known
      } else {
        do {
          factor = try CholeskyFactor(correlations: joined.matrix(pairs), size: group.count)
        } catch {
          throw .impossibleCorrelations(
            joined.pairs.map { joining[$0].correlation }, year: year)
        }
      }
      factors[group] = factor
      let keys = group.map { streamKey(seed: seed, name: $0) }
      for (row, name) in group.enumerated() {
        var parts: [DrawPlan.Part] = []
        for column in 0...row where factor[row, column] != 0 {
          parts.append(DrawPlan.Part(key: keys[column], weight: factor[row, column]))
        }
        // Its own scores alone; at exactly ±1 it has those of an earlier value alone.
        if parts.count == 1, factor[row, row] != 0 { continue }
        for position in inputs[name] ?? [] { mixes[position] = parts }
      }
    }
  }
  return mixes
}

/// The correlations between some names, each also by the positions of its two.
private func correlations(
  among names: [String], _ correlations: [ScoreCorrelation]
) -> [(correlation: ScoreCorrelation, pair: CorrelationGroup.Pair)] {
  let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  return correlations.compactMap { correlation in
    guard let first = positions[correlation.first], let second = positions[correlation.second]
    else { return nil }
    return (correlation, CorrelationGroup.Pair(first, second, correlation.coefficient))
  }
}
