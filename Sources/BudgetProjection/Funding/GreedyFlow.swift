/// The greedy maximum flow of an allocation, on numbers.
enum GreedyFlow {
  /// The flows, `[supply][demand]`, as `Allocation` describes them.
  static func flows(supplies: [Double], demands: [Double], mayServe: [[Bool]]) -> [[Double]] {
    var state = State(demands: demands, mayServe: mayServe, supplyCount: supplies.count)
    for supply in supplies.indices {
      var left = supplies[supply]
      for demand in demands.indices where mayServe[supply][demand] {
        let amount = min(left, state.unfilled[demand])
        guard amount > 0 else { continue }
        state.give(supply, demand, amount)
        left -= amount
      }
      while left > 0, let path = state.path(from: supply) {
        let moved = state.augment(path, atMost: left)
        guard moved > 0 else { break }
        left -= moved
      }
    }
    return state.flows
  }

  /// The flows so far.
  private struct State {
    var flows: [[Double]]
    var unfilled: [Double]
    let mayServe: [[Bool]]

    init(demands: [Double], mayServe: [[Bool]], supplyCount: Int) {
      self.flows = Array(
        repeating: Array(repeating: 0, count: demands.count), count: supplyCount)
      self.unfilled = demands
      self.mayServe = mayServe
    }

    mutating func give(_ supply: Int, _ demand: Int, _ amount: Double) {
      flows[supply][demand] += amount
      unfilled[demand] -= amount
    }

    /// The shortest way from a supply to the reachable unfilled demand of the lowest number:
    /// supply, demand, supply, …, demand.
    func path(from start: Int) -> [Int]? {
      var demandFrom = [Int?](repeating: nil, count: unfilled.count)
      var supplyFrom = [Int?](repeating: nil, count: flows.count)
      var queue = [start]
      var seen = Set([start])
      while !queue.isEmpty {
        let supply = queue.removeFirst()
        for demand in unfilled.indices where mayServe[supply][demand] && demandFrom[demand] == nil {
          demandFrom[demand] = supply
          for other in flows.indices where flows[other][demand] > 0 && !seen.contains(other) {
            seen.insert(other)
            supplyFrom[other] = demand
            queue.append(other)
          }
        }
      }
      guard
        let end = unfilled.indices.first(where: { demandFrom[$0] != nil && unfilled[$0] > 0 })
      else { return nil }
      var path = [end]
      while let supply = demandFrom[path[0]] {
        path.insert(supply, at: 0)
        guard supply != start, let demand = supplyFrom[supply] else { break }
        path.insert(demand, at: 0)
      }
      return path
    }

    /// Moves as much as a path takes.
    mutating func augment(_ path: [Int], atMost limit: Double) -> Double {
      var amount = min(limit, unfilled[path[path.count - 1]])
      for index in stride(from: 1, to: path.count - 1, by: 2) {
        amount = min(amount, flows[path[index + 1]][path[index]])
      }
      for index in stride(from: 0, to: path.count - 1, by: 2) {
        flows[path[index]][path[index + 1]] += amount
        if index + 2 < path.count { flows[path[index + 2]][path[index + 1]] -= amount }
      }
      unfilled[path[path.count - 1]] -= amount
      return amount
    }
  }
}
