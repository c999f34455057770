internal import CalculationGraphs

/// Students of one total who are dealt out whole, by largest remainder.
///
/// Every part gets the whole students of its quota; those who are left go one each to the parts with
/// the largest remainders, of equal ones to those that stand first. The parts sum to the total.
enum WholeStudents {
  /// The parts of a whole total whose quotas sum to it.
  static func parts(of total: Term, quotas: [Term], _ terms: inout TermBuilder) -> [Term] {
    let nodes = parts(of: total.node, quotas: quotas.map(\.node), &terms.graph)
    return zip(quotas, nodes).map { terms.wholePart(of: $0, is: $1) }
  }

  private static func parts(
    of total: Node, quotas: [Node], _ graph: inout GraphBuilder
  ) -> [Node] {
    guard quotas.count > 1 else { return [total] }
    let floors = quotas.map { graph.floor($0) }
    // Remainders in whole billionths: those that differ by the last digits only are equal.
    let billion = graph.constant(1e9)
    let remainders = zip(quotas, floors).map { quota, floor in
      graph.nearest(graph.multiply(graph.subtract(quota, floor), billion))
    }
    let left = graph.subtract(total, graph.sum(floors))
    var ahead = quotas.map { _ in [Node]() }
    for second in quotas.indices {
      for first in 0..<second {
        let isAhead = graph.greaterOrEqual(remainders[first], remainders[second])
        ahead[second].append(isAhead)
        ahead[first].append(graph.subtract(graph.constant(1), isAhead))
      }
    }
    // The last part is what the others leave.
    var found = quotas.indices.dropLast().map { part in
      graph.add(floors[part], graph.greater(left, graph.sum(ahead[part])))
    }
    found.append(graph.subtract(total, graph.sum(found)))
    return found
  }
}
