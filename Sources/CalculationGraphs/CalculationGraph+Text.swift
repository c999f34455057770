extension CalculationGraph {
  /// The graph as text, one operation a line, for people who look for a mistake in it.
  ///
  /// `%12 = multiply %3 %7    ; plan.teachers.payroll FY2027, $ per year`
  public func text() -> String {
    let keptNodes = Set(kept)
    var lines: [String] = []
    lines.reserveCapacity(operations.count)
    for index in operations.indices {
      let node = Node(index: Int32(index))
      var line = "%\(index) = \(text(of: operations[index]))"
      if keptNodes.contains(node) { line += "    [kept]" }
      if let label = labels[node] {
        line += "    ; \(label.name)"
        if let year = label.year { line += " FY\(year)" }
        line += ", \(label.unit)"
      }
      lines.append(line)
    }
    for correlation in correlations {
      lines.append(
        "correlate \(correlation.first) \(correlation.second) \(correlation.coefficient)")
    }
    return lines.joined(separator: "\n")
  }

  private func text(of operation: Operation) -> String {
    switch operation {
    case .constant(let value): return "\(value)"
    case .input(let position):
      let input = inputs[Int(position)]
      let timing = input.year.map { "FY\($0)" } ?? "once"
      let drawn = input.distribution.map { "\($0)" } ?? "uniform score"
      return "draw \(input.name) \(timing) \(drawn)"
    case .flow(let position, let supply, let demand):
      let allocation = allocations[Int(position)]
      let supplies = allocation.supplies.map { "%\($0.index)" }.joined(separator: " ")
      let demands = allocation.demands.map { "%\($0.index)" }.joined(separator: " ")
      return "flow \(supply) → \(demand) of allocation \(position) (\(supplies) → \(demands))"
    default:
      let operands = operation.operands.map { "%\($0.index)" }.joined(separator: " ")
      return "\(operation.word) \(operands)"
    }
  }
}

extension Operation {
  /// The word for it in texts.
  var word: String {
    switch self {
    case .constant: return "constant"
    case .input: return "draw"
    case .add: return "add"
    case .subtract: return "subtract"
    case .multiply: return "multiply"
    case .divide: return "divide"
    case .minimum: return "minimum"
    case .maximum: return "maximum"
    case .negate: return "negate"
    case .exponential: return "exponential"
    case .logarithm: return "logarithm"
    case .power: return "power"
    case .ceiling: return "ceiling"
    case .floor: return "floor"
    case .nearest: return "nearest"
    case .greaterOrEqual: return "greater_or_equal"
    case .greater: return "greater"
    case .equal: return "equal"
    case .select: return "select"
    case .binomialQuantile: return "binomial_quantile"
    case .poissonQuantile: return "poisson_quantile"
    case .flow: return "flow"
    }
  }
}
