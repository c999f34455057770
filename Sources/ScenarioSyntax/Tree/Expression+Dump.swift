extension Expression {
  /// The expression with its kind and its parts in parentheses, without places.
  public var dump: String {
    switch self {
    case .quantity(let quantity): quantity.dump
    case .name(let path): path.text
    case .phrase(let words, _): "(phrase \(joined(words)))"
    case .text(let text): text.dump
    case .years(let first, let last, _):
      last.map { "(years FY\(first.year) FY\($0.year))" } ?? "FY\(first.year)"
    case .gradeSpan(let first, let last, _): "(grades \(first.text) \(last.text))"
    case .numberSpan(let first, let last, _): "(span \(first.dump) \(last.dump))"
    case .list(let elements, _): "(list \(elements.map(\.dump).joined(separator: ", ")))"
    case .call(let name, let arguments, _):
      "\(name.text)(\(arguments.map(\.dump).joined(separator: ", ")))"
    case .negation(let operand, _): "(negate \(operand.dump))"
    case .binary(let operation, let left, let right, _):
      "(\(left.dump) \(operation.rawValue) \(right.dump))"
    case .interval(let low, let high, _): "(\(low.dump) to \(high.dump))"
    case .share(let share, let words, _): "(\(share.dump) of \(joined(words)))"
    case .at(let amount, let rate, _): "(\(amount.dump) at \(rate.dump))"
    case .afterCommitted(let value, _): "(after-committed \(value.dump))"
    case .column(let name, _): "(column \(name.dump))"
    case .readyMade: "(default)"
    case .overYears(let condition, let quantifier, _):
      "(\(condition.dump) over \(quantifier.dump))"
    case .within(let condition, let tolerance, _):
      "(\(condition.dump) within \(tolerance.dump))"
    }
  }

  /// Words with spaces between them.
  private func joined(_ words: [Word]) -> String { words.map(\.text).joined(separator: " ") }
}

extension Argument {
  /// The argument with its label or key.
  var dump: String {
    if let label { return "\(label.text) = \(value.dump)" }
    if let key { return "\(key.dump): \(value.dump)" }
    return value.dump
  }
}

extension Quantity {
  /// The number with its unit, e.g. `<$4900 per FTE per year>`; a plain number stands alone.
  var dump: String {
    let whole = Int(exactly: number).map(String.init) ?? String(number)
    var text = "\(isMoney ? "$" : "")\(whole)\(isPercent ? "%" : "")"
    if unit.isEmpty, per.isEmpty { return text }
    for word in unit { text += " \(word.text)" }
    for divisor in per {
      text += " per"
      if divisor.count != 1 {
        text += " \(Int(exactly: divisor.count).map(String.init) ?? String(divisor.count))"
      }
      for word in divisor.words { text += " \(word.text)" }
    }
    return "<\(text)>"
  }
}

extension YearQuantifier {
  /// The quantifier as it is written.
  var dump: String {
    let scopeText = scope.map { " \($0.dump)" } ?? ""
    return switch form {
    case .each: "each year\(scopeText)"
    case .all: "all years\(scopeText)"
    case .only: "only\(scopeText)"
    }
  }
}
