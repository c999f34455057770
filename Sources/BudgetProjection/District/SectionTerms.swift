internal import BudgetModel
internal import CalculationGraphs

/// Arithmetic in which sections are counted: on series of the graph, or on single numbers.
protocol SectionArithmetic {
  /// What is counted with.
  associatedtype Number

  /// A number of the domain.
  mutating func number(_ value: Double) -> Number
  /// left / right.
  mutating func divide(_ left: Number, _ right: Number) -> Number
  /// The smaller one.
  mutating func minimum(_ left: Number, _ right: Number) -> Number
  /// The larger one.
  mutating func maximum(_ left: Number, _ right: Number) -> Number
  /// The whole number above.
  mutating func ceiling(_ operand: Number) -> Number
  /// The whole number below.
  mutating func floor(_ operand: Number) -> Number
  /// The nearest whole number.
  mutating func nearest(_ operand: Number) -> Number
}

extension TermBuilder: SectionArithmetic {
  typealias Number = Series

  mutating func number(_ value: Double) -> Series { series(value) }
}

extension GraphBuilder: SectionArithmetic {
  typealias Number = Node

  mutating func number(_ value: Double) -> Node { constant(value) }
}

/// What turns the places of a group of students into sections: the one formula of sections.
struct SectionTerms<Number> {
  /// How places over target become whole sections.
  let rounding: Rounding
  /// Students for whom one section is planned, stretched by the tolerance.
  let target: Number
  /// Students of the smallest section, where written.
  let minimum: Number?
  /// The most a class may hold, where there is a limit.
  let cap: Number?

  /// The same with another stretched target.
  func with(target: Number) -> SectionTerms {
    SectionTerms(rounding: rounding, target: target, minimum: minimum, cap: cap)
  }

  /// `S0 = max(round(P / target), ceil(P / cap))` of the places P of whole students, at least 1 where
  /// there are any; with a smallest section `max(ceil(P / cap), min(S0, floor(P / minimum)), 1)`.
  func sections<Arithmetic: SectionArithmetic>(
    of students: Number, seats: Number, _ graph: inout Arithmetic
  ) -> Number where Arithmetic.Number == Number {
    let one = graph.number(1)
    let exact = graph.divide(seats, target)
    var sections =
      switch rounding {
      case .up: graph.ceiling(exact)
      case .nearest: graph.nearest(exact)
      case .down: graph.floor(exact)
      }
    if let minimum {
      let least = graph.maximum(minimum, one)
      let full = graph.floor(graph.divide(seats, least))
      sections = graph.minimum(sections, full)
    }
    if let cap {
      let most = graph.maximum(cap, one)
      let needed = graph.ceiling(graph.divide(seats, most))
      sections = graph.maximum(sections, needed)
    }
    // Rounding up and a cap give at least one section by themselves.
    if minimum != nil || (cap == nil && rounding != .up) {
      let atLeast = graph.minimum(students, one)
      sections = graph.maximum(sections, atLeast)
    }
    return sections
  }
}
