internal import CKernels

/// Which arcs a priced allocation has, in numbers as the kernel reads them.
public struct PricedAllocationShape: Sendable, Hashable {
  /// The number of supplies.
  public let supplyCount: Int
  /// The number of demands.
  public let demandCount: Int
  /// The number of limits.
  public let limitCount: Int
  /// The supply of each arc.
  public let arcSupplies: [Int32]
  /// The demand of each arc.
  public let arcDemands: [Int32]
  /// The limit of each arc, or −1.
  public let arcLimits: [Int32]
  /// Where each goal's arcs start in `goalArcs`, and their end.
  public let goalStarts: [Int32]
  /// The arcs of all goals.
  public let goalArcs: [Int32]

  /// The shape of an allocation; `nil` without pricing.
  init?(_ allocation: Allocation) {
    guard let pricing = allocation.pricing else { return nil }
    supplyCount = allocation.supplies.count
    demandCount = allocation.demands.count
    limitCount = pricing.limits.count
    var supplies: [Int32] = []
    var demands: [Int32] = []
    for (supply, row) in allocation.mayServe.enumerated() {
      for demand in row.indices where row[demand] {
        supplies.append(Int32(supply))
        demands.append(Int32(demand))
      }
    }
    arcSupplies = supplies
    arcDemands = demands
    arcLimits = pricing.limitOfArc
    var starts: [Int32] = [0]
    for goal in pricing.goals { starts.append((starts.last ?? 0) + Int32(goal.count)) }
    goalStarts = starts
    goalArcs = pricing.goals.flatMap { $0 }
  }

  /// The position of an arc among all pairs, at `s · demands + d`.
  public func pair(_ arc: Int) -> Int {
    Int(arcSupplies[arc]) * demandCount + Int(arcDemands[arc])
  }

  /// Allocates `count` trials over columns of numbers: `flows` and `prices` a column an arc (a flow
  /// nobody asks for is `nil`), then supplies, demands and limits.
  public func allocate(
    flows: UnsafePointer<UnsafeMutablePointer<Double>?>,
    supplies: UnsafePointer<UnsafePointer<Double>?>,
    demands: UnsafePointer<UnsafePointer<Double>?>,
    limits: UnsafePointer<UnsafePointer<Double>?>,
    prices: UnsafePointer<UnsafePointer<Double>?>, count: Int
  ) {
    arcSupplies.withUnsafeBufferPointer { arcSupply in
      arcDemands.withUnsafeBufferPointer { arcDemand in
        arcLimits.withUnsafeBufferPointer { arcLimit in
          goalStarts.withUnsafeBufferPointer { starts in
            goalArcs.withUnsafeBufferPointer { arcs in
              var problem = ek_priced_allocation(
                supply_count: supplyCount, demand_count: demandCount, limit_count: limitCount,
                arc_count: arcSupplies.count, goal_count: goalStarts.count - 1,
                arc_supply: arcSupply.baseAddress, arc_demand: arcDemand.baseAddress,
                arc_limit: arcLimit.baseAddress, goal_starts: starts.baseAddress,
                goal_arcs: arcs.baseAddress)
              ek_allocate_priced(flows, &problem, supplies, demands, limits, prices, count)
            }
          }
        }
      }
    }
  }
}

extension Allocation {
  /// The amounts of a priced allocation on numbers, `[supply][demand]`; `nil` without pricing.
  public func pricedFlows(_ number: (Node) -> Double) -> [[Double]]? {
    guard let pricing, let shape = PricedAllocationShape(self) else { return nil }
    let arcs = shape.arcSupplies.count
    var inputs = operands.map(number)
    inputs.append(0)
    var outputs = [Double](repeating: 0, count: arcs + 1)
    inputs.withUnsafeBufferPointer { input in
      outputs.withUnsafeMutableBufferPointer { output in
        let columns = (0...inputs.count).map { position in input.baseAddress.map { $0 + position } }
        let targets = (0...arcs).map { position in output.baseAddress.map { $0 + position } }
        columns.withUnsafeBufferPointer { columns in
          targets.withUnsafeBufferPointer { targets in
            guard let start = columns.baseAddress, let flows = targets.baseAddress else { return }
            let demands = start + supplies.count
            let prices = demands + self.demands.count
            shape.allocate(
              flows: flows, supplies: start, demands: demands,
              limits: prices + pricing.prices.count, prices: prices, count: 1)
          }
        }
      }
    }
    var result = supplies.map { _ in demands.map { _ in 0.0 } }
    for arc in 0..<arcs {
      result[Int(shape.arcSupplies[arc])][Int(shape.arcDemands[arc])] = outputs[arc]
    }
    return result
  }
}
