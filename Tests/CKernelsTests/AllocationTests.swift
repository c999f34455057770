import CKernels
import Testing

@Suite("Allocation")
struct AllocationTests {
  /// A small allocation problem.
  struct Problem {
    var supplies: [Double]
    var demands: [Double]
    var mayServe: [[Bool]]
  }

  /// The flows of one allocation, one row a supply.
  private func flows(_ problem: Problem) -> [[Double]] {
    flows(
      supplies: problem.supplies.map { [$0] }, demands: problem.demands.map { [$0] },
      mayServe: problem.mayServe
    ).map { row in row.map { $0[0] } }
  }

  /// The flows of columns of trials.
  private func flows(
    supplies: [[Double]], demands: [[Double]], mayServe: [[Bool]]
  ) -> [[[Double]]] {
    let count = supplies.first?.count ?? 0
    let flags = mayServe.flatMap { $0 }.map { $0 ? UInt8(1) : 0 }
    let inputs = (supplies + demands).flatMap { $0 }
    let pairs = supplies.count * demands.count
    var output = [Double](repeating: -1, count: pairs * count)
    inputs.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { out in
        let columns = (0..<(supplies.count + demands.count)).map { number in
          input.baseAddress.map { $0 + number * count }
        }
        let targets = (0..<pairs).map { number in out.baseAddress.map { $0 + number * count } }
        ek_allocate(
          targets, Array(columns[..<supplies.count]), supplies.count,
          Array(columns[supplies.count...]), demands.count, flags, count)
      }
    }
    return supplies.indices.map { supply in
      demands.indices.map { demand in
        let start = (supply * demands.count + demand) * count
        return Array(output[start..<(start + count)])
      }
    }
  }

  /// The largest total the first `count` supplies can give: the least, over sets of them, of what
  /// the others have and what the set's demands want (maximum flow, minimum cut).
  private func largestTotal(_ problem: Problem, first count: Int) -> Double {
    (0..<(1 << count)).map { set in
      let inside = (0..<count).filter { set >> $0 & 1 == 1 }
      let outside = (0..<count).filter { set >> $0 & 1 == 0 }
      let reached = problem.demands.indices.filter { demand in
        inside.contains { problem.mayServe[$0][demand] }
      }
      return outside.reduce(0) { $0 + problem.supplies[$1] }
        + reached.reduce(0) { $0 + problem.demands[$1] }
    }.min() ?? 0
  }

  /// Random problems with many ties and zeros; whole amounts or thirds.
  private func problem(_ number: Int) -> Problem {
    var draws = uniforms(80, key: 4_711, first: UInt64(number) * 80)[...]
    func next() -> Double { draws.popFirst() ?? 0.5 }
    let supplyCount = 1 + Int(next() * 5)
    let demandCount = 1 + Int(next() * 6)
    let unit = number % 2 == 0 ? 1.0 : 1.0 / 3
    let largest = next() < 0.5 ? 4.0 : 30.0
    return Problem(
      supplies: (0..<supplyCount).map { _ in (next() * largest).rounded(.down) * unit },
      demands: (0..<demandCount).map { _ in (next() * largest).rounded(.down) * unit },
      mayServe: (0..<supplyCount).map { _ in (0..<demandCount).map { _ in next() < 0.5 } })
  }

  @Test func randomProblemsReachTheMaximumInOrder() {
    for number in 0..<2_000 {
      let problem = problem(number)
      let flows = flows(problem)
      let tolerance = number % 2 == 0 ? 0 : 1e-12
      var before = 0.0
      for (supply, row) in flows.enumerated() {
        let total = row.reduce(0, +)
        #expect(total <= problem.supplies[supply] + tolerance)
        let bound = largestTotal(problem, first: supply + 1)
        #expect((total - (bound - before)).magnitude <= tolerance, "problem \(number)")
        before = bound
        for (demand, flow) in row.enumerated() {
          #expect(flow >= 0 && (flow == 0 || problem.mayServe[supply][demand]))
        }
      }
      for demand in problem.demands.indices {
        let received = flows.reduce(0) { $0 + $1[demand] }
        #expect(received <= problem.demands[demand] + tolerance)
      }
    }
  }

  @Test func trialsDoNotTouchEachOther() {
    let problem = problem(17)
    let trials = 50
    let supplies = problem.supplies.map { amount in (0..<trials).map { amount + Double($0 % 5) } }
    let demands = problem.demands.map { amount in (0..<trials).map { amount + Double($0 % 3) } }
    let together = flows(supplies: supplies, demands: demands, mayServe: problem.mayServe)
    for trial in 0..<trials {
      let alone = flows(
        Problem(
          supplies: supplies.map { $0[trial] }, demands: demands.map { $0[trial] },
          mayServe: problem.mayServe))
      #expect(together.map { row in row.map { $0[trial] } } == alone)
    }
  }

  @Test func suppliesTakeDemandsInOrder() {
    let flows = flows(
      Problem(
        supplies: [5, 4], demands: [3, 3, 3], mayServe: [[true, true, true], [true, true, true]]))
    #expect(flows == [[3, 2, 0], [0, 1, 3]])
  }

  @Test func stuckSupplyMovesEarlierAmountsToTheLowestDemand() {
    // The second supply may serve the first demand only; the first moves to demand 1, then 2.
    let flows = flows(
      Problem(
        supplies: [5, 4], demands: [4, 2, 2, 9],
        mayServe: [[true, true, true, false], [true, false, false, false]]))
    #expect(flows == [[1, 2, 2, 0], [3, 0, 0, 0]])
  }

  @Test func amountsMoveThroughSeveralSupplies() {
    let flows = flows(
      Problem(
        supplies: [2, 2, 2], demands: [2, 2, 2],
        mayServe: [[true, true, false], [false, true, true], [true, false, false]]))
    #expect(flows == [[0, 2, 0], [0, 0, 2], [2, 0, 0]])
  }

  @Test func nothingNegativeAndInfinityAreHandled() {
    let flags = [[true, true], [true, true]]
    let none = flows(Problem(supplies: [0, 0], demands: [1, 2], mayServe: flags))
    #expect(none == [[0, 0], [0, 0]])
    let unwanted = flows(Problem(supplies: [1, 2], demands: [0, 0], mayServe: flags))
    #expect(unwanted == [[0, 0], [0, 0]])
    let odd = flows(Problem(supplies: [-1, .nan], demands: [3, -2], mayServe: flags))
    #expect(odd == [[0, 0], [0, 0]])
    let endless = flows(
      Problem(supplies: [.infinity, 5], demands: [3, .infinity], mayServe: flags))
    #expect(endless == [[3, .infinity], [0, 0]])
  }

  @Test func flowsNobodyAsksForAreSkipped() {
    var kept = [0.0]
    let supply = [2.0]
    let demand = [1.5]
    kept.withUnsafeMutableBufferPointer { out in
      supply.withUnsafeBufferPointer { supplyColumn in
        demand.withUnsafeBufferPointer { demandColumn in
          ek_allocate(
            [nil, out.baseAddress], [supplyColumn.baseAddress], 1,
            [demandColumn.baseAddress, demandColumn.baseAddress], 2, [1, 1], 1)
        }
      }
    }
    #expect(kept == [0.5])
  }
}
