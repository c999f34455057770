internal import CalculationGraphs
internal import GSL

/// For each correlated input, by its position, the streams whose scores add up to its own.
///
/// In each year (or once) the draws that correlations join form groups. A group's scores are
/// L·z with the Cholesky factor L of its correlations, the values in the order in which the graph
/// declares them: the first keeps its own scores, and a value changes only through a correlation
/// with an earlier one. A sum of stratified scores is not stratified itself.
func scoreMixes(
  of graph: CalculationGraph, seed: UInt64
) throws(SimulationError) -> [Int: [DrawPlan.Part]] {
  guard !graph.correlations.isEmpty else { return [:] }
  var order: [String: Int] = [:]
  var inputsByYear: [Int?: [String: [Int]]] = [:]
  var years: [Int?] = []
  for (position, input) in graph.inputs.enumerated() {
    if order[input.name] == nil { order[input.name] = order.count }
    if inputsByYear[input.year] == nil { years.append(input.year) }
    inputsByYear[input.year, default: [:]][input.name, default: []].append(position)
  }
  var mixes: [Int: [DrawPlan.Part]] = [:]
  for year in years {
    let inputs = inputsByYear[year] ?? [:]
    let names = inputs.keys.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
    for group in correlatedGroups(names, graph.correlations) {
      let factor = try factor(of: group, graph.correlations, year: year)
      for (row, name) in group.enumerated() {
        var parts: [DrawPlan.Part] = []
        for column in 0...row where factor[row, column] != 0 {
          parts.append(
            DrawPlan.Part(
              key: streamKey(seed: seed, name: group[column]), weight: factor[row, column]))
        }
        // Its own scores alone; at exactly ±1 it has those of an earlier value alone.
        if parts.count == 1, factor[row, row] != 0 { continue }
        for position in inputs[name] ?? [] { mixes[position] = parts }
      }
    }
  }
  return mixes
}

/// The names that correlations join, directly or through others, in groups of at least two; each
/// group and the groups among themselves in the given order.
private func correlatedGroups(
  _ names: [String], _ correlations: [ScoreCorrelation]
) -> [[String]] {
  var groupOfName: [String: Int] = [:]
  for (position, name) in names.enumerated() { groupOfName[name] = position }
  for correlation in correlations {
    guard let first = groupOfName[correlation.first],
      let second = groupOfName[correlation.second], first != second
    else { continue }
    let joined = min(first, second)
    for name in names where groupOfName[name] == first || groupOfName[name] == second {
      groupOfName[name] = joined
    }
  }
  var members: [[String]] = names.map { _ in [] }
  for name in names { members[groupOfName[name] ?? 0].append(name) }
  return members.filter { $0.count > 1 }
}

private func factor(
  of group: [String], _ correlations: [ScoreCorrelation], year: Int?
) throws(SimulationError) -> CholeskyFactor {
  var row: [String: Int] = [:]
  for (position, name) in group.enumerated() { row[name] = position }
  let size = group.count
  var matrix = [Double](repeating: 0, count: size * size)
  for position in 0..<size { matrix[position * size + position] = 1 }
  var pairs: [ScoreCorrelation] = []
  for correlation in correlations {
    guard let first = row[correlation.first], let second = row[correlation.second],
      first != second
    else { continue }
    matrix[first * size + second] = correlation.coefficient
    matrix[second * size + first] = correlation.coefficient
    pairs.append(correlation)
  }
  do {
    return try CholeskyFactor(correlations: matrix, size: size)
  } catch {
    throw .impossibleCorrelations(pairs, year: year)
  }
}
