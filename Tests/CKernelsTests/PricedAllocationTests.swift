import CKernels
import Foundation
import Testing

@Suite("Priced allocation")
struct PricedAllocationTests {
  /// One arc of a problem.
  struct Arc {
    let supply: Int32
    let demand: Int32
    let limit: Int32
    let price: Double
  }

  /// A problem with the sums that its goals reach.
  struct Problem {
    var supplies: [Double]
    var demands: [Double]
    var limits: [Double]
    var arcs: [Arc]
    var goals: [[Int]]
    var optima: [Double] = []
  }

  /// The dollars of each arc.
  private func solve(_ problem: Problem) -> [Double] {
    let numbers =
      problem.supplies + problem.demands + problem.limits + problem.arcs.map(\.price) + [0]
    var result = [Double](repeating: -1, count: problem.arcs.count)
    var starts: [Int32] = [0]
    for goal in problem.goals { starts.append(starts[starts.count - 1] + Int32(goal.count)) }
    let goalArcs = problem.goals.flatMap { $0 }.map { Int32($0) }
    let supplyOf = problem.arcs.map(\.supply)
    let demandOf = problem.arcs.map(\.demand)
    let limitOf = problem.arcs.map(\.limit)
    numbers.withUnsafeBufferPointer { input in
      result.withUnsafeMutableBufferPointer { output in
        let columns = numbers.indices.map { position in input.baseAddress.map { $0 + position } }
        let targets = problem.arcs.indices.map { arc in output.baseAddress.map { $0 + arc } }
        let demands = problem.supplies.count
        let limits = demands + problem.demands.count
        let prices = limits + problem.limits.count
        supplyOf.withUnsafeBufferPointer { supplyOf in
          demandOf.withUnsafeBufferPointer { demandOf in
            limitOf.withUnsafeBufferPointer { limitOf in
              starts.withUnsafeBufferPointer { starts in
                goalArcs.withUnsafeBufferPointer { goalArcs in
                  var shape = ek_priced_allocation(
                    supply_count: problem.supplies.count, demand_count: problem.demands.count,
                    limit_count: problem.limits.count, arc_count: problem.arcs.count,
                    goal_count: problem.goals.count, arc_supply: supplyOf.baseAddress,
                    arc_demand: demandOf.baseAddress, arc_limit: limitOf.baseAddress,
                    goal_starts: starts.baseAddress, goal_arcs: goalArcs.baseAddress)
                  ek_allocate_priced(
                    targets, &shape, columns, Array(columns[demands...]),
                    Array(columns[limits...]), Array(columns[prices...]), 1)
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// Every goal as large as scipy makes it, within all bounds.
  @Test func goalsReachTheOptimaOfLinearProgrammes() throws {
    let problems = try Self.reference()
    #expect(problems.count == 200)
    for (number, problem) in problems.enumerated() {
      let dollars = solve(problem)
      for (goal, optimum) in zip(problem.goals, problem.optima) {
        let reached = goal.reduce(0) { $0 + dollars[$1] }
        #expect(abs(reached - optimum) <= 1e-9 * max(1, optimum), "problem \(number)")
      }
      expectWithinBounds(problem, dollars, number)
    }
  }

  private func expectWithinBounds(_ problem: Problem, _ dollars: [Double], _ number: Int) {
    #expect(dollars.allSatisfy { $0 >= 0 }, "problem \(number)")
    let bounds: [(bounds: [Double], of: (Arc) -> Int32, weight: (Arc) -> Double)] = [
      (problem.supplies, { $0.supply }, { $0.price }), (problem.demands, { $0.demand }, { _ in 1 }),
      (problem.limits, { $0.limit }, { _ in 1 }),
    ]
    for (bounds, group, weight) in bounds {
      for (position, bound) in bounds.enumerated() {
        let sum = zip(problem.arcs, dollars).reduce(0.0) {
          Int(group($1.0)) == position ? $0 + weight($1.0) * $1.1 : $0
        }
        #expect(sum <= bound + 1e-9 * max(1, bound), "problem \(number)")
      }
    }
  }

  @Test func aDollarOfPayCostsItsSurcharge() {
    let arcs = [Arc(supply: 0, demand: 0, limit: -1, price: 1.3854)]
    let paid = solve(
      Problem(supplies: [69_270], demands: [80_000], limits: [], arcs: arcs, goals: [[0]]))
    #expect(abs(paid[0] - 50_000) < 1e-6)
  }

  @Test func theFirstGoalComesBeforeTheSecond() {
    // The cheap arc first, then what is left for the dear one.
    let arcs = [
      Arc(supply: 0, demand: 0, limit: -1, price: 2), Arc(supply: 0, demand: 1, limit: 0, price: 1),
    ]
    func paid(_ goals: [[Int]]) -> [Double] {
      solve(Problem(supplies: [10], demands: [9, 9], limits: [6], arcs: arcs, goals: goals))
    }
    #expect(paid([[0, 1]]) == [2, 6])
    #expect(paid([[0], [1]]) == [5, 0])
    #expect(paid([[1], [0]]) == [2, 6])
  }

  @Test func nothingNegativeAndNotANumberAreHandled() {
    let arcs = [
      Arc(supply: 0, demand: 0, limit: -1, price: .nan),
      Arc(supply: 1, demand: 0, limit: -1, price: 1),
    ]
    func paid(_ supplies: [Double], _ demand: Double) -> [Double] {
      solve(
        Problem(supplies: supplies, demands: [demand], limits: [], arcs: arcs, goals: [[0], [1]]))
    }
    #expect(paid([-1, .nan], 5) == [0, 0])
    #expect(paid([3, .infinity], 5) == [3, 2])
    #expect(paid([3, 3], .nan) == [0, 0])
    #expect(paid([3, 3], 0) == [0, 0])
  }

  private static func reference(_ file: String = #filePath) throws -> [Problem] {
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Reference/priced-allocations.csv")
    let text = try String(contentsOf: url, encoding: .utf8)
    func numbers(_ text: Substring) -> [Double] {
      text.split(separator: " ").compactMap { Double($0) }
    }
    return text.split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: ";", omittingEmptySubsequences: false)
      let arcs = parts[3].split(separator: "|").map { text in
        let fields = numbers(text)
        return Arc(
          supply: Int32(fields[0]), demand: Int32(fields[1]), limit: Int32(fields[2]),
          price: fields[3])
      }
      return Problem(
        supplies: numbers(parts[0]), demands: numbers(parts[1]), limits: numbers(parts[2]),
        arcs: arcs, goals: parts[4].split(separator: "|").map { numbers($0).map { Int($0) } },
        optima: numbers(parts[5]))
    }
  }
}
