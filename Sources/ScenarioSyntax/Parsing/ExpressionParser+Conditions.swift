import Diagnostics

extension ExpressionParser {
  /// Reads a condition: comparisons joined by `and` and `or`, of which `and` binds more tightly.
  func parseCondition() throws(ParseFailure) -> Expression {
    var left = try parseConjunction()
    while isAt("or") {
      try countOperator()
      advanceOverBreak()
      let right = try parseConjunction()
      left = .binary(.or, left, right, left.range.union(right.range))
    }
    return left
  }

  /// Reads comparisons joined by `and`.
  private func parseConjunction() throws(ParseFailure) -> Expression {
    var left = try parseComparison()
    while isAt("and") {
      try countOperator()
      advanceOverBreak()
      let right = try parseComparison()
      left = .binary(.and, left, right, left.range.union(right.range))
    }
    return left
  }

  /// The comparison operator of a token.
  private func comparison(_ kind: Token.Kind) -> BinaryOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// Reads `a >= b`, `a = b within c`, `a >= b in each year`, `a in FY2027 = b`, or a plain value.
  private func parseComparison() throws(ParseFailure) -> Expression {
    var left = try parseAt()
    let early = try parseQuantifier()
    if let early { left = .overYears(left, early, left.range.union(early.range)) }
    guard let operation = comparison(current.kind) else { return left }
    try countOperator()
    advanceOverBreak()
    let right = try parseAt()
    if comparison(current.kind) != nil {
      throw failure(SyntaxMessages.chainedComparison(describe(current), range(current)))
    }
    var tolerance: Expression?
    if isAt("within") {
      advanceOverBreak()
      tolerance = try parseAt()
    }
    let late = early == nil ? try parseQuantifier() : nil
    // `a = b within c in FY2027` is the same as `a in FY2027 = b within c`.
    if let late, tolerance != nil {
      left = .overYears(left, late, left.range.union(late.range))
    }
    let compared = Expression.binary(operation, left, right, left.range.union(right.range))
    if let tolerance {
      return .within(compared, tolerance, compared.range.union(tolerance.range))
    }
    guard let late else { return compared }
    return .overYears(compared, late, compared.range.union(late.range))
  }

  /// Reads `in each year [scope]`, `in all years [scope]` or `in FY2027`, if one stands here.
  private func parseQuantifier() throws(ParseFailure) -> YearQuantifier? {
    guard isAt("in") else { return nil }
    let start = range(current)
    let next = token(ahead: 1)
    let form: YearQuantifier.Form
    if matches(next, "each") {
      form = .each
    } else if matches(next, "all") {
      form = .all
    } else {
      let scope = try parseScope()
      return YearQuantifier(form: .only, scope: scope, range: scope.map(\.range) ?? start)
    }
    advance()
    advance()
    guard isAt("year") || isAt("years") else {
      throw failure(
        SyntaxMessages.expectedWord(
          form == .each ? "year" : "years", describe(current), range(current),
          "P(coverage >= 1 in each year from FY2027) >= 80%"))
    }
    let last = range(current)
    advance()
    let scope = isAt("in") ? nil : try parseScope()
    return YearQuantifier(form: form, scope: scope, range: start.union(scope?.range ?? last))
  }
}
