internal import CalculationGraphs

/// Arithmetic on terms: each operation goes into the graph, where it may be folded or shared, and into
/// the book as it was meant.
struct TermBuilder {
  /// The shared graph.
  var graph: GraphBuilder
  /// The formulas of one budget.
  var book: FormulaBook
  /// How each series comes about.
  var rules: [SeriesRule] = []
  private var numbers: [Double: Term] = [:]
  private var constants: [Double: Series] = [:]

  /// Goes on with a graph, in a new book.
  init(graph: GraphBuilder, recordsFormulas: Bool) {
    self.graph = graph
    book = FormulaBook(isRecording: recordsFormulas)
  }

  /// The constant a term holds, if it is one.
  func constantValue(_ term: Term) -> Double? { graph.constantValue(term.node) }

  /// A number of the domain.
  mutating func constant(_ value: Double) -> Term {
    if let known = numbers[value] { return known }
    let node = graph.constant(value)
    let term = Term(node: node, formula: book.add(.number(value), node))
    if !value.isNaN { numbers[value] = term }
    return term
  }

  /// A draw.
  mutating func input(_ draw: InputDraw) -> Term {
    let node = graph.input(draw)
    guard case .input(let position) = graph.operations[Int(node.index)] else {
      return Term(node: node, formula: book.add(.number(.nan), node))
    }
    let subject = book.add(.draw(position))
    return Term(node: node, formula: book.add(subject, year: draw.year, formula: nil, node))
  }

  /// A term under a name.
  mutating func named(_ what: FormulaBook.Named, _ term: Term, year: Int?) -> Term {
    named(book.add(what), term, year: year)
  }

  /// A term under the name of a subject.
  mutating func named(_ subject: FormulaBook.Subject, _ term: Term, year: Int?) -> Term {
    let index = book.add(subject, year: year, formula: term.formula, term.node)
    return Term(node: term.node, formula: index)
  }

  // MARK: operations

  /// One operation on one term.
  mutating func apply(_ operation: UnaryOperation, _ operand: Term) -> Term {
    let node =
      switch operation {
      case .negate: graph.negate(operand.node)
      case .exponential: graph.exponential(operand.node)
      case .logarithm: graph.logarithm(operand.node)
      case .ceiling: graph.ceiling(operand.node)
      case .floor: graph.floor(operand.node)
      case .nearest: graph.nearest(operand.node)
      case .nonnegative: graph.nonnegative(operand.node)
      case .not: graph.subtract(graph.constant(1), operand.node)
      }
    return Term(node: node, formula: book.add(.one(operation, operand.formula), node))
  }

  /// One operation on two terms.
  mutating func apply(_ operation: BinaryOperation, _ left: Term, _ right: Term) -> Term {
    let node =
      switch operation {
      case .add: graph.add(left.node, right.node)
      case .subtract: graph.subtract(left.node, right.node)
      case .multiply: graph.multiply(left.node, right.node)
      case .divide: graph.divide(left.node, right.node)
      case .minimum: graph.minimum(left.node, right.node)
      case .maximum: graph.maximum(left.node, right.node)
      case .power: graph.power(left.node, right.node)
      case .greaterOrEqual: graph.greaterOrEqual(left.node, right.node)
      case .greater: graph.greater(left.node, right.node)
      case .equal: graph.equal(left.node, right.node)
      case .divideOrZero: graph.divideOrZero(left.node, right.node)
      }
    return Term(node: node, formula: book.add(.two(operation, left.formula, right.formula), node))
  }

  /// left + right.
  mutating func add(_ left: Term, _ right: Term) -> Term { apply(.add, left, right) }
  /// left − right.
  mutating func subtract(_ left: Term, _ right: Term) -> Term { apply(.subtract, left, right) }
  /// A number that was computed another way, told as left − right.
  mutating func difference(_ left: Term, _ right: Term, is known: Term) -> Term {
    let index = book.add(.two(.subtract, left.formula, right.formula), known.node)
    return Term(node: known.node, formula: index)
  }
  /// left − right of two amounts, or 0 where only rounding tells them apart.
  mutating func difference(_ left: Term, _ right: Term) -> Term {
    difference(
      left, right, is: Term(node: graph.difference(left.node, right.node), formula: left.formula))
  }
  /// left · right.
  mutating func multiply(_ left: Term, _ right: Term) -> Term { apply(.multiply, left, right) }
  /// left / right.
  mutating func divide(_ left: Term, _ right: Term) -> Term { apply(.divide, left, right) }
  /// The smaller one.
  mutating func minimum(_ left: Term, _ right: Term) -> Term { apply(.minimum, left, right) }
  /// The larger one.
  mutating func maximum(_ left: Term, _ right: Term) -> Term { apply(.maximum, left, right) }
  /// left to the power of right.
  mutating func power(_ left: Term, _ right: Term) -> Term { apply(.power, left, right) }
  /// 1 where left ≥ right, else 0.
  mutating func greaterOrEqual(_ left: Term, _ right: Term) -> Term {
    apply(.greaterOrEqual, left, right)
  }
  /// 1 where left > right, else 0.
  mutating func greater(_ left: Term, _ right: Term) -> Term { apply(.greater, left, right) }
  /// 1 where both are equal, else 0.
  mutating func equal(_ left: Term, _ right: Term) -> Term { apply(.equal, left, right) }
  /// −x.
  mutating func negate(_ operand: Term) -> Term { apply(.negate, operand) }
  /// `ceil(x − 1e-9)`.
  mutating func ceiling(_ operand: Term) -> Term { apply(.ceiling, operand) }
  /// `floor(x + 1e-9)`.
  mutating func floor(_ operand: Term) -> Term { apply(.floor, operand) }
  /// The nearest whole number, half away from zero.
  mutating func nearest(_ operand: Term) -> Term { apply(.nearest, operand) }
  /// The larger of a number and 0.
  mutating func nonnegative(_ operand: Term) -> Term { apply(.nonnegative, operand) }
  /// 1 where a 0/1 number is 0, else 0.
  mutating func not(_ condition: Term) -> Term { apply(.not, condition) }

  /// left / right, or 0 where right is at most `least`.
  mutating func divideOrZero(_ left: Term, _ right: Term, above least: Double = 0) -> Term {
    let node = graph.divideOrZero(left.node, right.node, above: least)
    return Term(
      node: node, formula: book.add(.two(.divideOrZero, left.formula, right.formula), node))
  }

  /// `yes` where the condition is not 0, else `no`.
  mutating func select(_ condition: Term, _ yes: Term, _ no: Term) -> Term {
    let node = graph.select(condition.node, yes.node, no.node)
    let index = book.add(.choice(condition.formula, yes.formula, no.formula), node)
    return Term(node: node, formula: index)
  }

  /// The sum of any number of terms, added from the first to the last; 0 where there are none.
  mutating func sum(_ terms: [Term]) -> Term {
    if terms.count == 1 { return terms[0] }
    let node = graph.sum(terms.map(\.node))
    return Term(node: node, formula: book.add(.sum(terms.map(\.formula)), node))
  }

  /// 1 where all 0/1 numbers are 1.
  mutating func all(_ conditions: [Term]) -> Term {
    guard var result = conditions.first else { return constant(1) }
    for condition in conditions.dropFirst() { result = multiply(result, condition) }
    return result
  }

  /// 1 where some 0/1 number is 1.
  mutating func any(_ conditions: [Term]) -> Term {
    var result = constant(0)
    for condition in conditions { result = maximum(result, condition) }
    return result
  }

  /// The smallest x whose binomial(n, p) cdf reaches u; n is rounded to a whole number.
  mutating func binomialQuantile(_ uniform: Term, n: Term, p: Term) -> Term {
    let node = graph.binomialQuantile(uniform.node, n: n.node, p: p.node)
    let index = book.add(.countQuantile([uniform.formula, n.formula, p.formula]), node)
    return Term(node: node, formula: index)
  }

  /// The smallest x whose Poisson cdf reaches u.
  mutating func poissonQuantile(_ uniform: Term, mean: Term) -> Term {
    let node = graph.poissonQuantile(uniform.node, mean: mean.node)
    let index = book.add(.countQuantile([uniform.formula, mean.formula]), node)
    return Term(node: node, formula: index)
  }

  /// A part of a whole number by largest remainder, which other parts decide as well, told by its quota.
  mutating func wholePart(of quota: Term, is known: Node) -> Term {
    Term(node: known, formula: book.add(.wholePart(quota.formula), known))
  }

  /// The flows of an allocation, `[supply][demand]`; zero where a supply may not serve a demand.
  mutating func allocate(
    supplies: [Term], demands: [Term], mayServe: [[Bool]], pricing: Allocation.Pricing? = nil
  ) -> [[Term]] {
    let nodes = graph.allocate(
      Allocation(
        supplies: supplies.map(\.node), demands: demands.map(\.node), mayServe: mayServe,
        pricing: pricing))
    return supplies.indices.map { supply in
      demands.indices.map { demand in
        let node = nodes[supply][demand]
        let index = book.add(
          .flow(
            supplies[supply].formula, demands[demand].formula,
            supplies: Int16(clamping: supplies.count), demands: Int16(clamping: demands.count)),
          node)
        return Term(node: node, formula: index)
      }
    }
  }

  // MARK: series

  /// A series by its rule.
  mutating func series(_ rule: SeriesRule) -> Series {
    rules.append(rule)
    return Series(index: Int32(rules.count - 1))
  }

  /// Another series under a name of its own.
  mutating func series(_ values: Series, named what: FormulaBook.Named) -> Series {
    series(.named(book.add(what), values))
  }

  /// The same number in every year.
  mutating func series(_ value: Double) -> Series {
    if let known = constants[value] { return known }
    let series = series(.constant(value))
    if !value.isNaN { constants[value] = series }
    return series
  }

  /// left + right, year by year.
  mutating func add(_ left: Series, _ right: Series) -> Series { series(.two(.add, left, right)) }
  /// left − right, year by year.
  mutating func subtract(_ left: Series, _ right: Series) -> Series {
    series(.two(.subtract, left, right))
  }
  /// left − right of two amounts, or 0 where only rounding tells them apart, year by year.
  mutating func difference(_ left: Series, _ right: Series) -> Series {
    series(.difference(left, right))
  }
  /// left · right, year by year.
  mutating func multiply(_ left: Series, _ right: Series) -> Series {
    series(.two(.multiply, left, right))
  }
  /// left / right, year by year.
  mutating func divide(_ left: Series, _ right: Series) -> Series {
    series(.two(.divide, left, right))
  }
  /// The smaller one, year by year.
  mutating func minimum(_ left: Series, _ right: Series) -> Series {
    series(.two(.minimum, left, right))
  }
  /// The larger one, year by year.
  mutating func maximum(_ left: Series, _ right: Series) -> Series {
    series(.two(.maximum, left, right))
  }
  /// 1 where left ≥ right, year by year.
  mutating func greaterOrEqual(_ left: Series, _ right: Series) -> Series {
    series(.two(.greaterOrEqual, left, right))
  }
  /// 1 where left > right, year by year.
  mutating func greater(_ left: Series, _ right: Series) -> Series {
    series(.two(.greater, left, right))
  }
  /// −x, year by year.
  mutating func negate(_ operand: Series) -> Series { series(.one(.negate, operand)) }
  /// Whole numbers above, year by year.
  mutating func ceiling(_ operand: Series) -> Series { series(.one(.ceiling, operand)) }
  /// Whole numbers below, year by year.
  mutating func floor(_ operand: Series) -> Series { series(.one(.floor, operand)) }
  /// The nearest whole numbers, year by year.
  mutating func nearest(_ operand: Series) -> Series { series(.one(.nearest, operand)) }
  /// The larger of each number and 0.
  mutating func nonnegative(_ operand: Series) -> Series { series(.one(.nonnegative, operand)) }
  /// 1 in years in which a 0/1 number is 0, else 0.
  mutating func not(_ condition: Series) -> Series { series(.one(.not, condition)) }
  /// 1 + x, year by year.
  mutating func onePlus(_ operand: Series) -> Series { add(series(1), operand) }
  /// left / right, or 0 where right is at most `least`, year by year.
  mutating func divideOrZero(_ left: Series, _ right: Series, above least: Double = 0) -> Series {
    series(.divideOrZero(left, right, above: least))
  }
  /// The sum of any number of series; 0 in each year where there are none.
  mutating func sum(_ parts: [Series]) -> Series {
    parts.count == 1 ? parts[0] : parts.isEmpty ? series(0) : series(.sum(parts))
  }
  /// The sums of a series up to each year.
  mutating func runningSum(_ values: Series) -> Series { series(.runningSum(values)) }
  /// The largest of several series and 0.
  mutating func any(_ conditions: [Series]) -> Series {
    var result = series(0)
    for condition in conditions { result = maximum(result, condition) }
    return result
  }
}
