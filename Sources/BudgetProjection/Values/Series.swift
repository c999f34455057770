internal import CalculationGraphs

/// One node for each fiscal year of the horizon.
typealias Series = [Node]

extension GraphBuilder {
  /// The same number in every year.
  mutating func series(_ value: Double, count: Int) -> Series {
    Series(repeating: constant(value), count: count)
  }

  /// left + right, year by year.
  mutating func add(_ left: Series, _ right: Series) -> Series {
    zip(left, right).map { add($0, $1) }
  }

  /// left − right, year by year.
  mutating func subtract(_ left: Series, _ right: Series) -> Series {
    zip(left, right).map { subtract($0, $1) }
  }

  /// left · right, year by year.
  mutating func multiply(_ left: Series, _ right: Series) -> Series {
    zip(left, right).map { multiply($0, $1) }
  }

  /// The larger of each value and 0, year by year.
  mutating func nonnegative(_ values: Series) -> Series {
    values.map { nonnegative($0) }
  }

  /// The sum of any number of series; 0 in each year where there are none.
  mutating func sum(_ parts: [Series], count: Int) -> Series {
    guard var total = parts.first else { return series(0, count: count) }
    for part in parts.dropFirst() { total = add(total, part) }
    return total
  }

  /// The sums of a series up to each year.
  mutating func runningSum(_ values: Series) -> Series {
    var total = constant(0)
    return values.map {
      total = add(total, $0)
      return total
    }
  }

  /// left / right, or 0 where right is at most `least`.
  mutating func divideOrZero(_ left: Node, _ right: Node, above least: Double = 0) -> Node {
    if let divisor = constantValue(right) {
      return divisor > least ? divide(left, right) : constant(0)
    }
    return select(greater(right, constant(least)), divide(left, right), constant(0))
  }

  /// left / right, or 0 where right is at most `least`, year by year.
  mutating func divideOrZero(_ left: Series, _ right: Series, above least: Double = 0) -> Series {
    zip(left, right).map { divideOrZero($0, $1, above: least) }
  }

  /// The larger of a value and 0.
  mutating func nonnegative(_ value: Node) -> Node {
    switch operations[Int(value.index)] {
    case .flow, .greater, .greaterOrEqual, .equal, .exponential: value
    case .maximum(let left, let right)
    where (constantValue(left) ?? -1) >= 0 || (constantValue(right) ?? -1) >= 0: value
    default: maximum(value, constant(0))
    }
  }

  /// 1 where a 0/1 value is 0, else 0.
  mutating func not(_ condition: Node) -> Node {
    subtract(constant(1), condition)
  }

  /// 1 where all 0/1 values are 1.
  mutating func all(_ conditions: [Node]) -> Node {
    product(conditions)
  }
}
